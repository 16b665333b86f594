"""What a run of deep Q-learning is told: one frozen record, checked when it is made."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from gametheory_bp.deep.q_learning.schedules import Schedule, read_schedule
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError

__all__ = ["NetworkShape", "QLearningSettings"]


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """Layers of a Q-network; the two heads (value, advantage) have one hidden layer each.

    Parameters
    ----------
    trunk : {"dense", "board"}
        Fully connected layers, or two convolutions of 3 x 3: the first keeps the size of the board,
        the second does not.
    widths : tuple of int
        Numbers of units, or of channels.
    memory : int
        Units of an LSTM layer after the trunk; 0 for none.
    head : int
        Hidden units of each head.

    Examples
    --------
    >>> NetworkShape("board", (64, 64), memory=16, head=32).memory
    16
    """

    trunk: str = "dense"
    widths: tuple[int, ...] = (64,)
    memory: int = 0
    head: int = 64

    def __post_init__(self) -> None:
        if self.trunk not in ("dense", "board"):
            raise UnknownNameError("trunk", self.trunk, ("dense", "board"))
        object.__setattr__(self, "widths", tuple(self.widths))
        sizes = [*self.widths, self.head]
        if not self.widths or any(type(k) is not int or k < 1 for k in sizes):
            raise InputValueError(f"widths {self.widths}, head {self.head}; give integers >= 1")
        if self.trunk == "board" and len(self.widths) != 2:
            raise InputValueError(f"a board trunk has two convolutions; widths are {self.widths}")
        if type(self.memory) is not int or self.memory < 0:
            raise InputValueError(f"memory is {self.memory!r}; give units of the LSTM, 0 for none")


@dataclass(frozen=True, slots=True)
class QLearningSettings:
    """Settings of dueling double deep Q-learning by two independent learners.

    A *round* plays one episode in each of the parallel games, then makes the updates of both
    learners.  A *sequence* is a stretch of an episode, as it is kept for replay.

    Parameters
    ----------
    horizon : int
        Steps of an episode.
    episodes : int
        In all; a multiple of ``parallel``.
    parallel : int
        Games side by side.
    sequence : int
        Steps of a sequence, at least 2; divides the horizon.  The last step of every sequence is
        masked out of the loss, since its successor is not in the sequence; so the end of an episode
        is never learned as an end.
    updates : int
        Per learner and round.
    batch : int
        Sequences per update.
    capacity : int
        Sequences that are kept; the oldest are overwritten.
    discount : float
        In [0, 1).
    optimiser : {"sgd", "adam"}
    momentum : float
        For ``"sgd"``.
    learning_rate, temperature : number, or points (share of training, value)
        Linear between the points.  Actions are drawn from softmax(Q / temperature).
    downward : number, or points (share of training, value)
        Weight of errors below 0 (less was found than expected), in [0, 1].  1 is plain Q-learning;
        below it is the hysteretic kind (Matignon, Laurent and Le Fort-Piat 2007): a bad outcome may
        be due to a partner that explores, a good one shows what both can have.  Only where both
        learners are paid the same (:attr:`.WelfareReward.shared`); otherwise the weight is 1.
    clip : float
        Greatest norm of a gradient.
    target_every : int
        Steps of play between copies of the network to the target network.
    network : NetworkShape

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If a value is out of its range; the message names the field.

    Examples
    --------
    >>> QLearningSettings(episodes=64).rounds
    4
    """

    horizon: int = 20
    episodes: int = 800
    parallel: int = 16
    sequence: int = 20
    updates: int = 160
    batch: int = 4
    capacity: int = 2000
    discount: float = 0.96
    optimiser: str = "sgd"
    momentum: float = 0.0
    learning_rate: Schedule = ((0.0, 0.03),)
    temperature: Schedule = ((0.0, 2.0), (0.33, 0.5), (0.66, 0.1))
    downward: Schedule = ((0.0, 1.0),)
    clip: float = 1.0
    target_every: int = 600
    network: NetworkShape = NetworkShape()

    def __post_init__(self) -> None:
        for name in ("learning_rate", "temperature", "downward"):
            object.__setattr__(self, name, read_schedule(getattr(self, name), name))
        counts = ("horizon", "episodes", "parallel", "sequence", "batch", "capacity")
        for name in (*counts, "updates", "target_every"):
            number = getattr(self, name)
            least = {"sequence": 2, "updates": 0}.get(name, 1)
            if isinstance(number, bool) or not isinstance(number, int):
                raise InputTypeError(f"{name} is {number!r}; give an integer >= {least}")
            if number < least:
                raise InputValueError(f"{name} is {number}; give an integer >= {least}")
        if self.horizon % self.sequence:
            raise InputValueError(
                f"sequence is {self.sequence} and horizon {self.horizon}; give a divisor of it"
            )
        if self.episodes % self.parallel:
            raise InputValueError(
                f"episodes is {self.episodes} and parallel {self.parallel}; give a multiple of it"
            )
        if self.optimiser not in ("sgd", "adam"):
            raise UnknownNameError("optimiser", self.optimiser, ("sgd", "adam"))
        for name, below in (("discount", 1.0), ("momentum", 1.0), ("clip", math.inf)):
            number = getattr(self, name)
            if not isinstance(number, (int, float)) or not 0 <= number < below:
                raise InputValueError(f"{name} is {number!r}; give a number in [0, {below})")
        if min(y for _, y in self.temperature) <= 0:
            raise InputValueError(f"temperature is {self.temperature}; give values above 0")
        if max(y for _, y in self.downward) > 1:
            raise InputValueError(f"downward is {self.downward}; give values in [0, 1]")
        if not isinstance(self.network, NetworkShape):
            raise InputTypeError(f"network is {self.network!r}; give a NetworkShape")

    @property
    def rounds(self) -> int:
        """Rounds of play and updates."""
        return self.episodes // self.parallel

    def but(self, **changes: Any) -> QLearningSettings:
        """The same with some fields changed."""
        known = [field.name for field in fields(self)]
        if strange := [name for name in changes if name not in known]:
            raise UnknownNameError("setting", strange[0], known)
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form; :meth:`from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> QLearningSettings:
        """Settings from their JSON form.

        Examples
        --------
        >>> settings = QLearningSettings(discount=0.9)
        >>> QLearningSettings.from_json(settings.to_json()) == settings
        True
        """
        known = {field.name for field in fields(cls)}
        if strange := sorted(set(data) - known):
            raise UnknownNameError("setting", strange[0], known)
        return cls(**{**data, "network": NetworkShape(**data["network"])})
