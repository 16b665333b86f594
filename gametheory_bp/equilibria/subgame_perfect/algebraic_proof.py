"""Weights and leanings by which the sides of a polygon prove one another.

The sides have irrational normals and offsets in one field.  For each line and each action pair
that may start an equilibrium, the line either holds by itself, or it leans on two others; which
two, and with which weights, is found in floating point: weights are the least solution of

    r_k = 1 + max over pairs, min over leanings of d (l_1 r_1 + l_2 r_2)

by value iteration.  That they prove the lines is decided afterwards, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import ceil, hypot, log2

from gametheory_bp.certificates.bounding_sides import bounding_sides
from gametheory_bp.certificates.equilibrium_lines import BoundingFamily
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs, Leaning
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["outer_proofs", "proving_leanings"]

CLOSE = 1e-9
"""Relative error at which a bound counts as met in floating point."""

ROUNDS = 20_000
"""Value iterations at most."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Option:
    """A leaning with ``d l_1``, ``d l_2`` and the lines that carry them (-1: weighs nothing)."""

    leaning: Leaning
    slopes: tuple[float, float]
    carriers: tuple[int, int]

    def rise(self, weights: list[float]) -> float:
        """By how much of the weights the line's own must be larger."""
        first, second = (weights[k] if k >= 0 else 0.0 for k in self.carriers)
        return self.slopes[0] * first + self.slopes[1] * second


def proving_leanings(
    stage: RepeatedStage, outer: Polygon, punishments: Point | None, polygon: Polygon
) -> tuple[tuple[Fraction, ...], tuple[Leaning, ...]] | None:
    """Weights and leanings for the sides of a polygon; None if none are found."""
    family = bounding_sides(stage, outer, punishments, polygon, (), ())
    needs: list[tuple[int, list[_Option]]] = []
    for line in range(len(family.lines)):
        for pair in family.starts:
            if not family.holds(line, pair):
                options = list(_options(family, line, pair))
                if not options:
                    return None
                needs.append((line, options))
    if not needs:
        return (), ()
    sizes = [hypot(float(n[0]), float(n[1])) for n, _, _ in family.lines]
    weights = _weights(needs, [size / max(sizes) for size in sizes])
    if weights is None:
        return None
    chosen = tuple(min(o, key=lambda x: x.rise(weights)).leaning for _, o in needs)
    steepest = max(sum(option.slopes) for _, options in needs for option in options)
    unit = 1 << ceil(log2(4 * (steepest + 1) * max(sizes) / min(sizes)))
    return tuple(Fraction(ceil(r * unit), unit) for r in weights), chosen


def outer_proofs(bracket: EquilibriumPayoffs) -> Iterator[EquilibriumPayoffs]:
    """The chain of a bracket up to its first lines that prove one another, then all of it."""
    joint = [bool(link.weights) for link in bracket.chain]
    first = joint.index(True) if any(joint) else len(joint)
    payoffs = RepeatedStage.of(bracket.game, bracket.discount).payoffs.values()
    for length in sorted({first, len(joint)}):
        outer, chain = Polygon.hull(payoffs), bracket.chain[:length]
        for line in (line for link in chain for line in link.lines):
            outer = outer.clip((Fraction(line.normal[0]), Fraction(line.normal[1])), line.offset)
        yield replace(bracket, inner=(), generators=(), outer=outer.vertices, chain=chain, gap=None)


def _options(family: BoundingFamily, line: int, pair: Pair) -> Iterator[_Option]:
    """The leanings that give the bound, as far as floating point can tell."""
    d, g = float(family.stage.discount), family.stage.payoffs[pair]
    n, offset = _floats(family.lines[line][0]), float(family.lines[line][1])
    own = (1 - d) * (n[0] * float(g[0]) + n[1] * float(g[1]))
    count, sides = len(family.lines), len(family.before.half_planes())
    numbers = [*range(count), count + sides, count + sides + 1]
    bounds = {k: family.bound(k, pair) for k in numbers}
    shapes = {k: (_floats(m), float(b)) for k, (m, b, _) in bounds.items()}
    close = CLOSE * (abs(offset) + hypot(*n))
    for pairing in combinations(numbers, 2):
        (m, b1), (p, b2) = shapes[pairing[0]], shapes[pairing[1]]
        area = m[0] * p[1] - m[1] * p[0]
        if abs(area) < CLOSE * hypot(*m) * hypot(*p):
            continue
        l1, l2 = (n[0] * p[1] - n[1] * p[0]) / area, (m[0] * n[1] - m[1] * n[0]) / area
        if min(l1, l2) >= -CLOSE and own + d * (l1 * b1 + l2 * b2) <= offset + close:
            first, second = (_carrier(family, k, count + sides) for k in pairing)
            leaning = Leaning(line, pair, pairing)
            yield _Option(leaning, (d * max(l1, 0.0), d * max(l2, 0.0)), (first, second))


def _carrier(family: BoundingFamily, bound: int, floors: int) -> int:
    """The line whose weight a bound has; -1 for none."""
    if bound < floors:
        return bound
    return bound - floors if family.own else -1


def _weights(needs: list[tuple[int, list[_Option]]], least: list[float]) -> list[float] | None:
    """Value iteration until each weight exceeds what its leanings need by half its own share."""
    weights = list(least)
    for _ in range(ROUNDS):
        following = list(least)
        for line, options in needs:
            rise = min(option.rise(weights) for option in options)
            following[line] = max(following[line], least[line] + rise)
        if all(b - a < share / 2 for a, b, share in zip(weights, following, least, strict=True)):
            return following
        weights = following
    return None


def _floats(point: Point) -> tuple[float, float]:
    return float(point[0]), float(point[1])
