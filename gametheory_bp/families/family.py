"""A family of games: payoffs that are rational functions of one parameter t.

For instance the asymmetric Bach or Stravinsky in which the row player's favourite pays it t
instead of 4: which principle picks what, as t grows?
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.places import Place, real_roots
from gametheory_bp.families.rational_function import PARAMETER, RationalFunction, as_function
from gametheory_bp.families.reading import read_function
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["GameFamily"]

Matrix = tuple[tuple[RationalFunction, ...], ...]
Numbers = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class GameFamily(Displayed):
    """Bimatrix games with payoffs that depend on t, for t in ``[low, high]``.

    Parameters
    ----------
    row_payoffs, column_payoffs : m x n entries
        Numbers, texts such as ``"4 - t"``, sympy expressions in t, rational functions.
    low, high : number or str
        Ends of the interval, both included; ``low <= high``.
    row_actions, column_actions : sequence of str, optional
    title : str
    parameter : str
        The letter used in texts.

    Raises
    ------
    ShapeError
        If the two tables have different shapes, or one is empty or ragged.
    InputValueError
        If an entry is no rational function of t, or has a pole in the interval, or low > high.

    Examples
    --------
    >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6, "BS", "BS")
    >>> family.at(4) == BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], "BS", "BS")
    True
    >>> family
    GameFamily(2 x 2, 1 <= t <= 6)
    """

    row_payoffs: Matrix
    column_payoffs: Matrix
    low: Fraction
    high: Fraction
    row_actions: tuple[str, ...] = ()
    column_actions: tuple[str, ...] = ()
    title: str = ""
    parameter: str = "t"

    def __post_init__(self) -> None:
        low = as_fraction(self.low, where="low")
        high = as_fraction(self.high, where="high")
        if low > high:
            raise InputValueError(f"the interval [{low}, {high}] is empty; give low <= high")
        tables = [self._read(table) for table in (self.row_payoffs, self.column_payoffs)]
        shapes = [[len(line) for line in table] for table in tables]
        if shapes[0] != shapes[1]:
            raise ShapeError(f"rows of {shapes[0]} and {shapes[1]} payoffs; give equal shapes")
        for f in (f for table in tables for line in table for f in line):
            poles = real_roots(f.denominator, low, high) if len(f.denominator) > 1 else ()
            if poles:
                raise InputValueError(f"payoff {f} has a pole at {poles[0]}; choose [low, high] "
                                      f"without it")  # fmt: skip
        values: dict[str, Any] = {
            "row_payoffs": tables[0], "column_payoffs": tables[1], "low": low, "high": high
        }  # fmt: skip
        for name, value in values.items():
            object.__setattr__(self, name, value)
        one = self.at(low)  # also reads the names of actions
        object.__setattr__(self, "row_actions", one.row_actions)
        object.__setattr__(self, "column_actions", one.column_actions)

    def _read(self, table: Any) -> Matrix:
        if isinstance(table, str) or not isinstance(table, Sequence):
            raise InputTypeError(f"payoffs are {table!r}; give a list of rows")
        return tuple(tuple(read_function(f, self.parameter) for f in line) for line in table)

    @classmethod
    def from_function(
        cls,
        game: Callable[[Any], tuple[Any, Any]],
        low: Any,
        high: Any,
        **names: Any,
    ) -> GameFamily:
        """The family of a function that is given t and returns (row payoffs, column payoffs).

        Examples
        --------
        >>> GameFamily.from_function(lambda t: ([[t, 0]], [[1, t * t]]), 0, 1)
        GameFamily(1 x 2, 0 <= t <= 1)
        """
        tables = game(PARAMETER)
        if not isinstance(tables, tuple) or len(tables) != 2:
            raise InputTypeError("the function must return (row payoffs, column payoffs)")
        return cls(*tables, low, high, **names)

    @classmethod
    def segment(cls, start: BimatrixGame, end: BimatrixGame) -> GameFamily:
        """The games between two of the same shape: ``start`` at t = 0, ``end`` at t = 1.

        Examples
        --------
        >>> one = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
        >>> two = BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]])
        >>> GameFamily.segment(one, two).at("1/2").payoff(0, 0)
        (Fraction(3, 1), Fraction(1, 1))
        """
        if start.shape != end.shape:
            raise ShapeError(f"games of shapes {start.shape} and {end.shape}; give equal shapes")

        def mixed(first: Numbers, second: Numbers) -> Matrix:
            return tuple(
                tuple(as_function(a) + (b - a) * PARAMETER for a, b in zip(p, q, strict=True))
                for p, q in zip(first, second, strict=True)
            )

        rows = mixed(start.row_payoffs, end.row_payoffs)
        columns = mixed(start.column_payoffs, end.column_payoffs)
        names = start.row_actions, start.column_actions
        return cls(rows, columns, Fraction(0), Fraction(1), *names)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of actions (row, column)."""
        return len(self.row_payoffs), len(self.row_payoffs[0]) if self.row_payoffs else 0

    def at(self, t: Any) -> BimatrixGame:
        """The game at one rational t of the interval."""
        value = as_fraction(t, where="t")
        if not self.low <= value <= self.high:
            raise InputValueError(f"t = {value} is outside [{self.low}, {self.high}]")
        rows, columns = (
            [[f(value) for f in line] for line in table]
            for table in (self.row_payoffs, self.column_payoffs)
        )
        return BimatrixGame(rows, columns, self.row_actions or None, self.column_actions or None,
                            title=self.title)  # fmt: skip

    def germs(self, place: Place) -> list[list[GermPoint]]:
        """The payoff pairs seen from a place, one row of actions after the other."""
        return [
            [(Germ(f, place), Germ(g, place)) for f, g in zip(one, two, strict=True)]
            for one, two in zip(self.row_payoffs, self.column_payoffs, strict=True)
        ]

    def display(self) -> Table:
        """The payoff table with formulas."""
        rows = tuple(
            (name, *(f"{f}, {g}" for f, g in zip(one, two, strict=True)))
            for name, one, two in zip(
                self.row_actions, self.row_payoffs, self.column_payoffs, strict=True
            )
        )
        note = f"{self.low} <= t <= {self.high}"
        return Table(self.title or "Family of games", ("", *self.column_actions), rows, note)

    def __repr__(self) -> str:
        m, n = self.shape
        return f"GameFamily({m} x {n}, {self.low} <= t <= {self.high})"
