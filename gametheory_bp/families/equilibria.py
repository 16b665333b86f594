"""Nash and correlated equilibria of 2 x 2 games that vary with t.

*Nash*: in a 2 x 2 game every extreme equilibrium strategy is pure or makes the other player
indifferent, so all extreme equilibria are among nine profiles.

*Correlated*: the distributions that no player wants to disobey form a polytope in three
dimensions; its corners are where three of the eight inequalities are tight.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.values import solve_system

__all__ = ["correlated_payoffs", "nash_payoffs"]

Payoffs = Sequence[Sequence[GermPoint]]


def nash_payoffs(payoffs: Payoffs) -> list[GermPoint]:
    """Payoffs of the extreme Nash equilibria; in every tie each best payoff is among them.

    Raises
    ------
    NotDefinedError
        If the game is not 2 x 2.
    """
    _two_by_two(payoffs)
    row = [[cell[0] for cell in line] for line in payoffs]
    column = [[payoffs[i][j][1] for i in (0, 1)] for j in (0, 1)]
    found = []
    for x in _candidates(column):
        for y in _candidates(row):
            if _is_best(x, [_mean(line, y) for line in row]) and _is_best(
                y, [_mean(line, x) for line in column]
            ):
                found.append((_mean([_mean(line, y) for line in row], x),
                              _mean([_mean(line, x) for line in column], y)))  # fmt: skip
    return found


def _candidates(other: Sequence[Sequence[Germ]]) -> list[Germ]:
    """Probabilities of the first action: 1, 0, and what makes the other player indifferent."""
    (a, b), (c, d) = other
    zero, slope = a * 0, a - b - c + d
    mixed = [(d - b) / slope] if slope.sign() else []
    return [zero + 1, zero, *(x for x in mixed if 0 < x and x < 1)]


def _mean(pair: Sequence[Germ], first: Germ) -> Germ:
    return pair[0] * first + pair[1] * (1 - first)


def _is_best(first: Germ, values: Sequence[Germ]) -> bool:
    if first > 0 and values[0] < values[1]:
        return False
    return not (first < 1 and values[1] < values[0])


def correlated_payoffs(payoffs: Payoffs) -> list[GermPoint]:
    """Payoffs of the corners of the polytope of correlated equilibria.

    Raises
    ------
    NotDefinedError
        If the game is not 2 x 2.
    """
    _two_by_two(payoffs)
    cells = [cell for line in payoffs for cell in line]  # (0, 0), (0, 1), (1, 0), (1, 1)
    (a, e), (b, f), (c, g), (d, h) = cells
    zero = a * 0
    one = zero + 1
    units = [[one if j == k else zero for j in range(4)] for k in range(4)]
    obey = [
        [a - c, b - d, zero, zero],
        [zero, zero, c - a, d - b],
        [e - f, zero, g - h, zero],
        [zero, f - e, zero, h - g],
    ]
    rows = units + obey
    found = []
    for tight in combinations(range(8), 3):
        law = solve_system([[one] * 4, *(rows[k] for k in tight)], [one, zero, zero, zero])
        if law is None or any(p < 0 for p in law):
            continue
        if all(_total(line, law) >= 0 for line in obey):
            found.append((_total([p[0] for p in cells], law), _total([p[1] for p in cells], law)))
    return found


def _total(weights: Sequence[Germ], law: Sequence[Germ]) -> Germ:
    return sum((w * p for w, p in zip(weights, law, strict=True)), law[0] * 0)


def _two_by_two(payoffs: Payoffs) -> None:
    shape = len(payoffs), len(payoffs[0])
    if shape != (2, 2):
        raise NotDefinedError(
            f"equilibria of families are for 2 x 2 games, this one is {shape[0]} x {shape[1]}; "
            f"use 'feasible', 'individually_rational' or 'pure', or welfare_optimum at single t"
        )
