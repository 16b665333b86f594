"""Asymmetric bargaining Coin Game as the paper describes it: no penalty for contested coins.

Red's Cooperation coin pays red 2, blue's pays blue 3, a Disagreement coin its owner 1.  Exact.
"""

from gametheory_bp.games.coin_game.coin import cooperation_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(
        cooperation_phases(red=2, blue=3, alone=1),
        veto="red",
        avoid_old_coin=True,
        old_coin_at_start=True,
        horizon=100,
    ),
    title="Asymmetric bargaining Coin Game, no penalty",
    source=(
        "Stastny et al. 2021, Normative disagreement as a challenge for cooperative AI, section 4; "
        "released experiments with punishment_helped = False"
    ),
    statement=(
        "A Cooperation coin of one colour and a Disagreement coin of the other; standing on the "
        "other player's Disagreement coin does nothing."
    ),
    quirks=(
        ("veto", "an if-else of the program looks at red on the red coin first"),
        ("avoid_old_coin", "the red coin is placed while the old blue one still lies there"),
        ("old_coin_at_start", "at the reset the blue coin is put at (0, 0) before the red one"),
        ("next_phase", "the program exchanges the colours at every placing; they are never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
