"""Grim norms with minimax punishment: the construction of Proposition 1, and its bare paths.

Each player follows its part of a path; once the *other* has left it, it plays for ever the action
that minimises the other's best payoff (its pure minimax punishment).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.norm_cross_play import NormCrossPlay, norm_cross_play
from gametheory_bp.norms.punishments import Punishments

__all__ = ["bare_cross_play", "grim_cross_play", "grim_norm", "grim_slack"]


def grim_norm(game: BimatrixGame, path: ActionPath, punish: Punishments, *, name: str = "") -> Norm:
    """The grim norm on a path.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> grim_norm(game, ActionPath.constant(0, 0), Punishments.of(game)).name
    'grim on (0,0)*'
    """
    return _grim(name or f"grim on {path}", game.shape, path, punish.row, punish.column)


def grim_cross_play(
    repeated: RepeatedGame, row: ActionPath, column: ActionPath, punish: Punishments
) -> NormCrossPlay:
    """Row follows the grim norm on one path, column that on another.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> both = ActionPath.constant(0, 0), ActionPath.constant(1, 1)
    >>> met = grim_cross_play(RepeatedGame(game, "24/25"), *both, Punishments.of(game))
    >>> met.row_switch, met.column_switch, met.payoffs
    (1, 1, (Fraction(0, 1), Fraction(0, 1)))
    """
    norms = (grim_norm(repeated.game, path, punish) for path in (row, column))
    return norm_cross_play(repeated, *norms)


def bare_cross_play(repeated: RepeatedGame, row: ActionPath, column: ActionPath) -> NormCrossPlay:
    """Row follows one path, column another, whatever the other does.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> turns, always = ActionPath((), ((0, 0), (1, 1))), ActionPath.constant(0, 0)
    >>> bare_cross_play(RepeatedGame(game, "24/25"), turns, always).payoffs
    (Fraction(100, 49), Fraction(25, 49))
    """
    shape = repeated.game.shape
    return norm_cross_play(repeated, _bare(shape, row), _bare(shape, column))


@lru_cache(maxsize=4096)
def _bare(shape: tuple[int, int], path: ActionPath) -> Norm:
    return Norm.following(f"follow {path}", shape, path)


@lru_cache(maxsize=4096)
def _grim(name: str, shape: tuple[int, int], path: ActionPath, row: int, column: int) -> Norm:
    """Searches through many games meet the same few paths again and again, hence the cache."""
    return Norm.grim(name, shape, path, row, column)


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
