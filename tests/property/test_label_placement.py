"""Labels of a plot cover neither each other nor a marker, wherever the points lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.plotting.labels import Box, Label, place_labels

FRAME = Box(0, 0, 900, 600)
RADIUS = 6

places = st.tuples(st.integers(60, 840), st.integers(40, 560))
crowds = st.lists(places, min_size=1, max_size=12, unique=True)


def markers_of(points: list[tuple[int, int]]) -> list[Box]:
    return [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]


def collisions(boxes: tuple[Box, ...], points: list[tuple[int, int]]) -> list[str]:
    found = []
    for k, box in enumerate(boxes):
        found += [f"{k} covers label {j}" for j in range(k) if box.overlap(boxes[j]) > 0]
        found += [
            f"{k} covers marker {j}" for j, m in enumerate(markers_of(points)) if box.overlap(m)
        ]
        if box.overlap(FRAME) < box.area - 1e-6:
            found.append(f"{k} leaves the frame")
    return found


@given(crowds)
def test_no_label_covers_anything(points: list[tuple[int, int]]) -> None:
    labels = [Label(x, y, 90, 13) for x, y in points]
    boxes = place_labels(labels, FRAME, markers_of(points))
    assert collisions(boxes, points) == []


@given(crowds)
def test_a_label_stays_near_its_point(points: list[tuple[int, int]]) -> None:
    labels = [Label(x, y, 90, 13) for x, y in points]
    for label, box in zip(labels, place_labels(labels, FRAME), strict=True):
        x, y = box.nearest(label.x, label.y)
        assert abs(x - label.x) <= 210 and abs(y - label.y) <= 210


def test_naive_placement_is_caught() -> None:
    """Planted violation: every label to the right of its point."""
    points = [(100, 100), (110, 104)]
    naive = tuple(Box(x + 8, y - 6, x + 98, y + 7) for x, y in points)
    assert "1 covers label 0" in collisions(naive, points)
    outside = (Box(850, 0, 940, 13),)
    assert collisions(outside, [(800, 50)]) == ["0 leaves the frame"]


def test_lines_are_avoided_where_there_is_room() -> None:
    """A label beside a line lies on the free side of it."""
    diagonal = [(float(k), float(k)) for k in range(0, 600, 4)]
    (box,) = place_labels([Label(300, 300, 80, 13)], FRAME, (), diagonal)
    assert not any(box.holds(x, y) for x, y in diagonal)


@pytest.mark.parametrize("angle", [0.0, 0.8, 1.6, 3.1, 4.7])
def test_a_candidate_never_covers_its_own_point(angle: float) -> None:
    assert not Label(10, 10, 40, 12).box(9.0, angle).holds(10, 10)
