"""What a learned amTFT agent holds for one welfare function: its policies and its opponent's.

The opponent's two policies are those of the agent's own training partner: in cross-play a stranger
is judged by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.errors import InputValueError, ShapeError

__all__ = ["LearnedRule", "Policy", "cooperative_name", "fitting_policy", "learned_rule"]

Policy = NDArray[np.float64]
"""Probabilities of actions, shape (states, actions)."""


@dataclass(frozen=True, slots=True, eq=False)
class LearnedRule:
    """Policies of both players when they cooperate, and when they punish.

    Parameters
    ----------
    name : str
        Of the welfare function.
    tables : GameTables
    cooperation, punishment : pair of Policy
        Row's and column's.

    Raises
    ------
    ShapeError, InputValueError
        If a policy does not fit the game, or its rows are no probabilities.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> first, second = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> LearnedRule("all C", game_tables("prisoners_dilemma"), (first, first), (second, second))
    LearnedRule('all C')
    """

    name: str
    tables: GameTables
    cooperation: tuple[Policy, Policy]
    punishment: tuple[Policy, Policy]

    def __post_init__(self) -> None:
        for kind in ("cooperation", "punishment"):
            row, column = getattr(self, kind)
            called = f"a policy of {kind}"
            pair = tuple(
                fitting_policy(p, self.tables, i, called) for i, p in enumerate((row, column))
            )
            object.__setattr__(self, kind, pair)

    def __repr__(self) -> str:
        return f"LearnedRule({self.name!r})"


def fitting_policy(policy: Any, tables: GameTables, player: int, called: str) -> Policy:
    """A player's policy as an array, if it fits the game.

    Parameters
    ----------
    policy : array, shape (states, actions)
    tables : GameTables
    player : {0, 1}
    called : str
        What messages call it.

    Raises
    ------
    ShapeError, InputValueError
        If it has another shape, or its rows are no probabilities.
    """
    found: Policy = np.asarray(policy, dtype=np.float64)
    needed = tables.states, tables.actions[player]
    if found.shape != needed:
        raise ShapeError(f"{called} has shape {found.shape}; this game needs {needed}")
    worst = float(np.abs(found.sum(axis=1) - 1).max())
    if not worst < 1e-6 or found.min() < 0:
        raise InputValueError(
            f"{called} has rows that are no probabilities: a sum is off by {worst:g}"
        )
    return found


def learned_rule(
    cooperation: LearnedPair, punishment: LearnedPair, temperature: float | None = None
) -> LearnedRule:
    """The rule that two training runs give.

    Parameters
    ----------
    cooperation : LearnedPair
        Trained on a welfare reward.
    punishment : LearnedPair
        Trained on the reward ``"punishing"``, in the same game.
    temperature : float, optional
        Of the policies in play.  None: best actions.  The published agents keep exploring: 0.1 in
        matrix games, 0.00075 in coin games.

    Returns
    -------
    LearnedRule

    Raises
    ------
    InputValueError
        If the games differ, or the first pair punishes.
    NotDefinedError
        If a network has a memory; :func:`.amtft_agent` makes agents of those too.

    Examples
    --------
    >>> from gametheory_bp.deep import learning_preset, train
    >>> tiny = learning_preset("quick", "matrix_game").but(episodes=16, updates=1)
    >>> learned_rule(*(train("prisoners_dilemma", tiny, w) for w in ("utilitarian", "punishing")))
    LearnedRule('utilitarian')
    """
    names = [pair.tables.name for pair in (cooperation, punishment)]
    if names[0] != names[1]:
        raise InputValueError(f"the pairs play {names[0]!r} and {names[1]!r}; give one game")
    name = cooperative_name(cooperation.trainer.reward.kind)
    four = [[pair.policy(i, temperature) for i in (0, 1)] for pair in (cooperation, punishment)]
    return LearnedRule(
        name,
        cooperation.tables,
        (four[0][0], four[0][1]),
        (four[1][0], four[1][1]),
    )


def cooperative_name(kind: str) -> str:
    """The name of a rule whose cooperating pair was paid this.

    Raises
    ------
    InputValueError
        If it was paid to punish.
    """
    if kind == "punishing":
        raise InputValueError(
            "the pair that is to cooperate was paid 'punishing'; give the pair of a welfare reward "
            "first, the punishing one second"
        )
    return kind
