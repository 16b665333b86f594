"""Payoffs of independent mixtures: the set ``{(x'Ay, x'By)}``, which is not convex.

Without a coordination device the players mix independently.  The attainable payoff pairs form
a closed set without holes whose boundary consists of finitely many segments and parabola arcs
with rational coefficients; where two arcs meet, the break point is algebraic of degree at most
4.  Every point is attained with supports of at most 2 x 2, 3 x 1 or 1 x 3 actions.  The proofs
are in :mod:`gametheory_bp.geometry.bilinear` and :mod:`gametheory_bp.payoffs.mixture_witness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.independent_region import IndependentRegion
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.curved_region import CurvedRegion
from gametheory_bp.payoffs.curved_frontier import FrontierPart, RealPoint, frontier_parts
from gametheory_bp.payoffs.exact_boundary import exact_boundary
from gametheory_bp.payoffs.mixture_witness import IndependentWitness, mixture_of
from gametheory_bp.payoffs.region_piece import RegionPiece

__all__ = ["CurvedFrontier", "IndependentPayoffs", "independent_payoffs"]


@dataclass(frozen=True)
class CurvedFrontier(Result):
    """The Pareto frontier of the payoffs of independent mixtures.

    Attributes
    ----------
    parts : tuple of FrontierPart
        Segments, arcs and single points, row payoffs increasing.
    strong : bool
    """

    payoffs: IndependentPayoffs
    parts: tuple[FrontierPart, ...]
    strong: bool

    certificate = None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def uncertified_reason(self) -> str:
        """The set is certified; its frontier is read off exactly, without a proof of its own."""
        return "the set carries a certificate; which of its boundary is optimal is computed from it"

    @property
    def points(self) -> tuple[RealPoint, ...]:
        """Ends of the parts that belong to the frontier, row payoffs increasing."""
        if not self.parts:
            return (self.payoffs.game.payoff(0, 0),)
        found: dict[RealPoint, None] = {}
        for part in self.parts:
            found.update({part.start_point: None} if part.has_start else {})
            found.update({part.end_point: None} if part.has_end else {})
        return tuple(found)

    @property
    def is_connected(self) -> bool:
        """Whether the parts follow each other without a jump."""
        return all(
            a.end_point == b.start_point and a.has_end and b.has_start
            for a, b in zip(self.parts, self.parts[1:], strict=False)
        )

    def claim(self) -> dict[str, Any]:
        """Game, parts as pieces of the boundary, flag."""
        parts = [(p.piece.statement(), p.start, p.end, p.has_start, p.has_end) for p in self.parts]
        return {"game": PayoffTable.of(self.payoffs.game), "strong": self.strong, "parts": parts}

    def display(self) -> Table:
        """The parts with their end points."""
        rows = tuple(
            (_kind(p), _end(p.start_point, p.has_start), _end(p.end_point, p.has_end))
            for p in self.parts
        )
        word = "Strong" if self.strong else "Weak"
        return Table(f"{word} Pareto frontier of independent mixtures", ("", "from", "to"), rows)

    def __repr__(self) -> str:
        word = "strong" if self.strong else "weak"
        return f"CurvedFrontier({word}, {len(self.parts)} parts)"


@dataclass(frozen=True)
class IndependentPayoffs(Result):
    """Payoff pairs of independent mixtures, by their exact boundary.

    Attributes
    ----------
    game : BimatrixGame
    boundary : tuple of RegionPiece
        A closed walk with the set on its left; to and fro if the set lies within a line, empty
        if it is a point.
    region : CurvedRegion
        What the walk encloses.
    """

    game: BimatrixGame
    boundary: tuple[RegionPiece, ...]
    region: CurvedRegion

    kind = "independent"

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def arcs(self) -> tuple[RegionPiece, ...]:
        """The curved pieces of the boundary."""
        return tuple(piece for piece in self.boundary if not piece.is_straight)

    @property
    def segments(self) -> tuple[RegionPiece, ...]:
        """The straight pieces of the boundary."""
        return tuple(piece for piece in self.boundary if piece.is_straight)

    @property
    def vertices(self) -> tuple[RealPoint, ...]:
        """The break points of the boundary, in its direction."""
        if not self.boundary:
            return (self.game.payoff(0, 0),)
        return tuple(piece.start_point for piece in self.boundary)

    @property
    def is_empty(self) -> bool:
        """Never."""
        return False

    def contains(self, point: Any) -> bool:
        """Whether independent mixtures attain the payoff pair, decided exactly."""
        p = as_pair(point)
        return self.region.contains(p) if self.boundary else p == self.game.payoff(0, 0)

    def witness(self, point: Any) -> IndependentWitness:
        """Independent mixtures that attain a rational point exactly.

        Parameters
        ----------
        point : pair of numbers

        Returns
        -------
        MixedProfile or AlgebraicProfile
            The second where the probabilities are irrational (square roots).

        Raises
        ------
        InputValueError
            If no independent mixtures attain the point.
        """
        p = as_pair(point)
        found = mixture_of(self.game, p)
        if found is None:
            raise InputValueError(
                f"({p[0]}, {p[1]}) is the payoff of no independent mixtures; a public lottery may "
                f"attain it, see feasible_payoffs(game)"
            )
        return found

    def pareto_frontier(self, strong: bool = True) -> CurvedFrontier:
        """The Pareto frontier of the set: strong by default, weak with ``strong=False``."""
        return CurvedFrontier(self, frontier_parts(self.boundary, strong), strong)

    @property
    def certificate(self) -> IndependentRegion:
        """The boundary walk, from which the verifier proves it is the set's."""
        return IndependentRegion(
            PayoffTable.of(self.game), tuple(piece.statement() for piece in self.boundary)
        )

    def claim(self) -> dict[str, Any]:
        """Game and boundary pieces."""
        proof = self.certificate
        return {"game": proof.game, "pieces": proof.pieces}

    def display(self) -> Table:
        """The pieces of the boundary."""
        rows = tuple(
            (
                "segment" if piece.is_straight else "arc",
                _end(piece.start_point),
                _end(piece.end_point),
                witness_words(piece.witness(piece.middle), self.game),
            )
            for piece in self.boundary
        )
        heads = ("", "from", "to", "attained in between, for instance, by")
        return Table("Boundary of the payoffs of independent mixtures", heads, rows)

    def __repr__(self) -> str:
        return f"IndependentPayoffs({len(self.segments)} segments, {len(self.arcs)} arcs)"


