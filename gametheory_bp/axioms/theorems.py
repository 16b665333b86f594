"""What the literature proves about the library's rules: rule, axiom, domains, reference.

A theorem counts for a table only if the table's domain is one of its own.  Domains: the convex
comprehensive problems of two players, and their part, the strictly comprehensive ones (an axiom
that holds on a domain holds on every part of it); finite sets where the proof is that of an
argmax.  Parameters are the defaults: equal weights for the proportional rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

__all__ = ["THEOREMS", "Theorem", "theorem_of"]

COMPREHENSIVE = ("comprehensive", "strictly_comprehensive")
ARGMAX = (*COMPREHENSIVE, "finite", "finite_individually_rational")


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
    return _by_cell().get((rule, axiom, domain))


def _listed() -> Iterator[Theorem]:
    for rule, domains, reference, axioms in _STATED:
        for axiom in axioms.split():
            yield Theorem(rule, axiom, domains, reference)


_STATED: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "nash",
        ARGMAX,
        "Nash (1950)",
        (
            "weak_pareto_optimality strong_pareto_optimality individual_rationality symmetry "
            "anonymity scale_covariance homogeneity translation_covariance "
            "independence_of_irrelevant_alternatives"
        ),
    ),
    (
        "nash",
        COMPREHENSIVE,
        "Thomson (1987)",
        "disagreement_monotonicity strong_disagreement_monotonicity",
    ),
    ("nash", COMPREHENSIVE, "Sobel (1981)", "midpoint_domination"),
    ("nash", COMPREHENSIVE, "Peters and van Damme (1991)", "disagreement_convexity"),
    ("nash", COMPREHENSIVE, "Kihlstrom, Roth and Schmeidler (1981)", "risk_sensitivity"),
    ("nash", COMPREHENSIVE, "Tijs and Peters (1985)", "twisting"),
    ("nash", COMPREHENSIVE, "Thomson and Myerson (1980)", "cut_monotonicity"),
    ("nash", COMPREHENSIVE, "Jansen and Tijs (1983)", "continuity"),
    (
        "kalai_smorodinsky",
        COMPREHENSIVE,
        "Kalai and Smorodinsky (1975)",
        (
            "weak_pareto_optimality strong_pareto_optimality individual_rationality symmetry "
            "anonymity scale_covariance homogeneity translation_covariance individual_monotonicity "
            "restricted_monotonicity"
        ),
    ),
    (
        "kalai_smorodinsky",
        COMPREHENSIVE,
        "Thomson (1987)",
        "disagreement_monotonicity strong_disagreement_monotonicity",
    ),
    ("kalai_smorodinsky", COMPREHENSIVE, "Sobel (1981)", "midpoint_domination"),
    (
        "kalai_smorodinsky",
        COMPREHENSIVE,
        "Kihlstrom, Roth and Schmeidler (1981)",
        "risk_sensitivity",
    ),
    ("kalai_smorodinsky", COMPREHENSIVE, "Jansen and Tijs (1983)", "continuity"),
    (
        "proportional",
        COMPREHENSIVE,
        "Kalai (1977)",
        (
            "weak_pareto_optimality individual_rationality symmetry anonymity homogeneity "
            "translation_covariance independence_of_irrelevant_alternatives strong_monotonicity "
            "individual_monotonicity restricted_monotonicity step_by_step_negotiation continuity"
        ),
    ),
    ("proportional", COMPREHENSIVE, "Thomson (1987)", "disagreement_monotonicity"),
    ("proportional", COMPREHENSIVE, "Chun and Thomson (1990)", "disagreement_concavity"),
    ("proportional", COMPREHENSIVE, "Myerson (1981)", "super_additivity"),
    (
        "perles_maschler",
        COMPREHENSIVE,
        "Perles and Maschler (1981)",
        (
            "weak_pareto_optimality strong_pareto_optimality symmetry anonymity scale_covariance "
            "homogeneity translation_covariance super_additivity"
        ),
    ),
    (
        "utilitarian",
        ARGMAX,
        "Myerson (1981)",
        (
            "weak_pareto_optimality strong_pareto_optimality symmetry anonymity homogeneity "
            "translation_covariance independence_of_irrelevant_alternatives additivity"
        ),
    ),
    ("raiffa_discrete", COMPREHENSIVE, "Raiffa (1953)", "symmetry scale_covariance"),
    ("raiffa_continuous", COMPREHENSIVE, "Raiffa (1953)", "symmetry scale_covariance"),
    ("equal_area", COMPREHENSIVE, "Anbarci and Bigelow (1994)", "symmetry scale_covariance"),
)
THEOREMS: tuple[Theorem, ...] = tuple(_listed())
"""All of them, one for each rule and axiom."""


@cache
def _by_cell() -> dict[tuple[str, str, str], Theorem]:
    return {(t.rule, t.axiom, d): t for t in THEOREMS for d in t.domains}
