"""Mixed profiles and correlated distributions over the action pairs of a game.

A :class:`MixedProfile` is a pair of probability vectors, one per player, drawn independently.
A :class:`Distribution` is a joint probability matrix ``p_ij`` over action pairs, as a public or
private coordination device would draw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.reading import as_fractions

__all__ = ["Distribution", "MixedProfile", "Vector"]

Vector = tuple[Fraction, ...]
"""A probability vector over a player's actions."""


@record("mixed_profile")
@dataclass(frozen=True, slots=True)
class MixedProfile:
    """Independent mixtures of the two players.

    Parameters
    ----------
    row, column : tuple of Fraction
        Probabilities over the row and column actions; each sums to 1 exactly.

    Examples
    --------
    >>> half = MixedProfile.of(["1/2", "1/2"], [1, 0])
    >>> half
    MixedProfile(row=(1/2, 1/2), column=(1, 0))
    >>> half.supports
    ((0, 1), (0,))
    """

    row: Vector
    column: Vector

    def __post_init__(self) -> None:
        _check_probabilities(self.row, "row mixture")
        _check_probabilities(self.column, "column mixture")

    @classmethod
    def of(cls, row: Iterable[Any], column: Iterable[Any]) -> MixedProfile:
        """A profile from numbers of any exact kind."""
        return cls(as_fractions(row, where="row mixture"), as_fractions(column, where="column"))

    @classmethod
    def pure(cls, shape: tuple[int, int], row: int, column: int) -> MixedProfile:
        """The pure profile (row, column) in a game of this shape."""
        return cls(_unit(shape[0], row), _unit(shape[1], column))

    @property
    def supports(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Actions of positive probability of either player."""
        return _support(self.row), _support(self.column)

    @property
    def is_pure(self) -> bool:
        """Whether both players play one action."""
        return all(len(s) == 1 for s in self.supports)

    def distribution(self) -> Distribution:
        """The product distribution over action pairs."""
        return Distribution(tuple(tuple(x * y for y in self.column) for x in self.row))

    def __repr__(self) -> str:
        return f"MixedProfile(row={_text(self.row)}, column={_text(self.column)})"


@record("distribution")
@dataclass(frozen=True, slots=True)
class Distribution:
    """A joint distribution over action pairs: an m x n matrix that sums to 1 exactly.

    Examples
    --------
    >>> fair_coin = Distribution.of([["1/2", 0], [0, "1/2"]])
    >>> fair_coin.support
    ((0, 0), (1, 1))
    """

    probabilities: tuple[Vector, ...]

    def __post_init__(self) -> None:
        if not self.probabilities or len({len(row) for row in self.probabilities}) != 1:
            raise ShapeError("a distribution is a non-empty matrix with equally long rows")
        _check_probabilities([p for row in self.probabilities for p in row], "distribution")

    @classmethod
    def of(cls, rows: Iterable[Iterable[Any]]) -> Distribution:
        """A distribution from numbers of any exact kind."""
        if isinstance(rows, str) or not isinstance(rows, Iterable):
            raise InputTypeError(f"distribution is {rows!r}; give a matrix of probabilities")
        return cls(tuple(as_fractions(row, where=f"row {i}") for i, row in enumerate(rows)))

    @property
    def shape(self) -> tuple[int, int]:
        """(m, n)."""
        return len(self.probabilities), len(self.probabilities[0])

    @property
    def support(self) -> tuple[tuple[int, int], ...]:
        """Action pairs of positive probability."""
        return tuple(
            (i, j) for i, row in enumerate(self.probabilities) for j, p in enumerate(row) if p
        )

    @property
    def is_product(self) -> bool:
        """Whether the players' actions are independent."""
        rows = [sum(row, Fraction(0)) for row in self.probabilities]
        columns = [sum(column, Fraction(0)) for column in zip(*self.probabilities, strict=True)]
        return all(
            p == rows[i] * columns[j]
            for i, row in enumerate(self.probabilities)
            for j, p in enumerate(row)
        )

    def marginals(self) -> MixedProfile:
        """The two players' marginal mixtures."""
        return MixedProfile(
            tuple(sum(row, Fraction(0)) for row in self.probabilities),
            tuple(sum(column, Fraction(0)) for column in zip(*self.probabilities, strict=True)),
        )


def _check_probabilities(values: Sequence[Fraction], what: str) -> None:
    for k, p in enumerate(values):
        if p < 0:
            raise InputValueError(f"{what}: probability {k} is {p}; probabilities are >= 0")
    # One common denominator: those of a vertex agree, and long fractions are slow to add.
    common = lcm(*(p.denominator for p in values))
    whole = sum(p.numerator * (common // p.denominator) for p in values)
    if whole != common:
        total = Fraction(whole, common)
        raise InputValueError(f"{what} sums to {total}; probabilities sum to 1 exactly")


def _unit(length: int, index: int) -> Vector:
    if not 0 <= index < length:
        raise InputValueError(f"action {index} does not exist; actions are 0..{length - 1}")
    return tuple(Fraction(int(k == index)) for k in range(length))


def _support(vector: Vector) -> tuple[int, ...]:
    return tuple(k for k, p in enumerate(vector) if p)


def _text(vector: Vector) -> str:
    return "(" + ", ".join(str(p) for p in vector) + ("," if len(vector) == 1 else "") + ")"
