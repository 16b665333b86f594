"""The decision process that a player faces against an automaton, for every discount at once."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpq_poly

from gametheory_bp.exact.polynomial import evaluate
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.norms.discount_polynomials import (
    Share,
    coefficients,
    discounted_values,
    one_step,
)
from gametheory_bp.payoffs.automaton_play import automaton_play

__all__ = ["Choices", "best_reply_values", "choices", "reply_process"]

Choices = list[tuple[Share, Fraction]]
"""Per own action: where it leads, and the stage payoff."""


def choices(
    game: BimatrixGame, row: Automaton, column: Automaton, index: dict[Any, int], player: int
) -> list[Choices]:
    """Per joint state what each own action leads to while the other plays its mixture.

    ``index`` numbers the joint states (row state, column state).
    """
    found = []
    for q, r in index:
        other = row.mixtures[q] if player else column.mixtures[r]
        actions: Choices = []
        for action in range(game.shape[player]):
            share, gain = [], Fraction(0)
            for reply, p in enumerate(other):
                if p:
                    i, j = (reply, action) if player else (action, reply)
                    share.append((index[row.step(q, i, j), column.step(r, i, j)], p))
                    gain += p * game.payoff(i, j)[player]
            actions.append((share, gain))
        found.append(actions)
    return found


def reply_process(game: BimatrixGame, other: Automaton) -> list[Choices]:
    """The decision process of a player against the other's automaton: its start comes first."""
    player = int(other.player == "row")
    idle = Automaton.constant("column" if player else "row", other.shape, 0)
    pair = (other, idle) if player else (idle, other)
    states = automaton_play(RepeatedGame(game, 0), *pair).states
    return choices(game, *pair, {state: k for k, state in enumerate(states)}, player)


def best_reply_values(
    process: list[Choices], discount: Fraction
) -> tuple[list[fmpq_poly], fmpq_poly]:
    """Values of a reply that is best at one discount, as functions of the discount.

    Policy iteration: every policy's values are exact, so the end is a proof.

    Examples
    --------
    >>> from gametheory_bp.norms.discount_polynomials import coefficients
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> process = reply_process(game, Automaton.constant("row", (2, 2), 1))
    >>> values, below = best_reply_values(process, Fraction(1, 2))
    >>> coefficients(values[0]) == (2, -2), coefficients(below) == (1, -1)
    (True, True)
    """
    policy = [0] * len(process)
    while True:
        shares = [actions[a][0] for actions, a in zip(process, policy, strict=True)]
        gains = [[actions[a][1] for actions, a in zip(process, policy, strict=True)]]
        (values,), below = discounted_values(shares, gains)
        better = []
        for actions, a in zip(process, policy, strict=True):
            worth = [
                evaluate(coefficients(one_step(*action, values, below)), discount)
                for action in actions
            ]
            top = max(worth)
            better.append(a if worth[a] == top else worth.index(top))
        if better == policy:
            return values, below
        policy = better
