"""Appendix B.2: punishment by waiting in the asymmetric bargaining Coin Game.

If both wait, nobody ever gets anything: (0, 0), though there is no action "stay".  But one player
alone cannot keep all coins from being taken: an opponent that stands beside its own coin takes it.
It gets less than half a coin in expectation, over the whole play; so the minimax values are small,
positive, and vanish as players become patient.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import BARGAINING, bargaining_coin_game, digits
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.stochastic_plans import stochastic_equilibrium
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Minimax values, and both punishers against each other."""
    game = bargaining_coin_game(given["rewards"])
    red, blue = (stochastic_minimax(game, player) for player in ("row", "column"))
    both = stochastic_equilibrium(
        game,
        StateAutomaton.stationary(game, "row", [one.row for one in blue.strategies]),
        StateAutomaton.stationary(game, "column", [one.column for one in red.strategies]),
    )
    taken = [value / (1 - game.discount) for value in both.best_replies]
    lowest = red.lower, blue.lower
    witness = (
        ("rewards", given["rewards"]),
        ("both wait", both.payoffs),
        ("minimax values per step (red, blue)", digits((red.upper, blue.upper), 9)),
        ("what a best reply to waiting earns over the whole play", digits(taken)),
    )
    scope = "as released for amTFT, 3 x 3 torus, discount 24/25"
    checks = (
        Check("if both wait, both get 0", both.payoffs == (0, 0)),
        Check("a punished player gets less than half a coin in all", max(taken) < Fraction(1, 2),
              digits(taken)),
    )  # fmt: skip
    if max(lowest) <= 0:
        held = [check for check in checks if check.holds]
        if len(held) == len(checks):
            return Finding("proved", scope, witness, checks=checks)
    return refutation(
        scope, witness,
        "if both punish, (0, 0) comes about; one punisher alone holds the other to less than half "
        "a coin over the whole play, not to nothing", checks,
    )  # fmt: skip


COIN_GAME_PUNISH_BY_WAITING = Claim(
    title="Punishment by waiting",
    statement=(
        "In the asymmetric bargaining coin game a player can punish the other by preventing any "
        "coin from being picked, by waiting; the profile with perfect punishment pays (0, 0)."
    ),
    source="Stastny et al. (2021), Appendix B.2",
    expected="refuted",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "column", (0, 1), 3),
)
