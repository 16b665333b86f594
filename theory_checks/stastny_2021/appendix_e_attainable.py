"""A coordination device attains bound (1), and more.

"If some coordination mechanism exists for agreeing on a common policy, it may be feasible to
realize this bound against any opponent willing to do the same."  True, and more: a device that
names either equilibrium pays both at least the bound, by its very definition as a minimum; a fair
public coin between them is a correlated equilibrium that pays both *strictly* more, since each
prefers another one.  Without a device bare cross-play attains the bound in some games and not in
others.  Whether some correlated equilibrium pays exactly the bound is decided as well.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.two_norms import CrossPlay, cross_plays, small_disagreements
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.polygon import Polygon

_COIN = Distribution.of([["1/2", 0], [0, "1/2"]])
_TOP = 3


def _attains(game: BimatrixGame, pair: CrossPlay) -> bool:
    """A coin between the equilibria is a correlated equilibrium, strictly above the bound."""
    coin, bound = game.expected(_COIN), pair.bound
    stable = bool(correlated_equilibria(game).contains(_COIN))
    return stable and coin == pair.average and coin[0] > bound[0] and coin[1] > bound[1]


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game with its correlated equilibria, then every small disagreement."""
    game = given["game"]
    pair = cross_plays(game)[0]
    reached = Polygon.hull(correlated_equilibria(game).payoff_polygon().vertices)
    games = list(small_disagreements(_TOP))
    plays = [(small, p) for small in games for p in cross_plays(small)]
    bare = sum(p.payoffs[0] >= p.bound[0] and p.payoffs[1] >= p.bound[1] for _, p in plays)
    witness = (
        ("game", game), ("bound", pair.bound), ("bare cross-play", pair.payoffs),
        ("coin", game.expected(_COIN)),
        ("exactly the bound is a correlated equilibrium payoff", str(reached.contains(pair.bound))),
        ("small games: pairings, of them with bare cross-play at or above the bound",
         (len(plays), bare)),
    )  # fmt: skip
    either = [
        n[0] >= p.bound[0] and n[1] >= p.bound[1]
        for _, p in [(game, pair), *plays]
        for n in (p.row_norm, p.column_norm)
    ]
    checks = (
        Check("given game: the coin is a correlated equilibrium strictly above the bound",
              _attains(game, pair)),
        Check(f"so in all {len(plays)} pairings of {len(games)} games with payoffs 0..{_TOP}",
              all(_attains(*play) for play in plays)),
        Check("naming either equilibrium pays both at least the bound", all(either)),
    )  # fmt: skip
    scope = "all games in which the players prefer different equilibria"
    if not checks[0].holds:
        return refutation("the given game, fair coin", witness, "naming an equilibrium attains it",
                          checks[2:])  # fmt: skip
    return Finding("proved", scope, witness, checks=checks, basis="argument")


APPENDIX_E_ATTAINABLE = Claim(
    title="A coordination device attains bound (1)",
    statement=(
        "If a coordination mechanism exists, bound (1) can be realised against any opponent "
        "willing to do the same."
    ),
    source="Stastny et al. (2021), Appendix E, below equation (1)",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 1), 3),
)
