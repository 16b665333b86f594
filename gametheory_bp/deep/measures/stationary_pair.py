"""Two policies of the state alone, as the exact model sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.deep.amtft.rule import LearnedRule, Policy, fitting_policy
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.exact_gap import BITS, rounded_odds
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["StationaryPair", "side_index", "stationary_pair"]

SIDES = ("row", "column")


@dataclass(frozen=True, slots=True, eq=False)
class StationaryPair:
    """Two stationary policies, rounded to multiples of 2^-16; best actions are not changed by that.

    Parameters
    ----------
    tables : GameTables
    row, column : array, shape (states, actions)
        Probabilities.
    name : str

    Raises
    ------
    ShapeError, InputValueError
        If a policy does not fit the game, or its rows are no probabilities.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> import numpy as np
    >>> always_c = np.tile([1.0, 0.0], (5, 1))
    >>> StationaryPair(game_tables("prisoners_dilemma"), always_c, always_c, "all C")
    StationaryPair('all C' in 'prisoners_dilemma')
    """

    tables: GameTables
    row: Policy
    column: Policy
    name: str = "policies"

    def __post_init__(self) -> None:
        for player, side in enumerate(SIDES):
            policy = fitting_policy(getattr(self, side), self.tables, player, f"the {side} policy")
            object.__setattr__(self, side, rounded_odds(policy) / 2**BITS)

    @property
    def policies(self) -> tuple[Policy, Policy]:
        """Row's and column's."""
        return self.row, self.column

    def odds(self, player: int) -> Any:
        """The policy of a player as integers over 2^16, exact."""
        return rounded_odds(self.policies[player])

    def __repr__(self) -> str:
        return f"StationaryPair({self.name!r} in {self.tables.name!r})"


def stationary_pair(given: Any, temperature: float | None = None) -> StationaryPair:
    """The policies of a learned pair, or the cooperative ones of a rule.

    Parameters
    ----------
    given : LearnedPair, StoredPair, LearnedRule or StationaryPair
        Or anything else with ``tables`` and ``policy(player, temperature)``.
    temperature : float, optional
        Of the players' softmax policies; None: their best actions.

    Raises
    ------
    InputTypeError
        If it is none of these.
    NotDefinedError
        If a network has a memory.
    """
    if isinstance(given, StationaryPair):
        return given
    if isinstance(given, LearnedRule):
        return StationaryPair(given.tables, *given.cooperation, given.name)
    if not hasattr(given, "policy") or not isinstance(getattr(given, "tables", None), GameTables):
        raise InputTypeError(
            f"got a {type(given).__name__}; give a LearnedPair, a LearnedRule or a StationaryPair"
        )
    one, two = (given.policy(player, temperature) for player in (0, 1))
    reward = getattr(getattr(given, "trainer", given), "reward", None)
    return StationaryPair(given.tables, one, two, str(getattr(reward, "kind", reward or "learned")))


def side_index(player: Any) -> int:
    """0 for row, 1 for column."""
    if player not in SIDES:
        raise InputValueError(f"player is {player!r}; give 'row' or 'column'")
    return SIDES.index(player)
