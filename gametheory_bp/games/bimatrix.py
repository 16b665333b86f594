"""Two-player games in strategic form.

The row player chooses ``i`` in ``0..m-1``, the column player ``j`` in ``0..n-1``; the payoff
pair is ``(A[i][j], B[i][j])`` with row payoffs A and column payoffs B.  All payoffs are exact
rationals.  Index pairs and payoff pairs are always in the order (row, column).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.codec import decode, record_class
from gametheory_bp.exact.reading import FloatReading
from gametheory_bp.games.matrix import ExactMatrix, read_matrix
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point

if TYPE_CHECKING:
    from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["BimatrixGame"]


class BimatrixGame(Displayed):
    """A finite two-player game.

    Parameters
    ----------
    row_payoffs, column_payoffs : m x n numbers
        Lists of rows, numpy arrays, sympy matrices; entries int, Fraction, ``"1/3"``, ``"0.25"``
        or float.
    row_actions, column_actions : sequence of str, optional
        Names of the actions; ``"1", "2", ...`` by default.
    title : str
        A name for tables and plots.
    floats : {"written", "stored"}
        Whether a float means its decimal form (0.1 is 1/10) or its binary value.

    Raises
    ------
    ShapeError
        If a matrix is empty or ragged, or the shapes differ.
    InputTypeError, InputValueError
        If an entry is a boolean, complex, NaN, infinite or unreadable.

    Notes
    -----
    Exactness: exact.  Games compare equal when payoffs and action names agree.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, "2"]], ["B", "S"], ["B", "S"])
    >>> game.payoff(0, 0)
    (Fraction(4, 1), Fraction(1, 1))
    >>> game
    BimatrixGame(2 x 2, exact)
    """

    __slots__ = ("_column", "_floats", "_row", "column_actions", "row_actions", "title")

    def __init__(
        self,
        row_payoffs: Any,
        column_payoffs: Any,
        row_actions: Iterable[str] | None = None,
        column_actions: Iterable[str] | None = None,
        *,
        title: str = "",
        floats: FloatReading = "written",
    ) -> None:
        row = read_matrix(row_payoffs, "row payoff", floats=floats)
        column = read_matrix(column_payoffs, "column payoff", floats=floats)
        if row.shape != column.shape:
            raise ShapeError(
                f"row payoffs are {row.shape[0]} x {row.shape[1]}, column payoffs "
                f"{column.shape[0]} x {column.shape[1]}; both matrices are (row actions x "
                f"column actions)"
            )
        self._row = row
        self._column = column
        self._floats = floats if _has_float(row_payoffs) or _has_float(column_payoffs) else ""
        self.title = str(title)
        self.row_actions = _labels(row_actions, row.shape[0], "row")
        self.column_actions = _labels(column_actions, row.shape[1], "column")

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of row and column actions."""
        return self._row.shape

    @property
    def row_matrix(self) -> ExactMatrix:
        """The row player's payoffs as integers over a denominator."""
        return self._row

    @property
    def column_matrix(self) -> ExactMatrix:
        """The column player's payoffs as integers over a denominator."""
        return self._column

    @property
    def row_payoffs(self) -> tuple[tuple[Fraction, ...], ...]:
        """The row player's payoffs, m x n."""
        return self._row.rows

    @property
    def column_payoffs(self) -> tuple[tuple[Fraction, ...], ...]:
        """The column player's payoffs, m x n."""
        return self._column.rows

    def integer_form(self) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
        """Both matrices as coprime non-negative integers with the same equilibria."""
        return self._row.coprime, self._column.coprime

    def payoff(self, i: int, j: int) -> Point:
        """Payoff pair of the action pair (i, j)."""
        m, n = self.shape
        if not (0 <= i < m and 0 <= j < n):
            raise InputValueError(f"no action pair ({i}, {j}); the game is {m} x {n}")
        return self._row.rows[i][j], self._column.rows[i][j]

    def payoffs(self) -> tuple[Point, ...]:
        """Payoff pairs of all action pairs, row by row."""
        return tuple(
            pair
            for a, b in zip(self._row.rows, self._column.rows, strict=True)
            for pair in zip(a, b, strict=True)
        )

    def expected(self, profile: MixedProfile | Distribution) -> Point:
        """Expected payoff pair of independent mixtures or of a joint distribution."""
        p = profile.distribution() if isinstance(profile, MixedProfile) else profile
        if p.shape != self.shape:
            raise ShapeError(f"a {p.shape} distribution does not fit a {self.shape} game")
        row = column = Fraction(0)
        for i, j in p.support:
            row += p.probabilities[i][j] * self._row.rows[i][j]
            column += p.probabilities[i][j] * self._column.rows[i][j]
        return row, column

    def transpose(self) -> BimatrixGame:
        """The same game with the players' roles exchanged."""
        return BimatrixGame(
            ExactMatrix(zip(*self._column.integers, strict=True), self._column.denominator),
            ExactMatrix(zip(*self._row.integers, strict=True), self._row.denominator),
            self.column_actions,
            self.row_actions,
            title=self.title,
        )

    def to_json(self) -> dict[str, Any]:
        """JSON-able form, exact; :meth:`from_json` reads it back."""
        from gametheory_bp.exact.codec import encode
        from gametheory_bp.games.payoff_table import PayoffTable

        content = encode(PayoffTable.of(self))
        return {**content, "title": self.title}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> BimatrixGame:
        """A game from its JSON form."""
        table = decode(
            record_class("payoff_table"), {k: v for k, v in data.items() if k != "title"}
        )
        return cls.from_table(table, title=str(data.get("title", "")))

    @classmethod
    def from_table(cls, table: PayoffTable, *, title: str = "") -> BimatrixGame:
        """The game that a certificate carries as its payoff table."""
        return cls(
            table.row_payoffs,
            table.column_payoffs,
            table.row_actions,
            table.column_actions,
            title=title,
        )

    def display(self) -> Table:
        """The payoff table, best responses marked with ``*``."""
        from gametheory_bp.games.payoff_table import payoff_display

        return payoff_display(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BimatrixGame) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return self._row, self._column, self.row_actions, self.column_actions

    def __repr__(self) -> str:
        title = f"{self.title!r}, " if self.title else ""
        reading = f", floats read as {self._floats}" if self._floats else ""
        return f"BimatrixGame({title}{self.shape[0]} x {self.shape[1]}, exact{reading})"


def _labels(names: Iterable[str] | None, count: int, player: str) -> tuple[str, ...]:
    if names is None:
        return tuple(str(k + 1) for k in range(count))
    if not isinstance(names, Iterable):
        raise InputTypeError(f"{player} actions are {names!r}; give a list of names")
    labels = tuple(names)
    if not all(isinstance(name, str) for name in labels):
        raise InputTypeError(f"{player} actions {labels!r}; action names are strings")
    if len(labels) != count:
        raise ShapeError(f"{len(labels)} {player} action names for {count} {player} actions")
    return labels


def _has_float(data: Any) -> bool:
    dtype = getattr(data, "dtype", None)
    if dtype is not None:
        return bool(dtype.kind == "f")
    if isinstance(data, ExactMatrix) or not isinstance(data, (list, tuple)):
        return False
    return any(isinstance(x, float) for row in data if isinstance(row, (list, tuple)) for x in row)
