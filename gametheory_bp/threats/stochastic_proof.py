"""From floats to a proof: strategies in short fractions, values that satisfy Bellman inequalities.

Let x be a stationary strategy of the maximiser.  If ``L_s <= sum_a x_s(a) Q_s(a, b; L)`` for every
state s and every action b of the minimiser, where Q is what a pair is worth when L follows, then x
secures L from every state: the right side is monotone and a contraction, and L lies below what it
makes of L.  In the same way a strategy y of the minimiser holds the maximiser to U.

Values found in floating point miss these inequalities by rounding.  If they miss them by e at most,
the values lowered by ``e / (1 - d)`` in all states satisfy them.  Where the strategies are pure, or
mix in simple fractions, their exact values are tried first; if these satisfy both families of
inequalities they are the value of the game.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np

from gametheory_bp.threats.stochastic_float_values import FloatStages, FloatValues
from gametheory_bp.threats.stochastic_integers import IntegerStages, Weights
from gametheory_bp.threats.zero_sum import zero_sum_value

__all__ = ["Proof", "bracket", "committed", "exact_saddle"]

DIGITS = 15
SIMPLE = 1000
NEAR = 1e-11
ROUNDS = 3
LONG = 10**6


@dataclass(frozen=True, slots=True)
class Proof:
    """Bounds of the maximiser's values in every state, and the strategies that prove them."""

    lower: tuple[Fraction, ...]
    upper: tuple[Fraction, ...]
    own: Weights
    other: Weights


def exact_saddle(stages: FloatStages, found: FloatValues, payer: int, sign: int) -> Proof | None:
    """The value with equality, if the strategies are pure or simple; None otherwise."""
    exact = IntegerStages(stages, payer, sign)
    own = _simple(found.own, exact.own_ends)
    other = _simple(found.other, exact.other_ends)
    for s, pairs in exact.games.items():
        if not own[s] or not other[s]:
            if len({exact.node[k] for line in pairs for k in line}) > 1:
                return None
            # what follows is the same for all actions: a matrix game of its own
            own[s], other[s] = _solved([[exact.rewards[k] for k in line] for line in pairs])
    for _ in range(ROUNDS):
        flat = _flat(own), _flat(other)
        held, denominator = exact.values(*flat)
        missing = exact.missed(held, denominator, flat[0], None)
        missing |= exact.missed(held, denominator, None, flat[1])
        if not missing:
            values = tuple(Fraction(v, denominator) for v in held)
            return Proof(values, values, *flat)
        worths, _ = exact.worths(held, denominator)
        for s in missing:  # a tie that floats did not see
            own[s], other[s] = _solved([[worths[k] for k in line] for line in exact.games[s]])
            if max(*own[s], *other[s]) > LONG:
                return None
    return None


def bracket(stages: FloatStages, found: FloatValues, payer: int, sign: int) -> Proof:
    """Rational bounds of the values, as near as floats are."""
    exact = IntegerStages(stages, payer, sign)
    own, other = (
        _flat([_rounded(odds[a:b].tolist()) for a, b in pairwise(ends)])
        for odds, ends in ((found.own, exact.own_ends), (found.other, exact.other_ends))
    )
    unit = _grid(stages.unit)
    values = [stages.origin + stages.unit * Fraction(float(v)) for v in found.values]
    held = [round(v / unit) * unit.numerator for v in values]
    d = exact.arrays.discount
    ends = []
    for step, side in ((-1, (own, None)), (1, (None, other))):
        worst = max(exact.missed(held, unit.denominator, *side).values(), default=Fraction(0))
        shift = step * -(-worst // (unit * (1 - d))) * unit
        ends.append(tuple(Fraction(v, unit.denominator) + shift for v in held))
    return Proof(ends[0], ends[1], own, other)


def committed(stages: FloatStages, found: FloatValues, payer: int, sign: int) -> Proof:
    """The pure value when the minimiser shows its action first, by exact improvement to the end."""
    exact = IntegerStages(stages, payer, sign)
    shown = _picked(found.other, exact.other_ends)
    reply = _picked(found.own, exact.own_ends)
    while True:
        own, other = _unit_weights(reply, exact.own_ends), _unit_weights(shown, exact.other_ends)
        held, denominator = exact.values(own, other)
        worths, factor = exact.worths(held, denominator)
        replies, shows = {}, {}
        for s, pairs in exact.games.items():
            value, games = held[s] * factor, [[worths[k] for k in line] for line in pairs]
            answers = [line[shown[s]] for line in games]
            if max(answers) > value:
                replies[s] = answers.index(max(answers))
            ceilings = [max(column) for column in zip(*games, strict=True)]
            if min(ceilings) < value:
                shows[s] = ceilings.index(min(ceilings))
        if replies:
            reply = [replies.get(s, a) for s, a in enumerate(reply)]
        elif shows:
            shown = [shows.get(s, b) for s, b in enumerate(shown)]
        else:
            values = tuple(Fraction(v, denominator) for v in held)
            return Proof(values, values, own, other)


def _simple(odds: np.ndarray, ends: list[int]) -> list[list[int]]:
    """For each state short odds within rounding of the shares; none where there are none."""
    found: list[list[int]] = []
    for a, b in pairwise(ends):
        shares = odds[a:b].tolist()
        if max(shares) >= 1:
            found.append([int(x >= 1) for x in shares])
            continue
        guess = [Fraction(x).limit_denominator(SIMPLE) for x in shares]
        near = all(abs(float(g) - x) < NEAR for g, x in zip(guess, shares, strict=True))
        common = lcm(*(g.denominator for g in guess))
        fits = near and sum(guess) == 1
        found.append([int(g * common) for g in guess] if fits else [])
    return found


def _rounded(shares: list[float]) -> list[int]:
    whole = [round(x * 10**DIGITS) for x in shares]
    whole[whole.index(max(whole))] += 10**DIGITS - sum(whole)
    return whole


def _grid(span: Fraction) -> Fraction:
    """A power of ten, some fifteen digits below the range of payoffs."""
    size = len(str(span.numerator)) - len(str(span.denominator)) - DIGITS
    return Fraction(10) ** size


def _solved(game: list[list[int]]) -> tuple[list[int], list[int]]:
    pair = zero_sum_value(game).strategies
    row, column = (
        [int(p * lcm(*(x.denominator for x in side))) for p in side]
        for side in (pair.row, pair.column)
    )
    return row, column


def _flat(weights: Sequence[list[int]]) -> Weights:
    return [w for part in weights for w in part]


def _picked(odds: np.ndarray, ends: list[int]) -> list[int]:
    return [int(odds[a:b].argmax()) for a, b in pairwise(ends)]


def _unit_weights(picked: list[int], ends: list[int]) -> Weights:
    found = [0] * ends[-1]
    for first, k in zip(ends, picked, strict=False):
        found[first + k] = 1
    return found
