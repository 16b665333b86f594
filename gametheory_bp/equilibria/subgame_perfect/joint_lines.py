"""Lines that bound the equilibrium payoffs because of one another.

Where the bound of one line rests on that of another, and that on the first, a chain of links only
creeps towards the limit.  Then all bounds are found at once, as a fixed point.  Line k has the
normal ``n_k`` and the bound ``c_k``; for each action pair a that may start an equilibrium one of

    n_k . g(a) <= c_k,
    (1 - d) n_k . g(a) + d max n_k . w <= c_k     over the promises w in the polygon before,
    (1 - d) n_k . g(a) + d (l_1 b_1 + l_2 b_2) <= c_k

holds.  In the third ``n_k = l_1 m_1 + l_2 m_2`` *leans* on two bounds ``m . w <= b`` of the
promises w: other lines of the family, sides of the polygon before, or incentive floors.  The
family is proved if it has weights ``r_k > 0`` such that in each leaning
``d (l_1 r_1 + l_2 r_2) < r_k``, where sides weigh nothing and a floor weighs as much as the line of
the worst payoff under it: if the true bounds exceeded the ``c_k``, take the line where they do so
most in units of ``r_k``; it would exceed its own bound by less.

The fixed point is found by strategy iteration, as for a stochastic game: the pairs maximise, the
leanings minimise.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from flint import fmpq, fmpq_mat

from gametheory_bp.equilibria.subgame_perfect.operator import Start
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    HalfPlane,
    Point,
    above,
    clip,
    hull,
    planes,
    support,
)
from gametheory_bp.equilibria.subgame_perfect.rounding import coprime, rounded_up, short_normal
from gametheory_bp.equilibria.subgame_perfect.stage import Stage

__all__ = ["Joint", "Leaning", "joint_lines"]

BITS, LONG = 96, 800
ROUNDS = 12
Leaning = tuple[int, tuple[int, int], tuple[int, int]]
"""Line, action pair, and the two bounds that it leans on.

