"""The lattice of implications between axioms.

``premises -> conclusion`` on a domain.  An implication is *pointwise* if the very problems that
break the conclusion break a premise: then every violation found tests it.  The others lead
from one family of problems to another and are tested on whole tables.
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
    pointwise : bool
        Whether problems that break the conclusion break a premise themselves.
    domains : tuple of str
    """

    premises: tuple[str, ...]
    conclusion: str
    reason: str
    pointwise: bool = True
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
        domains=("strictly_comprehensive",),
    ),
    Implication(
        ("anonymity",), "symmetry", "a symmetric problem is its own exchange", pointwise=False
    ),
    Implication(("scale_covariance",), "homogeneity", "a common unit is a unit for each"),
    Implication(("scale_covariance",), "translation_covariance", "a shift is an affine map"),
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
        pointwise=False,
        domains=("convex", "comprehensive", "strictly_comprehensive"),
    ),
    Implication(
        ("additivity",), "super_additivity", "the sum itself is at least the sum", pointwise=False
    ),
    Implication(
        ("strong_pareto_optimality", "independence_of_irrelevant_alternatives"),
        "cut_monotonicity",
        "a cut that keeps the solution keeps it, and one that loses it is no gain for i",
        pointwise=False,
        domains=("comprehensive", "strictly_comprehensive"),
    ),
)
"""All implications; tests run every one of them."""
