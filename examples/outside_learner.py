# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How close does somebody else's learner come to the best response?
#
# The environments take any learner. Here proximal policy optimisation of *stable-baselines3* plays
# red in the asymmetric bargaining Coin Game, beside a blue that follows the exact utilitarian plan,
# and is paid its own reward. What it learns is put beside the exact best response to that blue.
#
# It needs an extra: `pip install -c constraints.txt 'gametheory_bp[third_party]'`.

# %%
from importlib.util import find_spec

if missing := [name for name in ("torch", "stable_baselines3") if find_spec(name) is None]:
    print(f"skipped: {', '.join(missing)} is missing; install gametheory_bp[third_party]")
    raise SystemExit

import numpy as np
import torch
from gymnasium import spaces
from stable_baselines3 import PPO
from stable_baselines3.common.vec_env import VecEnv

import gametheory_bp as gt
from gametheory_bp import deep
from gametheory_bp.deep.distilling.exact_plan import exact_plan
from gametheory_bp.deep.distilling.state_map import StateMap

torch.set_num_threads(1)
tables = deep.game_tables("abcg")
plan = exact_plan(StateMap.of(tables, "24/25"), "utilitarian")
print(f"the plan pays {', '.join(f'{float(x):.4f}' for x in plan.payoffs)} per step")

# %% [markdown]
# ## Many games as one environment
#
# A vectorised environment of stable-baselines3 is a dozen lines around a batch of games: red's
# actions come from outside, blue's are looked up in the plan.


# %%
class RedBesideThePlan(VecEnv):
    """Red's side of a batch of games; blue follows the plan."""

    def __init__(self, batch, seed=0):
        chance = torch.Generator().manual_seed(seed)
        self.games = deep.batched_game(tables, batch, generator=chance)
        self.blue = torch.from_numpy(np.asarray(plan.actions[1][0], dtype=np.int64))
        seen = spaces.Box(0, 1, tables.observations.shape[2:], np.uint8)
        super().__init__(batch, seen, spaces.Discrete(tables.actions[0]))

    def reset(self):
        self.games.reset()
        return self.games.observe(0).numpy()

    def step_async(self, actions):
        self.red = torch.from_numpy(actions)

    def step_wait(self):
        step = self.games.step(self.red, self.blue[self.games.states.long()])
        told = [{} for _ in range(self.num_envs)]
        if step.done:  # all games end together, cut off by the clock
            last = self.games.observe(0).numpy()
            told = [{"terminal_observation": x, "TimeLimit.truncated": True} for x in last]
            self.games.reset()
        ends = np.full(self.num_envs, step.done)
        return self.games.observe(0).numpy(), step.rewards[:, 0].numpy(), ends, told

    def get_attr(self, name, indices=None):
        return [getattr(self, name, None)] * self.num_envs

    def env_is_wrapped(self, wrapper, indices=None):
        return [False] * self.num_envs

    set_attr = env_method = close = lambda self, *_, **__: None


# %% [markdown]
# ## Learning
#
# The settings are those of the package but for the sizes and rates; 0.96 is the game's discount.

# %%
sizes = {"n_steps": 25, "batch_size": 1600, "n_epochs": 5}
rate = {"gamma": 0.96, "learning_rate": lambda left: 0.002 * left}
network = {"net_arch": [128, 128]}
games = RedBesideThePlan(256)
learner = PPO("MlpPolicy", games, **sizes, **rate, policy_kwargs=network, seed=0, device="cpu")
learner.learn(400_000)

# %% [markdown]
# ## Against the exact best response
#
# What was learned is a table: an action in each of the 10,296 states. Its payoffs are proved, and
# so is the best that any red gets beside this blue. Last comes the plane of all that is attainable.

# %%
with torch.no_grad():
    law = learner.policy.get_distribution(tables.observations[0]).distribution.probs
red, blue = np.eye(4)[law.argmax(dim=1).numpy()], np.eye(4)[plan.actions[1][0]]
found = deep.exploitability(deep.StationaryPair(tables, red, blue, "PPO"), "column")
print(found)

# %%
axes = gt.plot(gt.attainable_payoffs(gt.coin_game("abcg", "24/25")))
axes.plot(*map(float, found.payoffs), "o", label="red as learned")
axes.plot(float(found.best_response), float(found.left), "s", label="red responds best")
axes.plot(*map(float, plan.payoffs), "^", label="both follow the plan")
axes.legend()
