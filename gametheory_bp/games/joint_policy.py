"""Plans that both players follow together in a stochastic game, and public lotteries over them.

A :class:`JointPolicy` names an action pair for every state; over a fixed number of steps it may do
so anew for every step (a Markov policy).  A :class:`PolicyLottery` is drawn once, before play
begins, in public.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import ShapeError
from gametheory_bp.exact.codec import record
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words

__all__ = ["JointPolicy", "PolicyLottery"]

Pairs = tuple[tuple[int, int], ...]
"""An action pair for every state."""


@record("joint_policy")
@dataclass(frozen=True, slots=True)
class JointPolicy(Displayed):
    """An action pair for every state, once for all or for every step.

    Parameters
    ----------
    steps : tuple of tuples of (row action, column action)
        ``steps[t][s]``; a stationary policy has one entry.

    Raises
    ------
    ShapeError
        If there is no step.

    Examples
    --------
    >>> JointPolicy((((0, 0), (1, 0)),))
    JointPolicy(2 states)
    """

    steps: tuple[Pairs, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise ShapeError("there is no step; a stationary policy has one")

    @property
    def is_stationary(self) -> bool:
        """Whether the pair depends on the state alone."""
        return len(self.steps) == 1

    @property
    def actions(self) -> Pairs:
        """The pairs of the first step: all there is to a stationary policy."""
        return self.steps[0]

    def fits(self, game: StochasticGame) -> bool:
        """Whether the pairs exist in the game."""
        shapes = [stage.shape for stage in game.stages]
        return bool(self.steps) and all(
            len(pairs) == len(shapes)
            and all(0 <= i < m and 0 <= j < n for (i, j), (m, n) in zip(pairs, shapes, strict=True))
            for pairs in self.steps
        )

    def display(self, game: StochasticGame | None = None) -> Table:
        """State by state, with the game's names if it is given."""
        rows = []
        for t, pairs in enumerate(self.steps):
            for s, (i, j) in enumerate(pairs):
                at: Any = (str(s), str(i), str(j))
                if game is not None:
                    stage = game.stages[s]
                    at = (game.states[s], stage.row_actions[i], stage.column_actions[j])
                rows.append(at if self.is_stationary else (str(t), *at))
        head = ("state", "row", "column")
        note = "" if self.is_stationary else "steps count from 0"
        return Table(
            "Joint policy", head if self.is_stationary else ("step", *head), tuple(rows), note
        )

    def __repr__(self) -> str:
        many = "" if self.is_stationary else f", {len(self.steps)} steps"
        return f"JointPolicy({len(self.actions)} states{many})"


@record("policy_lottery")
@dataclass(frozen=True, slots=True)
class PolicyLottery(Displayed):
    """A public lottery, drawn before play, over joint policies.

    Parameters
    ----------
    policies : tuple of JointPolicy
    weights : tuple of Fraction
        Positive, with sum one.

    Examples
    --------
    >>> one = JointPolicy((((0, 0),),))
    >>> PolicyLottery((one,), (Fraction(1),)).words()
    'one stationary policy'
    """

    policies: tuple[JointPolicy, ...]
    weights: tuple[Fraction, ...]

    def words(self, game: Any = None) -> str:
        """How many policies are drawn from, with which odds."""
        kind = "stationary policy" if self.policies[0].is_stationary else "policy of the steps"
        if len(self.policies) == 1:
            return f"one {kind}"
        odds = " : ".join(number_words(w) for w in self.weights)
        return f"lottery over {len(self.policies)} times a {kind}, {odds}"

    def display(self) -> Table:
        """The odds of the policies, and in how many states each is unlike the first."""
        first = self.policies[0].steps
        rows = []
        for k, (policy, weight) in enumerate(zip(self.policies, self.weights, strict=True)):
            other = sum(
                a != b
                for x, y in zip(policy.steps, first, strict=True)
                for a, b in zip(x, y, strict=True)
            )
            rows.append((str(k + 1), str(weight), str(other)))
        title = "Public lottery over joint policies"
        return Table(title, ("policy", "probability", "states unlike the first"), tuple(rows), "")

    def __repr__(self) -> str:
        return f"PolicyLottery({len(self.policies)} policies)"
