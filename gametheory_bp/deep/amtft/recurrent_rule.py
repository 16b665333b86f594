"""What a learned amTFT agent holds for one welfare function if policies remember the past."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.networks.played_policy import (
    PlayedPolicy,
    RecurrentPolicy,
    TablePolicy,
    played_policy,
)
from gametheory_bp.errors import InputTypeError, ShapeError

__all__ = ["RecurrentRule", "rule_of_networks"]

Networks = tuple[DuelingNetwork, DuelingNetwork]


@dataclass(frozen=True, slots=True, eq=False)
class RecurrentRule:
    """Policies of both players when they cooperate, and when they punish; some remember the past.

    Parameters
    ----------
    name : str
        Of the welfare function.
    tables : GameTables
    cooperation, punishment : pair of RecurrentPolicy or TablePolicy
        Row's and column's.

    Raises
    ------
    InputTypeError, ShapeError
        If a policy is none, or does not fit the game.

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp.deep import game_tables
    >>> first, second = (TablePolicy(np.tile(odds, (5, 1))) for odds in ([1.0, 0], [0, 1.0]))
    >>> RecurrentRule("all C", game_tables("prisoners_dilemma"), (first, first), (second, second))
    RecurrentRule('all C')
    """

    name: str
    tables: GameTables
    cooperation: tuple[PlayedPolicy, PlayedPolicy]
    punishment: tuple[PlayedPolicy, PlayedPolicy]

    def __post_init__(self) -> None:
        for kind in ("cooperation", "punishment"):
            for policy, count in zip(getattr(self, kind), self.tables.actions, strict=True):
                if not isinstance(policy, (TablePolicy, RecurrentPolicy)):
                    raise InputTypeError(
                        f"a policy of {kind} is a {type(policy).__name__}; give a TablePolicy, or "
                        "a RecurrentPolicy from played_policy()"
                    )
                if policy.shape != (self.tables.states, count):
                    raise ShapeError(
                        f"a policy of {kind} is for {policy.shape} states and actions; this game "
                        f"has ({self.tables.states}, {count})"
                    )

    def __repr__(self) -> str:
        return f"RecurrentRule({self.name!r})"


def rule_of_networks(
    name: str,
    tables: GameTables,
    networks: Networks,
    punishers: Networks,
    temperature: float | None = None,
) -> LearnedRule | RecurrentRule:
    """The rule that four networks give: tables, or policies that remember.

    Parameters
    ----------
    name : str
        Of the welfare function.
    tables : GameTables
    networks, punishers : pair of DuelingNetwork
        Row's and column's, for cooperation and for punishment.
    temperature : float, optional
        Of the policies in play.  None: best actions.

    Returns
    -------
    LearnedRule or RecurrentRule
        The second if one of the four networks has an LSTM.

    Raises
    ------
    InputValueError
        If the temperature is not above 0.
    """
    (a, b), (c, d) = (
        [played_policy(pair[i], tables, i, temperature) for i in (0, 1)]
        for pair in (networks, punishers)
    )
    if (
        isinstance(a, TablePolicy)
        and isinstance(b, TablePolicy)
        and isinstance(c, TablePolicy)
        and isinstance(d, TablePolicy)
    ):
        return LearnedRule(name, tables, (a.odds, b.odds), (c.odds, d.odds))
    return RecurrentRule(name, tables, (a, b), (c, d))
