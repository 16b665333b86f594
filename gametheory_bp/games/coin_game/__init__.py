"""Coin games: two players collect coins on a grid; exact rules, exact model, small analysis.

* :class:`CoinGameRules` states the rules; :func:`load_coin_game` has presets with their sources;
* :func:`coin_game_model` is the stochastic game in integer arrays, :func:`check_lumping` the proof
  that symmetries lose nothing, :func:`stochastic_tables` the same in tuples of fractions;
* :func:`races`, :func:`race_odds`, :func:`one_shot` and :func:`count_states` are small enough to
  check by hand;
* :func:`play_episode` plays, for pictures; :class:`CoinGameBatch` plays thousands of games at once.
"""

from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import Coin, cooperation_phases, own_coin_phases
from gametheory_bp.games.coin_game.contradictions import ContradictingRulesError
from gametheory_bp.games.coin_game.counting import StateCount, StateCounts, count_states
from gametheory_bp.games.coin_game.episode import CoinEpisode, play_episode
from gametheory_bp.games.coin_game.exchange import players_exchangeable
from gametheory_bp.games.coin_game.lumping import Lumping, check_lumping
from gametheory_bp.games.coin_game.model import CoinGameModel, SparseLaw
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.one_shot import OneShot, one_shot
from gametheory_bp.games.coin_game.payments import Payment, payments
from gametheory_bp.games.coin_game.preset_tables import preset_tables, quirk_table
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.race_odds import RaceOdds, RaceOddsLine, race_odds
from gametheory_bp.games.coin_game.races import Race, Races, races
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.simulation import CoinGameBatch
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.tables import StochasticTables, stochastic_tables
from gametheory_bp.games.coin_game.together import together

__all__ = [
    "Coin",
    "CoinEpisode",
    "CoinGameBatch",
    "CoinGameModel",
    "CoinGameRules",
    "CoinGameState",
    "ContradictingRulesError",
    "Lumping",
    "NamedCoinGame",
    "OneShot",
    "Payment",
    "Race",
    "RaceOdds",
    "RaceOddsLine",
    "Races",
    "SparseLaw",
    "StateCount",
    "StateCounts",
    "StochasticTables",
    "check_lumping",
    "coin_game_model",
    "cooperation_phases",
    "count_states",
    "list_coin_games",
    "load_coin_game",
    "one_shot",
    "own_coin_phases",
    "payments",
    "play_episode",
    "players_exchangeable",
    "preset_tables",
    "quirk_table",
    "race_odds",
    "races",
    "stochastic_tables",
    "together",
]
