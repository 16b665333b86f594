"""What two players end up doing in a 2x2 game of coordination: BB, SS, turns, or neither.

A class is read off the shares of time that the joint actions take; the shares of runs in each
class come with standard errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError

__all__ = [
    "CLASSES",
    "OutcomeShares",
    "coordination_shares",
    "outcome_class",
    "outcome_shares",
    "share_classes",
]

CLASSES = ("BB", "SS", "alternating", "inefficient")
"""Mostly the first coordinated outcome, mostly the second, both, or not coordinated."""


def outcome_class(first: Any, second: Any, threshold: Any = Fraction(9, 10)) -> str:
    """The class of a run by the shares of time in which both play B, and both play S.

    Parameters
    ----------
    first, second : number in [0, 1]
        Share of (B, B) and of (S, S).
    threshold : number in (1/2, 1]
        From which share on an outcome counts as what is played.

    Returns
    -------
    {"BB", "SS", "alternating", "inefficient"}
        ``alternating``: the two together reach the threshold and neither does alone.

    Raises
    ------
    InputValueError
        If the threshold is at most a half, where two classes would fit.

    Examples
    --------
    >>> [outcome_class(1, 0), outcome_class(0.5, 0.48), outcome_class(0.5, 0.1)]
    ['BB', 'alternating', 'inefficient']
    """
    if not Fraction(1, 2) < threshold <= 1:
        raise InputValueError(f"threshold {threshold}; take one above 1/2 and at most 1")
    if first >= threshold:
        return "BB"
    if second >= threshold:
        return "SS"
    return "alternating" if first + second >= threshold else "inefficient"


def share_classes(
    shares: Any,
    first: tuple[int, int] = (0, 0),
    second: tuple[int, int] = (1, 1),
    *,
    threshold: Any = Fraction(9, 10),
) -> tuple[str, ...]:
    """The class of every run by the shares of time of its joint actions.

    Parameters
    ----------
    shares : array, shape (runs, m, n)
        For example of :func:`own_shares`; any number of actions.
    first, second : pairs of actions
        What counts as BB and as SS.
    threshold : number in (1/2, 1]

    Examples
    --------
    >>> share_classes([[[0.5, 0.0, 0.0], [0.0, 0.5, 0.0], [0.0, 0.0, 0.0]]])
    ('alternating',)
    """
    (i, j), (a, b) = first, second
    return tuple(
        outcome_class(table[i][j], table[a][b], threshold)
        for table in (shares.tolist() if hasattr(shares, "tolist") else shares)
    )


def coordination_shares(payoffs: Any, game: Any) -> tuple[Any, Any]:
    """Shares of (B, B) and (S, S) that a payoff pair tells, where the other outcomes pay alike.

    With payoff pair u at both uncoordinated outcomes, p at (B, B) and q at (S, S), the pair x is
    ``u + s (p - u) + t (q - u)``: two equations for the shares s and t.

    Parameters
    ----------
    payoffs : pair
    game : BimatrixGame, 2x2
        Both outcomes off the diagonal must pay the same, and the three pairs be no line.

    Raises
    ------
    ShapeError, InputValueError
        If the game is not of this kind.

    Exactness
    ---------
    Exact for Fractions, float for floats.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> coordination_shares((3, Fraction(3, 2)), load_game("asymmetric_bach_or_stravinsky"))
    (Fraction(1, 2), Fraction(1, 2))
    """
    if game.shape != (2, 2):
        raise ShapeError(f"a {game.shape[0]}x{game.shape[1]} game; shares are read in 2x2 games")
    u = game.payoff(0, 1)
    if game.payoff(1, 0) != u:
        raise InputValueError("the outcomes off the diagonal differ; payoffs do not tell shares")
    (a, b), (c, d), x = (
        tuple(v - w for v, w in zip(point, u, strict=True))
        for point in (game.payoff(0, 0), game.payoff(1, 1), payoffs)
    )
    determinant = a * d - b * c
    if not determinant:
        raise InputValueError("the payoffs of the outcomes lie on a line; shares are not unique")
    return (x[0] * d - x[1] * c) / determinant, (a * x[1] - b * x[0]) / determinant


@dataclass(frozen=True, slots=True)
class OutcomeShares(Displayed):
    """How many runs end in each class.

    Attributes
    ----------
    counts : tuple of (class, int)

    Examples
    --------
    >>> OutcomeShares((("BB", 3), ("SS", 1))).share("BB")
    Fraction(3, 4)
    """

    counts: tuple[tuple[str, int], ...]

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return sum(number for _, number in self.counts)

    def share(self, name: str) -> Fraction:
        """The share of runs in a class."""
        return Fraction(dict(self.counts)[name], self.runs)

    def error(self, name: str) -> float:
        """Standard error of the share, ``sqrt(p (1 - p) / n)`` (a float)."""
        p = float(self.share(name))
        return sqrt(p * (1 - p) / self.runs)

    def display(self) -> Table:
        """One line per class."""
        rows = tuple(
            (name, str(number), str(self.share(name)), f"{self.error(name):.3f}")
            for name, number in self.counts
        )
        heads = ("outcome", "runs", "share", "standard error")
        return Table("Outcomes of runs", heads, rows, f"{self.runs} runs")


def outcome_shares(names: Sequence[str], classes: Sequence[str] = CLASSES) -> OutcomeShares:
    """Count classes.

    Raises
    ------
    EmptySetError
        If there are no runs.
    InputValueError
        If a run is in none of the classes.

    Examples
    --------
    >>> outcome_shares(["BB", "SS", "BB"]).counts
    (('BB', 2), ('SS', 1), ('alternating', 0), ('inefficient', 0))
    """
    if not len(names):
        raise EmptySetError("no runs to count; give at least one")
    strange = sorted(set(names) - set(classes))
    if strange:
        raise InputValueError(f"classes {strange} are none of {list(classes)}")
    return OutcomeShares(tuple((name, list(names).count(name)) for name in classes))
