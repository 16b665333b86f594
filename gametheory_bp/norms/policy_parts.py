"""Policies put together from parts, and the part of a profile that lies on its path."""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.judging_rule import JudgingRule
from gametheory_bp.norms.moore_machine import canonical_machine

__all__ = ["conditional_policy", "path_of_play", "policy_on_path"]


def conditional_policy(
    judge: JudgingRule, normative: Automaton, punishment: Automaton
) -> Automaton:
    """Play the normative policy where the judge says False, the punishment where it says True.

    Both policies read the whole history, so each is in the state it would be in by itself.

    Examples
    --------
    >>> row, column = (Automaton.constant(p, (2, 2), 0) for p in ("row", "column"))
    >>> judge = JudgingRule.leaving(row, column, "column")
    >>> grim = conditional_policy(judge, row, Automaton.constant("row", (2, 2), 1))
    >>> grim.is_equivalent(Automaton.grim("row", (2, 2), ActionPath.constant(0, 0), 1))
    True
    """

    def step(state: tuple[int, int, int], i: int, j: int) -> tuple[int, int, int]:
        p, q, r = state
        return judge.step(p, i, j), normative.step(q, i, j), punishment.step(r, i, j)

    def plays(state: tuple[int, int, int]) -> Vector:
        p, q, r = state
        return punishment.mixtures[r] if judge.deviated[p] else normative.mixtures[q]

    start = judge.start, normative.start, punishment.start
    return Automaton(normative.player, *canonical_machine(start, step, plays, judge.shape))


def policy_on_path(row: Automaton, column: Automaton, player: str) -> Automaton:
    """What one player does on the path of a profile, going on as if nobody had left it.

    After a joint action that the profile never plays it moves as after the first one that it does.

    Examples
    --------
    >>> path = ActionPath.constant(1, 1)
    >>> grim = [Automaton.grim(p, (2, 2), path, 0) for p in ("row", "column")]
    >>> policy_on_path(*grim, "row") == Automaton.constant("row", (2, 2), 1)
    True
    """

    def step(state: tuple[int, int], i: int, j: int) -> tuple[int, int]:
        x, y = row.mixtures[state[0]], column.mixtures[state[1]]
        if not (x[i] and y[j]):
            i, j = (next(k for k, p in enumerate(mixture) if p) for mixture in (x, y))
        return row.step(state[0], i, j), column.step(state[1], i, j)

    def plays(state: tuple[int, int]) -> Vector:
        return row.mixtures[state[0]] if player == "row" else column.mixtures[state[1]]

    whose = row if player == "row" else column
    start = row.start, column.start
    return Automaton(whose.player, *canonical_machine(start, step, plays, row.shape))


def path_of_play(row: Automaton, column: Automaton) -> ActionPath | None:
    """What two automata play, a head and a cycle; None if one of them mixes on the path.

    Examples
    --------
    >>> turns = ActionPath((), ((0, 0), (1, 1)))
    >>> row = Automaton.following("row", (2, 2), turns)
    >>> print(path_of_play(row, Automaton.constant("column", (2, 2), 0)))
    (0,0 1,0)*
    """
    seen: dict[tuple[int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    state = row.start, column.start
    while state not in seen:
        seen[state] = len(pairs)
        x, y = row.mixtures[state[0]], column.mixtures[state[1]]
        if max(x) != 1 or max(y) != 1:
            return None
        i, j = x.index(Fraction(1)), y.index(Fraction(1))
        pairs.append((i, j))
        state = row.step(state[0], i, j), column.step(state[1], i, j)
    first = seen[state]
    return ActionPath(tuple(pairs[:first]), tuple(pairs[first:]))
