"""A recurrent amTFT agent written a second time: one game, whole histories, no carried memory.

Each time a network is asked, it reads all states since its memory was last empty, from the first
one on.  Luck is handed in, so that another program can be given the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch

from gametheory_bp.deep import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.norms.amtft_agents import AmtftSettings

Networks = tuple[DuelingNetwork, DuelingNetwork]
Luck = list[tuple[float, float, int]]
"""For each step of a rollout: of the agent's action, of the opponent's, of the game."""


def chosen(law: list[float], luck: float) -> int:
    """The first action whose cumulated probability is above a uniform number."""
    reached = 0.0
    for action, chance in enumerate(law[:-1]):
        reached += chance
        if luck < reached:
            return action
    return len(law) - 1


@dataclass
class OneGameAgent:
    """The state machine in one game.

    ``damage`` plants an error: "keeps memory", "model stops", "own rewards".
    """

    tables: GameTables
    cooperating: Networks
    punishing: Networks
    player: int
    settings: AmtftSettings
    temperature: float | None
    model_rests: bool = False
    damage: str = ""
    past: list[int] = field(default_factory=list)
    modelled: list[int] = field(default_factory=list)
    punished: bool = False
    left: int = 0
    debit: float = 0.0
    asked: dict[Any, list[float]] = field(default_factory=dict)

    def law(self, network: DuelingNetwork, player: int, history: list[int]) -> list[float]:
        """The policy after a history of states."""
        question = id(network), tuple(history)
        if question not in self.asked:  # rollouts ask the same again and again
            self.asked[question] = self.fresh_law(network, player, history)
        return self.asked[question]

    def fresh_law(self, network: DuelingNetwork, player: int, history: list[int]) -> list[float]:
        """The same, from the network."""
        seen = self.tables.observe(torch.tensor(history), player)[:, None]
        with torch.no_grad():
            values = network(seen)[0][-1, 0].double()
        if self.temperature is None:
            best = int(values.argmax())
            return [float(a == best) for a in range(len(values))]
        found: list[float] = torch.softmax(values / self.temperature, dim=0).tolist()
        return found

    def cell(self, state: int, own: int, other: int) -> int:
        """The place of a joint action in the tables."""
        m, n = self.tables.actions
        a, b = (own, other) if self.player == 0 else (other, own)
        return (state * m + a) * n + b

    def gain(self, state: int, own: int, other: int) -> float:
        """The opponent's reward."""
        whose = self.player if self.damage == "own rewards" else 1 - self.player
        return float(self.tables.rewards[self.cell(state, own, other), whose])

    def after(self, state: int, own: int, other: int, luck: int) -> int:
        """The next state."""
        cell, t = self.cell(state, own, other), self.tables
        return int(t.targets[int(t.first[cell]) + luck * int(t.width[cell]) // t.draws])

    def act(self, state: int, luck: float) -> int:
        """The next action."""
        punishes = self.left > 0
        if punishes != self.punished and self.damage != "keeps memory":
            self.past = []
        self.punished = punishes
        self.past.append(state)
        networks = self.punishing if punishes else self.cooperating
        return chosen(self.law(networks[self.player], self.player, self.past), luck)

    def judge(self, state: int, move: int) -> bool:
        """Conclude from the opponent's move; returns whether a punishment is due."""
        if self.punished:
            self.left -= 1
        judged = not self.punished or (self.settings.judge_last_step and self.left == 0)
        other = 1 - self.player
        follows = judged if self.model_rests or self.damage == "model stops" else True
        model = [*self.modelled, state]
        if follows:
            self.modelled = model
        if not judged:
            return False
        past = [state] if self.punished else self.past
        p = self.law(self.cooperating[self.player], self.player, past)
        q = self.law(self.cooperating[other], other, model)
        a, meant = p.index(max(p)), q.index(max(q))
        if self.gain(state, a, move) == self.gain(state, a, meant):
            return False
        mean = [sum(p[i] * self.gain(state, i, b) for i in range(len(p))) for b in range(len(q))]
        owed = mean[move] - sum(x * y for x, y in zip(q, mean, strict=True))
        if self.settings.clip_debit:
            self.debit += max(owed, 0.0)
        else:
            self.debit = max(self.debit + owed, -float(self.settings.credit_limit))
        return self.debit >= float(self.settings.threshold)

    def plan(self, state: int, steps: int, replicas: list[Luck]) -> None:
        """Begin a punishment of the least length that costs enough."""
        budget, self.debit = float(self.settings.severity) * self.debit, 0.0
        if not steps:
            return
        totals = [
            sum(self.rollout(state, k, luck) for luck in replicas) / len(replicas)
            for k in range(steps + 1)
        ]
        costs = [totals[0] - total for total in totals[1:]]
        enough = [k for k, cost in enumerate(costs, 1) if cost >= budget]
        self.left = enough[0] if enough else 1 + costs.index(max(costs))

    def rollout(self, state: int, punished: int, lucks: Luck) -> float:
        """The opponent's total with so many steps of punishment first."""
        me, other = self.player, 1 - self.player
        own: list[int] = [] if self.punished else list(self.past)
        theirs, total = list(self.modelled), 0.0
        cooperates = self.settings.simulated_opponent == "cooperates"
        for t, (one, two, chance) in enumerate(lucks):
            if t == 0 and punished:
                own = list(self.past) if self.punished else []
            if t == punished and t:
                own = []
            if not cooperates and ((t == 0 and punished) or (t == punished and t)):
                theirs = []
            own, theirs = [*own, state], [*theirs, state]
            mine = self.punishing if t < punished else self.cooperating
            their = self.punishing if t < punished and not cooperates else self.cooperating
            a = chosen(self.law(mine[me], me, own), one)
            b = chosen(self.law(their[other], other, theirs), two)
            total += self.gain(state, a, b)
            state = self.after(state, a, b, chance)
        return total
