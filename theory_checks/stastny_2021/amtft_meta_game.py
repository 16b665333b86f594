"""Principals include more than their favourite.

Section 5.1: are players incentivised to include more than their favourite norm?

The meta-game: both principals choose W out of {U}, {E}, {U, E}; payoffs are the exact discounted
payoffs of the chain.  Its pure equilibria are the two pairs of equal singletons; nobody includes
more.  Restricted to "favourite only" or "both" it is a game of chicken: in its pure equilibria
exactly one principal includes more, and against a rival that admits only its favourite doing so is
strictly better than insisting.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.claims.norm_chain import HOWS, NormSet, meta_game
from gametheory_bp.equilibria.nash import nash_equilibria
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_SETS = (
    ("{U}", NormSet.of((0, 0))),
    ("{E}", NormSet.of((1, 1))),
    ("{U, E}", NormSet.of((0, 0), (1, 1))),
)
_COLUMN = (*_SETS[:2], ("{U, E}", NormSet.of((1, 1), (0, 0))))  # either prefers its own favourite


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """All equilibria of the meta-game and of its restriction."""
    repeated = RepeatedGame(given["game"], "24/25")
    whole = meta_game(repeated, _SETS, _COLUMN)
    names = [name for name, _ in _SETS]
    pure = tuple((names[i], names[j]) for i, j in pure_equilibria(whole))
    extreme = tuple(
        (exact_text(profile.row), exact_text(profile.column))
        for profile in nash_equilibria(whole).extreme
    )
    small = meta_game(repeated, (_SETS[0], _SETS[2]), (_COLUMN[1], _COLUMN[2]))
    chicken = tuple(
        (small.row_actions[i], small.column_actions[j]) for i, j in pure_equilibria(small)
    )
    mixed = tuple(
        (profile.row[1], profile.column[1])
        for profile in nash_equilibria(small).extreme
        if 0 < profile.row[1] < 1
    )
    others = tuple(
        (how, tuple((names[i], names[j]) for i, j in pure_equilibria(
            meta_game(repeated, _SETS, _COLUMN, how))))
        for how in HOWS[1:]
    )  # fmt: skip
    checks = (
        Check("against a rival that insists on its favourite, admitting both beats insisting",
              small.payoff(1, 0)[0] > small.payoff(0, 0)[0]
              and small.payoff(0, 1)[1] > small.payoff(0, 0)[1]),
        Check("against a rival that admits both, insisting beats admitting both",
              small.payoff(0, 1)[0] > small.payoff(1, 1)[0]
              and small.payoff(1, 0)[1] > small.payoff(1, 1)[1]),
        Check("favourite only or both: one mixed equilibrium, both with probability 2/3",
              mixed == ((Fraction(2, 3),) * 2,), exact_text(mixed)),
    )  # fmt: skip
    witness = (
        ("meta-game", whole), ("pure equilibria", pure),
        ("extreme equilibria (row, column)", extreme),
        ("favourite only or both: pure equilibria", chicken),
        ("probability of both in its mixed equilibrium", mixed),
        ("pure equilibria for other re-samplings", others),
    )  # fmt: skip
    widest = ("{U, E}", "{U, E}")
    scope = "IAsymBoS, discount 24/25, uniform re-sampling with the current norm"
    if widest in pure:
        return Finding("verified on scope", scope, witness)
    return refutation(
        scope, witness,
        "a principal whose rival admits only the rival's favourite does better by admitting both; "
        "one whose rival admits both does better by insisting; in the mixed equilibrium of that "
        "game of chicken each admits both with probability 2/3", checks,
    )  # fmt: skip


AMTFT_META_GAME = Claim(
    title="Principals include more than their favourite",
    statement=(
        "In anticipation of bargaining failure, players are incentivised to include more than "
        "just their preferred welfare function into W. Read: both include more in a pure "
        "equilibrium of the choice of W."
    ),
    source="Stastny et al. (2021), section 5.1",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 3),
)
