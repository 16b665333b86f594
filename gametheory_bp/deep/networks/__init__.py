"""Q-networks: :class:`DuelingNetwork`, with or without memory."""

from gametheory_bp.deep.networks.dueling import DuelingNetwork, Memory

__all__ = ["DuelingNetwork", "Memory"]
