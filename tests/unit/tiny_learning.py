"""Settings of deep Q-learning for runs of a second, without memory and with it."""

from gametheory_bp.deep import learning_preset
from gametheory_bp.deep.q_learning.settings import NetworkShape

TINY = learning_preset("quick", "matrix_game").but(
    episodes=96, updates=3, network=NetworkShape("dense", (8,), head=8)
)
RECURRENT = TINY.but(network=NetworkShape("dense", (8,), memory=4, head=8), sequence=10)
