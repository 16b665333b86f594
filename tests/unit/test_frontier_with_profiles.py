"""Earned profiles below a frontier: the data of the drawing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gametheory_bp.errors import EmptySetError
from gametheory_bp.plotting import draw_plane, file_figure
from gametheory_bp.plotting.frontier_with_profiles import frontier_with_profiles

SET = [(0, 0), (4, 1), (2, 2), (1, 1)]
EARNED = {"learned": {"A": (1.5, 1.0), "B": (0.0, 0.0)}, "exact": {"C": (2, 2)}}


def test_every_profile_and_solution_has_its_mark() -> None:
    plane = frontier_with_profiles(SET, EARNED, [("nash", [(3, Fraction(3, 2))])])
    assert [area.vertices for area in plane.areas] == [((0, 0), (4, 1), (2, 2))]
    assert [path.points for path in plane.paths] == [((2, 2), (4, 1))]
    groups = {mark.label: mark.role for mark in plane.marks}
    assert set(groups) == {"learned", "exact", "bargaining solutions"}
    assert groups["learned"] != groups["exact"]
    named = {name: mark.point for mark in plane.marks for name in mark.names}
    assert named["A"] == (1.5, 1.0) and named["C"] == (2, 2)
    assert named["Nash product"] == (3, Fraction(3, 2))


def test_names_may_be_left_out_and_it_can_be_drawn() -> None:
    plane = frontier_with_profiles(SET, EARNED, title="T", caption="C", named=False)
    assert not any(mark.names for mark in plane.marks)
    figure, ax = file_figure()
    draw_plane(plane, ax)
    assert ax.get_title(loc="left") == "T"
    assert len(figure.axes) >= 1


def test_nothing_attainable_is_refused() -> None:
    with pytest.raises(EmptySetError, match="at least one"):
        frontier_with_profiles([], EARNED)
