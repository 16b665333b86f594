"""Broken axioms in the payoff plane: all related problems, and what the rule should have picked."""

from __future__ import annotations

from gametheory_bp.axioms import (
    AxiomOutcome,
    Cell,
    SearchOutcome,
    Violation,
    list_axioms,
    load_axiom,
)
from gametheory_bp.axioms.violation import amount_text
from gametheory_bp.certificates.axiom_case import AxiomCase
from gametheory_bp.certificates.kinds.axiom_violation import AxiomViolation
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.plotting.demand_arrows import PLAYERS, demanded
from gametheory_bp.plotting.dispatch import plane_of
from gametheory_bp.plotting.pieces import Piece, assemble
from gametheory_bp.plotting.plane import Area, Arrow, Mark, Path, Plane
from gametheory_bp.plotting.problem_names import ProblemNames, pair_text, problem_names

__all__: list[str] = []

ORDER = ("first", "second", "third")
WRONG = "what moved the wrong way"


@plane_of.register
def _(violation: Violation) -> Plane:
    """Every related set with its d and its solution, and an arrow for the broken demand."""
    found = violation.certificate
    names = problem_names(found)
    pieces = (*_sets(found, names), *_solutions(found, names), *_broken(violation))
    axiom = load_axiom(found.axiom).title if found.axiom in list_axioms() else found.axiom
    title = f"{found.rule.lstrip('_')} breaks {axiom[0].lower()}{axiom[1:]}"
    return assemble(title.replace("_", " "), pieces, violation.sentence())


@plane_of.register
def _(outcome: AxiomOutcome) -> Plane:
    return _plane_of_violation(outcome.violation, f"{outcome.rule} and {outcome.axiom}")


@plane_of.register
def _(outcome: SearchOutcome) -> Plane:
    return _plane_of_violation(outcome.violation, f"{outcome.rule} and {outcome.axiom}")


@plane_of.register
def _(cell: Cell) -> Plane:
    return _plane_of_violation(cell.violation, f"{cell.rule} and {cell.axiom}")


def _plane_of_violation(violation: Violation | None, what: str) -> Plane:
    if violation is None:
        raise NotDefinedError(f"{what}: no violation to draw; give an outcome that has one")
    return plane_of(violation)


def _role(k: int) -> str:
    return ORDER[min(k, len(ORDER) - 1)]


def _sets(found: AxiomViolation, names: tuple[ProblemNames, ...]) -> list[Piece]:
    """Each set once and each disagreement point once."""
    pieces: dict[str, list[Piece]] = {}
    listed = list(dict.fromkeys(name.payoff_set for name in names))
    for name, problem in zip(names, found.problems, strict=True):
        role = _role(listed.index(name.payoff_set))
        if name.payoff_set in pieces:
            continue
        if problem.finite:
            here = [Mark(f"{role}_points", name.payoff_set, p) for p in problem.payoff_set]
            pieces[name.payoff_set] = list(here)
        elif found.relation == "sequence" and pieces:
            label = f"{listed[1]}, ..., {listed[-1]}"
            pieces[name.payoff_set] = [Area("later_set", label, problem.payoff_set)]
        else:
            pieces[name.payoff_set] = [Area(f"{role}_set", name.payoff_set, problem.payoff_set)]
    marks = {
        name.disagreement: Mark(
            "minimax", "disagreement point", problem.disagreement, (name.disagreement,)
        )
        for name, problem in zip(names, found.problems, strict=True)
    }
    return [*(piece for part in pieces.values() for piece in part), *marks.values()]


def _solutions(found: AxiomViolation, names: tuple[ProblemNames, ...]) -> list[Piece]:
    """The rule's points on every problem; the declared selection where there are several."""
    case = _case(found)
    pieces: list[Piece] = []
    sequence = found.relation == "sequence"
    for k, (name, points) in enumerate(zip(names, found.points, strict=True)):
        if name in names[:k]:
            continue  # the same problem again
        role = f"{ORDER[min(k, 1)] if sequence else _role(k)}_solution"
        label = f"{names[1].solution}, ..., {names[-1].solution}" if sequence and k else (
            name.solution
        )  # fmt: skip
        tied = " (tied)" if len(points) > 1 else ""
        if tied and not found.problems[k].finite:
            pieces.append(Path("tie", "tied solutions", points))
            chosen = case.chosen(k)
            if chosen not in points:
                pieces.append(Mark("selected", "declared selection", chosen))
        for point in points:
            value = "" if sequence and k else f" = {pair_text(point)}"
            pieces.append(Mark(role, label, point, (f"{name.solution}{value}{tied}",)))
    return pieces


def _broken(violation: Violation) -> list[Piece]:
    """What is demanded, and arrows from there to what the rule picks."""
    wanted = demanded(violation.certificate.demand, _case(violation.certificate))
    pieces: list[Piece] = [
        Mark("demanded", f"demanded: {wanted.name}", point, (wanted.name,))
        for point in wanted.points
    ]
    for start, end, text in wanted.arrows:
        change = [b - a for a, b in zip(start, end, strict=True)]
        if text in PLAYERS:
            k = PLAYERS.index(text)
            words = f"{text} {_signed(change[k])}" if change[k] else f"no gain for {text}"
        elif text == "wrong by":
            words = f"{text} {amount_text(violation.amount)}"
        else:
            words = text
        if any(change):
            pieces.append(Arrow("wrong", WRONG, start, end, words))
        else:
            pieces.append(Mark("wrong_point", "what is wrong", end, (words,)))
    return pieces


def _signed(change: object) -> str:
    text = f"{change:.4g}" if isinstance(change, float) else str(change)
    return text if text.startswith("-") else f"+{text}"


def _case(found: AxiomViolation) -> AxiomCase:
    return AxiomCase(found.problems, found.points, found.player, found.numbers, found.selection)
