"""What a player can be held to, and what it can secure: values of zero-sum games, exactly.

Those of stochastic games are in :mod:`.stochastic_minimax`, loaded when they are asked for.
"""

from gametheory_bp.threats.minimax import Minimax, minimax, minimax_point
from gametheory_bp.threats.zero_sum import ZeroSumValue, zero_sum_value

__all__ = ["Minimax", "ZeroSumValue", "minimax", "minimax_point", "zero_sum_value"]
