"""Asymmetric bargaining Coin Game as released for amTFT: the penalty always hits red.

Red's Cooperation coin pays red 2, blue's pays blue 3, a Disagreement coin its owner 1, and 3/4 less
where the other player stands on it too; red loses that even where blue takes the coin.  Exact.
"""

from fractions import Fraction

from gametheory_bp.games.coin_game.coin import cooperation_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(
        cooperation_phases(red=2, blue=3, alone=1),
        veto="red",
        contested_penalty=Fraction(3, 4),
        penalty_payer="red",
        avoid_old_coin=True,
        old_coin_at_start=True,
        horizon=100,
    ),
    title="Asymmetric bargaining Coin Game",
    source=(
        "Stastny et al. 2021, Normative disagreement as a challenge for cooperative AI, section 4; "
        "rules of its released experiments, plain class, with the settings of the amTFT runs"
    ),
    statement=(
        "A Cooperation coin of one colour and a Disagreement coin of the other; the penalty for a "
        "contested Disagreement coin is charged to red, whoever takes it."
    ),
    quirks=(
        ("contested_penalty", "setting punishment_helped of all published runs; not in the paper"),
        ("penalty_payer", "the plain class subtracts from red where blue takes its coin"),
        ("veto", "an if-else of the program looks at red on the red coin first"),
        ("avoid_old_coin", "the red coin is placed while the old blue one still lies there"),
        ("old_coin_at_start", "at the reset the blue coin is put at (0, 0) before the red one"),
        ("next_phase", "the program exchanges the colours at every placing; they are never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
