"""Least discounts that are irrational: the exact set there, in the field that the discount spans.

From the structure of the set slightly above, the discount and the corners follow to hundreds of
bits; lattice reduction finds the minimal polynomial of the discount and expresses the corners by
its powers.  The guess is then proved: the polygon generates itself at that very discount, and its
sides bound all equilibrium payoffs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import Any, cast

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.sustained_target import SustainedTarget
from gametheory_bp.equilibria.subgame_perfect.algebraic_limit import (
    in_powers,
    isolated,
    minimal_polynomial,
)
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import corners_proof
from gametheory_bp.equilibria.subgame_perfect.algebraic_proof import outer_proofs
from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import (
    ActiveStructure,
    active_structures,
)
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.planar import fraction
from gametheory_bp.equilibria.subgame_perfect.threshold_equations import critical_discounts
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.number_field import field_number

__all__ = ["proofs_at_thresholds"]

BITS = 600
"""Precision at which numbers are recognised."""

Corners = list[tuple[Any, Any]]


def proofs_at_thresholds(
    found: RepeatedPayoffs, target: SustainedTarget, low: Fraction
) -> Iterator[Fraction | AlgebraicEquilibriumPayoffs]:
    """Discounts between ``low`` and that of the set, at which it may lose what is sustained.

    A rational one is only named; of an irrational one the exact set there is proved.
    """
    high, seen = found.repeated.discount, set[Fraction | Algebraic]()
    for structure in active_structures(found):
        for near, corners in critical_discounts(structure, target, BITS):
            if not low < fraction(near) <= high + Fraction(1, 1 << (BITS // 2)):
                continue
            discount = _recognised(near)
            if discount is None or discount in seen:
                continue
            seen.add(discount)
            if isinstance(discount, Fraction):
                yield discount
                continue
            proof = _proved(found, structure, discount, corners)
            if proof is not None:
                yield proof
            else:
                seen.discard(discount)  # another structure may prove it


def _recognised(near: Any) -> Fraction | Algebraic | None:
    polynomial = minimal_polynomial(near, BITS)
    if polynomial is None:
        return None
    if len(polynomial) == 2:
        return Fraction(-polynomial[0], polynomial[1])
    return isolated(polynomial, near, BITS)


def _proved(
    found: RepeatedPayoffs, structure: ActiveStructure, discount: Algebraic, corners: Corners
) -> AlgebraicEquilibriumPayoffs | None:
    exact = [in_powers(x, discount, BITS) for x in chain.from_iterable(corners)]
    known = [c for c in exact if c is not None]
    if len(known) < len(exact):
        return None
    coordinates = list(zip(known[::2], known[1::2], strict=True))
    d = field_number(discount, tuple(Fraction(k == 1) for k in range(discount.degree)))
    there = replace(structure, stage=replace(structure.stage, discount=cast(Any, d)))
    for proof in outer_proofs(found.certificate):
        certificate = corners_proof(there, discount, coordinates, proof, discount)
        if certificate is not None:
            return certificate
    return None
