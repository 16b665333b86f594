"""Problems in other units and zeros of utility, with d mapped along or held fixed."""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.axioms.shapes import like, toward_ideal, with_d
from gametheory_bp.axioms.variation import Proposal, Setting
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "affine",
    "affine_same_d",
    "scaled",
    "scaled_same_d",
    "translated",
    "translated_same_d",
]

F = Fraction
Problem = ProblemStatement
SCALES = (F(2), F(3), F(1, 2), F(10), F(1))
SHIFTS = (F(0), F(1), F(-2))
FALLS = (F(0), F(-1, 2), F(-1), F(1))


def _image(p: Problem, s0: Fraction, s1: Fraction, t0: Fraction, t1: Fraction) -> Proposal:
    def move(v: Point) -> Point:
        return s0 * v[0] + t0, s1 * v[1] + t1

    moved = like(p, map(move, p.vertices))
    image = Problem(moved.vertices, move(p.disagreement), p.comprehensive, p.finite)
    return (p, image), (s0, s1, t0, t1)


def affine(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Another unit and zero for each player."""
    a, b, c, d = s.choice
    return _image(bases[0], SCALES[a], SCALES[-1 - b], SHIFTS[c], SHIFTS[d])


def scaled(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Another common unit."""
    scale = SCALES[s.choice[0]]
    return _image(bases[0], scale, scale, F(0), F(0))


def _image_same_d(p: Problem, s0: Fraction, s1: Fraction, t0: Fraction, t1: Fraction) -> Proposal:
    """The set with its points below d, as it is, moved away from d."""
    held = with_d(p, p.disagreement)
    (_, image), numbers = _image(held, s0, s1, t0, t1)
    return (held, Problem(image.vertices, p.disagreement, False, p.finite)), numbers


def affine_same_d(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Another unit and zero for each player, d as it was."""
    a, b, c, d = s.choice
    return _image_same_d(bases[0], SCALES[a], SCALES[-1 - b], FALLS[c], FALLS[d])


def scaled_same_d(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Another common unit, d as it was, anywhere below the ideal point."""
    p, (x, y, k) = bases[0], s.choice
    held = with_d(p, toward_ideal(p, x, y))
    return _image_same_d(held, SCALES[k], SCALES[k], F(0), F(0))


def translated_same_d(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Other zeros, d as it was."""
    return _image_same_d(bases[0], F(1), F(1), *(FALLS[k] for k in s.choice))


def translated(bases: tuple[Problem, ...], s: Setting) -> Proposal:
    """Other zeros."""
    return _image(bases[0], F(1), F(1), *(F((2, 0, -3, 7)[k]) for k in s.choice))
