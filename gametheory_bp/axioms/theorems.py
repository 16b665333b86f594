"""What is proved about the library's rules: rule, axiom, domains, reference.

A theorem counts for a table only if the table's domain is one of its own.  An axiom that holds on
a domain holds on every part of it, so a theorem lists all parts.  Most rules here depend on the
points above d alone, and most theorems hold whatever lies below d; where sets are added they do
not, since a sum has more points above its d than the sums of such points.

*By definition* marks what follows at once: a best point of one order of payoff pairs stays best
in a smaller set; what is built from ratios of gains does not change with their units.
Parameters are the defaults: equal weights, exponent 2 of the Yu compromise, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

__all__ = ["THEOREMS", "Theorem", "theorem_of", "theorems_about"]


def _both(*domains: str) -> tuple[str, ...]:
    return tuple(d + end for d in domains for end in ("", "_individually_rational"))


ABOVE = ("comprehensive_individually_rational", "strictly_comprehensive_individually_rational")
COMPREHENSIVE = _both("comprehensive", "strictly_comprehensive")
CONVEX = (*_both("convex"), *COMPREHENSIVE)
FINITE = _both("finite")
ALL = (*CONVEX, *FINITE)
DEFINITION = "by definition"


@dataclass(frozen=True, slots=True)
class Theorem:
    """A rule satisfies an axiom on these domains.

    Examples
    --------
    >>> theorem_of("nash", "independence_of_irrelevant_alternatives", "comprehensive").reference
    'Nash (1950)'
    """

    rule: str
    axiom: str
    domains: tuple[str, ...]
    reference: str


def theorem_of(rule: str, axiom: str, domain: str) -> Theorem | None:
    """The theorem about a cell of a table, if there is one for exactly this domain."""
    return next((t for t in theorems_about(rule, axiom) if domain in t.domains), None)


def theorems_about(rule: str, axiom: str) -> tuple[Theorem, ...]:
    """All theorems about a rule and an axiom, whatever their domains."""
    return _by_pair().get((rule, axiom), ())


def _listed() -> Iterator[Theorem]:
    for rules, domains, reference, axioms in _STATED:
        for rule in rules.split():
            for axiom in axioms.split():
                yield Theorem(rule, axiom, domains, reference)


OPTIMAL = "weak_pareto_optimality strong_pareto_optimality "
IMPARTIAL = "symmetry anonymity "
UNITS = "scale_covariance homogeneity translation_covariance "
COMMON_UNIT = "homogeneity translation_covariance "
IIA = "independence_of_irrelevant_alternatives "
FALL_BACK = "disagreement_monotonicity strong_disagreement_monotonicity "
SAME_FALL_BACK = FALL_BACK + "disagreement_concavity disagreement_convexity "

_STATED: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    # the best points of a product of gains
    (
        "nash",
        CONVEX,
        "Nash (1950)",
        OPTIMAL + "individual_rationality " + IMPARTIAL + UNITS + IIA,
    ),
    (
        "nash",
        FINITE,
        "Mariotti (1998)",
        OPTIMAL + "individual_rationality " + IMPARTIAL + UNITS + IIA,
    ),
    ("nash", CONVEX, "Thomson (1987)", FALL_BACK),
    ("nash", CONVEX, "Sobel (1981)", "midpoint_domination"),
    ("nash", CONVEX, "Peters and van Damme (1991)", "disagreement_convexity"),
    ("nash", COMPREHENSIVE, "Kihlstrom, Roth and Schmeidler (1981)", "risk_sensitivity"),
    ("nash", COMPREHENSIVE, "Tijs and Peters (1985)", "twisting"),
    ("nash", COMPREHENSIVE, "Thomson and Myerson (1980)", "cut_monotonicity"),
    ("nash", COMPREHENSIVE, "Jansen and Tijs (1983)", "continuity"),
    (
        "asymmetric_nash",
        CONVEX,
        "Kalai (1977), nonsymmetric solutions",
        OPTIMAL + "individual_rationality " + UNITS + IIA,
    ),
    # the point on the way to the ideal
    (
        "kalai_smorodinsky",
        CONVEX,
        "Kalai and Smorodinsky (1975)",
        OPTIMAL
        + IMPARTIAL
        + UNITS
        + "individual_rationality individual_monotonicity restricted_monotonicity",
    ),
    ("kalai_smorodinsky", COMPREHENSIVE, "Thomson (1987)", FALL_BACK),
    ("kalai_smorodinsky", CONVEX, "Sobel (1981)", "midpoint_domination"),
    (
        "kalai_smorodinsky",
        COMPREHENSIVE,
        "Kihlstrom, Roth and Schmeidler (1981)",
        "risk_sensitivity",
    ),
    ("kalai_smorodinsky", COMPREHENSIVE, "Tijs and Peters (1985)", "twisting"),
    ("kalai_smorodinsky", COMPREHENSIVE, "Jansen and Tijs (1983)", "continuity"),
    # equal gains
    (
        "proportional",
        COMPREHENSIVE,
        "Kalai (1977)",
        (
            "weak_pareto_optimality individual_rationality strong_monotonicity "
            "individual_monotonicity restricted_monotonicity step_by_step_negotiation continuity "
        )
        + IMPARTIAL
        + COMMON_UNIT
        + IIA,
    ),
    ("proportional", COMPREHENSIVE, "Thomson (1987)", FALL_BACK),
    ("proportional", COMPREHENSIVE, "Chun and Thomson (1990)", "disagreement_concavity"),
    ("proportional", COMPREHENSIVE, "Myerson (1981)", "super_additivity"),
    ("proportional", COMPREHENSIVE, DEFINITION, "cut_monotonicity disagreement_convexity"),
    # equal losses
    (
        "equal_loss",
        COMPREHENSIVE,
        "Chun (1988)",
        OPTIMAL + IMPARTIAL + COMMON_UNIT + "restricted_monotonicity",
    ),
    ("equal_loss", ABOVE, "Chun (1988)", "super_additivity"),
    # sets only, added or walked along
    (
        "perles_maschler",
        COMPREHENSIVE,
        "Perles and Maschler (1981)",
        OPTIMAL + IMPARTIAL + UNITS,
    ),
    # a square is the limit of sets whose only edge is almost flat: there the solution jumps
    (
        "perles_maschler",
        _both("strictly_comprehensive"),
        "Perles and Maschler (1981)",
        "continuity",
    ),
    ("perles_maschler", ABOVE, "Perles and Maschler (1981)", "super_additivity"),
    # the best points of a weighted sum of payoffs, whatever d is
    (
        "utilitarian",
        ALL,
        "Myerson (1981)",
        OPTIMAL + IMPARTIAL + COMMON_UNIT + IIA + "additivity super_additivity",
    ),
    ("utilitarian weighted_utilitarian dictator", ALL, DEFINITION, SAME_FALL_BACK),
    (
        "weighted_utilitarian dictator",
        ALL,
        DEFINITION,
        "weak_pareto_optimality additivity super_additivity " + COMMON_UNIT + IIA,
    ),
    (
        "utilitarian weighted_utilitarian dictator",
        ALL,
        DEFINITION,
        "homogeneity_same_d translation_covariance_same_d",
    ),
    ("weighted_utilitarian", ALL, DEFINITION, "strong_pareto_optimality"),
    ("dictator", ALL, DEFINITION, "scale_covariance scale_covariance_same_d"),
    # the best points of other orders of gains
    ("egalitarian leximin", ALL, DEFINITION, "weak_pareto_optimality " + IMPARTIAL),
    ("egalitarian leximin", ALL, DEFINITION, COMMON_UNIT + IIA),
    ("leximin", ALL, DEFINITION, "strong_pareto_optimality"),
    ("ces gini yu", ALL, DEFINITION, IMPARTIAL + COMMON_UNIT),
    ("relative_utilitarian", ALL, DEFINITION, IMPARTIAL + UNITS),
    # built from ratios of gains
    ("raiffa_discrete raiffa_continuous", COMPREHENSIVE, "Raiffa (1953)", IMPARTIAL + UNITS),
    ("raiffa_discrete", COMPREHENSIVE, DEFINITION, "midpoint_domination individual_rationality"),
    ("equal_area", COMPREHENSIVE, "Anbarci and Bigelow (1994)", IMPARTIAL + UNITS),
    ("average_payoff", COMPREHENSIVE, "Anbarci (1995)", IMPARTIAL + UNITS),
)
THEOREMS: tuple[Theorem, ...] = tuple(_listed())
"""All of them, one for each rule and axiom and group of domains."""


@cache
def _by_pair() -> dict[tuple[str, str], tuple[Theorem, ...]]:
    found: dict[tuple[str, str], tuple[Theorem, ...]] = {}
    for t in THEOREMS:
        found[t.rule, t.axiom] = (*found.get((t.rule, t.axiom), ()), t)
    return found
