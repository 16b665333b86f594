"""Where labels stand on their arrows, so that few of them cover one another or a circle.

Each label may slide along its arrow.  One after the other takes the place with the least overlap
with what is there, twice over.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Box", "box_of", "chosen_spots", "overlap"]

XY = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

LETTER, LINE, RIM = 0.028, 0.07, 0.05
"""Half the width of a letter and half the height of a line in a drawing, and the rim of a label."""

PREFER = 1e-3
"""Overlap that the next spot of the list must spare."""


def box_of(text: str, at: XY) -> Box:
    """What a label covers, in the units of the drawing.

    Examples
    --------
    >>> left, bottom, right, top = box_of("(1, 2)", (0.0, 1.0))
    >>> (left + right) / 2, (bottom + top) / 2
    (0.0, 1.0)
    """
    lines = text.split("\n")
    half, tall = LETTER * max(map(len, lines)) + RIM, LINE * len(lines) + RIM
    return at[0] - half, at[1] - tall, at[0] + half, at[1] + tall


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share.

    Examples
    --------
    >>> overlap((0, 0, 2, 2), (1, 1, 3, 3)), overlap((0, 0, 1, 1), (2, 0, 3, 1))
    (1, 0)
    """
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(width, 0) * max(height, 0)


def chosen_spots(
    texts: Sequence[str], spots: Sequence[Sequence[XY]], obstacles: Sequence[Box]
) -> list[XY]:
    """A spot for every label.

    Parameters
    ----------
    texts : sequence of str
    spots : per text, where it may stand, the best looking first
    obstacles : what is not to be covered
    """
    chosen = [choice[0] for choice in spots]
    for _ in range(2):
        for k, (text, choice) in enumerate(zip(texts, spots, strict=True)):
            others = [box_of(texts[j], at) for j, at in enumerate(chosen) if j != k]
            costs = [
                PREFER * rank + sum(overlap(box_of(text, at), b) for b in (*others, *obstacles))
                for rank, at in enumerate(choice)
            ]
            chosen[k] = choice[costs.index(min(costs))]
    return chosen
