"""Asymmetric bargaining Coin Game with the penalty charged to the player who takes the coin.

These are the rules of the vectorised program, on which LOLA-PG was trained (episodes of 40 steps).
A contested Disagreement coin is worth 1 - 3/4 = 1/4 to its owner.  Exact.
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
        penalty_payer="taker",
        avoid_old_coin=True,
        old_coin_at_start=True,
        horizon=100,
    ),
    title="Asymmetric bargaining Coin Game, penalty to the taker",
    source=(
        "Stastny et al. 2021, Normative disagreement as a challenge for cooperative AI, section 4; "
        "rules of its released experiments, vectorised class, used by the LOLA-PG runs"
    ),
    statement=(
        "A Cooperation coin of one colour and a Disagreement coin of the other; whoever takes a "
        "contested Disagreement coin gets 3/4 less."
    ),
    quirks=(
        ("contested_penalty", "setting punishment_helped of all published runs; not in the paper"),
        ("penalty_payer", "the vectorised class subtracts from the owner, unlike the plain one"),
        ("veto", "an if-else of the program looks at red on the red coin first"),
        ("avoid_old_coin", "the red coin is placed while the old blue one still lies there"),
        ("old_coin_at_start", "at the reset the blue coin is put at (0, 0) before the red one"),
        ("next_phase", "the program exchanges the colours at every placing; they are never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
