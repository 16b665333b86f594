"""A trained pair as an experiment keeps it: networks that cooperate, networks that punish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.recurrent_rule import RecurrentRule, rule_of_networks
from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.q_learning.learned_pair import policy_table

__all__ = ["Networks", "StoredPair"]

Networks = tuple[DuelingNetwork, DuelingNetwork]
"""Those of row (red) and column (blue)."""


@dataclass(frozen=True, slots=True, eq=False)
class StoredPair:
    """Two players trained together, with the punishers they use.

    Attributes
    ----------
    reward : str
        Kind of the reward, which is also the pair's group.
    seed : pair of int
        The experiment's ``rng`` and the number of the pair.
    tables : GameTables
    networks, punishers : pair of DuelingNetwork
        Row's and column's.
    temperature : float or None
        Of the policies in play.
    metrics_summary : dict
        ``rounds``, ``rewards`` and ``paid`` (means per step of the last rounds of training).
    cpu_seconds : float
        Of the process that finished the training of the pair, without that of the punishers.
    """

    reward: str
    seed: tuple[int, int]
    tables: GameTables
    networks: Networks
    punishers: Networks
    temperature: float | None
    metrics_summary: dict[str, Any]
    cpu_seconds: float

    @property
    def name(self) -> str:
        """What tells the pair from the others of the experiment."""
        return f"{self.reward} {self.seed[1]}"

    def policy(self, player: int, temperature: float | None = None) -> NDArray[np.float64]:
        """The cooperative policy of a player, shape (states, actions).

        Raises
        ------
        NotDefinedError
            If the network has a memory.
        """
        return policy_table(self.networks[player], self.tables, player, temperature)

    @property
    def rule(self) -> LearnedRule | RecurrentRule:
        """Policies of both players at the temperature of play; the second if one remembers."""
        return rule_of_networks(
            self.reward, self.tables, self.networks, self.punishers, self.temperature
        )

    def __repr__(self) -> str:
        return f"StoredPair({self.tables.name!r}, {self.name})"
