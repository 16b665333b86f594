"""What a norm asks of one player, as one machine: after every history the mixtures it allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.norms.histories import History, shortest_histories
from gametheory_bp.norms.moore_machine import Moves, canonical_machine
from gametheory_bp.norms.norm import Norm

__all__ = ["PlayerNorm", "State", "played_along"]

State = tuple[int, ...]
"""A state of a policy, then one of every player's norm that runs along."""


@dataclass(frozen=True, slots=True)
class PlayerNorm:
    """One player's side of a norm, the judging rule and the policies taken together.

    Attributes
    ----------
    name : str
    allowed : tuple of k tuples of mixtures
        In every state the different mixtures that a compatible policy may play.
    deviated : tuple of k bool
        Whether the judging rule says True in that state.
    moves : k x m x n integers
        Next state after a joint action; state 0 is the first.
    """

    name: str
    allowed: tuple[tuple[Vector, ...], ...]
    deviated: tuple[bool, ...]
    moves: Moves

    @classmethod
    def of(cls, norm: Norm, player: str) -> PlayerNorm:
        """The player's side of a norm; states that behave alike are one.

        Examples
        --------
        >>> side = PlayerNorm.of(Norm.always("always B", (2, 2), 0, 0), "row")
        >>> side.deviated, side.moves
        ((False, True), (((0, 1), (0, 1)), ((1, 1), (1, 1))))
        """
        judge, normative = norm.judge(player), norm.normative(player)
        policies = (*normative, *norm.punishment(player))
        count = len(normative)

        def step(state: State, i: int, j: int) -> State:
            after = (a.step(q, i, j) for a, q in zip(policies, state[1:], strict=True))
            return (judge.step(state[0], i, j), *after)

        def asks(state: State) -> tuple[bool, tuple[Vector, ...]]:
            word = judge.deviated[state[0]]
            mixtures = [a.mixtures[q] for a, q in zip(policies, state[1:], strict=True)]
            kept = mixtures[count:] if word else mixtures[:count]
            return word, tuple(sorted(set(kept)))

        start = (judge.start, *(a.start for a in policies))
        outputs, moves = canonical_machine(start, step, asks, norm.shape)
        return cls(norm.name, tuple(a for _, a in outputs), tuple(w for w, _ in outputs), moves)


def played_along(policy: Automaton, sides: Iterable[PlayerNorm]) -> dict[State, History]:
    """Every joint state of a policy and players' norms, with a shortest history to it."""
    listed = tuple(sides)

    def step(state: State, i: int, j: int) -> State:
        after = (side.moves[q][i][j] for side, q in zip(listed, state[1:], strict=True))
        return (policy.step(state[0], i, j), *after)

    return shortest_histories((policy.start, *(0 for _ in listed)), step, policy.shape)
