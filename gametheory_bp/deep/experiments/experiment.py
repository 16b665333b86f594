"""What an experiment with learned amTFT agents is told: one frozen record, checked when made."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["Experiment", "RunFilter"]


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which pairs of a reward are kept: those in which a player earned enough in the end.

    Parameters
    ----------
    reward : str
        Kind of the reward whose pairs are looked at; others are all kept.
    above : float
        The player's mean reward per step over the last ``rounds`` rounds must be above it.
    player : {0, 1}
    rounds : int
    trained : int
        Seeds are trained until enough pairs are kept, but no more than these.

    Examples
    --------
    >>> rule = RunFilter("utilitarian", above=3.2)
    >>> rule.keeps([(3.5, 0.9)] * 5), rule.keeps([(4.0, 1.0), (2.0, 2.0)])
    (True, False)
    """

    reward: str
    above: float
    player: int = 0
    rounds: int = 5
    trained: int = 160

    def __post_init__(self) -> None:
        if self.player not in (0, 1):
            raise InputValueError(f"player is {self.player!r}; give 0 (row) or 1 (column)")
        for name in ("rounds", "trained"):
            if type(getattr(self, name)) is not int or getattr(self, name) < 1:
                raise InputValueError(f"{name} is {getattr(self, name)!r}; give an integer >= 1")

    def keeps(self, rewards: list[tuple[float, float]]) -> bool:
        """Whether a pair with these mean rewards, round by round, is kept."""
        last = [pair[self.player] for pair in rewards[-self.rounds :]]
        return bool(last) and sum(last) / len(last) > self.above

    def words(self) -> str:
        """The reason for which a pair is discarded."""
        side = ("row", "column")[self.player]
        return f"{side} earned no more than {self.above:g} per step"


@dataclass(frozen=True, slots=True)
class Experiment:
    """Settings of an experiment; :func:`.experiment` has them by name.

    Parameters
    ----------
    name : str
    game : str
        A preset of coin games, or a game of the library.
    rewards : tuple of WelfareReward
        One group of pairs for each, of different kinds.
    punishment : WelfareReward
        What punishers are paid.
    learning : QLearningSettings
    agents : AmtftSettings
    temperature : float, optional
        Of softmax(Q / temperature) in play; None: best actions.
    seeds : int
        Pairs of each reward.
    rng : int
        What seeds are spawned from.
    opponents : int
        Drawn for each pair, whose column player meets their row players; 0: all ordered pairs.
    games : int
        Episodes of a pairing.
    consecutive : int
        How many of them agents of several rules play one after the other: the rule in force carries
        over.  Divides ``games``.
    disagreement : pair of numbers
        d of the score, per step.
    filter, set_filter : RunFilter, optional
        None: all pairs are kept.  The second is for agents of several rules.
    shared_punishers : bool
        Whether one pair of punishers serves the groups, or each group has its own.

    Raises
    ------
    EmptySetError, InputTypeError, InputValueError
        If a value is out of its range; the message names the field.
    """

    name: str
    game: str
    rewards: tuple[WelfareReward, ...]
    punishment: WelfareReward
    learning: QLearningSettings
    agents: AmtftSettings
    temperature: float | None = None
    seeds: int = 20
    rng: int = 2021
    opponents: int = 0
    games: int = 20
    consecutive: int = 1
    disagreement: tuple[float, float] = (0.0, 0.0)
    filter: RunFilter | None = None
    set_filter: RunFilter | None = None
    shared_punishers: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "rewards", tuple(self.rewards))
        if not self.rewards:
            raise EmptySetError("an experiment needs a reward; give at least one")
        for name, kind in (
            ("punishment", WelfareReward),
            ("learning", QLearningSettings),
            ("agents", AmtftSettings),
        ):
            if not isinstance(getattr(self, name), kind):
                raise InputTypeError(f"{name} is {getattr(self, name)!r}; give a {kind.__name__}")
        if not all(isinstance(reward, WelfareReward) for reward in self.rewards):
            raise InputTypeError(f"rewards are {self.rewards!r}; give WelfareReward records")
        kinds = self.kinds
        if len(set(kinds)) < len(kinds):
            raise InputValueError(f"rewards are of kinds {kinds}; give each kind once")
        for name, least in (
            ("seeds", 1),
            ("rng", 0),
            ("opponents", 0),
            ("games", 1),
            ("consecutive", 1),
        ):
            number = getattr(self, name)
            if type(number) is not int or number < least:
                raise InputValueError(f"{name} is {number!r}; give an integer >= {least}")
        if self.temperature is not None and not self.temperature > 0:
            raise InputValueError(
                f"temperature is {self.temperature!r}; give a number above 0, or None"
            )
        d = as_pair(self.disagreement, where="disagreement")
        object.__setattr__(self, "disagreement", (float(d[0]), float(d[1])))
        if self.games % self.consecutive:
            raise InputValueError(
                f"consecutive is {self.consecutive} and games {self.games}; give a divisor of it"
            )
        for name in ("filter", "set_filter"):
            rule = getattr(self, name)
            if rule is not None and not isinstance(rule, RunFilter):
                raise InputTypeError(f"{name} is {rule!r}; give a RunFilter or None")
            if rule is not None and rule.reward not in kinds:
                raise UnknownNameError(f"reward of {name}", rule.reward, kinds)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of the rewards, which name the groups."""
        return tuple(reward.kind for reward in self.rewards)

    @property
    def horizon(self) -> int:
        """Steps of an episode."""
        return self.learning.horizon

    def but(self, **changes: Any) -> Experiment:
        """The same with some fields changed."""
        known = [item.name for item in fields(self)]
        if strange := [name for name in changes if name not in known]:
            raise UnknownNameError("field of an experiment", strange[0], known)
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form."""
        found = {item.name: getattr(self, item.name) for item in fields(self)}
        return {
            **found,
            "rewards": [reward.to_json() for reward in self.rewards],
            "punishment": self.punishment.to_json(),
            "learning": self.learning.to_json(),
            "agents": self.agents.to_json(),
            "disagreement": list(self.disagreement),
            "filter": None if self.filter is None else asdict(self.filter),
            "set_filter": None if self.set_filter is None else asdict(self.set_filter),
        }
