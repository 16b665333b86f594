"""What a player can be held to, and what it can secure: values of zero-sum games, exactly."""

from gametheory_bp.threats.minimax import Minimax, minimax, minimax_point
from gametheory_bp.threats.stochastic_minimax import StochasticMinimax, stochastic_minimax
from gametheory_bp.threats.zero_sum import ZeroSumValue, zero_sum_value

__all__ = [
    "Minimax",
    "StochasticMinimax",
    "ZeroSumValue",
    "minimax",
    "minimax_point",
    "stochastic_minimax",
    "zero_sum_value",
]
