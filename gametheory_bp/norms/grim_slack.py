"""What leaving the path of a grim norm costs, in closed form."""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms.punishments import Punishments

__all__ = ["grim_slack"]


def grim_slack(
    repeated: RepeatedGame, path: ActionPath, punish: Punishments
) -> tuple[Fraction, int, str]:
    """The least that a player loses by leaving the path, when and who; negative if one gains.

    A player who leaves at some time gets its best other payoff there and its pure minimax value
    afterwards: the grim profile is a Nash equilibrium exactly if no slack is negative.  With
    discount 0 only the first time counts.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("prisoners_dilemma"), "1/2")
    >>> grim_slack(repeated, ActionPath.constant(0, 0), Punishments.of(repeated.game))
    (Fraction(0, 1), 0, 'column')
    """
    game, d = repeated.game, repeated.discount
    m, n = game.shape
    found = []
    values = repeated.continuations(path)
    for place, value in enumerate(values if d else values[:1]):
        i, j = path.at(place)
        others = ([game.payoff(k, j)[0] for k in range(m) if k != i], 0, "row")
        theirs = ([game.payoff(i, k)[1] for k in range(n) if k != j], 1, "column")
        for payoffs, player, name in (others, theirs):
            if payoffs:
                best = (1 - d) * max(payoffs) + d * punish.minimax[player]
                found.append((value[player] - best, place, name))
    return min(found) if found else (Fraction(0), 0, "row")
