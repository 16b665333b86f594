"""Settings of runs of a second: deep Q-learning with memory and without, and an experiment."""

from gametheory_bp.deep import experiment, learning_preset
from gametheory_bp.deep.q_learning.settings import NetworkShape

TINY = learning_preset("quick", "matrix_game").but(
    episodes=96, updates=3, network=NetworkShape("dense", (8,), head=8)
)
RECURRENT = TINY.but(network=NetworkShape("dense", (8,), memory=4, head=8), sequence=10)
STANDARDS = experiment("iasymbos").but(
    learning=TINY.but(horizon=4, sequence=2, episodes=48, updates=1),
    seeds=2,
    filter=None,
    set_filter=None,
)
