"""Agents whose networks remember, against their definition: one game, step by step, in torch."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep import FixedPlayer, LearnedAmtft, NetworkShape, game_tables, play_agents
from gametheory_bp.deep.amtft.recurrent_rule import rule_of_networks
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.norms.amtft_agents.settings import MATRIX_GAMES

SIDES = ("row", "column")
STEPS, HORIZON = 20, 6


class Noted:
    """Plays as another does, and notes states and moves."""

    def __init__(self, player: Any) -> None:
        self.player, self.index = player, player.index
        self.notes: list[tuple[int, int]] = []

    def begin(self, games: int, rng: np.random.Generator) -> None:
        self.player.begin(games, rng)

    def act(self, states: Any, rng: np.random.Generator) -> Any:
        moves = self.player.act(states, rng)
        self.notes.append((int(states[0]), int(moves[0])))
        return moves

    def observe(self, *step: Any) -> None:
        self.player.observe(*step)


def network(generator: torch.Generator) -> DuelingNetwork:
    found = DuelingNetwork((5,), 2, NetworkShape(widths=(8,), memory=6, head=8), generator)
    with torch.no_grad():
        for weights in found.parameters():
            weights.mul_(4)  # so that actions depend on the past
    return found


@pytest.mark.parametrize("trial", [1, 4, 5, 7, 10, 12, 15, 17, 19, 22, 24, 27, 30, 31])
def test_agents_do_as_defined(trial: int) -> None:
    name = ("prisoners_dilemma", "chicken", "asymmetric_bach_or_stravinsky")[trial % 3]
    tables, draw = game_tables(name), np.random.default_rng(trial)
    generator = torch.Generator().manual_seed(trial)
    nets = [network(generator) for _ in range(4)]
    rule = rule_of_networks("drawn", tables, (nets[0], nets[1]), (nets[2], nets[3]))
    own, resumes, rests, last, clips = (trial >> k & 1 for k in range(5))
    settings = MATRIX_GAMES.but(
        threshold=1 + trial % 2, severity=2, horizon=HORIZON, judge_last_step=bool(last),
        simulated_opponent="cooperates" if resumes else "punishes", clip_debit=bool(clips),
        credit_limit="1/2",
    )  # fmt: skip
    agent = Noted(LearnedAmtft(rule, SIDES[own], settings, replicas=1, model_rests=bool(rests)))
    other = Noted(FixedPlayer(draw.dirichlet(np.ones(2), size=5), SIDES[1 - own]))
    play_agents(tables, *((other, agent) if own else (agent, other)), STEPS, games=1, seed=trial)

    paid = tables.rewards.double().numpy().reshape(5, 2, 2, 2)[..., 1 - own]
    if own:
        paid = paid.transpose(0, 2, 1)  # (states, the agent's action, the opponent's)
    coop, model, pun, other_pun = nets[own], nets[1 - own], nets[2 + own], nets[3 - own]
    sight = {id(coop): own, id(pun): own, id(model): 1 - own, id(other_pun): 1 - own}

    def best(net: DuelingNetwork, state: int, memory: Any) -> tuple[int, Any]:
        with torch.no_grad():
            seen = tables.observe(torch.tensor([state]), sight[id(net)])
            values, after = net(seen[None].float(), memory)
        return int(values.argmax()), after

    def after(mine: int, theirs: int) -> int:
        return 2 * theirs + mine if own else 2 * mine + theirs

    def loss(state: int, k: int, left: int) -> float:
        total, held = 0.0, [cooperating, modelled, punishing, modelled if resumes else None]
        for t in range(left):
            if t < k:
                mine, held[2] = best(pun, state, held[2])
                theirs, held[3] = best(model if resumes else other_pun, state, held[3])
                held[:2] = [None, held[3] if resumes else None]
            else:
                mine, held[0] = best(coop, state, held[0])
                theirs, held[1] = best(model, state, held[1])
            total += paid[state, mine, theirs]
            state = after(mine, theirs)
        return total

    cooperating = punishing = modelled = None
    debit, left, mode = Fraction(0), 0, False
    for t, ((state, did), (_, move)) in enumerate(zip(agent.notes, other.notes, strict=True)):
        if (left > 0) != mode:
            cooperating = punishing = None
        mode = left > 0
        if mode:
            mine, punishing = best(pun, state, punishing)
        else:
            mine, cooperating = best(coop, state, cooperating)
        assert did == mine
        left = max(left - 1, 0)
        judged = not mode or (last and not left)
        meant, seen = best(model, state, modelled)
        modelled = seen if judged or not rests else modelled
        would = best(coop, state, None)[0] if mode else mine
        step: Any = Fraction(paid[state, would, move] - paid[state, would, meant])
        if not judged or not step:
            continue
        debit = max(debit + (max(step, 0) if clips else step), Fraction(0 if clips else -1, 2))
        if debit >= settings.threshold:
            ahead, here = min(STEPS - t - 1, HORIZON), after(did, move)
            none = loss(here, 0, ahead)
            costs = [none - loss(here, k, ahead) for k in range(1, ahead + 1)]
            enough = [k for k, cost in enumerate(costs, 1) if cost >= 2 * debit]
            left = enough[0] if enough else 1 + int(np.argmax(costs)) if costs else 0
            debit = Fraction(0)
