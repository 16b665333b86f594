"""The corners of a set of equilibrium payoffs to thousands of bits, and the field they lie in.

Lattice reduction finds the shortest integer relation between the powers of a coordinate of the
solution of an :class:`ActiveStructure`, and its minimal polynomial among the factors; the other
coordinates are expressed by powers of one of them (Lenstra, Lenstra and Lovasz 1982).  What is
found is a guess with overwhelming evidence, to be proved exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import Any

from flint import fmpq, fmpz_mat

from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import ActiveStructure
from gametheory_bp.equilibria.subgame_perfect.corner_equations import precise_corners
from gametheory_bp.equilibria.subgame_perfect.planar import fraction
from gametheory_bp.equilibria.subgame_perfect.stage import rational
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.factors import irreducible_factors
from gametheory_bp.exact.polynomial import primitive

__all__ = ["field_corners", "in_powers", "isolated", "minimal_polynomial"]

DEGREE = 8
"""Largest degree of a minimal polynomial that is looked for."""

BITS = 400, 2000
"""Precisions at which relations are looked for: most minimal polynomials are short."""

Coefficients = tuple[Fraction, ...]


def field_corners(
    structure: ActiveStructure,
) -> tuple[Algebraic | None, list[tuple[Coefficients, Coefficients]]] | None:
    """A root, and all coordinates as polynomials in it; the root is None if all are rational.

    None if the equations have no solution nearby, or its numbers are not recognised.
    """
    for bits in BITS:
        solved = precise_corners(structure, bits)
        if solved is None:
            return None
        numbers = list(chain.from_iterable(solved.corners))
        polynomials = [minimal_polynomial(x, bits) for x in numbers]
        known = [p for p in polynomials if p is not None]
        if len(known) < len(numbers):
            continue
        for root in _roots(numbers, known, bits):
            exact = [in_powers(x, root, bits) for x in numbers]
            found = [c for c in exact if c is not None]
            if len(found) == len(numbers):
                return root, list(zip(found[::2], found[1::2], strict=True))
    return None


def _roots(
    numbers: list[Any], polynomials: list[tuple[int, ...]], bits: int
) -> Iterator[Algebraic | None]:
    """Numbers that may generate the field of all: single ones, then sums of two."""
    if all(len(p) == 2 for p in polynomials):
        yield None
        return
    order = sorted(
        range(len(numbers)), key=lambda k: (-len(polynomials[k]), _height(polynomials[k]))
    )
    yield isolated(polynomials[order[0]], numbers[order[0]], bits)
    for k in order[1:]:
        total = numbers[order[0]] + numbers[k]
        polynomial = minimal_polynomial(total, bits)
        if polynomial is not None and len(polynomial) > len(polynomials[order[0]]):
            yield isolated(polynomial, total, bits)


def _height(polynomial: tuple[int, ...]) -> int:
    return max(map(abs, polynomial))


def minimal_polynomial(number: Any, bits: int) -> tuple[int, ...] | None:
    """The shortest irreducible polynomial that nearly vanishes there; None if none is short."""
    for degree in (1, 2, 4, DEGREE):
        relation = _relation([number**k for k in range(degree + 1)], bits)
        if relation is None:
            continue
        for factor in irreducible_factors(primitive(relation)):
            value = sum((c * number**k for k, c in enumerate(factor)), fmpq(0))
            if abs(value) * (1 << (bits // 2)) < 1:
                return factor
    return None


def _relation(numbers: list[Any], bits: int) -> list[int] | None:
    """Integers, much shorter than chance allows, whose combination of the numbers is nearly 0."""
    size, scale = len(numbers), 1 << (bits - 96)
    rows = fmpz_mat(size, size + 1)
    for k, x in enumerate(numbers):
        rows[k, k] = 1
        rows[k, size] = int((x * scale).floor())
    short = rows.lll()
    relation = [int(short[0, k]) for k in range(size)]
    length = max(abs(c) for c in relation).bit_length()
    return relation if 0 < length * size < (bits - 96) * 2 // 3 else None


def isolated(polynomial: tuple[int, ...], number: Any, bits: int) -> Algebraic:
    """The root of an irreducible polynomial that is nearest to a number."""
    center, width = fraction(number), Fraction(1, 16)
    while width.denominator < 1 << (bits // 2):
        try:
            return Algebraic(polynomial, center - width, center + width)
        except InputValueError:
            width /= 16
    raise InputValueError(f"no root of {polynomial} is near {float(center)}")


def in_powers(number: Any, root: Algebraic | None, bits: int) -> Coefficients | None:
    """The number as a polynomial in the root."""
    powers = [fmpq(1)]
    if root is not None:
        near = rational(root.bounds(Fraction(1, 1 << bits)).middle)
        powers = [near**k for k in range(root.degree)]
    relation = _relation([*powers, number], bits)
    if relation is None or not relation[-1]:
        return None
    return tuple(Fraction(-c, relation[-1]) for c in relation[:-1])
