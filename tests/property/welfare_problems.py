"""Strategies and references for tests of welfare functions and their optima."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.errors import DisagreementError, EmptySetError
from gametheory_bp.geometry.vectors import Point

# rule, parameters: every leaf, every kind of exponent
CASES: tuple[tuple[str, dict[str, object]], ...] = (
    ("utilitarian", {}),
    ("weighted_utilitarian", {"weight": "1/3"}),
    ("weighted_utilitarian", {"weight": 1}),
    ("relative_utilitarian", {}),
    ("relative_utilitarian", {"scale": "range"}),
    ("egalitarian", {}),
    ("nash", {}),
    ("asymmetric_nash", {"weight": "2/3"}),
    ("yu", {}),
    ("yu", {"p": 1}),
    ("yu", {"p": 3}),
    ("yu", {"p": "5/3"}),
    ("yu", {"p": 20}),
    ("yu", {"p": "infinity"}),
    ("ces", {}),
    ("ces", {"exponent": 1}),
    ("ces", {"exponent": "1/2"}),
    ("ces", {"exponent": "-3/2"}),
    ("ces", {"exponent": -20}),
    ("gini", {}),
    ("gini", {"weight": 1}),
    ("dictator", {}),
    ("dictator", {"player": "column"}),
)

numbers = st.one_of(
    st.integers(-3, 9).map(Fraction),
    st.fractions(min_value=-3, max_value=9, max_denominator=6),
)
points = st.tuples(numbers, numbers)


@st.composite
def problems(draw: st.DrawFn, *, finite: bool | None = None) -> BargainingProblem:
    """Problems of both kinds; d anywhere, often on the border or outside of the set."""
    listed = draw(st.lists(points, min_size=1, max_size=7))
    is_finite = draw(st.booleans()) if finite is None else finite
    near = st.sampled_from(listed)
    mixed = st.tuples(near, near).map(lambda pair: (pair[0][0], pair[1][1]))
    d = draw(st.one_of(near, mixed, points))
    comprehensive = not is_finite and draw(st.booleans())
    try:
        return BargainingProblem(listed, d, comprehensive=comprehensive, finite=is_finite)
    except (EmptySetError, DisagreementError):  # pragma: no cover
        raise AssertionError("a problem with points was refused") from None


def grid(problem: BargainingProblem, domain: tuple[Point, ...], steps: int = 6) -> list[Point]:
    """Many points of a convex set: mixtures of three vertices; all points of a finite one."""
    if problem.set_kind == "finite":
        return list(domain)
    found = set(domain)
    for a in domain:
        for b in domain:
            for k in range(1, steps):
                t = Fraction(k, steps)
                found.add((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return sorted(found)
