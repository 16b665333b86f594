"""The parameters that rules beyond the argmax declare, as far as proofs depend on them.

A claim names all parameters of its rule, in the declared order, defaults included.  A checker
must know them without importing the rules, so the few that exist are stated here once more; a
test compares them with the rules.  (A welfare function declares its own, in its leaf.)
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.welfare.parameter import Parameter, Parameters, read_parameters

__all__ = ["RULE_PARAMETERS", "parameter_check", "parameters_as_declared"]

RULE_PARAMETERS = MappingProxyType(
    {
        "proportional": (
            Parameter(
                "weight", Fraction(1, 2), "share of row", Fraction(0), Fraction(1), strict=True
            ),
        ),
        "kalai_smorodinsky": (
            Parameter(
                "ideal",
                "individually_rational",
                "where the ideal payoffs are sought",
                words=("individually_rational", "whole_set"),
                numeric=False,
            ),
            Parameter(
                "form",
                "normalised",
                "what is compared on finite sets",
                words=("normalised", "ratio"),
                numeric=False,
            ),
        ),
    }
)
"""Rules that are not listed have no parameter."""


def parameter_check(claim: SolutionClaim) -> Check:
    """The claim names exactly the parameters of its rule, with admissible values."""
    declared = RULE_PARAMETERS.get(claim.rule, ())
    return parameters_as_declared(declared, claim.parameters, claim.rule)


def parameters_as_declared(declared: tuple[Parameter, ...], given: Parameters, rule: str) -> Check:
    """Exactly the declared parameters are given, with admissible values."""
    statement = "the parameters are as declared"
    try:
        read = read_parameters(declared, dict(given), rule)
    except GameTheoryError as error:
        return Check(statement, False, str(error))
    return Check(statement, read == given)
