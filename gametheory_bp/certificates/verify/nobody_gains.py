"""Checker of ``nobody_gains``: the convention where no gain can be shared."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.nobody_gains import NobodyGains
from gametheory_bp.certificates.rule_parameters import parameter_check
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.frontier import pareto_points

RULES = frozenset(
    "average_payoff equal_area equal_loss kalai_smorodinsky perles_maschler proportional "
    "raiffa_continuous raiffa_discrete".split()
)
"""Rules that share gains, and follow the convention."""


def check(c: NobodyGains) -> Iterator[Check]:
    """No point is better for both, and the points are the undominated ones."""
    yield Check("the problem is in canonical form", c.problem.is_canonical)
    yield parameter_check(c)
    yield Check(f"{c.rule} needs a gain", c.rule in RULES and c.flags == ("nobody_gains",))
    rational = c.problem.individually_rational
    gain = c.problem.both_gain
    yield Check("no point is better for both than the disagreement point", not gain)
    # A convex set lies on an axis through d here: its only undominated point is a vertex.
    optimal = pareto_points(rational)
    yield Check("the points are the undominated ones", bool(optimal) and c.points == optimal)
