"""Symmetric games have a symmetric equilibrium.

Does a symmetric game, by the printed definition, have a symmetric equilibrium?

The paper calls a game symmetric if with every attainable (a, b) also (b, a) is attainable.  Nash's
theorem is about games with an automorphism that exchanges the *players*; that implies the printed
property, not conversely.  A game can have a mirror-symmetric payoff set, one equilibrium in
dominant strategies, and unequal payoffs in it.

The counterexample is found by exhausting 2 x 2 games with payoffs 0..k, smallest sum first, so it
is minimal; the given game is checked first.
"""

from collections.abc import Iterator, Mapping
from itertools import permutations, product

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.nash import nash_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.taxonomy import classify

_TOP = 2


def unequal(game: BimatrixGame) -> bool:
    """Symmetric payoff sets, and no equilibrium that pays both players the same."""
    pairs = set(game.payoffs())
    hull = Polygon.hull(pairs)
    if {(y, x) for x, y in pairs} != pairs or Polygon.hull((y, x) for x, y in pairs) != hull:
        return False
    return all(
        not (s.payoffs.low[0] <= s.payoffs.high[1] and s.payoffs.low[1] <= s.payoffs.high[0])
        for s in nash_equilibria(game).maximal_subsets
    )


def _symmetric_over_mixtures(game: BimatrixGame) -> bool:
    """Whether the payoffs of independent mixtures are their own mirror image, too."""
    return bool(classify(game, "pure", "independent")["symmetric_payoffs"])


def small_games() -> Iterator[BimatrixGame]:
    """2 x 2 games whose payoff pairs are (a, b), (b, a), (c, c), (d, d), small numbers first."""
    for top in range(1, 4):
        for a in range(top + 1):
            for b in range(a):
                for c in range(top + 1):
                    for d in range(c + 1):
                        for p in permutations(((a, b), (b, a), (c, c), (d, d))):
                            rows = [[p[0][0], p[1][0]], [p[2][0], p[3][0]]]
                            columns = [[p[0][1], p[1][1]], [p[2][1], p[3][1]]]
                            yield BimatrixGame(rows, columns)


def exchangeable_games(top: int) -> Iterator[BimatrixGame]:
    """All 2 x 2 games in which exchanging the players changes nothing, payoffs 0..top."""
    for a, b, c, d in product(range(top + 1), repeat=4):
        yield BimatrixGame([[a, b], [c, d]], [[a, c], [b, d]])


def equal_equilibrium(game: BimatrixGame) -> bool:
    """Whether some extreme equilibrium pays both players the same."""
    return any(x == y for x, y in nash_equilibria(game).payoffs)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game, then the smallest counterexample; then all small exchangeable games."""
    game = given["game"]
    hit = unequal(game)
    tried, smallest = 0, None
    for candidate in small_games():
        tried += 1
        if unequal(candidate) and _symmetric_over_mixtures(candidate):
            smallest = candidate
            break
    found = smallest if smallest is not None else game
    players = classify(found)["symmetric_players"]
    equilibria = tuple(s.payoffs.low for s in nash_equilibria(found).maximal_subsets)
    witness = (
        ("given game is one", str(hit)), ("game", found), ("equilibrium payoffs", equilibria),
        ("players exchangeable", players.word),
        ("payoffs of the given game's equilibria", nash_equilibria(game).payoffs),
    )  # fmt: skip
    if smallest is None and not hit:
        return Finding("verified on scope", f"the given game and {tried} 2 x 2 games", witness)
    second = list(exchangeable_games(_TOP))
    checks = (
        Check("exchangeable players imply the printed property, not conversely",
              all({(y, x) for x, y in g.payoffs()} == set(g.payoffs()) for g in second)
              and players.holds is False),
        Check(f"{len(second)} exchangeable 2 x 2 games: an equilibrium pays both the same",
              all(equal_equilibrium(g) for g in second)),
    )  # fmt: skip
    return refutation(
        f"2 x 2 games in increasing order, found as number {tried}", witness,
        "a finite game with an automorphism that exchanges the players has an equilibrium that it "
        "keeps fixed, which pays both the same (Nash 1951)", checks, basis="citation",
    )  # fmt: skip


SYMMETRIC_EQUILIBRIUM = Claim(
    title="Symmetric games have a symmetric equilibrium",
    statement=(
        "A game is symmetric if for any attainable (a, b) there is a profile with (b, a); all "
        "finite symmetric games have a symmetric Nash equilibrium."
    ),
    source="Stastny et al. (2021), section 3.3; Nash (1951)",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[3, 0], [1, -1]], [[1, 0], [3, -1]])),),
    flip=Flip("game", "column", (0, 1), 5),
)
