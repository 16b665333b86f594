"""Placing labels beside points so that none covers another, a marker or the frame's edge.

Every label tries positions on rings around its point.  A position costs its distance from the
point, plus a high price for what it would cover.  Labels are placed one after the other, those
in the most crowded places first, and then each is moved again while that lowers its cost.  All
lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

__all__ = ["Box", "Label", "place_labels"]

RINGS = (9.0, 15.0, 24.0, 38.0, 56.0, 80.0, 110.0, 150.0, 200.0)
DIRECTIONS = 24
ROUNDS = 4
COVERING = 400.0
"""Price of covering a label or marker wholly."""
LEAVING = 1500.0
"""Price of leaving the frame: a label that is cut off cannot be read at all."""
CROSSING = 4.0
"""Price of every point of a line that a label lies on."""
LEADER = 60.0
"""Price of a connecting line that runs through another label or crosses another line."""


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-parallel rectangle.

    Examples
    --------
    >>> Box(0, 0, 2, 1).overlap(Box(1, 0, 3, 1))
    1
    """

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """Area of the intersection."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return width * height if width > 0 and height > 0 else 0.0

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the box that is nearest to (x, y)."""
        return min(max(x, self.left), self.right), min(max(y, self.bottom), self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether (x, y) lies inside."""
        return self.left < x < self.right and self.bottom < y < self.top


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed: the point it belongs to and the size of its text."""

    x: float
    y: float
    width: float
    height: float

    def box(self, ring: float, angle: float) -> Box:
        """The label's rectangle ``ring`` pixels away in the direction ``angle``."""
        c, s = cos(angle), sin(angle)
        # on the sides the box is centred, at the diagonals its corner points to the anchor
        across, along = _clamped(1.6 * c), _clamped(1.6 * s)
        x = self.x + ring * c + across * self.width / 2
        y = self.y + ring * s + along * self.height / 2
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)


def place_labels(
    labels: Sequence[Label],
    frame: Box,
    markers: Sequence[Box] = (),
    lines: Sequence[tuple[float, float]] = (),
) -> tuple[Box, ...]:
    """Rectangles for the labels, in their order.

    Parameters
    ----------
    labels : sequence of Label
    frame : Box
        Labels stay inside where they can.
    markers : sequence of Box
        Rectangles that must not be covered.
    lines : sequence of (x, y)
        Points of curves that are better not covered.

    Examples
    --------
    >>> frame = Box(0, 0, 400, 300)
    >>> a, b = place_labels([Label(100, 100, 80, 12), Label(104, 100, 80, 12)], frame)
    >>> a.overlap(b)
    0.0
    """
    placed: dict[int, Box] = {}
    crowd = [
        sum(1 / (8 + hypot(a.x - b.x, a.y - b.y)) for b in labels if b is not a) for a in labels
    ]
    order = sorted(range(len(labels)), key=lambda k: -crowd[k])
    choices = [_candidates(label, frame, markers, lines) for label in labels]
    for _ in range(ROUNDS):
        moved = False
        for k in order:
            others = [(labels[j], box) for j, box in placed.items() if j != k]
            best = min(choices[k], key=lambda c: c[0] + _social(labels[k], c[1], others))[1]
            moved = moved or placed.get(k) != best
            placed[k] = best
        if not moved:
            break
    return tuple(placed[k] for k in range(len(labels)))


def _candidates(
    label: Label, frame: Box, markers: Sequence[Box], lines: Sequence[tuple[float, float]]
) -> list[tuple[float, Box]]:
    """Positions with the part of their cost that does not depend on other labels."""
    found = []
    for ring in RINGS:
        for k in range(DIRECTIONS):
            # start to the upper right, the customary place
            box = label.box(ring, pi / 4 + 2 * pi * k / DIRECTIONS)
            cost = ring + 0.15 * min(k, DIRECTIONS - k)
            outside = box.area - box.overlap(frame)
            cost += LEAVING * (outside / box.area > 1e-9) * (1 + outside / box.area)
            for marker in markers:
                shared = box.overlap(marker)
                if shared > 0:
                    cost += COVERING * (0.3 + shared / marker.area)
            cost += CROSSING * sum(box.holds(x, y) for x, y in lines)
            found.append((cost, box))
    return found


def _social(label: Label, box: Box, others: Sequence[tuple[Label, Box]]) -> float:
    """The price of lying on other labels, or on the lines that join them to their points."""
    cost = 0.0
    for other, placed in others:
        shared = box.overlap(placed)
        if shared > 0:
            cost += COVERING * (1 + shared / min(box.area, placed.area))
        cost += LEADER * (_runs_through(other, placed, box) + _runs_through(label, box, placed))
    return cost


def _runs_through(label: Label, placed: Box, obstacle: Box) -> bool:
    """Whether the line from the label's point to its box passes through the obstacle."""
    x, y = placed.nearest(label.x, label.y)
    if hypot(x - label.x, y - label.y) < RINGS[1]:
        return False
    steps = [k / 8 for k in range(1, 8)]
    return any(
        obstacle.holds(label.x + t * (x - label.x), label.y + t * (y - label.y)) for t in steps
    )


def _clamped(value: float) -> float:
    return max(-1.0, min(1.0, value))
