"""From a float profile, or two supports, to an exact equilibrium.

Floats are trusted with one thing only: which actions are played.  Given supports I and J, the
equilibria with play inside I x J and all of I and J best responses are the pairs of a face of P
and a face of Q; a vertex of each is found by exact pivots, or the supports are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.nash.face import hold_at_zero, whole_polyhedron
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["CertifiedEquilibrium", "lift_profile", "lift_supports"]

_THRESHOLDS = (1e-12, 1e-9, 1e-7, 1e-5, 1e-3, 1e-2)
"""Below which probability a float is read as zero; tried one after the other."""


@dataclass(frozen=True, slots=True)
class CertifiedEquilibrium(Result):
    """One exact Nash equilibrium with its proof, and where the idea came from."""

    game: BimatrixGame
    profile: MixedProfile
    source: str

    @property
    def payoffs(self) -> Point:
        """Its payoff pair."""
        return self.game.expected(self.profile)

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact, always."""
        return EXACT

    @property
    def certificate(self) -> NashEquilibrium:
        """Payoffs, supports and slacks."""
        return equilibrium_certificate(self.game, (self.profile,))

    def claim(self) -> dict[str, Any]:
        """The profile is a Nash equilibrium with these payoffs."""
        return {
            "game": PayoffTable.of(self.game),
            "profiles": (self.profile,),
            "payoffs": (self.payoffs,),
        }

    def display(self) -> Table:
        """One line."""
        cells = (str(self.profile), *map(str, self.payoffs))
        heads = ("profile", "row payoff", "column payoff")
        return Table(f"Nash equilibrium, found by {self.source}", heads, (cells,))


def lift_profile(
    game: BimatrixGame, row: Sequence[float], column: Sequence[float]
) -> MixedProfile | None:
    """An exact equilibrium on the supports of a float profile; None if there is none."""
    tried = set()
    for threshold in _THRESHOLDS:
        supports = tuple(
            tuple(k for k, p in enumerate(mixture) if p > threshold) for mixture in (row, column)
        )
        if all(supports) and supports not in tried:
            tried.add(supports)
            lifted = lift_supports(game, *supports)
            if lifted is not None:
                return lifted
    return None


def lift_supports(
    game: BimatrixGame, rows: Collection[int], columns: Collection[int]
) -> MixedProfile | None:
    """An equilibrium inside these supports in which all their actions are best responses."""
    m, n = game.shape
    a, b = game.integer_form()
    unused = [i for i in range(m) if i not in rows]
    x = _vertex(b, 0, m, [*unused, *(m + j for j in columns)])
    if x is None:
        return None
    unused = [m + j for j in range(n) if j not in columns]
    y = _vertex(list(zip(*a, strict=True)), m, 0, [*unused, *rows])
    return None if y is None else MixedProfile(x, y)


def _vertex(
    payoffs: Sequence[Sequence[int]], own: int, other: int, zeros: list[int]
) -> Vector | None:
    """The mixture at a vertex of the face where these variables are zero."""
    face = whole_polyhedron(payoffs, own, other)
    for label in zeros:
        smaller = hold_at_zero(face, label) if label in (*face[0], *face[1]) else face
        if smaller is None:
            return None
        face = smaller
    basic, _, rows, denominator = face
    values = dict(zip(basic, (row[0] for row in rows), strict=True))
    return tuple(Fraction(values.get(own + k, 0), denominator) for k in range(len(payoffs)))
