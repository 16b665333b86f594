"""Pictures of broken axioms: every problem, every solution, and arrows as long as the shortfall."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from matplotlib.patches import FancyArrowPatch

import gametheory_bp as gt
from gametheory_bp.axioms import Violation, find_violation, list_axioms, load_axiom
from gametheory_bp.certificates.axiom_demands import DEMANDS
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.plotting import draw_plane, figure_size, file_figure, plane_of
from gametheory_bp.plotting.demand_arrows import ARROWS
from gametheory_bp.plotting.palette import ROLES
from gametheory_bp.plotting.plane import Arrow, Plane
from gametheory_bp.plotting.problem_names import pair_text, problem_names
from tests.effort import one_in


@cache
def broken(axiom: str) -> Violation:
    """A violation by the rule that the axiom's file names."""
    control = load_axiom(axiom).violated_by
    found = find_violation(control.call, axiom, control.domain).violation
    assert found is not None
    return found


def lengths(arrow: Arrow) -> list[float]:
    return [abs(float(b) - float(a)) for a, b in zip(arrow.start, arrow.end, strict=True)]


def measured(violation: Violation, plane: Plane) -> float:
    """The shortfall as the picture shows it."""
    demand = violation.certificate.demand
    if not plane.arrows:
        return 0.0
    size = {"weakly_optimal": min, "strongly_optimal": sum}.get(demand, max)
    return max(size(lengths(arrow)) for arrow in plane.arrows)


def same_length(violation: Violation, plane: Plane) -> bool:
    amount = violation.amount
    margin = 1e-12
    return float(amount.low) - margin <= measured(violation, plane) <= float(amount.high) + margin


AXIOMS = list_axioms()


@pytest.mark.parametrize("axiom", one_in(3, AXIOMS))
def test_the_picture_has_every_problem_and_every_solution(axiom: str) -> None:
    violation = broken(axiom)
    plane = plane_of(violation)
    problems = violation.certificate.problems
    assert {area.vertices for area in plane.areas} == {p.payoff_set for p in problems}
    crosses = {mark.point for mark in plane.marks if mark.role == "minimax"}
    assert crosses == {p.disagreement for p in problems}
    marks = {mark.point for mark in plane.marks if mark.role.endswith("_solution")}
    assert marks == {point for points in violation.points for point in points}
    assert plane.caption == violation.sentence()
    assert {role for role, _ in plane.legend} <= set(ROLES)


@pytest.mark.parametrize("axiom", one_in(3, [a for a in AXIOMS if a != "continuity"]))
def test_the_arrow_is_as_long_as_the_shortfall(axiom: str) -> None:
    violation = broken(axiom)
    assert same_length(violation, plane_of(violation))


def test_a_wrong_arrow_would_be_noticed() -> None:
    violation = broken("strong_monotonicity")
    plane = plane_of(violation)
    (arrow,) = plane.arrows
    longer = Arrow(arrow.role, arrow.label, arrow.start, (Fraction(0), arrow.end[1]))
    assert not same_length(violation, Plane("planted", arrows=(longer,)))


def test_a_strict_demand_without_gain_has_a_frame_instead_of_an_arrow() -> None:
    plane = plane_of(broken("individual_rationality"))
    (mark,) = [m for m in plane.marks if m.role == "wrong_point"]
    assert not plane.arrows and mark.names == ("no gain for row",)


def test_every_demand_has_arrows() -> None:
    assert set(ARROWS) == set(DEMANDS)


def test_a_sequence_keeps_away_from_its_limit() -> None:
    plane = plane_of(broken("continuity"))
    (arrow,) = plane.arrows
    assert max(lengths(arrow)) >= broken("continuity").amount.low
    assert len(plane.areas) == len(broken("continuity").problems)


def test_equal_sets_have_one_name_and_sums_their_own() -> None:
    names = problem_names(broken("disagreement_concavity").certificate)
    assert [n.payoff_set for n in names] == ["S", "S", "S"]
    assert names[2].solution == "F(S, mixture of d and d')"
    assert [n.payoff_set for n in problem_names(broken("super_additivity").certificate)] == [
        "S",
        "T",
        "S + T",
    ]


@pytest.mark.parametrize("axiom", ["super_additivity", "strong_disagreement_monotonicity"])
def test_drawn_artists(axiom: str) -> None:
    plane = plane_of(broken(axiom))
    figure, ax = file_figure(size=figure_size(plane))
    draw_plane(plane, ax)
    figure.draw_without_rendering()
    arrows = [p for p in ax.patches if isinstance(p, FancyArrowPatch)]
    assert len(arrows) == len(plane.arrows)
    assert len(ax.patches) - len(arrows) == len(plane.areas)
    (caption,) = [t for t in ax.texts if "It is not so that" in t.get_text()]
    assert caption.get_window_extent().y0 >= 0


def test_no_two_labels_overlap() -> None:
    for axiom in ("strong_monotonicity", "step_by_step_negotiation"):
        plane = plane_of(broken(axiom))
        figure, ax = file_figure(size=figure_size(plane))
        draw_plane(plane, ax)
        figure.draw_without_rendering()
        named = {"; ".join(names) for _, names in plane.named_points()}
        boxes = [
            t.get_window_extent() for t in ax.texts if t.get_text().replace("\n", " ") in named
        ]
        assert len(boxes) == len(named)
        assert not any(a.overlaps(b) for k, a in enumerate(boxes) for b in boxes[:k])


def test_finite_sets_are_points() -> None:
    found = find_violation("kalai_smorodinsky", "strong_monotonicity", "finite").violation
    assert found is not None
    plane = plane_of(found)
    assert not plane.areas
    shown = {m.point for m in plane.marks if m.role.endswith("_points")}
    assert shown == {p for problem in found.problems for p in problem.payoff_set}
    assert same_length(found, plane)


def test_an_outcome_is_drawn_by_its_violation() -> None:
    small = gt.BargainingProblem([(0, 0), (1, 0), (1, 1), (0, 1)])
    large = gt.BargainingProblem([(0, 0), (1, 0), (1, 1), (0, 2)])
    outcome = gt.check_axiom("kalai_smorodinsky", "strong_monotonicity", [small, large])
    assert plane_of(outcome).arrows
    with pytest.raises(NotDefinedError, match="no violation to draw"):
        plane_of(gt.check_axiom("egalitarian", "strong_monotonicity", [small, large]))


def test_labels_are_short() -> None:
    assert pair_text((Fraction(15, 7), Fraction(524290, 524289))) == "(15/7, ~1)"


def test_a_tiny_arrow_is_magnified() -> None:
    for axiom, insets in (("disagreement_concavity", 1), ("strong_monotonicity", 0)):
        plane = plane_of(broken(axiom))
        figure, ax = file_figure(size=figure_size(plane))
        draw_plane(plane, ax)
        figure.draw_without_rendering()
        assert len(ax.child_axes) == insets
        for inset in ax.child_axes:
            (arrow,) = plane.arrows
            assert inset.get_xlim()[0] < float(arrow.start[0]) < inset.get_xlim()[1]
            assert inset.get_window_extent().x1 <= figure.bbox.x1
