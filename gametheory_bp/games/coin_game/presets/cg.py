"""Coin Game as in the published runs: both players may pick the same coin.

A coin pays its picker 1; a player whose coin the other picks loses 2.  On a contested coin the
owner gets 1 - 2 = -1 and the other 1.  Exact: all rewards are integers, all laws uniform.
"""

from gametheory_bp.games.coin_game.coin import own_coin_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(own_coin_phases(pick=1, loss=2), tie="both", horizon=100),
    title="Coin Game",
    source=(
        "Lerer and Peysakhovich 2017, Maintaining cooperation in complex social dilemmas using "
        "deep reinforcement learning; rules of Stastny et al. 2021, released experiments, class "
        "CoinGame, with the settings of the published runs"
    ),
    statement=(
        "One coin of alternating colour; both players pick a contested coin. Episodes of 100 steps "
        "in the amTFT runs, of 40 in the LOLA-PG runs."
    ),
    quirks=(
        ("tie", "setting both_players_can_pick_the_same_coin of the published runs"),
        ("next_phase", "the program exchanges the colour at every placing; it is never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
