"""Single deviations on the path of a profile, and histories after which it is evaded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.codec import record
from gametheory_bp.norms.histories import History

__all__ = ["Deviation", "Evasion"]


@record("norm_deviation")
@dataclass(frozen=True, slots=True)
class Deviation:
    """One deviation on the path: after ``history`` the player plays ``action`` once.

    Attributes
    ----------
    history : History
    player : {"row", "column"}
    action : int
    conforming, deviating : Fraction
        What the player gets from there on, per step, if it conforms and if it deviates.
    """

    history: History
    player: Literal["row", "column"]
    action: int
    conforming: Fraction
    deviating: Fraction

    @property
    def loss(self) -> Fraction:
        """What deviating costs; negative if it pays."""
        return self.conforming - self.deviating


@record("norm_evasion")
@dataclass(frozen=True, slots=True)
class Evasion:
    """A history after which a player gains by another strategy: the profile is no longer Nash.

    Attributes
    ----------
    history : History
        A shortest one among those with the fewest deviations.
    player : {"row", "column"}
    conforming, best : Fraction
        What the player gets from there on, per step, if it conforms and by a best reply.
    """

    history: History
    player: Literal["row", "column"]
    conforming: Fraction
    best: Fraction
