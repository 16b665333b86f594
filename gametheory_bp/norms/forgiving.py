"""Punishment of finite length: judge for some rounds, then begin the path again."""

from __future__ import annotations

from typing import Literal

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.judging_rule import JudgingRule

__all__ = ["forgiving_judge", "repeating_policy"]


def forgiving_judge(
    shape: tuple[int, int], path: ActionPath, punishing: tuple[int, int], rounds: int, restart: bool
) -> JudgingRule:
    """True for some rounds after the path is left; with ``restart`` anew if punishment is left.

    Its states are the positions of the path, then the rounds of punishment.

    Examples
    --------
    >>> path = ActionPath.constant(0, 0)
    >>> forgiving_judge((2, 2), path, (1, 1), 2, True).deviated
    (False, True, True)
    """
    if type(rounds) is not int or rounds < 1:
        raise InputValueError(f"punishment lasts {rounds!r} rounds; give an int of at least 1")
    size = path.positions
    moves = []
    for state in range(size + rounds):
        if state < size:
            expected, after = path.at(state), path.place(state + 1)
        else:
            expected, after = punishing, (state + 1) % (size + rounds)
        elsewhere = size if state < size or restart else after
        moves.append(
            tuple(
                tuple(after if (i, j) == expected else elsewhere for j in range(shape[1]))
                for i in range(shape[0])
            )
        )
    return JudgingRule((False,) * size + (True,) * rounds, tuple(moves))


def repeating_policy(
    player: Literal["row", "column"], judge: JudgingRule, path: ActionPath
) -> Automaton:
    """One's part of the path, in step with the judge; while it says True, the first action."""
    own = player == "column"
    actions = tuple(path.at(0 if word else k)[own] for k, word in enumerate(judge.deviated))
    return Automaton.pure(player, actions, judge.moves)