def independent_payoffs(game: BimatrixGame) -> IndependentPayoffs:
    """Payoff pairs of independent mixtures ``(x'Ay, x'By)``, by their exact boundary.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    IndependentPayoffs
        ``.boundary`` (segments and parabola arcs), ``.arcs``, ``.contains(point)``,
        ``.witness(point)``, ``.pareto_frontier(strong=True)``.

    Raises
    ------
    InputTypeError
        If the argument is no game.
    UnprovedError
        If the proof fails, which would be a fault: no unproved boundary is returned.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``independent_region``.

    Examples
    --------
    >>> battle = BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    >>> region = independent_payoffs(battle)
    >>> region, region.contains(("3/4", "3/4")), region.contains((1, 1))
    (IndependentPayoffs(2 segments, 1 arcs), True, False)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"{game!r} is no game; give a BimatrixGame")
    walk, region = exact_boundary(game)
    pieces = tuple(RegionPiece(m, start, end, game.shape) for m, start, end in walk)
    return IndependentPayoffs(game, pieces, region)


def _end(point: RealPoint, included: bool = True) -> str:
    text = ", ".join(str(x) if isinstance(x, Fraction) else f"{float(x):.8g}" for x in point)
    return f"({text})" + ("" if included else " excluded")


def _kind(part: FrontierPart) -> str:
    if part.start == part.end:
        return "point"
    return "segment" if part.piece.is_straight else "arc"
