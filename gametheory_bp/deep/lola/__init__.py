"""Opponent shaping (LOLA) from sampled play, with DiCE estimators.

* :func:`learn_by_play`: two players with policies in tables shape each other;
* :func:`learn_with_networks`: the same with recurrent networks;
* :func:`play_match`, :func:`cross_play_networks`: what learned networks earn;
* :func:`memory_one_game` makes a repeated matrix game of a stage game for it;
* :func:`dice`, :func:`loaded_dice`, :func:`lola_estimate`: the estimators themselves.
"""

# ruff: noqa: E402 - without torch the error must say how to get it
from gametheory_bp.deep.requirement import require_torch

require_torch()

from gametheory_bp.deep.lola.estimates import LolaEstimate, lola_estimate
from gametheory_bp.deep.lola.guessed_returns import GuessedReturns
from gametheory_bp.deep.lola.magic_box import dice, loaded_dice, magic_box
from gametheory_bp.deep.lola.memory_tables import memory_tables
from gametheory_bp.deep.lola.network_learning import NetworkLola, learn_with_networks
from gametheory_bp.deep.lola.network_matches import (
    NetworkMatch,
    cross_play_networks,
    play_match,
    stored_networks,
)
from gametheory_bp.deep.lola.network_settings import (
    LolaNetworkSettings,
    list_lola_presets,
    lola_preset,
)
from gametheory_bp.deep.lola.proximal import ProximalStep
from gametheory_bp.deep.lola.recurrent_policy import RecurrentPolicy
from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.deep.lola.settings import LolaSettings
from gametheory_bp.deep.lola.tabular_game import TabularGame, memory_one_game, tabular_game
from gametheory_bp.deep.lola.tabular_learning import TabularLola, learn_by_play, sampled_estimate

__all__ = [
    "GuessedReturns",
    "LolaEstimate",
    "LolaNetworkSettings",
    "LolaSettings",
    "NetworkLola",
    "NetworkMatch",
    "ProximalStep",
    "RecurrentPolicy",
    "Rollouts",
    "TabularGame",
    "TabularLola",
    "cross_play_networks",
    "dice",
    "learn_by_play",
    "learn_with_networks",
    "list_lola_presets",
    "loaded_dice",
    "lola_estimate",
    "lola_preset",
    "magic_box",
    "memory_one_game",
    "memory_tables",
    "play_match",
    "sampled_estimate",
    "stored_networks",
    "tabular_game",
]
