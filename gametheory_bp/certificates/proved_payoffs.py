"""The game, the discount and the polygons of a proof about equilibrium payoffs, of either kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.number_field import field_number
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon

__all__ = ["EquilibriumProof", "inner_polygon", "outer_polygon", "stage_of"]

EquilibriumProof = EquilibriumPayoffs | AlgebraicEquilibriumPayoffs


def stage_of(proof: EquilibriumProof) -> RepeatedStage:
    """The repeated game; an irrational discount is the number that generates the field."""
    d: Any = proof.discount
    if isinstance(d, Algebraic):
        d = field_number(d, tuple(Fraction(k == 1) for k in range(d.degree)))
    return RepeatedStage.of(proof.game, d)


def inner_polygon(proof: EquilibriumProof) -> Polygon:
    """What is proved to be sustained."""
    return Polygon(proof.inner) if isinstance(proof, EquilibriumPayoffs) else _exact(proof)


def outer_polygon(proof: EquilibriumProof) -> Polygon:
    """What is proved to hold everything that is sustained."""
    return Polygon(proof.outer) if isinstance(proof, EquilibriumPayoffs) else _exact(proof)


def _exact(proof: AlgebraicEquilibriumPayoffs) -> Polygon:
    root = proof.root
    corners = ((field_number(root, x), field_number(root, y)) for x, y in proof.coordinates)
    return trusted_polygon(tuple(cast(Any, corners)))
