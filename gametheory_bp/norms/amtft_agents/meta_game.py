"""Which set of rules should a principal deploy?  The game between principals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import UnprovedError
from gametheory_bp.exact.exactness import EXACT, FLOAT, Exactness
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.norms.amtft_agents.numbers import Number
from gametheory_bp.norms.amtft_agents.set_table import SetTable, set_name, set_table

__all__ = ["MetaGame", "meta_game"]

DIGITS = 10**9
"""Payoffs that are not exact are rounded to fractions with denominators up to this."""


@dataclass(frozen=True, slots=True)
class MetaGame(Displayed):
    """The game whose actions are sets of rules.

    Attributes
    ----------
    game : BimatrixGame
        Hand it to :func:`nash_equilibria`, :func:`welfare_optimum` and the rest.
    table : SetTable
        The plays behind its payoffs.
    exactness : Exactness
        Of the payoffs; if they are certified, by how much the game's may be wrong at most.
    """

    game: BimatrixGame
    table: SetTable
    exactness: Exactness

    def display(self) -> Table:
        """The payoff table."""
        shown = self.game.display()
        return Table("Which rules to deploy", shown.columns, shown.rows, str(self.exactness))

    def __repr__(self) -> str:
        m, n = self.game.shape
        return f"MetaGame({m} x {n} sets of rules; {self.exactness})"


def meta_game(
    game: Any,
    rules: Sequence[str],
    criterion: Any = "discounted",
    **options: Any,
) -> MetaGame:
    """The bimatrix game in which each principal deploys amTFT(W) for a set W of its choice.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    rules : sequence of str
        W is any non-empty subset.
    criterion : str, int or Criterion
    **options
        Settings, sizes, disagreement and progress, as for :func:`set_table`.

    Returns
    -------
    MetaGame

    Notes
    -----
    *Exactness.* That of the payoffs; equilibria of the game are then exact for the fractions in it.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game, nash_equilibria
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> found = meta_game(game, ["utilitarian", "egalitarian"])
    >>> found
    MetaGame(3 x 3 sets of rules; exact)
    >>> found.game.payoff(0, 2)
    (Fraction(50, 13), Fraction(25, 26))
    """
    table = set_table(game, rules, (criterion,), **options)
    size = len(table.sets)
    pairs = [cell.plays[0].payoffs for cell in table.cells]
    exact = [[_fraction(x) for x in pair] for pair in pairs]
    names = [set_name(one) for one in table.sets]
    row, column = (
        [[exact[i * size + j][k] for j in range(size)] for i in range(size)] for k in (0, 1)
    )
    return MetaGame(BimatrixGame(row, column, names, names), table, _word(pairs, exact))


def _fraction(number: Number) -> Fraction:
    if isinstance(number, Fraction):
        return number
    middle = number.middle if isinstance(number, Interval) else Fraction(number)
    return middle.limit_denominator(DIGITS)


def _word(pairs: Sequence[Any], exact: Sequence[Sequence[Fraction]]) -> Exactness:
    wrong = [Fraction(0)]
    for pair, used in zip(pairs, exact, strict=True):
        for number, fraction in zip(pair, used, strict=True):
            if isinstance(number, float):
                return FLOAT
            if isinstance(number, Interval):
                wrong.append(max(abs(number.low - fraction), abs(number.high - fraction)))
            elif number != fraction:
                raise UnprovedError(f"the payoff {number} was changed to {fraction}")
    return Exactness("certified", max(wrong)) if max(wrong) else EXACT
