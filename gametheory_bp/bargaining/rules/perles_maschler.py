"""The Perles-Maschler (superadditive) solution: two walkers meet on the frontier.

Each player starts at its best point of the strong Pareto frontier of ``{x in S : x >= d}`` and
concedes along it; they move so that the product of their speeds of loss stays equal, and meet
at the solution.  So the integral of ``sqrt(-dx dy)`` along the frontier is the same on both
sides.  An edge of a polygon contributes ``sqrt(|row change| |column change|)``: the sums are
sums of square roots, compared exactly (which decides whether they meet in a vertex), and the
point is rational, algebraic, or, beyond three independent roots, a certified interval of width
below 1e-15 of the ideal gains.

The solution is the only superadditive one that is Pareto optimal, symmetric and covariant with
scales.  Only the frontier matters, so the comprehensive hull has the same solution.

Source: Perles and Maschler (1981), The super-additive solution for the Nash bargaining game,
International Journal of Game Theory 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from itertools import pairwise

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.certificates.kinds.concession_path import ConcessionPath
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.display import Formula
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import Number
from gametheory_bp.exact.radical_sum import RadicalSum
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    chain = problem.frontier
    evidence = partial(ConcessionPath, path=chain, southeast=(), northwest=())
    return RuleAnswer((_meeting_point(chain),), evidence)


def _meeting_point(chain: tuple[Point, ...]) -> Coordinates:
    """Where the sums of roots before and behind agree."""
    edges = list(pairwise(chain))
    squares = [(b[0] - a[0]) * (a[1] - b[1]) for a, b in edges]
    for k, (a, b) in enumerate(edges):
        behind = RadicalSum.of((-1 if i <= k else 1, s) for i, s in enumerate(squares))
        if behind.sign() <= 0:  # the first edge whose end is at or past the meeting point
            # half of the whole = (sum before) + t sqrt(square), solved for t in [0, 1]
            rest = RadicalSum.of((-1 if i < k else 1, s) for i, s in enumerate(squares))
            t = rest.scaled(1 / (2 * squares[k]), squares[k])
            exact = t.number()
            row, column = b[0] - a[0], b[1] - a[1]
            return _number(t, exact, a[0], row), _number(t, exact, a[1], column)
    return chain[0]


def _number(
    t: RadicalSum, exact: Fraction | Algebraic | None, start: Fraction, change: Fraction
) -> Number:
    """``start + change t``: exact, or bounds rounded outward."""
    if exact is None:
        width = Fraction(1, 10**17)
        bounds = t.bounds(width) * change + start
        scale = 1
        while scale * abs(change) < 10**16:
            scale *= 10
        return bounds.rounded(scale)
    if isinstance(exact, Fraction):
        return start + change * exact
    return exact.affine(change, start)


PERLES_MASCHLER = BargainingRule(
    title="Perles-Maschler",
    statement="the integral of sqrt(-dx dy) along the frontier is equal on both sides",
    formula=Formula(
        "integral of sqrt(-dx dy) from either end of the frontier to the point is equal",
        r"\int_{\text{left}}^{p} \sqrt{-\mathrm{d}x\,\mathrm{d}y}"
        r" = \int_{p}^{\text{right}} \sqrt{-\mathrm{d}x\,\mathrm{d}y}",
    ),
    source="Perles and Maschler (1981)",
    solve=_solve,
    example=WorkedExample(
        # Edges (0, 3)-(4, 2) and (4, 2)-(5, 0) have roots 2 and sqrt 2; with (4, 2)-(6, 0)
        # both roots are 2 and the players meet in the vertex.
        vertices=((0, 0), (0, 3), (4, 2), (6, 0)),
        points=((4, 2),),
    ),
    exactness="algebraic, or a certified interval beyond three independent square roots",
    refusal="the walk needs a connected frontier; take the convex hull if lotteries are meant",
)
