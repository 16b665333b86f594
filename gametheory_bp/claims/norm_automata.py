"""Norms and norm-adaptive policies on finite automata (Definitions 3.1 and 3.2).

A *player's norm* is a finite automaton over histories whose states say whether a deviation has been
judged to have happened, and which of the player's actions the norm then allows: those of its
normative policies, or of its punishment policies.  A pure policy is *compatible* with a norm if
after every history it plays an allowed action (Definition 3.1).

A policy is *norm-adaptive* for a set of norms if some surjective map N from histories to norms
exists such that after every history h the policy plays an action that N(h) allows there
(Definition 3.2).  Such a map exists exactly if

* after every history some norm allows what the policy plays, and
* the norms can be given different histories, each allowing what the policy plays at its own.

Both are decided on the product of all automata.  A state of the product that lies behind a cycle
is reached by infinitely many histories; the others by finitely many, which are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gametheory_bp.errors import ShapeError
from gametheory_bp.games.automaton import Automaton

__all__ = ["Adaptiveness", "PlayerNorm", "is_compatible", "norm_adaptiveness"]

History = tuple[tuple[int, int], ...]
State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlayerNorm:
    """What a norm asks of one player.

    Parameters
    ----------
    name : str
    moves : k x m x n integers
        Next state after a joint action; state 0 is the first.
    allowed : tuple of k tuples of int
        Actions that the norm allows in each state.
    deviated : tuple of k bool
        Whether the judging rule p says True in that state.
    """

    name: str
    moves: tuple[tuple[tuple[int, ...], ...], ...]
    allowed: tuple[tuple[int, ...], ...]
    deviated: tuple[bool, ...]

    def __post_init__(self) -> None:
        if not len(self.moves) == len(self.allowed) == len(self.deviated):
            raise ShapeError(f"norm {self.name!r}: give moves, actions and judgement per state")

    @classmethod
    def always(cls, name: str, shape: tuple[int, int], row: int, column: int, punish: int,
               player: str = "row") -> PlayerNorm:  # fmt: skip
        """Play one action; once the other leaves the profile (row, column), punish for ever.

        Examples
        --------
        >>> PlayerNorm.always("B", (2, 2), 0, 0, 0).allowed
        ((0,), (0,))
        """
        own, expected = (row, column) if player == "row" else (column, row)
        m, n = shape
        watch = tuple(
            tuple(int((j if player == "row" else i) != expected) for j in range(n))
            for i in range(m)
        )
        ever = tuple((1,) * n for _ in range(m))
        return cls(name, (watch, ever), ((own,), (punish,)), (False, True))


@dataclass(frozen=True, slots=True)
class Adaptiveness:
    """Whether a policy is norm-adaptive, with a history per norm, or the reason why not.

    Attributes
    ----------
    holds : bool
    examples : tuple of (norm, history)
        Different histories at which the map picks each norm; empty if there is no map.
    reason : str
    """

    holds: bool
    examples: tuple[tuple[str, History], ...]
    reason: str


def is_compatible(policy: Automaton, norm: PlayerNorm) -> bool:
    """Definition 3.1: after every history the policy plays an action that the norm allows.

    Examples
    --------
    >>> norm = PlayerNorm.always("B", (2, 2), 0, 0, 0)
    >>> [is_compatible(Automaton.constant("row", (2, 2), a), norm) for a in (0, 1)]
    [True, False]
    """
    return all(_plays(policy, s[0]) in norm.allowed[s[1]] for s in _explore(policy, (norm,)))


def norm_adaptiveness(policy: Automaton, norms: Sequence[PlayerNorm]) -> Adaptiveness:
    """Definition 3.2 for a pure policy and a finite set of at least two norms.

    Examples
    --------
    >>> norms = [PlayerNorm.always(name, (2, 2), a, a, a) for name, a in (("B", 0), ("S", 1))]
    >>> norm_adaptiveness(Automaton.constant("row", (2, 2), 0), norms).holds
    False
    """
    if len(norms) < 2:
        return Adaptiveness(False, (), "the definition asks for at least two norms")
    reached = _explore(policy, tuple(norms))
    agreeing = {
        state: [
            k
            for k, norm in enumerate(norms)
            if _plays(policy, state[0]) in norm.allowed[state[k + 1]]
        ]
        for state in reached
    }
    for state, fits in agreeing.items():
        if not fits:
            return Adaptiveness(
                False, (), f"no norm allows the policy's action after {reached[state]}"
            )
    histories = _histories(policy, tuple(norms), len(norms))
    slots = [(state, history) for state, found in histories.items() for history in found]
    taken: dict[int, int] = {}

    def place(norm: int, tried: set[int]) -> bool:
        for s, (state, _) in enumerate(slots):
            if norm in agreeing[state] and s not in tried:
                tried.add(s)
                if s not in taken or place(taken[s], tried):
                    taken[s] = norm
                    return True
        return False

    for k, norm in enumerate(norms):
        if not place(k, set()):
            return Adaptiveness(
                False, (), f"no history is left at which norm {norm.name!r} allows the action"
            )
    examples = sorted((norms[k].name, slots[s][1]) for s, k in taken.items())
    return Adaptiveness(True, tuple(examples), "")


def _plays(policy: Automaton, state: int) -> int:
    return policy.mixtures[state].index(1)


def _step(policy: Automaton, norms: tuple[PlayerNorm, ...], state: State, i: int, j: int) -> State:
    after = (norm.moves[q][i][j] for norm, q in zip(norms, state[1:], strict=True))
    return (policy.step(state[0], i, j), *after)


def _explore(policy: Automaton, norms: tuple[PlayerNorm, ...]) -> dict[State, History]:
    """Every state of the product with a shortest history that reaches it."""
    start: State = (policy.start, *(0 for _ in norms))
    found: dict[State, History] = {start: ()}
    queue = [start]
    m, n = policy.shape
    for state in queue:  # grows while it is read
        for i in range(m):
            for j in range(n):
                after = _step(policy, norms, state, i, j)
                if after not in found:
                    found[after] = (*found[state], (i, j))
                    queue.append(after)
    return found


def _histories(
    policy: Automaton, norms: tuple[PlayerNorm, ...], most: int
) -> dict[State, list[History]]:
    """Up to ``most`` different histories per state; all of them where there are fewer.

    A history that reaches a state without a cycle is shorter than the number of states; one turn
    through a cycle adds at most that number again, so this length finds ``most`` where they exist.
    """
    start: State = (policy.start, *(0 for _ in norms))
    found: dict[State, list[History]] = {start: [()]}
    layer: dict[State, list[History]] = {start: [()]}
    m, n = policy.shape
    states = len(_explore(policy, norms))
    for _ in range((most + 1) * states):
        following: dict[State, list[History]] = {}
        for state, paths in layer.items():
            for i in range(m):
                for j in range(n):
                    kept = following.setdefault(_step(policy, norms, state, i, j), [])
                    kept += [(*path, (i, j)) for path in paths[: most - len(kept)]]
        for state, paths in following.items():
            known = found.setdefault(state, [])
            known += paths[: most - len(known)]
        if all(len(found.get(state, ())) >= most for state in following):
            break
        layer = following
    return found
