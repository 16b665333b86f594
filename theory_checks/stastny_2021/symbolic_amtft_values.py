"""Cross-play values of two amTFT(W) players with two norms, in closed form.

Norms U = (0, 0) and E = (1, 1); the row player's weight of U is p, the column player's q. Let V be
a player's discounted payoff per step, u its payoff when both play U, e when both play E, m when
row plays U and column E, and n the other way round.

* Re-sampling *with* the current norm: after a mismatch everything starts anew, so
  ``V = (p q u + (1 - p)(1 - q) e + (1 - delta)(p (1 - q) m + (1 - p) q n))
  / (1 - delta (p + q - 2 p q))``.
* *Without* the current norm, or in *order*: two norms are exchanged after every mismatch, so a
  mismatch never ends, ``V = p q u + (1 - p)(1 - q) e + (p (1 - q)(m + delta n)
  + (1 - p) q (n + delta m)) / (1 + delta)`` from a random start.

Each is proved to solve the linear system of the chain, whose solution is unique for 0 <= delta < 1
since the chain's rows are probabilities. As delta goes to 1, the first tends to the mean of u and
e with weights p q and (1 - p)(1 - q): patient players lose nothing by searching.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.norm_chain import HOWS, NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_NORMS = ((0, 0), (1, 1))
_SHARES = (Fraction(1, 3), Fraction(1, 2), Fraction(4, 5))
_DISCOUNTS = (Fraction(0), Fraction(1, 2), Fraction(24, 25))


def closed_form(how: str, p: Any, q: Any, delta: Any, u: Any, m: Any, n: Any, e: Any) -> Any:
    """The value from a random start; a number of whatever kind is put in."""
    agreed = p * q * u + (1 - p) * (1 - q) * e
    if how == "with current":
        lost = p * (1 - q) * m + (1 - p) * q * n
        return (agreed + (1 - delta) * lost) / (1 - delta * (p + q - 2 * p * q))
    apart = p * (1 - q) * (m + delta * n) + (1 - p) * q * (n + delta * m)
    return agreed + apart / (1 + delta)


def from_each_state(how: str, p: Any, q: Any, delta: Any, *payoffs: Any) -> list[Any]:
    """The value from the states UU, UE, EU, EE."""
    u, m, n, e = payoffs
    if how == "with current":
        again = delta * closed_form(how, p, q, delta, u, m, n, e)
        return [u, (1 - delta) * m + again, (1 - delta) * n + again, e]
    return [u, (m + delta * n) / (1 + delta), (n + delta * m) / (1 + delta), e]


def proof(how: str) -> tuple[Check, ...]:
    """The closed form solves the chain's equations, state by state, with symbols for numbers."""
    import sympy

    p, q, delta = sympy.symbols("p q delta", positive=True)
    payoffs = sympy.symbols("u m n e", real=True)
    sets = [NormSet(_NORMS, (weight, 1 - weight)) for weight in (p, q)]
    states = list(product((0, 1), repeat=2))
    values = dict(zip(states, from_each_state(how, p, q, delta, *payoffs), strict=True))
    gains = dict(zip(states, payoffs, strict=True))
    rests, rows = [], []
    for state in states:
        laws = [
            norms.after(mine, how) if state[0] != state[1] else [int(k == mine) for k in (0, 1)]
            for norms, mine in zip(sets, state, strict=True)
        ]
        move = {(a, b): laws[0][a] * laws[1][b] for a, b in states}
        later = sum(move[s] * values[s] for s in states)
        rests.append(sympy.simplify(values[state] - (1 - delta) * gains[state] - delta * later))
        rows.append(sympy.simplify(sum(move.values()) - 1))
    start = sum(
        a * b * values[i, j]
        for (i, a), (j, b) in product(enumerate(sets[0].weights), enumerate(sets[1].weights))
    )
    whole = sympy.simplify(start - closed_form(how, p, q, delta, *payoffs))
    return (
        Check(f"{how}: it solves the chain's four equations", not any(rests), str(rests)),
        Check(f"{how}: the chain's rows sum to 1", not any(rows), str(rows)),
        Check(f"{how}: the random start gives the closed form", whole == 0, str(whole)),
    )


def patience() -> Check:
    """The limit for patient players."""
    import sympy

    p, q, delta = sympy.symbols("p q delta", positive=True)
    u, m, n, e = sympy.symbols("u m n e", real=True)
    value = closed_form("with current", p, q, delta, u, m, n, e)
    both = p * q + (1 - p) * (1 - q)
    limit = (p * q * u + (1 - p) * (1 - q) * e) / both
    rest = sympy.simplify(value.subs(delta, 1) - limit)
    return Check("delta to 1: the mean of u and e, as often as they are drawn together",
                 rest == 0, str(rest))  # fmt: skip


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The proofs, and the numbers of the given game from the chain itself."""
    game = given["game"]
    checks = [*(check for how in HOWS for check in proof(how)), patience()]
    wrong = []
    for how, delta, p, q in product(HOWS, _DISCOUNTS, _SHARES, _SHARES):
        row, column = (NormSet(_NORMS, (w, 1 - w)) for w in (p, q))
        met = meet(RepeatedGame(game, delta), row, column, how, "random").payoffs
        cells = [game.payoff(i, j) for i, j in product((0, 1), repeat=2)]
        form = tuple(closed_form(how, p, q, delta, *(c[k] for c in cells)) for k in (0, 1))
        wrong += [(how, delta, p, q, met, form)] if form != met else []
    half, d = Fraction(1, 2), Fraction(24, 25)
    cells = [game.payoff(i, j) for i, j in product((0, 1), repeat=2)]
    even = tuple(
        (how, tuple(closed_form(how, half, half, d, *(c[k] for c in cells)) for k in (0, 1)))
        for how in HOWS
    )
    witness = (("uniform weights, discount 24/25", even),)
    scope = "all payoffs of 2 x 2 games, all weights, all discounts below 1, in letters"
    if wrong or not all(check.holds for check in checks):
        return refutation(scope, (*witness, ("first difference", tuple(wrong[:1]))),
                          "the closed forms hold where they agree with the chain", checks,
                          "tested")  # fmt: skip
    checks.append(Check("equal to the chain at 81 choices of numbers", not wrong))
    return Finding("proved", scope, witness, checks=tuple(checks))


SYMBOLIC_AMTFT_VALUES = Claim(
    title="Cross-play values of amTFT(W), in letters",
    statement=(
        "Two amTFT(W) players with the same two norms get a rational function of the payoffs, the "
        "discount and the weights; if re-sampling includes the current norm it tends to a mean of "
        "the two norms' payoffs as they become patient."
    ),
    source="Stastny et al. (2021), sections 5.1 and 5.2; the closed forms are derived here",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 5),
)
