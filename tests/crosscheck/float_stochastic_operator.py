"""Equilibrium payoffs of stochastic games by plain iteration in floats: an independent oracle.

Payoffs ``g[s][i][j]`` are pairs, laws ``law[s][i][j]`` lists of one probability per state.  From
the box of all payoffs: for every action pair add up what may be promised in the next states, cut
by the two incentive constraints, take the hull of all; over and over.
"""

from __future__ import annotations

from typing import Any

from tests.crosscheck.float_set_operator import cut

Pair = tuple[float, float]
SLACK = 1e-11


def payoff_sets(g: Any, law: Any, d: float, steps: int) -> list[list[Pair]]:
    """Corners of the sets that the operator leaves after so many steps, by state."""
    count = range(len(g))
    flat = [v for table in g for row in table for v in row]
    low, high = ([pick(v[i] for v in flat) for i in (0, 1)] for pick in (min, max))
    box = [(x, y) for x in (low[0], high[0]) for y in (low[1], high[1])]
    present = [hull(box) for _ in count]
    for _ in range(steps):
        worst = [[min(v[i] for v in corners) for i in (0, 1)] for corners in present]

        def alone(s: int, i: int, j: int, player: int, worst: Any = worst) -> float:
            onward = sum(law[s][i][j][t] * worst[t][player] for t in count)
            return float((1 - d) * g[s][i][j][player] + d * onward)

        following = []
        for s in count:
            values: list[Pair] = []
            for i, row in enumerate(g[s]):
                for j, (x, y) in enumerate(row):
                    chosen = [((1 - d) * x, (1 - d) * y)]
                    for t in count:
                        p = d * law[s][i][j][t]
                        if p:
                            parts = present[t]
                            sums = [(a + p * u, b + p * w) for a, b in chosen for u, w in parts]
                            chosen = hull(sums)

                    first = max(alone(s, a, j, 0) for a in range(len(g[s])))
                    second = max(alone(s, i, b, 1) for b in range(len(row)))
                    values += cut(cut(chosen, 0, first - SLACK), 1, second - SLACK)
            following.append(hull(values))
        if not all(following):
            return [[] for _ in count]
        present = following
    return present


def hull(points: list[Pair]) -> list[Pair]:
    """Extreme points; the part below and the part above a line from left to right."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    halves = []
    for sequence in (ordered, ordered[::-1]):
        half: list[Pair] = []
        for p in sequence:
            while len(half) > 1:
                (ax, ay), (bx, by) = half[-2:]
                if (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 1e-15:
                    break
                half.pop()
            half.append(p)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def reach(corners: list[Pair], x: float, y: float) -> float:
    """How far the corners reach in a direction."""
    return max(x * a + y * b for a, b in corners)
