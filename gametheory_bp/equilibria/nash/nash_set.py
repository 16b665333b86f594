"""The Nash equilibria of a game as one result."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Stack, Table
from gametheory_bp.equilibria.nash.deviations import slacks
from gametheory_bp.equilibria.nash.maximal_subsets import MaximalSubset, PayoffRectangle, outermost
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["NashSet", "equilibrium_certificate"]

_SHOWN = 60
"""Rows of a table that are worth reading."""


@dataclass(frozen=True, slots=True, repr=False)
class NashSet(Result):
    """All extreme Nash equilibria of a game, and the shape of the whole Nash set.

    Attributes
    ----------
    extreme : tuple of MixedProfile
        Extreme equilibria, the first actions first.
    payoffs : tuple of points
        Their payoff pairs, in the same order.
    components : tuple of tuples of MaximalSubset
        Connected components of the Nash set, each as its maximal Nash subsets.
    complete : bool
        Whether the enumeration ended; if not, everything listed is proved, but more may exist.
    """

    game: BimatrixGame
    extreme: tuple[MixedProfile, ...]
    payoffs: tuple[Point, ...]
    components: tuple[tuple[MaximalSubset, ...], ...]
    complete: bool

    @property
    def maximal_subsets(self) -> tuple[MaximalSubset, ...]:
        """All maximal Nash subsets; their union is the Nash set."""
        return tuple(subset for component in self.components for subset in component)

    @property
    def payoff_set(self) -> tuple[PayoffRectangle, ...]:
        """Rectangles whose union is exactly the set of Nash payoffs."""
        return outermost(subset.payoffs for subset in self.maximal_subsets)

    @property
    def pure(self) -> tuple[MixedProfile, ...]:
        """The pure equilibria."""
        return tuple(profile for profile in self.extreme if profile.is_pure)

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact, always."""
        return EXACT

    @property
    def certificate(self) -> NashEquilibrium | None:
        """Proof that every listed profile is an equilibrium; None for an empty partial list."""
        return equilibrium_certificate(self.game, self.extreme) if self.extreme else None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate; only an interrupted enumeration can have none."""
        return "" if self.extreme else "the enumeration was stopped before the first equilibrium"

    @property
    def certificates(self) -> tuple[NashEquilibrium, ...]:
        """One certificate for each extreme equilibrium."""
        return tuple(equilibrium_certificate(self.game, (p,)) for p in self.extreme)

    def claim(self) -> dict[str, Any]:
        """Every listed profile is an equilibrium; completeness carries no certificate."""
        return {
            "game": PayoffTable.of(self.game),
            "profiles": self.extreme,
            "payoffs": self.payoffs,
        }

    def to_json(self) -> dict[str, Any]:
        """JSON form; says whether the list is complete, which is not part of the proof."""
        return {**Result.to_json(self), "complete": self.complete}

    def contains(self, profile: MixedProfile) -> bool:
        """Whether a profile is a Nash equilibrium (by its regrets, not by the list)."""
        row, column = slacks(self.game, profile)
        return min(*row, *column, Fraction(0)) == 0

    def display(self) -> Stack:
        """The extreme equilibria, then the maximal Nash subsets that are not single points."""
        game = self.game
        rows = tuple(
            (
                str(k + 1),
                _words(p.row, game.row_actions),
                _words(p.column, game.column_actions),
                str(pay[0]),
                str(pay[1]),
            )
            for k, (p, pay) in enumerate(zip(self.extreme[:_SHOWN], self.payoffs, strict=False))
        )
        left = len(self.extreme) - len(rows)
        note = f"and {left} more" if left else ""
        if not self.complete:
            note = f"{note}; " * bool(note) + "the enumeration was stopped: more may exist"
        heads = ("", "row mixture", "column mixture", "row payoff", "column payoff")
        title = f"Extreme Nash equilibria ({len(self.extreme)})"
        return Stack(
            f"Nash equilibria of {game.title or 'the game'}",
            (Table(title, heads, rows, note), *self._subset_table()),
        )

    def _subset_table(self) -> tuple[Table, ...]:
        number = {p: str(k + 1) for k, p in enumerate(self.extreme)}
        rows = []
        for c, component in enumerate(self.components):
            for subset in component:
                if not subset.is_point:
                    members = (
                        number[MixedProfile(x, y)]
                        for x in subset.row_vertices
                        for y in subset.column_vertices
                    )
                    low, high = subset.payoffs.low, subset.payoffs.high
                    sides = (_range(a, b) for a, b in zip(low, high, strict=True))
                    rows.append((str(c + 1), ", ".join(members), *sides))
        heads = ("component", "convex hull of", "row payoff", "column payoff")
        if not rows:
            return ()
        return (
            Table("Maximal Nash subsets with more than one point", heads, tuple(rows[:_SHOWN])),
        )

    def __repr__(self) -> str:
        word = "complete" if self.complete else "incomplete"
        return (
            f"NashSet({len(self.extreme)} extreme equilibria, {len(self.maximal_subsets)} maximal "
            f"subsets, {len(self.components)} components, {word})"
        )


def equilibrium_certificate(
    game: BimatrixGame, profiles: tuple[MixedProfile, ...]
) -> NashEquilibrium:
    """The certificate of these profiles of the game."""
    lines = [slacks(game, profile) for profile in profiles]
    return NashEquilibrium(
        PayoffTable.of(game),
        profiles,
        tuple(game.expected(profile) for profile in profiles),
        tuple(row for row, _ in lines),
        tuple(column for _, column in lines),
    )


def _words(mixture: Vector, names: tuple[str, ...]) -> str:
    return ", ".join(
        name if p == 1 else f"{p} {name}" for p, name in zip(mixture, names, strict=True) if p
    )


def _range(low: Fraction, high: Fraction) -> str:
    return str(low) if low == high else f"[{low}, {high}]"
