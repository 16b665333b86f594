"""The exact set of equilibrium payoffs of a repeated game where its corners are irrational."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.verify.algebraic_equilibrium_payoffs import check
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect.algebraic_limit import field_corners
from gametheory_bp.equilibria.subgame_perfect.algebraic_proof import outer_proofs, proving_leanings
from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import (
    ActiveStructure,
    active_structures,
)
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.number_field import FieldElement, field_number
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.hull import convex_hull
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon

__all__ = ["AlgebraicPayoffs", "corners_proof", "exact_corners"]

Number = Fraction | Algebraic
Coefficients = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class AlgebraicPayoffs(Result):
    """All equilibrium payoffs per step of a repeated game: a polygon with algebraic corners.

    Attributes
    ----------
    repeated : RepeatedGame
    certificate : AlgebraicEquilibriumPayoffs
        The corners, and the proof that the set is exactly the polygon that they span.
    """

    repeated: RepeatedGame
    certificate: AlgebraicEquilibriumPayoffs

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact: the corners are fractions or algebraic numbers."""
        return EXACT

    @property
    def vertices(self) -> tuple[tuple[Number, Number], ...]:
        """Corners, counter-clockwise from the lexicographically smallest."""
        return self.certificate.vertices

    @property
    def root(self) -> Algebraic | None:
        """All coordinates are polynomials in it; None where they are rational."""
        return self.certificate.root

    @property
    def polygon(self) -> Polygon:
        """The set, its coordinates in one number field: for exact computations."""
        root = self.certificate.root
        return trusted_polygon(
            tuple(
                (field_number(root, x), field_number(root, y))
                for x, y in self.certificate.coordinates
            )
        )

    @property
    def threat_point(self) -> tuple[Number, Number]:
        """What a deviator gets: the fixed punishments, or the worst payoffs of the set."""
        if self.certificate.punishments is not None:
            return self.certificate.punishments
        return min(x for x, _ in self.vertices), min(y for _, y in self.vertices)

    def contains(self, point: Any) -> bool:
        """Whether a pair of rational payoffs is an equilibrium payoff; always decided."""
        return self.polygon.contains(as_pair(point))

    def claim(self) -> dict[str, Any]:
        """The game and the corners."""
        return {
            "game": self.certificate.game,
            "discount": self.certificate.discount,
            "punishments": self.certificate.punishments,
            "vertices": self.vertices,
        }

    def display(self) -> Table:
        """The corners with their minimal polynomials, and how play begins at each."""
        game = self.repeated.game
        rows = []
        for (x, y), (i, j) in zip(self.vertices, self.certificate.starts, strict=True):
            first = f"({game.row_actions[i]}, {game.column_actions[j]})"
            rows.append((str(x), str(y), first))
        kind = "Subgame-perfect" if self.certificate.punishments is None else "Nash (grim)"
        d = self.repeated.discount
        title = f"{kind} equilibrium payoffs, pure actions, public lottery, discount {d}"
        degree = 1 if self.root is None else self.root.degree
        note = f"exact; the coordinates lie in a field of degree {degree}"
        return Table(title, ("row", "column", "starts with"), tuple(rows), note)

    def __repr__(self) -> str:
        return f"AlgebraicPayoffs({len(self.vertices)} vertices, root {self.root!r})"


def exact_corners(found: RepeatedPayoffs) -> AlgebraicPayoffs | None:
    """The exact set of equilibrium payoffs behind a bracket, with a proof.

    The corners solve polynomial equations that are read off the bracket.  Newton's method solves
    them to hundreds of bits, lattice reduction finds minimal polynomials and one field for
    all coordinates.  Then two things are proved in exact arithmetic: the polygon generates itself,
    and its sides bound all equilibrium payoffs.

    Parameters
    ----------
    found : RepeatedPayoffs
        A bracket; it need not be tight, few links (``steps=6``) are mostly enough.

    Returns
    -------
    AlgebraicPayoffs or None
        None if the corners are not recognised (their degree may be above 8), or if no proof is
        found; the bracket then remains all that is known.

    Raises
    ------
    InputTypeError
        If no :class:`RepeatedPayoffs` is given.

    Exactness
    ---------
    Exact: fractions and algebraic numbers.

    Certificate
    -----------
    The corners in their field, an action pair for each, weights and leanings of the sides, and the
    part of the bracket's chain on which they rest.

    References
    ----------
    Abreu and Sannikov (2014), An algorithm for two-player repeated games with perfect monitoring;
    Lenstra, Lenstra and Lovasz (1982), Factoring polynomials with rational coefficients.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, subgame_perfect_payoffs, verify
    >>> game = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])
    >>> exact = exact_corners(subgame_perfect_payoffs(RepeatedGame(game, "2/3")))
    >>> exact.vertices[0], bool(verify(exact))
    ((Fraction(1, 1), Algebraic(t^2 - 3, near 1.73205080757)), True)
    """
    if not isinstance(found, RepeatedPayoffs):
        raise InputTypeError(
            f"{type(found).__name__} is no RepeatedPayoffs; give what subgame_perfect_payoffs found"
        )
    if found.exact is not None:
        return AlgebraicPayoffs(found.repeated, found.exact)
    proofs = list(outer_proofs(found.certificate))
    for structure in active_structures(found):
        recognised = field_corners(structure)
        if recognised is not None:
            for proof in proofs:
                certificate = corners_proof(structure, *recognised, proof, proof.discount)
                if certificate is not None:
                    return AlgebraicPayoffs(found.repeated, certificate)
    return None


def corners_proof(
    structure: ActiveStructure,
    root: Algebraic | None,
    coordinates: list[tuple[Coefficients, Coefficients]],
    proof: EquilibriumPayoffs,
    discount: Number,
) -> AlgebraicEquilibriumPayoffs | None:
    """The proof for recognised corners on an outer polygon; None if it does not go through.

    The polygon may be proved at a larger discount than that of the corners.
    """
    starts = {
        (field_number(root, x), field_number(root, y)): (rule.actions, (x, y))
        for rule, (x, y) in zip(structure.rules, coordinates, strict=True)
    }
    vertices = convex_hull(starts)
    leanings = proving_leanings(
        structure.stage, Polygon(proof.outer), proof.punishments, trusted_polygon(vertices)
    )
    if leanings is None:
        return None
    certificate = AlgebraicEquilibriumPayoffs(
        proof.game,
        discount,
        proof.punishments,
        tuple((_number(x), _number(y)) for x, y in vertices),
        root,
        tuple(starts[v][1] for v in vertices),
        tuple(starts[v][0] for v in vertices),
        proof,
        *leanings,
    )
    return certificate if all(statement.holds for statement in check(certificate)) else None


def _number(number: Any) -> Number:
    return number.number() if isinstance(number, FieldElement) else number
