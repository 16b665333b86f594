"""Norm-adaptive policies (Definition 3.2) and higher-order norms, decided on automata.

A policy is *norm-adaptive* for a set of at least two norms if some surjective map N from histories
to norms exists such that after every history h the policy plays what some policy compatible with
N(h) plays.  Such a map exists exactly if

* after every history some norm allows what the policy plays, and
* the norms can be given different histories, each allowing what the policy plays at its own.

A state of the product of all automata that lies behind a cycle is reached by infinitely many
histories, any other by finitely many, which are counted; the second condition is then a matching
(Hall, 1935).  A norm is of *higher order* for a set of norms if its normative policies are
norm-adaptive for that set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.norms.arguments import check_policy_fits
from gametheory_bp.norms.histories import History, history_text
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.player_norm import PlayerNorm, State, played_along

__all__ = ["Adaptiveness", "higher_order", "norm_adaptiveness"]


@dataclass(frozen=True, slots=True)
class Adaptiveness(Result):
    """Whether a policy is norm-adaptive, with a history per norm, or the reason why not.

    Attributes
    ----------
    policy : Automaton
    norms : tuple of Norm
    examples : tuple of (norm, history)
        Different histories at which the map picks each norm; empty if there is no map.
    reason : str
        Why there is no map; empty if there is one.
    history : History or None
        A shortest history after which no norm allows what the policy plays, if that is why.
    """

    policy: Automaton
    norms: tuple[Norm, ...]
    examples: tuple[tuple[str, History], ...]
    reason: str
    history: History | None = None
    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def holds(self) -> bool:
        """Whether the policy is norm-adaptive."""
        return not self.reason

    def __bool__(self) -> bool:
        return self.holds

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "the histories can be played; that some norm fits elsewhere is a finite search"

    def claim(self) -> dict[str, Any]:
        """Policy, norms, histories and reason."""
        return {"policy": self.policy, "norms": self.norms, "examples": self.examples,
                "reason": self.reason, "history": self.history}  # fmt: skip

    def display(self) -> Table:
        """A history per norm, or the reason."""
        word = "norm-adaptive" if self.holds else "NOT norm-adaptive"
        rows = tuple((name, history_text(history)) for name, history in self.examples)
        title = f"The {self.policy.player} policy is {word}"
        return Table(title, ("norm", "is picked after"), rows, self.reason)


def norm_adaptiveness(policy: Automaton, norms: Sequence[Norm]) -> Adaptiveness:
    """Whether a policy is norm-adaptive for a finite set of norms (Definition 3.2).

    Parameters
    ----------
    policy : Automaton
        Of either player; its player says whose part of the norms is meant.
    norms : sequence of Norm
        At least two; otherwise the answer is no.

    Returns
    -------
    Adaptiveness

    Raises
    ------
    InputTypeError, ShapeError
        If one of them is none, or if policy and norms are for games of different shapes.

    Exactness
    ---------
    Exact: a finite search; no bound on the length of histories.

    Certificate
    -----------
    None; the histories can be played.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021),
    Definition 3.2.

    Examples
    --------
    >>> norms = [Norm.always(name, (2, 2), a, a) for name, a in (("B", 0), ("S", 1))]
    >>> found = norm_adaptiveness(Automaton.constant("row", (2, 2), 0), norms)
    >>> found.holds, found.reason
    (False, "no history is left at which norm 'S' allows the action")
    """
    given = tuple(norms)
    for norm in given:
        check_policy_fits(policy, norm)
    if len(given) < 2:
        return Adaptiveness(policy, given, (), "the definition asks for at least two norms")
    sides = tuple(PlayerNorm.of(norm, policy.player) for norm in given)
    reached = played_along(policy, sides)
    agreeing = {
        state: [
            k
            for k, side in enumerate(sides)
            if policy.mixtures[state[0]] in side.allowed[state[k + 1]]
        ]
        for state in reached
    }
    for state, fits in agreeing.items():
        if not fits:
            history = reached[state]
            reason = f"no norm allows the policy's action after {history}"
            return Adaptiveness(policy, given, (), reason, history)
    histories = _histories(policy, sides, len(reached))
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

    for k, side in enumerate(sides):
        if not place(k, set()):
            reason = f"no history is left at which norm {side.name!r} allows the action"
            return Adaptiveness(policy, given, (), reason)
    examples = sorted((sides[k].name, slots[s][1]) for s, k in taken.items())
    return Adaptiveness(policy, given, tuple(examples), "")


def higher_order(norm: Norm, norms: Sequence[Norm]) -> tuple[Adaptiveness, ...]:
    """Norm-adaptiveness of every normative policy of a norm: of higher order if all of it holds.

    Examples
    --------
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> two = [Norm.always(name, (2, 2), a, a) for name, a in (("B", 0), ("S", 1))]
    >>> turns = [Automaton.following(p, (2, 2), ActionPath((), ((0, 0), (1, 1))))
    ...          for p in ("row", "column")]
    >>> [bool(found) for found in higher_order(Norm.of_profile("turns", *turns), two)]
    [True, True]
    """
    policies = (*norm.row_normative, *norm.column_normative)
    return tuple(norm_adaptiveness(policy, norms) for policy in policies)


def _histories(
    policy: Automaton, sides: tuple[PlayerNorm, ...], states: int
) -> dict[State, list[History]]:
    """As many different histories per state as there are norms; all of them where fewer exist.

    A history that reaches a state without a cycle is shorter than the number of states; one turn
    through a cycle adds at most that number again, so this length finds enough where they exist.
    """
    most = len(sides)
    start: State = (policy.start, *(0 for _ in sides))
    found: dict[State, list[History]] = {start: [()]}
    layer: dict[State, list[History]] = {start: [()]}
    m, n = policy.shape
    for _ in range((most + 1) * states):
        following: dict[State, list[History]] = {}
        for state, paths in layer.items():
            for i in range(m):
                for j in range(n):
                    after = (s.moves[q][i][j] for s, q in zip(sides, state[1:], strict=True))
                    kept = following.setdefault((policy.step(state[0], i, j), *after), [])
                    kept += [(*path, (i, j)) for path in paths[: most - len(kept)]]
        for state, paths in following.items():
            known = found.setdefault(state, [])
            known += paths[: most - len(known)]
        if len(found) == states and all(len(paths) >= most for paths in found.values()):
            break
        layer = following
    return found
