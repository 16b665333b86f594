"""``check``: prove every formula of a piecewise answer from the definition of its rule."""

from __future__ import annotations

from itertools import pairwise

from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.errors import GameTheoryError, InputTypeError
from gametheory_bp.families.definition import broken_conditions, part_above
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.optimum import FamilyOptimum
from gametheory_bp.families.piece import Piece
from gametheory_bp.families.places import Place
from gametheory_bp.families.problem import FamilyProblem
from gametheory_bp.families.sweep import Cell, sweep

__all__ = ["check"]

Broken = tuple[str, ...]


def check(result: FamilyOptimum) -> Verdict:
    """Prove that the pieces cover the interval and that each gives all optima, for every t.

    The conditions that define the rule are polynomial equations and inequalities in t.  Between
    neighbouring roots of their polynomials they hold everywhere or nowhere, so one rational value
    per interval, and the exact roots themselves, decide them.

    Parameters
    ----------
    result : FamilyOptimum

    Returns
    -------
    Verdict
        One check for each piece; a failed one names the condition and a value of t.

    Raises
    ------
    InputTypeError
        If it is no answer of ``family_optimum``.

    Exactness
    ---------
    Exact: a proof for all t, also at irrational break points.  On finite sets the definition is a
    comparison of all points, which is made again.

    Examples
    --------
    >>> from gametheory_bp.families import GameFamily, family_optimum
    >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    >>> check(family_optimum(family, "nash"))
    Verdict(family_optimum, 3 checks, proved)
    """
    if not isinstance(result, FamilyOptimum):
        raise InputTypeError(f"a {type(result).__name__} has no pieces; give a FamilyOptimum")
    family, values = result.family, dict(result.parameters)
    covered = _covers(result)
    checks = [Check("the pieces partition the interval", covered)]
    if not covered:
        return Verdict("family_optimum", tuple(checks))

    def broken(place: Place) -> Broken:
        problem = FamilyProblem.of(family, place, result.among, result.disagreement)
        points = [(Germ(x, place), Germ(y, place)) for x, y in result.piece_at(place.t).points]
        try:
            ordered = sorted(points)
            sets = problem, _generators(result, problem, place)
            return tuple(broken_conditions(result.rule, *sets, values, ordered))
        except ZeroDivisionError:
            return ("the formulas have no pole",)
        except GameTheoryError as problem_found:
            return (str(problem_found),)

    cells = sweep(family.low, family.high, broken, result.break_points)
    for piece in result.pieces:
        inside = [cell for cell in cells if _belongs(cell, piece)]
        failed = [f"not at t = {_shown(cell)}: {cell.answer[0]}" for cell in inside if cell.answer]
        detail = failed[0] if failed else f"decided on {len(inside)} cells"
        checks.append(Check(f"optimal and complete on {piece.interval_text}", not failed, detail))
    return Verdict("family_optimum", tuple(checks))


def _generators(result: FamilyOptimum, problem: FamilyProblem, place: Place) -> list[GermPoint]:
    """The payoff pairs of the game themselves, where they generate the set."""
    cells = [cell for line in result.family.germs(place) for cell in line]
    if result.among == "feasible":
        return cells
    if result.among == "individually_rational":
        return part_above(cells, problem.disagreement)
    return problem.points


def _covers(result: FamilyOptimum) -> bool:
    pieces = result.pieces
    if not pieces or any(not piece.points for piece in pieces):
        return False
    ends = pieces[0].low == result.family.low and pieces[-1].high == result.family.high
    closed = pieces[0].low_closed and pieces[-1].high_closed
    joined = all(a.high == b.low and a.high_closed != b.low_closed for a, b in pairwise(pieces))
    proper = all(
        p.low < p.high or (p.low == p.high and p.low_closed and p.high_closed) for p in pieces
    )
    return ends and closed and joined and proper


def _belongs(cell: Cell[Broken], piece: Piece) -> bool:
    if cell.is_spot:
        return cell.low in piece
    return piece.low <= cell.low and cell.high <= piece.high


def _shown(cell: Cell[Broken]) -> str:
    return f"{(float(cell.low) + float(cell.high)) / 2:.6g}"
