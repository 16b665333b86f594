"""The lattice of implications between axioms.

``premises -> conclusion`` on a domain.  Each is listed in its contrapositive, testable form: the
problems that break the conclusion (all of them, or one of them alone, or one of them taken
twice) break a premise.  So every violation that a search finds is a test of the lattice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gametheory_bp.certificates.problem_domain import DOMAINS

__all__ = ["IMPLICATIONS", "Implication", "implied"]


@dataclass(frozen=True, slots=True)
class Implication:
    """Rules that satisfy the premises satisfy the conclusion, on these domains.

    Attributes
    ----------
    premises : tuple of str
    conclusion : str
    reason : str
    domains : tuple of str
    """

    premises: tuple[str, ...]
    conclusion: str
    reason: str
    domains: tuple[str, ...] = tuple(DOMAINS)


def implied(axioms: Iterable[str], domain: str = "comprehensive") -> frozenset[str]:
    """All axioms that follow from the given ones by the lattice, these included.

    Examples
    --------
    >>> sorted(implied(["scale_covariance"]))
    ['homogeneity', 'scale_covariance', 'translation_covariance']
    """
    known = set(axioms)
    while True:
        further = {
            i.conclusion
            for i in IMPLICATIONS
            if domain in i.domains and known.issuperset(i.premises)
        }
        if further <= known:
            return frozenset(known)
        known |= further


IMPLICATIONS: tuple[Implication, ...] = (
    Implication(
        ("strong_pareto_optimality",),
        "weak_pareto_optimality",
        "a point that is better for both is better for one and no worse for the other",
    ),
    Implication(
        ("weak_pareto_optimality",),
        "strong_pareto_optimality",
        "without horizontal and vertical edges, a gain for one can be shared",
        domains=("strictly_comprehensive_individually_rational",),
    ),
    Implication(("anonymity",), "symmetry", "a symmetric problem is its own exchange"),
    Implication(("scale_covariance",), "homogeneity", "a common unit is a unit for each"),
    Implication(("scale_covariance",), "translation_covariance", "a shift is an affine map"),
    Implication(
        ("scale_covariance_same_d",), "homogeneity_same_d", "a common unit is a unit for each"
    ),
    Implication(
        ("scale_covariance_same_d",), "translation_covariance_same_d", "a shift is an affine map"
    ),
    Implication(
        ("strong_monotonicity",),
        "individual_monotonicity",
        "the set grows in both; the one asks it for all growth, the other for some",
    ),
    Implication(
        ("strong_monotonicity",), "restricted_monotonicity", "the same, below the same ideal"
    ),
    Implication(
        ("individual_monotonicity",),
        "restricted_monotonicity",
        "if both ideal payoffs stay, the axiom speaks of either player",
    ),
    Implication(
        ("strong_disagreement_monotonicity",),
        "disagreement_monotonicity",
        "the strong form asks the same of i, and more of j",
    ),
    Implication(
        ("disagreement_monotonicity", "strong_pareto_optimality"),
        "strong_disagreement_monotonicity",
        "on the frontier of two players, what i does not lose j does not gain",
    ),
    Implication(("additivity",), "super_additivity", "the sum itself is at least the sum"),
    Implication(
        ("independence_of_irrelevant_alternatives",),
        "cut_monotonicity",
        "such a cut keeps the solution, so it stays",
    ),
)
"""All implications; tests run every one of them."""
