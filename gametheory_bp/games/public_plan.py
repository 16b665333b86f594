"""What two players of a stochastic game do together, with a memory that both see.

A :class:`PublicPlan` has memories 0..k-1.  In state s and memory q it tells both players an action
pair; then a public lottery of this memory draws the next one.  So written are joint policies (one
memory), lotteries drawn once before play, time sharing, and lotteries that are drawn every step.  A
plan says what is done as long as everybody obeys, not what follows a deviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.reading import as_fractions
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.transition_law import Lottery, check_lottery
from gametheory_bp.games.wording import number_words

__all__ = ["PublicPlan", "public_plan"]

Pairs = tuple[tuple[int, int], ...]


@record("public_plan")
@dataclass(frozen=True, slots=True)
class PublicPlan(Displayed):
    """A joint plan with a public memory.

    Parameters
    ----------
    policies : ``policies[q][s]``, (row action, column action)
    follow : per memory a lottery over memories
        Drawn in public after every step.
    start : lottery over memories
        Drawn in public before the first step.

    Raises
    ------
    ShapeError, InputValueError
        If memories are missing, or a lottery is none.

    Examples
    --------
    >>> one, other = JointPolicy((((0, 0),),)), JointPolicy((((1, 1),),))
    >>> PublicPlan.in_turn([one, other]).follow
    (((1, Fraction(1, 1)),), ((0, Fraction(1, 1)),))
    >>> PublicPlan.once([one, other], ["1/3", "2/3"])
    PublicPlan(2 memories, 1 states)
    """

    policies: tuple[Pairs, ...]
    follow: tuple[Lottery, ...]
    start: Lottery

    def __post_init__(self) -> None:
        count = len(self.policies)
        if not count or len(self.follow) != count or len({len(p) for p in self.policies}) != 1:
            raise ShapeError(
                f"{count} policies and {len(self.follow)} lotteries, for "
                f"{sorted({len(p) for p in self.policies})} states; give one policy and one "
                "lottery per memory, all for the same states"
            )
        check_lottery(self.start, count, "the lottery before the first step")
        for q, lottery in enumerate(self.follow):
            check_lottery(lottery, count, f"the lottery after memory {q}")

    @classmethod
    def once(cls, policies: Iterable[JointPolicy], weights: Iterable[Any] = (1,)) -> PublicPlan:
        """A lottery drawn before play; then one policy for ever."""
        pairs, odds = _read(policies, weights)
        return cls(pairs, tuple(((q, Fraction(1)),) for q in range(len(pairs))), odds)

    @classmethod
    def in_turn(cls, policies: Iterable[JointPolicy]) -> PublicPlan:
        """Time sharing: one policy after the other, a step each, and again from the first."""
        given = list(policies)
        pairs, _ = _read(given, [1, *[0] * (len(given) - 1)])
        after = tuple((((q + 1) % len(pairs), Fraction(1)),) for q in range(len(pairs)))
        return cls(pairs, after, ((0, Fraction(1)),))

    @classmethod
    def every_step(cls, policies: Iterable[JointPolicy], weights: Iterable[Any]) -> PublicPlan:
        """The lottery over policies is drawn anew before every step."""
        pairs, odds = _read(policies, weights)
        return cls(pairs, (odds,) * len(pairs), odds)

    def check_fits(self, game: StochasticGame) -> None:
        """Refuse a game with other states or actions.

        Raises
        ------
        ShapeError, InputValueError
            Naming the state.
        """
        if len(self.policies[0]) != len(game.states):
            raise ShapeError(
                f"the plan is for {len(self.policies[0])} states; the game has {len(game.states)}"
            )
        for q, pairs in enumerate(self.policies):
            for name, stage, (i, j) in zip(game.states, game.stages, pairs, strict=True):
                m, n = stage.shape
                if not (0 <= i < m and 0 <= j < n):
                    raise InputValueError(
                        f"in state {name!r} (memory {q}) the plan tells ({i}, {j}); there are "
                        f"{m} x {n} actions"
                    )

    def nodes(self, game: StochasticGame) -> tuple[tuple[int, int], ...]:
        """All (state, memory) that are reached while everybody obeys, those of the start first."""
        self.check_fits(game)
        order = dict.fromkeys((s, q) for s, _ in game.initial for q, _ in self.start)
        waiting = list(order)
        for s, q in waiting:  # grows while it is read
            for t, _ in game.chances(s, *self.policies[q][s]):
                for r, _ in self.follow[q]:
                    if (t, r) not in order:
                        order[t, r] = None
                        waiting.append((t, r))
        return tuple(waiting)

    def display(self) -> Table:
        """What follows every memory."""
        rows = []
        for q, lottery in enumerate(self.follow):
            first = dict(self.start).get(q, Fraction(0))
            after = " + ".join(f"{number_words(p)} memory {r}" for r, p in lottery)
            rows.append((str(q), number_words(first), after))
        return Table("Public plan", ("memory", "drawn first", "followed by"), tuple(rows), "")

    def __repr__(self) -> str:
        return f"PublicPlan({len(self.policies)} memories, {len(self.policies[0])} states)"


def public_plan(given: Any) -> PublicPlan:
    """A plan from a joint policy, a lottery over policies, or itself.

    Raises
    ------
    InputTypeError
        If it is none of these.
    """
    if isinstance(given, PublicPlan):
        return given
    if isinstance(given, JointPolicy):
        return PublicPlan.once([given])
    if isinstance(given, PolicyLottery):
        return PublicPlan.once(given.policies, given.weights)
    raise InputTypeError(
        f"the plan is a {type(given).__name__}; give a JointPolicy, a PolicyLottery or a PublicPlan"
    )


def _read(
    policies: Iterable[JointPolicy], weights: Iterable[Any]
) -> tuple[tuple[Pairs, ...], Lottery]:
    given: Sequence[JointPolicy] = list(policies)
    odds = as_fractions(list(weights), where="weights of the policies")
    if not given or len(odds) != len(given):
        raise ShapeError(f"{len(odds)} weights for {len(given)} policies; give one for each")
    for policy in given:
        if not isinstance(policy, JointPolicy) or not policy.is_stationary:
            raise InputTypeError(
                f"{policy!r} is no stationary JointPolicy; a plan is made of these"
            )
    return tuple(p.actions for p in given), tuple((q, w) for q, w in enumerate(odds) if w)
