"""Coin Game in which one of the two players, drawn by lot, picks a contested coin.

Expected rewards on a contested coin: owner (1 - 2) / 2 = -1/2, the other 1/2.  Exact.
"""

from gametheory_bp.games.coin_game.coin import own_coin_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(own_coin_phases(pick=1, loss=2), tie="random", horizon=100),
    title="Coin Game, ties by lot",
    source=(
        "Stastny et al. 2021, released experiments, class CoinGame with "
        "both_players_can_pick_the_same_coin = False, the later default of its script"
    ),
    statement="One coin of alternating colour; a lot decides who picks a contested coin.",
    quirks=(
        ("tie", "setting both_players_can_pick_the_same_coin of the program's later default"),
        ("next_phase", "the program exchanges the colour at every placing; it is never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
