"""Coin Game in which red picks every contested coin, so that the players are not equal.

Exact: all rewards are integers.
"""

from gametheory_bp.games.coin_game.coin import own_coin_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(own_coin_phases(pick=1, loss=2), tie="red", horizon=100),
    title="Coin Game, red wins ties",
    source=(
        "Foerster et al. 2018, Learning with opponent-learning awareness, released program "
        "(lola/envs/coin_game.py): an if-else that looks at red first; length of an episode as in "
        "the other presets"
    ),
    statement="One coin of alternating colour; red picks every contested coin.",
    quirks=(
        ("tie", "an if-else of the program; corrected in its later folder lola_dice"),
        ("next_phase", "the program exchanges the colour at every placing; it is never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
