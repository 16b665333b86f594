"""The closed list of relations between problems over which axioms quantify.

Each relation is a function from an :class:`AxiomCase` to a truth value, with the sentence that
it states.  S, T are payoff sets, d disagreement points, F(S) the rule's points; ``i`` is the
player of whom the axiom speaks, ``j`` the other.  All tests are exact; where F(S) is
irrational its bounds are used so that "true" is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from gametheory_bp.certificates.axiom_case import AxiomCase, box
from gametheory_bp.certificates.payoff_sets import (
    bent,
    cut,
    ideal,
    near,
    payoff_set,
    region,
    sum_set,
    within,
)
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.vectors import Point

__all__ = ["COUNTS", "RELATIONS", "STATEMENTS", "relation_holds"]

Case = AxiomCase


def relation_holds(relation: str, case: AxiomCase) -> bool:
    """Whether the relation holds between the problems of a case, in canonical form each."""
    count = COUNTS.get(relation)
    return (
        count is not None
        and (len(case.problems) == count or (count == 0 and len(case.problems) > 2))
        and len(case.points) == len(case.problems)
        and len({p.finite for p in case.problems}) == 1
        and all(case.points)
        and RELATIONS[relation](case)
    )


def _same_set(a: ProblemStatement, b: ProblemStatement) -> bool:
    return payoff_set(a) == payoff_set(b)


def _alone(c: Case) -> bool:
    return True


def _swapped(a: ProblemStatement, b: ProblemStatement) -> bool:
    mirrored = {(y, x) for x, y in payoff_set(a)}
    return mirrored == set(payoff_set(b)) and a.disagreement == b.disagreement[::-1]


def _symmetric(c: Case) -> bool:
    return _swapped(c.problems[0], c.problems[0])


def _exchanged(c: Case) -> bool:
    return _swapped(c.problems[0], c.problems[1])


def _affine(c: Case) -> bool:
    a, b = c.problems
    if len(c.numbers) != 4 or min(c.numbers[:2]) <= 0:
        return False
    s0, s1, t0, t1 = c.numbers
    image = {(s0 * x + t0, s1 * y + t1) for x, y in payoff_set(a)}
    d = a.disagreement
    return image == set(payoff_set(b)) and b.disagreement == (s0 * d[0] + t0, s1 * d[1] + t1)


def _affine_same_d(c: Case) -> bool:
    """The set alone is mapped: the second problem with the mapped d would be the image."""
    if len(c.numbers) != 4 or min(c.numbers[:2]) <= 0:
        return False
    a, b = c.problems
    s0, s1, t0, t1 = c.numbers
    image = {(s0 * x + t0, s1 * y + t1) for x, y in payoff_set(a)}
    return image == set(payoff_set(b)) and a.disagreement == b.disagreement


def _scaled_same_d(c: Case) -> bool:
    return _affine_same_d(c) and c.numbers[0] == c.numbers[1] and not any(c.numbers[2:])


def _translated_same_d(c: Case) -> bool:
    return _affine_same_d(c) and c.numbers[0] == 1 == c.numbers[1]


def _scaled(c: Case) -> bool:
    return _affine(c) and c.numbers[0] == c.numbers[1] and not any(c.numbers[2:])


def _translated(c: Case) -> bool:
    return _affine(c) and c.numbers[0] == 1 == c.numbers[1]


def _expansion(c: Case) -> bool:
    a, b = c.problems
    return a.disagreement == b.disagreement and within(payoff_set(a), b)


def _expansion_other(c: Case) -> bool:
    if not _expansion(c) or len(c.players) != 1:
        return False
    j = 1 - c.players[0]
    return ideal(c.problems[0])[j] == ideal(c.problems[1])[j]


def _expansion_ideal(c: Case) -> bool:
    return _expansion(c) and ideal(c.problems[0]) == ideal(c.problems[1])


def _contraction(c: Case) -> bool:
    """S' lies in S, and some point of F(S) surely lies in S'."""
    a, b = c.problems
    if a.disagreement != b.disagreement or not within(payoff_set(b), a):
        return False
    if b.finite:
        return any(p in payoff_set(b) for p in c.points[0])
    planes = region(b).half_planes()
    for p in map(box, c.points[0]):  # p is in S: only the planes that cut S need to be looked at
        if all(
            (p[0] * n[0] + p[1] * n[1]).high <= offset
            or all(n[0] * x + n[1] * y <= offset for x, y in payoff_set(a))
            for n, offset in planes
        ):
            return True
    return False


def _raised(c: Case) -> bool:
    a, b = c.problems
    if len(c.players) != 1 or not _same_set(a, b):
        return False
    i = c.players[0]
    return b.disagreement[i] > a.disagreement[i] and b.disagreement[1 - i] == a.disagreement[1 - i]


def _is_mixture(c: Case, first: Point, second: Point, mixed: Point) -> bool:
    return (
        len(c.numbers) == 1
        and 0 < (w := c.numbers[0]) < 1
        and all((1 - w) * first[k] + w * second[k] == mixed[k] for k in (0, 1))
    )


def _mixture(c: Case) -> bool:
    a, b, m = c.problems
    same = _same_set(a, b) and _same_set(b, m)
    return same and _is_mixture(c, a.disagreement, b.disagreement, m.disagreement)


def _rational(c: Case, k: int) -> Point | None:
    x, y = c.chosen(k)
    return (x, y) if isinstance(x, Fraction) and isinstance(y, Fraction) else None


def _toward(c: Case) -> bool:
    a, b = c.problems
    point = _rational(c, 0)
    return (
        point is not None
        and _same_set(a, b)
        and _is_mixture(c, a.disagreement, point, b.disagreement)
    )


def _stepwise(c: Case) -> bool:
    first, direct, second = c.problems
    return (
        first.disagreement == direct.disagreement
        and within(payoff_set(first), direct)
        and _same_set(direct, second)
        and second.disagreement == _rational(c, 0)
    )


def _sum(c: Case) -> bool:
    a, b, total = c.problems
    (p, q), (r, s) = a.disagreement, b.disagreement
    expected = sum_set(payoff_set(a), payoff_set(b), a.finite)
    return payoff_set(total) == expected and total.disagreement == (p + r, q + s)


def _axis(i: int, sign: int) -> Point:
    return Fraction(sign * (i == 0)), Fraction(sign * (i == 1))


def _cut(c: Case) -> bool:
    """S' lies in S and lacks only points with x_i > F_i(S)."""
    a, b = c.problems
    if a.disagreement != b.disagreement or not within(payoff_set(b), a) or len(c.players) != 1:
        return False
    i = c.players[0]
    return within(cut(payoff_set(a), _axis(i, 1), c.box(0)[i].high, a.finite), b)


