"""Subgame-perfect payoffs by plain iteration in floats: an oracle that shares no code.

Abreu, Pearce and Stacchetti's operator, over and over, from the feasible payoffs: for every action
pair cut the present set by the two incentive constraints, shrink towards the pair's payoffs, take
the hull of all.  ``slack`` loosens (or, negative, tightens) the incentive constraints.
"""

from __future__ import annotations

Pair = tuple[float, float]


def payoff_set(
    first: list[list[float]], second: list[list[float]], d: float, slack: float, steps: int
) -> list[Pair]:
    """Corners of the set that the operator leaves after so many steps."""
    rows, columns = range(len(first)), range(len(first[0]))
    cells = [(first[i][j], second[i][j], i, j) for i in rows for j in columns]
    worst = [
        min(max(first[i][j] for i in rows) for j in columns),
        min(max(second[i][j] for j in columns) for i in rows),
    ]
    present = _hull([(x, y) for x, y, _, _ in cells])
    for _ in range(steps):
        values = []
        for x, y, i, j in cells:
            need = (
                worst[0] + (1 - d) / d * (max(first[k][j] for k in rows) - x) - slack,
                worst[1] + (1 - d) / d * (max(second[i][k] for k in columns) - y) - slack,
            )
            for v, w in cut(cut(present, 0, need[0]), 1, need[1]):
                values.append(((1 - d) * x + d * v, (1 - d) * y + d * w))
        following = _hull(values)
        if not following:
            return []
        least = [max(worst[i], min(v[i] for v in following) - abs(slack)) for i in (0, 1)]
        moved = _distance(present, following)
        present, worst = following, least
        if moved < 1e-13:
            break
    return present


def cut(corners: list[Pair], axis: int, floor: float) -> list[Pair]:
    """The part of a polygon that is at least the floor."""
    kept = []
    for k, v in enumerate(corners):
        w = corners[(k + 1) % len(corners)]
        if v[axis] >= floor:
            kept.append(v)
        if (v[axis] - floor) * (w[axis] - floor) < 0:
            t = (floor - v[axis]) / (w[axis] - v[axis])
            kept.append((v[0] + t * (w[0] - v[0]), v[1] + t * (w[1] - v[1])))
    return kept


def _hull(points: list[Pair]) -> list[Pair]:
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    chains: list[list[Pair]] = []
    for sequence in (ordered, ordered[::-1]):
        chain: list[Pair] = []
        for p in sequence:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _turn(a: Pair, b: Pair, c: Pair) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def support(corners: list[Pair], angle: Pair) -> float:
    """``max angle . x`` over the corners."""
    return max(angle[0] * x + angle[1] * y for x, y in corners)


ANGLES = [(a / 8, b / 8) for a in range(-8, 9) for b in range(-8, 9) if max(abs(a), abs(b)) == 8]


def _distance(one: list[Pair], other: list[Pair]) -> float:
    """The largest move of a corner; supports in a few directions would miss some."""
    if len(one) != len(other):
        return 1.0
    return max(abs(v[i] - w[i]) for v, w in zip(one, other, strict=True) for i in (0, 1))
