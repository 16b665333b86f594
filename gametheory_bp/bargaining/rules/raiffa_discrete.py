"""The discrete Raiffa solution: half-way agreements, again and again.

From ``d_0 = d`` on, each interim agreement is the mean of the two dictatorial points above the
one before::

    d_{k+1} = ((row(d_k), y_k) + (x_k, column(d_k))) / 2 = (d_k + ideal above d_k) / 2

on the comprehensive hull.  The solution is the limit, a strongly Pareto-optimal point.

*Where it ends.*  If both dictatorial points lie on one edge, the next point lies on that edge
and is the limit.  If they lie on the two edges beside a vertex v, then ``d_k - v`` is mapped
linearly to ``d_{k+1} - v``; either ``d_k`` lies on the line on which this map only shrinks, and
the limit is v, exactly, after infinitely many steps; or after finitely many steps both points
lie on one edge.  So the limit is always rational and found by an exact test.  Only where the
path follows that line for more than 100 steps before leaving it is the answer a certified
interval, narrower than the ideal gains divided by 2^100.

Source: Raiffa (1953), Arbitration schemes for generalized two-person games, in Contributions to
the Theory of Games II; axioms in Diskin, Koppel and Samet (2011), Generalized Raiffa solutions,
Games and Economic Behavior 73.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.certificates.kinds.concession_path import ConcessionPath
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.display import Formula
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.reach import Reach
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue

MOST_STEPS = 100


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    path, limit = _walk(Reach(problem.frontier), problem.disagreement)
    return RuleAnswer((limit,), partial(ConcessionPath, path=path, southeast=(), northwest=()))


def _walk(reach: Reach, start: Point) -> tuple[tuple[Point, ...], Coordinates]:
    """The interim agreements up to the end, or to where the limit is decided."""
    path = [start]
    for _ in range(MOST_STEPS):
        here = path[-1]
        ideal = reach.ideal(here)
        if ideal == here:
            return tuple(path), here
        left, right = reach.edge_of_column(here[0]), reach.edge_of_row(here[1])
        if right == left + 1 and _runs_into(reach.chain[left], here, ideal):
            return tuple(path), reach.chain[left]
        path.append(((here[0] + ideal[0]) / 2, (here[1] + ideal[1]) / 2))
    last, ideal = path[-1], reach.ideal(path[-1])
    return tuple(path), (Interval(last[0], ideal[0]), Interval(last[1], ideal[1]))


def _runs_into(vertex: Point, here: Point, ideal: Point) -> bool:
    """Whether the path stays on the line to the vertex: it lies on an eigenvector of the map.

    With ``u, w`` from here to the vertex and ``r w, s u`` from there to the ideal point, the
    next distances are ``(u - r w) / 2`` and ``(w - s u) / 2``: the same ratio if r w / u = s u / w.
    """
    u, w = vertex[0] - here[0], vertex[1] - here[1]
    return u * (ideal[1] - vertex[1]) == w * (ideal[0] - vertex[0])


RAIFFA_DISCRETE = BargainingRule(
    title="Raiffa, discrete",
    statement="the limit of half-way agreements between the dictatorial points",
    formula=Formula(
        "d_{k+1} = (d_k + a(S, d_k)) / 2, k to infinity",
        r"\lim_k d_k,\quad d_{k+1} = \tfrac12\,\bigl(d_k + a(S, d_k)\bigr)",
    ),
    source="Raiffa (1953)",
    solve=_solve,
    example=WorkedExample(
        # (0, 0) -> (1, 1/2) -> dictatorial points (1, 1), (3/2, 1/2) of the edge x + y = 2.
        vertices=((0, 0), (2, 0), (1, 1), (0, 1)),
        points=((Fraction(5, 4), Fraction(3, 4)),),
    ),
    exactness="rational; a certified interval only if the limit is undecided after 100 steps",
    refusal="mid points need a convex set; take the convex hull if lotteries are meant",
)
