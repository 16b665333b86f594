"""From a problem to related ones: for every relation a way to build its instances.

What is built is only a proposal: the relation itself is tested afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from types import MappingProxyType

from gametheory_bp.axioms.shapes import like, toward_ideal, with_d
from gametheory_bp.axioms.units import (
    affine,
    affine_same_d,
    scaled,
    scaled_same_d,
    translated,
    translated_same_d,
)
from gametheory_bp.axioms.variation import Proposal, Setting, Variation
from gametheory_bp.certificates.payoff_sets import bent, cut, ideal, payoff_set, sum_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.vectors import Point

__all__ = ["VARIATIONS"]

F = Fraction
Problem = ProblemStatement
Points = tuple[Point, ...]

NORMALS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2))
LEVELS = (F(0), F(1, 2), F(1, 4), F(3, 4))
PARTS = (F(1, 2), F(1, 3), F(2, 3))
SLOPES = ((F(1), F(1, 2)), (F(2), F(1)), (F(1), F(1, 4)), (F(3), F(2)), (F(10), F(1, 10)))
STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0), (1, -1), (-1, 1), (1, 1), (-1, -1))
RADII = tuple(F(1, 64**n) for n in range(1, 7))


def _point(x: int | Fraction, y: int | Fraction) -> Point:
    return F(x), F(y)


def _alone(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    return bases, ()


def _symmetric(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    return (like(p, (*p.vertices, *((y, x) for x, y in p.vertices))),), ()


def _exchanged(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    return (p, like(p, ((y, x) for x, y in p.vertices))), ()


def _normal(k: int) -> Point:
    return _point(*NORMALS[k])


def _at_least(level: Interval) -> Fraction:
    """The level, or a number of few digits a little above it where it is irrational."""
    return level.low if level.width == 0 else F(ceil(level.high * 64), 64)


def _contraction(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    """Cut off what is beyond the solution in some direction."""
    (p,) = bases
    found = s.solution(p)
    if found is None:
        return None
    n, t = _normal(s.choice[0]), LEVELS[s.choice[1]]
    reached = _at_least(found[1][0] * n[0] + found[1][1] * n[1])
    whole = payoff_set(p)
    most = max(n[0] * x + n[1] * y for x, y in whole)
    kept = cut(whole, n, reached + t * (most - reached), p.finite)
    return ((p, like(p, kept)), ()) if kept and kept != whole else None


def _expansion(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    return (p, like(p, (*p.vertices, _point(*s.choice)))), ()


def _expansion_clipped(bases: tuple[Problem, ...], s: Setting, held: tuple[int, ...]) -> Proposal:
    (p,) = bases
    a, (x, y) = ideal(p), _point(*s.choice)
    q = (min(x, a[0]) if 0 in held else x, min(y, a[1]) if 1 in held else y)
    return (p, like(p, (*p.vertices, q))), ()


def _expansion_other(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    return _expansion_clipped(bases, s, (1 - s.i,))


def _expansion_ideal(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    return _expansion_clipped(bases, s, (0, 1))


def _raised(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    x, y, more = s.choice
    low = toward_ideal(p, x, y)
    high = toward_ideal(p, x + (more + 1) * (s.i == 0), y + (more + 1) * (s.i == 1))
    return (with_d(p, low), with_d(p, high)), ()


def _mixture(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    w = PARTS[s.choice[4]]
    first, second = toward_ideal(p, *s.choice[:2]), toward_ideal(p, *s.choice[2:4])
    mixed = tuple((1 - w) * first[k] + w * second[k] for k in (0, 1))
    return tuple(with_d(p, d) for d in (first, second, (mixed[0], mixed[1]))), (w,)


def _toward(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    first = with_d(bases[0], toward_ideal(bases[0], *s.choice[:2]))
    found = s.solution(first)
    if found is None or found[0] is None:
        return None
    w, d, f = PARTS[s.choice[2]], first.disagreement, found[0]
    nearer = (1 - w) * d[0] + w * f[0], (1 - w) * d[1] + w * f[1]
    return (first, with_d(first, nearer)), (w,)


def _stepwise(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    (p,) = bases
    n, part, whole = _normal(s.choice[0]), PARTS[s.choice[1]], payoff_set(p)
    most = max(n[0] * x + n[1] * y for x, y in whole)
    smaller = cut(whole, n, part * most, p.finite)
    found = s.solution(like(p, smaller)) if smaller else None
    if found is None or found[0] is None:
        return None
    return (like(p, smaller), p, with_d(p, found[0])), ()


def _sum(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    a, b = bases
    return (a, b, like(a, sum_set(payoff_set(a), payoff_set(b), a.finite))), ()


def _axis(i: int) -> Point:
    return _point(i == 0, i == 1)


def _without_best(p: Problem, k: int, level: Fraction, choice: tuple[int, ...]) -> Points:
    """S less a piece beyond a straight line, all of whose points have ``x_k >= level``.

    The line may slant, so that strictly comprehensive sets stay so.
    """
    whole, n = payoff_set(p), _normal(choice[0])
    others = cut(whole, _axis(k), level, p.finite)
    if not others:
        return ()
    low, most = (max(n[0] * x + n[1] * y for x, y in part) for part in (others, whole))
    return cut(whole, n, low + LEVELS[choice[1]] * (most - low), p.finite)


def _cut(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    (p,) = bases
    found = s.solution(p)
    kept = () if found is None else _without_best(p, s.i, _at_least(found[1][s.i]), s.choice)
    return ((p, like(p, kept)), ()) if kept and kept != payoff_set(p) else None


def _twist(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    """Lower the set where j does better than at F(S), and add a point where i does."""
    (p,) = bases
    found = s.solution(p)
    if found is None:
        return None
    j = 1 - s.i
    kept = _without_best(p, j, _at_least(found[1][j]), s.choice[2:])
    extra = _point(*s.choice[:2])
    return ((p, like(p, (*kept, extra))), ()) if kept else None


def _bent(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    (p,) = bases
    low, high = p.disagreement[s.i], max(v[s.i] for v in payoff_set(p))
    at = low + (LEVELS[1:])[s.choice[0]] * (high - low)
    slope, beyond = SLOPES[s.choice[1]]
    image = bent(p, s.i, at, slope, beyond)
    return None if image is None else ((p, like(p, image)), (at, slope, beyond))


def _sequence(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """One vertex approaches its place, all others stay where they are."""
    (p,) = bases
    whole = payoff_set(p)
    k, (x, y) = s.choice[0] % len(whole), STEPS[s.choice[1]]
    others, (v, w) = whole[:k] + whole[k + 1 :], whole[k]
    terms = (like(p, (*others, (v + x * t, w + y * t))) for t in RADII)
    return (p, *terms), RADII


VARIATIONS: Mapping[str, Variation] = MappingProxyType(
    {
        "alone": Variation(_alone),
        "symmetric": Variation(_symmetric),
        "exchanged": Variation(_exchanged),
        "affine": Variation(affine, (5, 5, 3, 3)),
        "scaled_together": Variation(scaled, (4,)),
        "translated": Variation(translated, (4, 4)),
        "affine_same_d": Variation(affine_same_d, (5, 5, 4, 4)),
        "scaled_same_d": Variation(scaled_same_d, (4, 4, 4)),
        "translated_same_d": Variation(translated_same_d, (4, 4)),
        "contraction": Variation(_contraction, (len(NORMALS), 4)),
        "expansion": Variation(_expansion, (7, 7)),
        "expansion_same_other_ideal": Variation(_expansion_other, (7, 7)),
        "expansion_same_ideal": Variation(_expansion_ideal, (7, 7)),
        "disagreement_raised": Variation(_raised, (3, 3, 3)),
        "disagreement_mixture": Variation(_mixture, (4, 4, 4, 4, 3)),
        "disagreement_toward_solution": Variation(_toward, (3, 3, 3)),
        "stepwise": Variation(_stepwise, (len(NORMALS), 3)),
        "sum": Variation(_sum, (), 2),
        "cut": Variation(_cut, (len(NORMALS), 4)),
        "twist": Variation(_twist, (7, 7, len(NORMALS), 4)),
        "concave_transform": Variation(_bent, (3, len(SLOPES))),
        "sequence": Variation(_sequence, (6, len(STEPS))),
    }
)
"""The variation of every relation, by name."""
