"""Asymmetric bargaining Coin Game in its earlier version: Cooperation coins worth 1.2 and 2.

Under these rules blue can expect less than 1 a step in an episode of 100, however both play, so the
released results, in which blue gets 1.12 on average, come from other rules.  Exact: 1.2 is 6/5.
"""

from gametheory_bp.games.coin_game.coin import cooperation_phases
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.rules import CoinGameRules

PRESET = NamedCoinGame(
    rules=CoinGameRules(
        cooperation_phases(red="6/5", blue=2, alone=1),
        veto="red",
        avoid_old_coin=True,
        old_coin_at_start=True,
        horizon=100,
    ),
    title="Asymmetric bargaining Coin Game, early version",
    source=(
        "marltoolbox 2021 (before May 13), class SSDMixedMotiveCoinGame, the beginning of the "
        "experiments of Stastny et al. 2021"
    ),
    statement=("As abcg_no_penalty, but red's Cooperation coin pays 6/5 and blue's pays 2."),
    quirks=(
        ("veto", "an if-else of the program looks at red on the red coin first"),
        ("avoid_old_coin", "the red coin is placed while the old blue one still lies there"),
        ("old_coin_at_start", "at the reset the blue coin is put at (0, 0) before the red one"),
        ("next_phase", "the program exchanges the colours at every placing; they are never drawn"),
        ("stay", "the program has four moves only"),
    ),
)
