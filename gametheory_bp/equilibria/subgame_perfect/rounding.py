"""Short numbers: a fraction that is iterated doubles its length at each step."""

from __future__ import annotations

from typing import Any

from flint import fmpq, fmpz

from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point

__all__ = ["coprime", "length", "rounded_up", "short_normal"]


def length(corners: Corners) -> int:
    """Bits of the longest denominator."""
    return max((int(x.q).bit_length() for v in corners for x in v), default=0)


def coprime(normal: Point) -> Point:
    """The positive multiple of a direction with coprime integers."""
    common = int(normal[0].q) * int(normal[1].q)
    x, y = int(normal[0] * common), int(normal[1] * common)
    divisor = int(fmpz(x).gcd(fmpz(y)))
    return fmpq(x // divisor), fmpq(y // divisor)


def short_normal(normal: Point, bits: int) -> Point:
    """A direction near a coprime one, in integers of so many bits; itself where it is short."""
    x, y = int(normal[0]), int(normal[1])
    extra = max(x.bit_length(), y.bit_length()) - bits
    return normal if extra <= 0 else coprime((fmpq(x >> extra), fmpq(y >> extra)))


def rounded_up(number: Any, unit: Any) -> Any:
    """The least multiple of a unit that is at least the number."""
    return (number / unit).ceil() * unit