def _twist(c: Case) -> bool:
    """Gained points have x_i > F_i, x_j < F_j; lost points x_i < F_i, x_j > F_j."""
    a, b = c.problems
    if a.disagreement != b.disagreement or len(c.players) != 1:
        return False
    i, f = c.players[0], c.box(0)
    j = 1 - i
    s, t = payoff_set(a), payoff_set(b)
    return (
        within(cut(t, _axis(i, 1), f[i].high, a.finite), a)
        and within(cut(t, _axis(j, -1), -f[j].low, a.finite), a)
        and within(cut(s, _axis(i, -1), -f[i].low, a.finite), b)
        and within(cut(s, _axis(j, 1), f[j].high, a.finite), b)
    )


def _risk(c: Case) -> bool:
    a, b = c.problems
    if len(c.numbers) != 3 or len(c.players) != 1 or a.disagreement != b.disagreement:
        return False
    at, slope, beyond = c.numbers
    i = c.players[0]
    if not (0 < beyond < slope and at >= a.disagreement[i]):
        return False
    return bent(a, i, at, slope, beyond) == payoff_set(b)


def _sequence(c: Case) -> bool:
    radii = c.numbers
    return (
        len(radii) == len(c.problems) - 1
        and radii[-1] > 0
        and all(2 * later <= r for r, later in zip(radii, radii[1:], strict=False))
        and all(near(c.problems[0], p, r) for p, r in zip(c.problems[1:], radii, strict=True))
    )


_TABLE: tuple[tuple[str, int, Callable[[Case], bool], str], ...] = (
    ("alone", 1, _alone, "one problem"),
    ("symmetric", 1, _symmetric, "S and d stay the same when the players exchange roles"),
    ("exchanged", 2, _exchanged, "the second problem is the first with the players exchanged"),
    ("affine", 2, _affine, "the second problem is the first in other units and zeros of utility"),
    ("scaled_together", 2, _scaled, "the second problem is the first in another common unit"),
    ("translated", 2, _translated, "the second problem is the first with other zeros of utility"),
    ("affine_same_d", 2, _affine_same_d, "S in other units and zeros of utility; d is the same"),
    ("scaled_same_d", 2, _scaled_same_d, "S in another common unit; d is the same"),
    ("translated_same_d", 2, _translated_same_d, "S with other zeros of utility; d is the same"),
    ("contraction", 2, _contraction, "S' lies in S and holds a point of F(S); d is the same"),
    ("expansion", 2, _expansion, "S lies in S'; d is the same"),
    ("expansion_same_other_ideal", 2, _expansion_other, "S lies in S'; d and a_j are the same"),
    ("expansion_same_ideal", 2, _expansion_ideal, "S lies in S'; d and the ideal are the same"),
    ("disagreement_raised", 2, _raised, "S and d_j are the same; d_i is higher"),
    ("disagreement_mixture", 3, _mixture, "S is the same; the third d mixes the other two"),
    ("disagreement_toward_solution", 2, _toward, "S is the same; d moves toward F(S, d)"),
    ("stepwise", 3, _stepwise, "S lies in T; the third problem starts from F(S, d) in T"),
    ("sum", 3, _sum, "the third problem is the sum of the first two"),
    ("cut", 2, _cut, "S' lies in S and lacks only points with x_i > F_i(S); d is the same"),
    ("twist", 2, _twist, "S' gains points good for i, loses points bad for i, at F(S)"),
    ("concave_transform", 2, _risk, "player i's utility is replaced by a concave function of it"),
    ("sequence", 0, _sequence, "the problems approach the first one, in halving distances"),
)
RELATIONS: Mapping[str, Callable[[Case], bool]] = MappingProxyType({r[0]: r[2] for r in _TABLE})
"""The test of every relation, by name."""
COUNTS: Mapping[str, int] = MappingProxyType({r[0]: r[1] for r in _TABLE})
"""How many problems a relation is about; 0 for any number from three on."""
STATEMENTS: Mapping[str, str] = MappingProxyType({r[0]: r[3] for r in _TABLE})
"""Every relation in words."""
