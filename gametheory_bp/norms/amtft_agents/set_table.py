"""Every set of rules against every other: the data of figure 5 and table 5."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.criterion import Criterion, read_criterion
from gametheory_bp.norms.amtft_agents.agent import amtft_set
from gametheory_bp.norms.amtft_agents.numbers import Pair, number_words
from gametheory_bp.norms.amtft_agents.play import play_under
from gametheory_bp.norms.amtft_agents.play_record import AmtftPlay
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["FIGURE_5_RULES", "SetCell", "SetTable", "set_name", "set_table"]

FIGURE_5_RULES = ("utilitarian", "egalitarian", "nash", "kalai_smorodinsky")


@dataclass(frozen=True, slots=True)
class SetCell:
    """amTFT(W1) against amTFT(W2).

    Attributes
    ----------
    row_rules, column_rules : tuple of str
    overlap : tuple of str
        Rules in both sets.
    plays : tuple of AmtftPlay
        One for each criterion.
    """

    row_rules: tuple[str, ...]
    column_rules: tuple[str, ...]
    overlap: tuple[str, ...]
    plays: tuple[AmtftPlay, ...]


@dataclass(frozen=True, slots=True)
class SetTable(Displayed):
    """All pairs of sets.

    Attributes
    ----------
    sets : tuple of tuples of str
    criteria : tuple of Criterion
    cells : tuple of SetCell
        Row by row.
    """

    sets: tuple[tuple[str, ...], ...]
    criteria: tuple[Criterion, ...]
    cells: tuple[SetCell, ...]

    def payoffs(self, criterion: Any = None) -> dict[tuple[Any, Any], Pair]:
        """Payoffs by (W1, W2) under a criterion, the first by default."""
        k = 0 if criterion is None else self.criteria.index(read_criterion(criterion))
        return {(c.row_rules, c.column_rules): c.plays[k].payoffs for c in self.cells}

    def display(self) -> Table:
        """Payoffs under the first criterion."""
        found = self.payoffs()
        rows = tuple(
            (
                set_name(one),
                *(", ".join(map(number_words, found[one, two])) for two in self.sets),
            )
            for one in self.sets
        )
        heads = ("row has", *(set_name(two) for two in self.sets))
        return Table("amTFT(W1) against amTFT(W2)", heads, rows, str(self.criteria[0]))


def set_name(rules: Sequence[str]) -> str:
    """A set in braces."""
    return "{" + ", ".join(rules) + "}"


def set_table(
    game: Any,
    rules: Sequence[str] = FIGURE_5_RULES,
    criteria: Sequence[Any] = ("discounted",),
    settings: AmtftSettings | None = None,
    *,
    sizes: Sequence[int] | None = None,
    disagreement: Any = (0, 0),
    progress: Callable[[str], object] | None = None,
) -> SetTable:
    """Play all pairs of non-empty sets of rules.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    rules : sequence of str
    criteria : sequence
        As for :func:`play`.
    settings : AmtftSettings, optional
        ``reading="released"`` gives what was run for figure 5: re-sample, never punish.
    sizes : sequence of int, optional
        Sizes of the sets; all by default.
    disagreement : pair or str
    progress : callable, optional
        Called with a sentence before each pair.

    Returns
    -------
    SetTable

    Notes
    -----
    *Exactness.* As for :func:`play`.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> print(set_table(game, ["utilitarian", "egalitarian"], [20], sizes=[1]))
    amTFT(W1) against amTFT(W2)
    row has        {utilitarian}  {egalitarian}
    -------------  -------------  -------------
    {utilitarian}  4, 1           0, 0
    {egalitarian}  0, 0           2, 2
    mean over 20 steps
    """
    names = tuple(rules)
    kept = range(1, len(names) + 1) if sizes is None else sizes
    sets = tuple(one for size in kept for one in combinations(names, size))
    if not sets:
        raise InputValueError("there is no set of rules; give a rule and a size of at least 1")
    chosen = tuple(read_criterion(one) for one in criteria)
    whole = amtft_set(game, names, "row", settings, disagreement=disagreement)
    row = {one: whole.variant(rules=one) for one in sets}
    column = {one: row[one].as_player("column") for one in sets}
    cells = []
    for one in sets:
        for two in sets:
            if progress is not None:
                progress(f"{set_name(one)} against {set_name(two)}")
            plays = play_under(row[one], column[two], chosen)
            overlap = tuple(rule for rule in one if rule in two)
            cells.append(SetCell(one, two, overlap, plays))
    return SetTable(sets, chosen, tuple(cells))
