"""Check the exact set of equilibrium payoffs of a repeated game, with irrational corners."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.bounding_sides import bounding_sides, least
from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.proved_payoffs import inner_polygon, stage_of
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import equilibrium_payoffs
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import Number
from gametheory_bp.exact.factors import irreducible_factors
from gametheory_bp.exact.number_field import FieldElement
from gametheory_bp.geometry.hull import convex_hull
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["check"]


def check(certificate: AlgebraicEquilibriumPayoffs) -> Iterator[Check]:
    """The polygon generates itself, and its sides bound all equilibrium payoffs."""
    outer, root, d = certificate.outer_proof, certificate.root, certificate.discount
    known = [
        Check("there is a future, so that promises matter", 0 < d < 1, str(d)),
        Check("an irrational discount generates the field", _generates(d, root), str(root)),
        Check("the outer polygon is about the same game, and enough patience", _about(certificate)),
        Check("neither polygon is empty", bool(certificate.vertices and outer.outer)),
        *equilibrium_payoffs.check(outer),
    ]
    irreducible = root is None or irreducible_factors(root.coefficients) == [root.coefficients]
    known.append(Check("the polynomial of the field is irreducible", irreducible, str(root)))
    yield from known
    if not all(statement.holds for statement in known):
        return
    polygon = inner_polygon(certificate)
    corners = polygon.vertices
    told = tuple((_number(x), _number(y)) for x, y in corners) == certificate.vertices
    yield Check("the coordinates are those of the vertices", told)
    convex = told and convex_hull(corners) == corners
    yield Check("the vertices are the corners of a convex polygon", convex)
    if convex:
        stage = stage_of(certificate)
        yield from _check_inner(certificate, stage, polygon)
        yield from _check_outer(certificate, stage, polygon)


def _generates(discount: Number, root: Algebraic | None) -> bool:
    return discount == root if isinstance(discount, Algebraic) else isinstance(discount, Fraction)


def _about(c: AlgebraicEquilibriumPayoffs) -> bool:
    """Whether the outer polygon holds what it should: patience loses no equilibrium payoff."""
    outer, same = c.outer_proof, c.discount == c.outer_proof.discount
    own = c.punishments is None
    subject = (outer.game, outer.punishments) == (c.game, c.punishments)
    return subject and (same or (own and c.discount < outer.discount))


def _check_inner(
    certificate: AlgebraicEquilibriumPayoffs, stage: RepeatedStage, polygon: Polygon
) -> Iterator[Check]:
    d, threats = stage.discount, certificate.punishments or least(polygon)
    for pair, v in zip(certificate.starts, polygon.vertices, strict=True):
        g = stage.payoffs[pair]
        promise = (v[0] - (1 - d) * g[0]) / d, (v[1] - (1 - d) * g[1]) / d
        holds = polygon.contains(promise) and stage.deters(pair, promise, threats)
        yield Check(f"{pair}, then a promise of the polygon, is worth a vertex", holds, str(v))


def _check_outer(
    certificate: AlgebraicEquilibriumPayoffs, stage: RepeatedStage, polygon: Polygon
) -> Iterator[Check]:
    family = bounding_sides(
        stage,
        Polygon(certificate.outer_proof.outer),
        certificate.punishments,
        polygon,
        certificate.weights,
        certificate.leanings,
    )
    wrong = [line for line in range(len(family.lines)) if not family.proves(line)]
    yield Check("every side bounds all equilibrium payoffs", not wrong, str(wrong))


def _number(number: Any) -> Number:
    return number.number() if isinstance(number, FieldElement) else number
