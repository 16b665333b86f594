"""A set whose promises do not deter deviations generates nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, verify
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs, PayoffGenerator
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon

DILEMMA = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])


@pytest.mark.parametrize(("discount", "proved"), [("1/4", False), ("1/3", True), ("1/2", True)])
def test_cooperation_for_ever(discount: str, proved: bool) -> None:
    """Cooperating for ever, or defecting for ever: enough exactly from 1/3 on."""
    zero, two = Fraction(0), Fraction(2)
    inner = Polygon.hull([(0, 0), (2, 2)])
    outer = Polygon.hull(DILEMMA.payoffs())
    generators = (
        PayoffGenerator((1, 1), (zero, zero)),
        PayoffGenerator((0, 0), (two, two)),
    )
    claim = EquilibriumPayoffs(
        PayoffTable.of(DILEMMA), Fraction(discount), None, inner.vertices, generators,
        outer.vertices, (), excess(outer, inner),
    )  # fmt: skip
    assert bool(verify(claim)) is proved
