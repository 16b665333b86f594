"""Small square matrices of fractions, given by their columns: one linear system, one polynomial."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["characteristic", "solved"]


def solved(columns: list[tuple[Fraction, ...]], right: list[Fraction]) -> list[Fraction] | None:
    """The combination of columns that gives the right side (Gauss); None if there is not one.

    Examples
    --------
    >>> one, two = Fraction(1), Fraction(2)
    >>> solved([(one, one), (one, -one)], [two, one])
    [Fraction(3, 2), Fraction(1, 2)]
    """
    size = len(right)
    rows = [[column[i] for column in columns] + [right[i]] for i in range(size)]
    for k in range(size):
        pivot = next((i for i in range(k, size) if rows[i][k]), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(size):
            if i != k and rows[i][k]:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]


def characteristic(columns: list[tuple[Fraction, ...]]) -> list[Fraction]:
    """Coefficients of ``det(t - M)``, from the constant term up (Faddeev and Le Verrier).

    Examples
    --------
    >>> one, two = Fraction(1), Fraction(2)
    >>> [str(c) for c in characteristic([(0 * one, one), (two, 0 * one)])]
    ['-2', '0', '1']
    """
    size, zero = len(columns), Fraction(0)

    def times(vector: list[Fraction]) -> list[Fraction]:
        terms = [[x * v for x in column] for v, column in zip(vector, columns, strict=True)]
        return [sum(parts, zero) for parts in zip(*terms, strict=True)]

    found, power = [Fraction(1)], [[zero] * size for _ in range(size)]
    for k in range(1, size + 1):
        for i in range(size):
            power[i][i] += found[-1]
        power = [times(column) for column in power]
        found.append(-sum((power[i][i] for i in range(size)), zero) / k)
    return found[::-1]
