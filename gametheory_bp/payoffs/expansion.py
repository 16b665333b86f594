"""The search for a path: a target payoff pair expanded in "digits", one action pair per step.

With d = p/q, the rest after t steps has the denominator K p^t, where K serves all payoffs and the
target.  So the search is in integers; floats only order the choices and point to rests that may
have come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.attained_hull import ActionPair

__all__ = ["MOST_STEPS", "expansion"]

MOST_STEPS = 20_000
"""Steps that the search may take, those that it takes back included."""

Integers = tuple[int, int]


def expansion(
    points: Sequence[Point], pairs: Sequence[ActionPair], goal: Point, d: Fraction, limit: Fraction
) -> ActionPath | None:
    """A path worth the goal, or within the limit of it; None if it is proved that none is worth it.

    Depth first over action pairs that leave a feasible rest, the deepest rest first.

    Raises
    ------
    UnprovedError
        If neither is found within ``MOST_STEPS`` steps.

    Examples
    --------
    >>> ends, half = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(1))], Fraction(1, 2)
    >>> expansion(ends, [(0, 0), (0, 1)], (half / 2, half / 2), half, half / 9)
    ActionPath(head=((0, 0), (0, 0)), cycle=((0, 1),))
    """
    p, q = d.numerator, d.denominator
    common = lcm(*(x.denominator for point in (*points, goal) for x in point))
    digits = [_times(point, common) for point in points]
    planes = [
        (int(normal[0]), int(normal[1]), int(offset))
        for normal, offset in Polygon.hull(digits).half_planes()
    ]
    size = max(1, *(abs(x) for digit in digits for x in digit))  # floats stay below 1
    rooms = [[c - a * x - b * y for a, b, c in planes] for x, y in digits]

    def ways(rest: Integers, scale: int) -> list[int]:
        """Digits after which the rest is feasible; the last is the best."""
        found = []
        for k, (x, y) in enumerate(digits if p else []):
            away = rest[0] - x * scale, rest[1] - y * scale
            steps = [
                (a * away[0] + b * away[1], room * scale)
                for (a, b, _), room in zip(planes, rooms[k], strict=True)
                if room
            ]
            if all(top * q <= room * p for top, room in steps):
                found.append((max((top / room for top, room in steps), default=0.0), k))
        return [k for _, k in sorted(found, reverse=True)]

    rests, scales, tails = [_times(goal, common)], [1], [1]  # tails: q^t
    open_ways, chosen = [ways(rests[0], 1)], list[int]()
    seen: dict[tuple[float, float], list[int]] = {}
    for _ in range(MOST_STEPS):
        (x, y), scale = rests[-1], scales[-1]
        seen.setdefault(_near(x, y, scale * size), []).append(len(chosen))
        for k, (gx, gy) in enumerate(digits):
            apart = max(abs(x - gx * scale), abs(y - gy * scale))
            if apart * limit.denominator <= (limit.numerator if p else 0) * common * tails[-1]:
                return ActionPath(tuple(pairs[c] for c in chosen), (pairs[k],))
        while not open_ways[-1]:
            open_ways.pop()
            (x, y), scale = rests.pop(), scales.pop()
            seen[_near(x, y, scale * size)].remove(len(chosen))
            tails.pop()
            if not chosen:
                return None
            chosen.pop()
        (x, y), scale = rests[-1], scales[-1]
        k = open_ways[-1].pop()
        chosen.append(k)
        x, y = (q * x - (q - p) * digits[k][0] * scale, q * y - (q - p) * digits[k][1] * scale)
        scale *= p
        for back in seen.get(_near(x, y, scale * size), ()):
            if all(a * scales[back] == b * scale for a, b in zip((x, y), rests[back], strict=True)):
                path = tuple(pairs[c] for c in chosen)
                return ActionPath(path[:back], path[back:])
        rests.append((x, y))
        scales.append(scale)
        tails.append(tails[-1] * q)
        open_ways.append(ways((x, y), scale))
    raise UnprovedError(
        f"no path was found within {MOST_STEPS} steps, and no proof that there is none; raise the "
        f"discount factor or the tolerance"
    )


def _near(x: int, y: int, scale: int) -> tuple[float, float]:
    """The point in floats: equal for equal points, since the division is rounded correctly."""
    return x / scale, y / scale


def _times(point: Point, common: int) -> Integers:
    return int(point[0] * common), int(point[1] * common)
