"""One axiom, one rule, given problems: exact, with a witness where it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gametheory_bp.axioms.outcome import AxiomOutcome
from gametheory_bp.axioms.recognition import recognise
from gametheory_bp.axioms.rule_call import RuleCall, Solved
from gametheory_bp.axioms.violation import Violation
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.axiom_case import AxiomCase, Player, Selection
from gametheory_bp.certificates.axiom_demands import fails, shortfall
from gametheory_bp.certificates.axiom_relations import COUNTS, STATEMENTS, relation_holds
from gametheory_bp.certificates.kinds.axiom_violation import AxiomViolation
from gametheory_bp.certificates.problem_domain import DOMAINS, in_domain
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.exactness import exactness_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction

if TYPE_CHECKING:
    from gametheory_bp.axioms.axiom import Axiom

__all__ = ["Examined", "check", "examine", "read_domain"]

SELECTIONS: tuple[Selection, ...] = ("middle", "first", "last")
KINDS = ("finite", "strictly_comprehensive", "comprehensive", "convex")
NARROWEST = (*(k + end for k in KINDS for end in ("_individually_rational", "")), "any")
"""Domains in the order in which a witness is said to lie in them."""


@dataclass(frozen=True, slots=True)
class Examined:
    """Related problems, the rule's answers, and by how much the demand fails."""

    name: str
    axiom: Axiom
    case: AxiomCase
    amount: Interval
    solutions: tuple[Solved, ...]

    @property
    def violated(self) -> bool:
        """Whether a violation is proved."""
        return fails(self.axiom.demand, self.amount)

    @property
    def undecided(self) -> bool:
        """Whether bounds of irrational payoffs leave it open."""
        return self.amount.low < self.amount.high and self.amount.low <= 0 < self.amount.high

    def violation(self, domain: str) -> Violation:
        """The witness, for a domain that holds all its problems."""
        c, rule = self.case, self.solutions[0].rule
        return Violation(
            AxiomViolation(
                self.name, rule, domain, self.axiom.relation, self.axiom.demand, c.player,
                c.numbers, c.selection, c.problems, c.points, self.solutions,
            ),
            exactness_of(n for points in c.points for pair in points for n in pair),
        )  # fmt: skip


def examine(
    name: str,
    axiom: Axiom,
    call: RuleCall,
    problems: tuple[ProblemStatement, ...],
    player: Player,
    numbers: tuple[Fraction, ...] | None,
    selection: Selection,
) -> Examined | str:
    """The demand's shortfall where the problems are related; else the reason why not."""
    solutions = tuple(map(call, problems))
    if any(s is None for s in solutions):
        return f"rule {call.name} is not defined on these problems"
    points = tuple(s.points for s in solutions if s is not None)
    if numbers is None:
        numbers = recognise(axiom.relation, problems, points)
    case = AxiomCase(problems, points, player, numbers or (), selection)
    if numbers is None or not relation_holds(axiom.relation, case):
        return f"not so: {STATEMENTS[axiom.relation]}"
    return Examined(name, axiom, case, shortfall(axiom.demand, case), solutions)


def check(
    rule: Any,
    axiom: Axiom,
    problems: BargainingProblem | Iterable[BargainingProblem],
    numbers: Iterable[Any] | None,
    selection: Selection,
) -> AxiomOutcome:
    """What is read and returned :func:`gametheory_bp.check_axiom` says."""
    name = axiom.id
    statements = _read_problems(axiom, problems)
    if selection not in SELECTIONS:
        raise UnknownNameError("selection", selection, SELECTIONS)
    call = rule if isinstance(rule, RuleCall) else RuleCall(rule)
    given = None if numbers is None else tuple(as_fraction(n, where="numbers") for n in numbers)
    reasons, applied, undecided = [], False, False
    for player in axiom.players:
        found = examine(name, axiom, call, statements, player, given, selection)
        if isinstance(found, str):
            reasons.append(found)
            continue
        if found.violated:
            domain = next(d for d in NARROWEST if all(in_domain(p, d) for p in statements))
            return AxiomOutcome(name, call.name, "violated", found.violation(domain))
        applied, undecided = True, undecided or found.undecided
    if undecided:
        return AxiomOutcome(name, call.name, "undecided", None, "bounds of payoffs overlap")
    if applied:
        return AxiomOutcome(name, call.name, "holds")
    return AxiomOutcome(name, call.name, "not applicable", None, reasons[0])


def _read_problems(axiom: Axiom, problems: Any) -> tuple[ProblemStatement, ...]:
    if not isinstance(problems, (BargainingProblem, Iterable)):
        raise InputTypeError(f"problems are {problems!r}; give one BargainingProblem or a list")
    given = (problems,) if isinstance(problems, BargainingProblem) else tuple(problems)
    for k, problem in enumerate(given):
        if not isinstance(problem, BargainingProblem):
            raise InputTypeError(f"problem {k} is a {type(problem).__name__}; build one first")
        if problem.set_kind == "curved":
            raise NotDefinedError(f"problem {k} is curved; axioms compare convex and finite sets")
    count = COUNTS[axiom.relation]
    if (count and len(given) != count) or (not count and len(given) < 3):
        wanted = str(count) if count else "at least 3"
        raise InputValueError(
            f"{len(given)} problems given; {axiom.title} is about {wanted}: "
            f"{STATEMENTS[axiom.relation]}"
        )
    return tuple(problem.statement for problem in given)


def read_domain(domain: str) -> str:
    """The domain's name; raises ``UnknownNameError`` offering the nearest names."""
    if not isinstance(domain, str) or domain not in DOMAINS:
        raise UnknownNameError("domain", domain, DOMAINS)
    return domain
