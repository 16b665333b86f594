"""What players who cooperate do: a joint action for every state and every tick of a clock."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.display import Displayed, Table
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.games.wording import number_words
from gametheory_bp.geometry.vectors import Point

__all__ = ["CooperativePlan"]


@record("cooperative_plan")
@dataclass(frozen=True, slots=True)
class CooperativePlan(Displayed):
    """A deterministic joint policy that a clock may switch.

    Parameters
    ----------
    rule : str
        The welfare function or bargaining rule whose optimum is planned.
    target : pair
        Payoffs per step of that optimum.
    payoffs : pair
        Payoffs per step of the plan when both follow it, by the game's discount.
    turns : tuple of int
        Which joint policy is used at times 0, 1, ...; repeated for ever.
    policies : tuple of tuples of (row action, column action)
        Joint policies: one action pair per state.
    odds : tuple of Fraction
        Empty; or the chances of the policies if a public coin picks one before play.

    Notes
    -----
    A lottery over joint policies is a mean over whole plays.  Independent agents share no coin, so
    a plan takes turns instead; ``gap`` says what that changes.

    Examples
    --------
    >>> one = Fraction(1)
    >>> plan = CooperativePlan("nash", (one, one), (one, one), (0, 1), (((0, 0),), ((1, 1),)))
    >>> plan.action(0, 0, 3), plan.gap
    (1, Fraction(0, 1))
    """

    rule: str
    target: Point
    payoffs: Point
    turns: tuple[int, ...]
    policies: tuple[tuple[tuple[int, int], ...], ...]
    odds: tuple[Fraction, ...] = ()

    @property
    def period(self) -> int:
        """Length of the clock's cycle."""
        return len(self.turns)

    @property
    def gap(self) -> Fraction:
        """Largest difference, over the players, between the plan's payoffs and the target."""
        return max(abs(a - b) for a, b in zip(self.target, self.payoffs, strict=True))

    def action(self, player: int, state: int, time: int) -> int:
        """The player's action in a state at a time."""
        return self.policies[self.turns[time % self.period]][state][player]

    def table(self, player: int) -> NDArray[np.int64]:
        """The player's actions, shape (period, states)."""
        return np.array(self.policies, dtype=np.int64)[list(self.turns), :, player]

    def display(self) -> Table:
        """Turns and payoffs."""
        rows = (
            ("target", f"{float(self.target[0]):.6g}, {float(self.target[1]):.6g}"),
            ("payoffs", f"{float(self.payoffs[0]):.6g}, {float(self.payoffs[1]):.6g}"),
            ("coin", ", ".join(map(number_words, self.odds)))
            if self.odds
            else ("turns", " ".join(map(str, self.turns))),
            ("joint policies", str(len(self.policies))),
        )
        return Table(f"Plan for the {self.rule} optimum", ("part", "value"), rows)

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> CooperativePlan:
        """A plan from its JSON form."""
        plan: CooperativePlan = decode(cls, data)
        return plan
