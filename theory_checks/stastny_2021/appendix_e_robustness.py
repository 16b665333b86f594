"""More robust than the bound means exploitable.

Appendix E: is a policy that is more robust than the bound exploitable?

Printed: "whenever we try to be even more robust [than bound (1)] ... our policy will cease to be
in equilibrium"; "unexploitable policies can only be robust up to the bound"; "this holds even in
idealized settings, where coordination is possible".

Two counterexamples. In the conceding pairing a player's *equilibrium* policy earns more than
bound (1) against the other norm. And with a public coin both players' policies "follow the coin"
are an equilibrium and pay both more than bound (1) in asymmetric BoS.

True instead: no policy whatsoever earns more than V_1(pi^w') against pi_2^w', for pi_1^w' is a
best reply to it. A policy that attains that bound against several norms adapts to the other
player, and then the other's favourite norm is what it gets.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.two_norms import cross_plays, is_disagreement
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.profile import Distribution

_COIN = Distribution.of([["1/2", 0], [0, "1/2"]])


def replies_within(game: BimatrixGame) -> bool:
    """Whether against either norm's action no action of one's own beats the norm's."""
    a, b = game.payoff(0, 0), game.payoff(1, 1)
    m, n = game.shape
    own = all(game.payoff(i, j)[0] <= norm[0] for j, norm in ((0, a), (1, b)) for i in range(m))
    other = all(game.payoff(i, j)[1] <= norm[1] for i, norm in ((0, a), (1, b)) for j in range(n))
    return own and other


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """An equilibrium policy above the bound; a coin above the bound."""
    game, bos = given["game"], given["bos"]
    above = [
        pair for pair in cross_plays(game) if is_disagreement(game) and not pair.within(pair.bound)
    ]
    insist = next(pair for pair in cross_plays(bos) if pair.insisting)
    coin, bound = bos.expected(_COIN), insist.bound
    is_equilibrium = bool(correlated_equilibria(bos).contains(_COIN))
    coin_above = is_equilibrium and coin[0] > bound[0] and coin[1] > bound[1]
    witness = (
        ("game", game),
        ("equilibrium policies above bound (1): cross-play, bound",
         tuple((pair.payoffs, pair.bound) for pair in above)),
        ("public coin in the second game, bound", (coin, bound)),
        ("refutes (without, with coin)", (str(bool(above)), str(coin_above))),
    )  # fmt: skip
    if not above and not coin_above:
        return Finding("tested", "two games", witness)
    checks = (
        Check("no reply whatever to the other's policy earns more than the equilibrium there",
              all(replies_within(g) for g in (game, bos))),
        Check("the bound of the insisting pairing is what equilibrium implies",
              insist.bound == insist.proved_bound),
    )  # fmt: skip
    return refutation(
        "one-shot play of two games, hence stationary play of the repeated ones", witness,
        "no policy at all earns more than V_1(pi^w') against pi_2^w'; in the insisting pairing "
        "this is the printed bound, and above it the other's policy is not pi_2^w'", checks,
        basis="argument",
    )  # fmt: skip


APPENDIX_E_ROBUSTNESS = Claim(
    title="More robust than the bound means exploitable",
    statement=(
        "A policy that does better than bound (1) against policies of other welfare functions "
        "ceases to be in equilibrium, even where coordination by messages is possible."
    ),
    source="Stastny et al. (2021), Appendix E",
    expected="refuted",
    decision=decide,
    given=(
        ("game", BimatrixGame([[1, 2], [0, 4]], [[9, 1], [0, 4]])),
        ("bos", load_game("asymmetric_bach_or_stravinsky")),
    ),
    flip=Flip("game", "row", (0, 1), 1),
)
