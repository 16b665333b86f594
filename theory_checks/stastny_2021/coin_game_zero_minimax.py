"""Appendix B.2: cooperation failure in the Coin Game is "both take all coins" and pays (0, 0).

Is (0, 0) what both can be held to?  Exactly so, with pure strategies that are a Markov-perfect
equilibrium, if both take a contested coin (as run) and if chance decides.  If red always wins, as
in the first published program of the game, red secures much more and blue is held below zero.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import OWN_COINS, digits, own_coin_game
from gametheory_bp.claims.finding import Finding, confirmation
from gametheory_bp.equilibria.stochastic_plans import stochastic_equilibrium
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

_RUN = ("both", "random")


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Minimax values by tie rule, and whether the strategies are an equilibrium."""
    lines, failure = {}, {}
    for tie in (*_RUN, "red"):
        game = own_coin_game(given["rewards"], tie)
        red, blue = (stochastic_minimax(game, player) for player in ("row", "column"))
        lines[tie] = (red.lower, red.upper, blue.lower, blue.upper)
        failure[tie] = stochastic_equilibrium(
            game,
            StateAutomaton.stationary(game, "row", [one.row for one in red.strategies]),
            StateAutomaton.stationary(game, "column", [one.column for one in blue.strategies]),
        )
    zero = {tie: set(lines[tie]) == {0} for tie in lines}
    perfect = {tie: failure[tie].is_subgame_perfect for tie in _RUN}
    witness = (
        ("rewards", given["rewards"]),
        *((f"{tie} takes: red's bounds, blue's bounds", digits(lines[tie], 9)) for tie in lines),
        *((f"{tie} takes: payoffs of the failure", digits(failure[tie].payoffs, 9))
          for tie in lines),
        ("Markov-perfect", tuple(tie for tie in _RUN if perfect[tie])),
    )  # fmt: skip
    checks = (
        Check("(0, 0) is the minimax profile if both take the coin", zero["both"]),
        Check("(0, 0) is the minimax profile if chance decides", zero["random"]),
        Check("the strategies are Markov-perfect in both", all(perfect.values())),
        Check("it is not the minimax profile if red always wins", not zero["red"],
              digits(lines["red"])),
    )  # fmt: skip
    scope = "3 x 3 torus, discount 24/25; both take a contested coin (as run), or one by lot"
    return confirmation(scope, witness, checks)


COIN_GAME_ZERO_MINIMAX = Claim(
    title="Cooperation failure in the coin game pays (0, 0)",
    statement=(
        "In the coin game the disagreement profile, both taking all coins selfishly, pays (0, 0), "
        "and this is what both can be held to."
    ),
    source="Stastny et al. (2021), Appendix B.2",
    expected="proved",
    decision=decide,
    given=(("rewards", OWN_COINS),),
    flip=Flip("rewards", "column", (0, 1), -3),
)
