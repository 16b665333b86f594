"""``check_axiom``: one axiom, one rule, given problems; exact, with a witness where it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.axioms.axiom import Axiom
from gametheory_bp.axioms.library import LIBRARY
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

__all__ = [
    "Examined",
    "check_axiom",
    "examine",
    "list_axioms",
    "load_axiom",
    "read_axiom",
    "read_domain",
]

SELECTIONS: tuple[Selection, ...] = ("middle", "first", "last")
NARROWEST = ("finite", "strictly_comprehensive", "comprehensive", "convex", "any")


def list_axioms() -> tuple[str, ...]:
    """Ids of all axioms, sorted, those of other installed packages included.

    Examples
    --------
    >>> {"symmetry", "independence_of_irrelevant_alternatives"} <= set(list_axioms())
    True
    """
    return LIBRARY.names()


def load_axiom(axiom: str) -> Axiom:
    """The axiom with this id; raises ``UnknownNameError`` offering the nearest ids.

    Examples
    --------
    >>> load_axiom("symmetry").relation
    'symmetric'
    """
    return LIBRARY.load(axiom)


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


def check_axiom(
    rule: Any,
    axiom: str | Axiom,
    problems: BargainingProblem | Iterable[BargainingProblem],
    *,
    numbers: Iterable[Any] | None = None,
    selection: Selection = "middle",
) -> AxiomOutcome:
    """Whether a rule keeps an axiom on given problems, exactly.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function from a problem to its point or points.
    axiom : str or Axiom
        An id of :func:`list_axioms`.
    problems : BargainingProblem or sequence of them
        In the order in which the axiom's relation names them, e.g. (S, S') with S in S' for
        monotonicity, (S, S') with S' in S for independence.
    numbers : sequence, optional
        Numbers of the relation; found from the problems except for ``risk_sensitivity``, which
        takes where the concave function bends and its slopes before and beyond.
    selection : {"middle", "first", "last"}
        Which point stands for a solution with several, where the axiom needs one.

    Returns
    -------
    AxiomOutcome
        ``.status`` is "holds", "violated", "undecided" or "not applicable".

    Raises
    ------
    UnknownNameError
        If axiom or rule is unknown.
    InputValueError
        If the number of problems is not the relation's.

    Notes
    -----
    Exactness: exact; irrational payoffs are compared in proved bounds, and what they leave open
    is "undecided", never "violated".  Certificate: ``axiom_violation``.

    Examples
    --------
    >>> small = BargainingProblem([(0, 0), (2, 0), (0, 2)])
    >>> large = BargainingProblem([(0, 0), (2, 0), (2, 1), (0, 2)])
    >>> check_axiom("kalai_smorodinsky", "strong_monotonicity", [small, large])
    AxiomOutcome(kalai_smorodinsky, strong_monotonicity: holds)
    >>> check_axiom("nash", "strong_monotonicity", [large, small]).status
    'not applicable'
    """
    name, item = read_axiom(axiom)
    statements = _read_problems(item, problems)
    if selection not in SELECTIONS:
        raise UnknownNameError("selection", selection, SELECTIONS)
    call = rule if isinstance(rule, RuleCall) else RuleCall(rule)
    given = None if numbers is None else tuple(as_fraction(n, where="numbers") for n in numbers)
    reasons, applied, undecided = [], False, False
    for player in item.players:
        found = examine(name, item, call, statements, player, given, selection)
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


def read_axiom(axiom: str | Axiom) -> tuple[str, Axiom]:
    """Id and axiom; a user's axiom has its title for an id."""
    if isinstance(axiom, Axiom):
        known = next((n for n, item in LIBRARY.items() if item is axiom), None)
        return known or axiom.title, axiom
    return axiom, load_axiom(axiom)


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
