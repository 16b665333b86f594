"""The baseline with words: both announce their sets, and a rule is drawn from the overlap."""

from __future__ import annotations

from typing import Any

from gametheory_bp.norms.amtft_agents.agent import AmtftAgent
from gametheory_bp.norms.amtft_agents.numbers import Pair, mean_of
from gametheory_bp.norms.amtft_agents.play import play

__all__ = ["announced_payoffs"]


def announced_payoffs(
    row: AmtftAgent, column: AmtftAgent, criterion: Any = "discounted", *, game: Any = None
) -> Pair:
    """Payoffs if both announce their rules before play.

    If some rules are common, one of them is drawn in public, each with the same chance, and both
    follow it as amTFT(w); else they play as they are.

    Parameters
    ----------
    row, column : AmtftAgent
    criterion, game
        As for :func:`play`.

    Returns
    -------
    pair of numbers

    Notes
    -----
    *Exactness.* As for :func:`play`.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> from gametheory_bp.norms.amtft_agents import amtft_set
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> both = ["utilitarian", "egalitarian"]
    >>> announced_payoffs(amtft_set(game, both), amtft_set(game, both, "column"))
    (Fraction(3, 1), Fraction(3, 2))
    """
    common = [rule for rule in row.rules if rule in column.rules]
    if not common:
        return play(row, column, criterion, game=game).payoffs
    met = []
    for rule in common:
        one, two = (
            agent.variant(rules=(rule,), settings=agent.settings.but(weights=()))
            for agent in (row, column)
        )
        met.append(play(one, two, criterion, game=game).payoffs)
    return mean_of([pair[0] for pair in met]), mean_of([pair[1] for pair in met])
