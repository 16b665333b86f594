"""Strategies for bargaining problems of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.testing.numbers import payoff_pairs
from gametheory_bp.testing.polygons import polygons

__all__ = ["PROBLEM_KINDS", "bargaining_problems"]

PROBLEM_KINDS: tuple[str, ...] = ("convex", "comprehensive", "finite")
"""Kinds of payoff set that :func:`bargaining_problems` can be asked for."""


@st.composite
def _problem(draw: st.DrawFn, kind: str, essential: bool) -> BargainingProblem:
    points: tuple[Point, ...]
    if kind == "finite":
        points = tuple(draw(st.lists(payoff_pairs(), min_size=1, max_size=7)))
    else:
        points = draw(polygons()).vertices
    anchor = draw(st.sampled_from(points))
    # below a point of the set, so that somebody can agree to something; equal to it sometimes
    down, left = draw(payoff_pairs(0, 4))
    disagreement = (anchor[0] - down, anchor[1] - left)
    if essential:
        step = draw(payoff_pairs(1, 4))
        disagreement = (anchor[0] - step[0], anchor[1] - step[1])
    return BargainingProblem(
        points,
        disagreement,
        comprehensive=kind == "comprehensive",
        finite=kind == "finite",
    )


def bargaining_problems(
    kind: str | None = None, *, essential: bool = False
) -> st.SearchStrategy[BargainingProblem]:
    """Problems in which some point is at least the disagreement point for both.

    Parameters
    ----------
    kind : {"convex", "comprehensive", "finite"}, optional
        All kinds by default.
    essential : bool
        Only problems in which both players can gain; without it points, segments and problems
        in which nobody gains come often.

    Returns
    -------
    strategy of BargainingProblem
        The disagreement point may lie inside the set, on its boundary or outside.

    Raises
    ------
    UnknownNameError
        If there is no such kind.

    Examples
    --------
    >>> from hypothesis import find
    >>> problem = find(bargaining_problems("finite"), lambda p: len(p.points) == 2)
    >>> len(problem.individually_rational) >= 1
    True
    """
    if kind is None:
        return st.one_of([bargaining_problems(k, essential=essential) for k in PROBLEM_KINDS])
    if kind not in PROBLEM_KINDS:
        raise UnknownNameError("kind of bargaining problem", kind, PROBLEM_KINDS)
    return _problem(kind, essential)