Bounds are numbered: the lines of the family, then the sides of the polygon before, then the floors
of the row and of the column player.
"""


@dataclass(frozen=True, slots=True)
class Joint:
    """A family of lines, with weights and leanings where they prove one another."""

    lines: list[HalfPlane]
    weights: list[Any]
    leanings: list[Leaning]


@dataclass(frozen=True, slots=True)
class _Bound:
    """An affine bound of a line by one pair: ``constant + sum coefficient * c``."""

    constant: Any
    slopes: dict[int, Any]
    rests_on: tuple[int, int] | None = None

    def at(self, c: list[Any]) -> Any:
        return self.constant + sum((s * c[k] for k, s in self.slopes.items()), fmpq(0))


def joint_lines(
    stage: Stage,
    starts: list[Start],
    before: Corners,
    threats: Point,
    own: bool,
    guess: Corners,
) -> Joint | None:
    """The family along the sides of a guessed polygon; None if there is no proved one.

    ``own`` says that the worst payoffs are the punishments; then floors are lines of the family.
    """
    family = _Family(stage, starts, before, threats, own, guess)
    bounds, proved = [support(before, n) for n in family.normals], None
    for _ in range(ROUNDS):
        chosen = family.leaning(bounds)
        solved = family.greatest(chosen, bounds)
        if solved is None or any(c > b for c, b in zip(solved, bounds, strict=True)):
            # bounds that leave some pair no promise may be proved, and give no better leanings
            break
        proved = chosen, solved
        if solved == bounds:
            break
        bounds = solved
    return None if proved is None else family.proved(*proved)


class _Family:
    def __init__(
        self,
        stage: Stage,
        starts: list[Start],
        before: Corners,
        threats: Point,
        own: bool,
        guess: Corners,
    ) -> None:
        self.d = stage.discount
        self.starts, self.before, self.threats, self.own = starts, before, threats, own
        one, zero = fmpq(1), fmpq(0)
        self.normals: list[Point] = [(-one, zero), (zero, -one)] if own else []
        for normal, _ in planes(guess):
            n = short_normal(coprime(normal), BITS)
            if n not in self.normals:
                self.normals.append(n)
        self.sides = planes(before)
        self.fixed = [[self._fixed(k, s) for s in starts] for k in range(len(self.normals))]

    def _fixed(self, k: int, start: Start) -> _Bound:
        """The better of the two bounds that lean on nothing."""
        n, pair = self.normals[k], start.pair
        own = n[0] * pair.payoff[0] + n[1] * pair.payoff[1]
        known = (1 - self.d) * own + self.d * support(start.promises, n)
        if self.own and k < 2:
            own = -pair.deviation[k]
        return _Bound(min(own, known), {})

    def leaning(self, c: list[Any]) -> list[list[_Bound]]:
        """For every line and pair the least bound at these values."""
        inside = self.before
        for n, offset in zip(self.normals, c, strict=True):
            inside = clip(inside, (n, offset))
        inside = hull(inside)
        table = [list(row) for row in self.fixed]
        for a, start in enumerate(self.starts):
            floor = self._floor(start, c)
            promises = hull(above(inside, *floor))
            if not promises:
                continue
            active = {w: self._active(w, floor, c) for w in promises}
            for k, n in enumerate(self.normals):
                best = max(promises, key=lambda w: n[0] * w[0] + n[1] * w[1])
                for pair in combinations(active[best], 2):
                    bound = self._lean(k, start, pair)
                    if bound is not None and bound.at(c) < table[k][a].at(c):
                        table[k][a] = bound
        return table

    def _floor(self, start: Start, c: list[Any]) -> Point:
        extra = start.pair.surcharge
        assert extra is not None
        low = (-c[0], -c[1]) if self.own else self.threats
        return low[0] + extra[0], low[1] + extra[1]

    def _active(self, w: Point, floor: Point, c: list[Any]) -> list[int]:
        found = [
            k
            for k, (n, offset) in enumerate([*zip(self.normals, c, strict=True), *self.sides])
            if n[0] * w[0] + n[1] * w[1] == offset
        ]
        count = len(self.normals) + len(self.sides)
        return found + [count + i for i in (0, 1) if w[i] == floor[i]]

    def _lean(self, k: int, start: Start, pair: tuple[int, int]) -> _Bound | None:
        """The bound that rests on two others, if it does."""
        n = self.normals[k]
        (m, first), (p, second) = (self._part(j, start) for j in pair)
        area = m[0] * p[1] - m[1] * p[0]
        if area == 0:
            return None
        l1 = (n[0] * p[1] - n[1] * p[0]) / area
        l2 = (m[0] * n[1] - m[1] * n[0]) / area
        if l1 < 0 or l2 < 0:
            return None
        d, g = self.d, start.pair.payoff
        constant = (1 - d) * (n[0] * g[0] + n[1] * g[1])
        slopes: dict[int, Any] = {}
        for share, part in ((l1, first), (l2, second)):
            constant += d * share * part.constant
            for j, s in part.slopes.items():
                slopes[j] = slopes.get(j, fmpq(0)) + d * share * s
        return _Bound(constant, slopes, pair)

    def _part(self, j: int, start: Start) -> tuple[Point, _Bound]:
        lines, zero = len(self.normals), fmpq(0)
        if j < lines:
            return self.normals[j], _Bound(zero, {j: fmpq(1)})
        if j < lines + len(self.sides):
            n, offset = self.sides[j - lines]
            return n, _Bound(offset, {})
        i = j - lines - len(self.sides)
        extra = start.pair.surcharge
        assert extra is not None
        normal = (-fmpq(1), zero) if i == 0 else (zero, -fmpq(1))
        if self.own:
            return normal, _Bound(-extra[i], {i: fmpq(1)})
        return normal, _Bound(-extra[i] - self.threats[i], {})

    def greatest(self, table: list[list[_Bound]], c: list[Any]) -> list[Any] | None:
        """The bounds that each equal the largest of their pairs'."""
        chosen = [max(row, key=lambda b: b.at(c)) for row in table]
        for _ in range(4 * ROUNDS):
            solved = _solve(chosen, [b.constant for b in chosen])
            if solved is None:
                return None
            better = [max(row, key=lambda b: b.at(solved)) for row in table]
            changed = False
            for k, b in enumerate(better):
                if b.at(solved) > chosen[k].at(solved):
                    chosen[k], changed = b, True
            if not changed:
                return solved
        return None

    def proved(self, table: list[list[_Bound]], c: list[Any]) -> Joint | None:
        """The family with its weights, rounded; None if there are no weights."""
        one = fmpq(1)
        table = [  # what leans on nothing weighs nothing
            [f if f.constant <= c[k] else b for b, f in zip(row, self.fixed[k], strict=True)]
            for k, row in enumerate(table)
        ]
        chosen = [max(row, key=lambda b: sum(b.slopes.values(), fmpq(0))) for row in table]
        for _ in range(4 * ROUNDS):
            weights = _solve(chosen, [one] * len(chosen))
            if weights is None or min(weights) <= 0:
                return None
            zero = [fmpq(0)] * len(chosen)
            rise = [[b.at(weights) - b.at(zero) for b in row] for row in table]
            changed = False
            for k, row in enumerate(table):
                steepest = max(range(len(row)), key=lambda a: rise[k][a])
                if rise[k][steepest] + 1 > weights[k]:
                    chosen[k], changed = row[steepest], True
            if not changed:
                break
        else:
            return None
        steepness = max(sum(b.slopes.values(), fmpq(1)) for row in table for b in row)
        steepness = fmpq(steepness.ceil())
        weights = [rounded_up(r, 1 / (4 * steepness)) for r in weights]
        if max(int(x.q).bit_length() for x in c) > LONG:
            unit = fmpq(1, 1 << 2 * BITS)
            c = [
                rounded_up(x + unit * steepness * r, unit) for x, r in zip(c, weights, strict=True)
            ]
        leanings = [
            (k, start.pair.actions, b.rests_on)
            for k, row in enumerate(table)
            for b, start in zip(row, self.starts, strict=True)
            if b.rests_on is not None
        ]
        return Joint(list(zip(self.normals, c, strict=True)), weights, leanings)


def _solve(chosen: list[_Bound], right: list[Any]) -> list[Any] | None:
    """The c with ``c_k = right_k + slopes_k . c``."""
    size = len(chosen)
    matrix = fmpq_mat(size, size)
    for k, bound in enumerate(chosen):
        for j, s in bound.slopes.items():
            matrix[k, j] = -s
        matrix[k, k] = matrix[k, k] + 1
    try:
        solved = matrix.solve(fmpq_mat(size, 1, right))
    except ZeroDivisionError:
        return None
    return [solved[k, 0] for k in range(size)]
