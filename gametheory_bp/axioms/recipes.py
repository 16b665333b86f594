"""What an instance of an axiom is built from, in what order, and how it gets smaller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import gcd

from gametheory_bp.axioms.shapes import Shape
from gametheory_bp.certificates.axiom_case import Player

__all__ = ["Recipe", "smaller_recipes", "spread"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one instance is built from.

    ``floor`` is where d lies in the base problems; the shapes say where points lie from there.
    """

    player: Player
    shapes: tuple[Shape, ...]
    choice: tuple[int, ...]
    floor: tuple[int, int] = (0, 0)


def spread(total: int, most: int) -> Iterator[int]:
    """All numbers below ``total`` in order, or ``most`` of them spread evenly, none twice.

    Examples
    --------
    >>> list(spread(3, 5)), list(spread(10, 4))
    ([0, 1, 2], [0, 7, 4, 1])
    """
    if total <= most:
        yield from range(total)
        return
    step = total * 610 // 987 + 1  # near the golden section, so that the multiples are spread
    while gcd(step, total) > 1:
        step += 1
    yield from (k * step % total for k in range(most))


def smaller_recipes(recipe: Recipe) -> Iterator[Recipe]:
    """Recipes that are one step smaller, the largest steps first."""
    if recipe.floor != (0, 0):
        yield replace(recipe, floor=(0, 0))
    for k, shape in enumerate(recipe.shapes):

        def put(changed: Shape, k: int = k) -> Recipe:
            shapes = (*recipe.shapes[:k], changed, *recipe.shapes[k + 1 :])
            return replace(recipe, shapes=shapes)

        halved = tuple(sorted({(int(x / 2), int(y / 2)) for x, y in shape}))
        if halved != shape:
            yield put(halved)
        for p in range(len(shape)):
            if len(shape) > 1:
                yield put(shape[:p] + shape[p + 1 :])
        for p, (x, y) in enumerate(shape):
            for q in ((x - (x > 0) + (x < 0), y), (x, y - (y > 0) + (y < 0))):
                if q != (x, y):
                    yield put((*shape[:p], q, *shape[p + 1 :]))
    for c, value in enumerate(recipe.choice):
        for less in range(value):
            choice = (*recipe.choice[:c], less, *recipe.choice[c + 1 :])
            yield replace(recipe, choice=choice)
