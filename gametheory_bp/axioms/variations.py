"""From a problem to related ones: for every relation a way to build its instances.

A *choice* is a tuple of small integers, each below the bound that the relation's
:class:`Variation` states, so that choices can be listed, drawn, changed by one, and shrunk.
What is built is only a proposal: the relation itself is tested afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import Any

from gametheory_bp.axioms.shapes import like
from gametheory_bp.certificates.axiom_case import AxiomCase, Box, Selection
from gametheory_bp.certificates.payoff_sets import bent, cut, ideal, payoff_set, sum_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.vectors import Point

__all__ = ["VARIATIONS", "Proposal", "Variation"]

F = Fraction
Problem = ProblemStatement
Points = tuple[Point, ...]
Proposal = tuple[tuple[Problem, ...], tuple[Fraction, ...]]
"""Related problems and the numbers of the relation."""

SCALES = (F(2), F(3), F(1, 2), F(10), F(1))
SHIFTS = (F(0), F(1), F(-2))
NORMALS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2))
LEVELS = (F(0), F(1, 2), F(1, 4), F(3, 4))
PARTS = (F(1, 2), F(1, 3), F(2, 3))
SLOPES = ((F(1), F(1, 2)), (F(2), F(1)), (F(1), F(1, 4)), (F(3), F(2)), (F(10), F(1, 10)))
STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0), (1, -1), (-1, 1), (1, 1), (-1, -1))
RADII = tuple(F(1, 8**n) for n in range(1, 7))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a variation may use beside the base problems."""

    choice: tuple[int, ...]
    i: int
    ask: Callable[[Problem], Any]
    selection: Selection

    def solution(self, problem: Problem) -> tuple[Point | None, Box] | None:
        """The chosen point of the rule: itself if it is rational, and its bounds."""
        solved = self.ask(problem)
        if solved is None:
            return None
        case = AxiomCase((problem,), (solved.points,), "both", (), self.selection)
        x, y = case.chosen(0)
        rational = (x, y) if isinstance(x, Fraction) and isinstance(y, Fraction) else None
        return rational, case.box(0)


Build = Callable[[tuple[Problem, ...], Setting], Proposal | None]


@dataclass(frozen=True, slots=True)
class Variation:
    """How many base problems a relation starts from, the bounds of its choice, its builder."""

    build: Build
    bounds: tuple[int, ...] = ()
    bases: int = 1


def _point(x: int | Fraction, y: int | Fraction) -> Point:
    return F(x), F(y)


def _with_d(problem: Problem, d: Point) -> Problem:
    """The same set, as it is, with another disagreement point."""
    return Problem(payoff_set(problem), d, False, problem.finite)


def _toward_ideal(p: Problem, x: int, y: int) -> Point:
    """So many quarters of the way from d to the ideal point, for each player."""
    d, a = p.disagreement, ideal(p)
    return d[0] + F(x, 4) * (a[0] - d[0]), d[1] + F(y, 4) * (a[1] - d[1])


def _alone(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    return bases, ()


def _symmetric(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    return (like(p, (*p.vertices, *((y, x) for x, y in p.vertices))),), ()


def _exchanged(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    return (p, like(p, ((y, x) for x, y in p.vertices))), ()


def _image(p: Problem, s0: Fraction, s1: Fraction, t0: Fraction, t1: Fraction) -> Proposal:
    def move(v: Point) -> Point:
        return s0 * v[0] + t0, s1 * v[1] + t1

    moved = like(p, map(move, p.vertices))
    image = Problem(moved.vertices, move(p.disagreement), p.comprehensive, p.finite)
    return (p, image), (s0, s1, t0, t1)


def _affine(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    a, b, c, d = s.choice
    return _image(bases[0], SCALES[a], SCALES[-1 - b], SHIFTS[c], SHIFTS[d])


def _scaled(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    scale = SCALES[s.choice[0]]
    return _image(bases[0], scale, scale, F(0), F(0))


def _translated(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    return _image(bases[0], F(1), F(1), *(F((2, 0, -3, 7)[k]) for k in s.choice))


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
    low = _toward_ideal(p, x, y)
    high = _toward_ideal(p, x + (more + 1) * (s.i == 0), y + (more + 1) * (s.i == 1))
    return (_with_d(p, low), _with_d(p, high)), ()


def _mixture(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    (p,) = bases
    w = PARTS[s.choice[4]]
    first, second = _toward_ideal(p, *s.choice[:2]), _toward_ideal(p, *s.choice[2:4])
    mixed = tuple((1 - w) * first[k] + w * second[k] for k in (0, 1))
    return tuple(_with_d(p, d) for d in (first, second, (mixed[0], mixed[1]))), (w,)


def _toward(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    first = _with_d(bases[0], _toward_ideal(bases[0], *s.choice[:2]))
    found = s.solution(first)
    if found is None or found[0] is None:
        return None
    w, d, f = PARTS[s.choice[2]], first.disagreement, found[0]
    nearer = (1 - w) * d[0] + w * f[0], (1 - w) * d[1] + w * f[1]
    return (first, _with_d(first, nearer)), (w,)


def _stepwise(bases: tuple[Problem, ...], s: Setting) -> Proposal | None:
    (p,) = bases
    n, part, whole = _normal(s.choice[0]), PARTS[s.choice[1]], payoff_set(p)
    most = max(n[0] * x + n[1] * y for x, y in whole)
    smaller = cut(whole, n, part * most, p.finite)
    found = s.solution(like(p, smaller)) if smaller else None
    if found is None or found[0] is None:
        return None
    return (like(p, smaller), p, _with_d(p, found[0])), ()


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
        "affine": Variation(_affine, (5, 5, 3, 3)),
        "scaled_together": Variation(_scaled, (4,)),
        "translated": Variation(_translated, (4, 4)),
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
