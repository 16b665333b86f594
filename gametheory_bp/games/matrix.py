"""Payoff matrices stored exactly: integers over one common denominator.

An :class:`ExactMatrix` holds integers ``n_ij`` and a denominator ``q``; its entries are
``n_ij / q``.  ``Fraction`` objects are made on access, arrays on request.  Integer numpy arrays
are taken over whole (no loop over the entries), so games with millions of profiles are cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputTypeError, ShapeError
from gametheory_bp.exact.reading import FloatReading, as_fraction

if TYPE_CHECKING:
    import numpy as np

__all__ = ["ExactMatrix", "read_matrix"]


class ExactMatrix:
    """An immutable m x n matrix of rationals.

    Attributes
    ----------
    integers : tuple of tuples of int
        ``n_ij``, row by row.
    denominator : int
        ``q >= 1``, coprime to the integers taken together.

    Examples
    --------
    >>> matrix = read_matrix([["1/2", 1], [0, "1/3"]], "row payoff")
    >>> matrix.integers, matrix.denominator, matrix.rows[1]
    (((3, 6), (0, 2)), 6, (Fraction(0, 1), Fraction(1, 3)))
    """

    def __init__(self, integers: Iterable[Iterable[int]], denominator: int = 1) -> None:
        rows = tuple(tuple(row) for row in integers)
        divisor = gcd(denominator, *(n for row in rows for n in row)) if denominator > 1 else 1
        if divisor > 1:
            rows = tuple(tuple(n // divisor for n in row) for row in rows)
        self.integers: tuple[tuple[int, ...], ...] = rows
        self.denominator = denominator // divisor

    @property
    def shape(self) -> tuple[int, int]:
        """(m, n)."""
        return len(self.integers), len(self.integers[0])

    @cached_property
    def rows(self) -> tuple[tuple[Fraction, ...], ...]:
        """The entries as fractions."""
        q = self.denominator
        return tuple(tuple(Fraction(n, q) for n in row) for row in self.integers)

    @cached_property
    def coprime(self) -> tuple[tuple[int, ...], ...]:
        """Coprime integers after a positive affine rescaling: ``(n_ij - min) / gcd``.

        Equilibria of a game are the same for these payoffs; a constant matrix becomes zeros.
        """
        low = min(min(row) for row in self.integers)
        divisor = gcd(*(n - low for row in self.integers for n in row)) or 1
        return tuple(tuple((n - low) // divisor for n in row) for row in self.integers)

    def array(self) -> np.ndarray[Any, Any]:
        """The integers as a read-only array: int64 where they fit, else Python integers."""
        import numpy as np

        try:
            array = np.array(self.integers, dtype=np.int64)
        except OverflowError:
            array = np.array(self.integers, dtype=object)
        array.flags.writeable = False
        return array

    def floats(self) -> np.ndarray[Any, Any]:
        """The entries as a new float array, each correctly rounded."""
        import numpy as np

        return np.array([[float(x) for x in row] for row in self.rows])

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, ExactMatrix)
            and self.denominator == other.denominator
            and self.integers == other.integers
        )

    def __hash__(self) -> int:
        return hash((self.integers, self.denominator))

    def __repr__(self) -> str:
        return f"ExactMatrix({[list(row) for row in self.integers]}, {self.denominator})"


def read_matrix(data: Any, what: str, *, floats: FloatReading = "written") -> ExactMatrix:
    """Read a payoff matrix from lists, arrays, strings, sympy numbers, ...

    Raises
    ------
    ShapeError
        If it is empty or ragged; the message names the row.
    InputTypeError, InputValueError
        If an entry cannot be read exactly; the message names position and value.
    """
    if isinstance(data, ExactMatrix):
        return data
    dtype = getattr(data, "dtype", None)
    if dtype is not None:
        if getattr(data, "ndim", 2) != 2:
            raise ShapeError(f"{what} matrix has {data.ndim} dimensions; give two (rows, columns)")
        if dtype.kind in "iu" and data.size:
            return ExactMatrix(data.tolist())
    if hasattr(data, "tolist"):
        data = data.tolist() if dtype is None or dtype.kind != "f" else list(data)
    rows = _rows(data, what)
    if all(type(x) is int for row in rows for x in row):
        return ExactMatrix(rows)
    entries = [
        [as_fraction(x, floats=floats, where=f"{what} ({i}, {j})") for j, x in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    common = lcm(*(x.denominator for row in entries for x in row))
    return ExactMatrix([[int(x * common) for x in row] for row in entries], common)


def _rows(data: Any, what: str) -> list[list[Any]]:
    if isinstance(data, (str, bytes)) or not isinstance(data, Iterable):
        raise InputTypeError(f"{what} matrix is {data!r}; give a list of rows")
    rows: list[list[Any]] = []
    for i, row in enumerate(data):
        if isinstance(row, (str, bytes)) or not isinstance(row, (Sequence, Iterable)):
            raise InputTypeError(f"{what} row {i} is {row!r}; give a list of numbers")
        rows.append(list(row))
    if not rows or not rows[0]:
        raise ShapeError(f"{what} matrix is empty; give at least one row and one column")
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise ShapeError(
                f"{what} row {i} has {len(row)} entries, row 0 has {len(rows[0])}; "
                f"all rows must be equally long"
            )
    return rows
