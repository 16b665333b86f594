"""Checker of ``axiom_violation``: related problems, proved solutions, a demand that fails."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from gametheory_bp.certificates.axiom_case import AxiomCase
from gametheory_bp.certificates.axiom_demands import DEMANDS, SENTENCES, fails, shortfall
from gametheory_bp.certificates.axiom_relations import RELATIONS, STATEMENTS, relation_holds
from gametheory_bp.certificates.kinds.axiom_violation import AxiomViolation, ReportedPoints
from gametheory_bp.certificates.point_outside import certainly_outside
from gametheory_bp.certificates.problem_domain import in_domain
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.exact.codec import kind_of

__all__ = ["check"]


def check(c: AxiomViolation) -> Iterator[Check]:
    """The rule's code is not used: the solutions carry their own proofs."""
    known = c.relation in RELATIONS and c.demand in DEMANDS
    yield Check("relation and demand are known", known)
    whole = len(c.problems) == len(c.points) == len(c.solutions) > 0 and all(c.points)
    yield Check("every problem has its solution", whole)
    if not (known and whole):
        return
    one_rule = {(s.rule, s.parameters) for s in c.solutions}
    yield Check("all solutions are of the named rule", one_rule == {(c.rule, _first(c))})
    for k, (problem, points, proof) in enumerate(
        zip(c.problems, c.points, c.solutions, strict=True)
    ):
        if not problem.is_canonical:
            yield Check(f"problem {k + 1} is in canonical form", False)
            return
        yield Check(f"problem {k + 1} is in the domain", in_domain(problem, c.domain), c.domain)
        about = (proof.problem, proof.points) == (problem, points)
        yield Check(f"solution {k + 1} is about problem {k + 1}", about)
        if not isinstance(proof, ReportedPoints):
            checker = import_module(f"gametheory_bp.certificates.verify.{kind_of(proof)}")
            yield from checker.check(proof)
        else:
            lost = any(certainly_outside(point, problem) for point in points)
            yield Check(f"reported points {k + 1} lie in the payoff set", not lost)
    case = AxiomCase(c.problems, c.points, c.player, c.numbers, c.selection)
    related = relation_holds(c.relation, case)
    yield Check(f"related: {STATEMENTS[c.relation]}", related)
    if not related:
        return
    amount = shortfall(c.demand, case)
    reported = any(isinstance(s, ReportedPoints) for s in c.solutions)
    origin = "; values as reported by the rule" if reported else ""
    size = amount.low if amount.width == 0 else amount
    yield Check(f"not so: {SENTENCES[c.demand]}", fails(c.demand, amount), f"by {size}{origin}")


def _first(c: AxiomViolation) -> object:
    return c.solutions[0].parameters
