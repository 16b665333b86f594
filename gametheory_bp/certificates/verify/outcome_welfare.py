"""Check of ``outcome_welfare``: the value is attained, and nothing in the set exceeds it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.outcome_welfare import OutcomeWelfare
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify.nash_equilibrium import check as check_equilibria
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.games.obedience import obedience_slacks
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["check"]

Table = list[list[Fraction]]


def check(certificate: OutcomeWelfare) -> Iterator[Check]:
    """Witnesses attain the value within the set; a bound or a list shows that none is better."""
    c = certificate
    single = len(c.rules) == len(c.parameters) == len(c.points) == len(c.witnesses) == 1
    known = single and c.rules[0] in LIBRARY and bool(LIBRARY.load(c.rules[0]).games_only)
    yield Check("one rule that is a welfare function of outcomes", known)
    if not known:
        return
    values = _values(c)
    yield Check("the parameters are as declared", values is not None)
    yield Check("there are no flags", c.flags == ((),))
    counts = len(c.points[0]) == len(c.witnesses[0]) > 0
    yield Check("every point has a witness", counts)
    ordered = list(c.points[0]) == sorted(set(c.points[0]))
    yield Check("the points are distinct and in order", ordered)
    if values is None or not counts:
        return
    for point, witness in zip(c.points[0], c.witnesses[0], strict=True):
        p = witness.distribution() if isinstance(witness, MixedProfile) else witness
        place = f"({point[0]}, {point[1]})"
        fits = p.shape == c.game.shape and _belongs(c, p, witness)
        yield Check(f"the witness of {place} belongs to the set", fits)
        if fits:
            yield Check(f"its payoffs are {place}", c.game.expected(p) == point)
            yield Check(f"its welfare at {place} is the value", _mean(values, p) == c.value)
    yield from _bounded(c, values)


def _values(c: OutcomeWelfare) -> Table | None:
    """W of every outcome."""
    welfare = LIBRARY.load(c.rules[0])
    try:
        given = dict(c.parameters[0])
        if read_parameters(welfare.parameters, given, c.rules[0]) != c.parameters[0]:
            return None
    except GameTheoryError:
        return None
    frame = Frame(c.disagreement, c.disagreement, c.disagreement)
    rows = zip(c.game.row_payoffs, c.game.column_payoffs, strict=True)
    return [
        [welfare.value(x, y, frame, **given) for x, y in zip(*row, strict=True)] for row in rows
    ]


def _mean(values: Table, p: Distribution) -> Fraction:
    return sum((p.probabilities[i][j] * values[i][j] for i, j in p.support), Fraction(0))


def _belongs(c: OutcomeWelfare, p: Distribution, witness: MixedProfile | Distribution) -> bool:
    if c.among == "nash":
        return c.equilibria is not None and witness in c.equilibria.profiles
    if c.among in ("pure", "independent"):
        return isinstance(witness, MixedProfile) and (witness.is_pure or c.among != "pure")
    if c.among == "individually_rational":
        return all(a >= b for a, b in zip(c.game.expected(p), c.disagreement, strict=True))
    if c.among in ("correlated", "coarse_correlated"):
        sides = obedience_slacks(c.game, p, coarse=c.among == "coarse_correlated")
        return all(slack >= 0 for lines in sides for line in lines for slack in line)
    return c.among == "feasible"


def _bounded(c: OutcomeWelfare, values: Table) -> Iterator[Check]:
    (m, n), x, y = c.game.shape, c.row_multipliers, c.column_multipliers
    yield Check(
        "equilibria are listed for Nash alone", (c.equilibria is None) == (c.among != "nash")
    )
    if c.equilibria is not None:
        yield Check("the equilibria are of this game", c.equilibria.game == c.game)
        yield from check_equilibria(c.equilibria)
        means = [_mean(values, p.distribution()) for p in c.equilibria.profiles]
        listed = "that there are no other equilibria is not proved"
        yield Check("no listed equilibrium has more welfare", max(means) == c.value, listed)
    lines = {"correlated": (m, n), "coarse_correlated": (1, 1)}.get(c.among, (0, 0))
    shaped = (len(x), len(y)) == lines
    shaped = shaped and all(len(r) == m for r in x) and all(len(r) == n for r in y)
    shaped = shaped and len(c.floor_prices) == 2 * (c.among == "individually_rational")
    yield Check("the multipliers have the shape that the set needs", shaped)
    signs = all(v >= 0 for r in (*x, *y, c.floor_prices) for v in r)
    yield Check("no multiplier is negative", signs)
    if c.among == "correlated" and shaped:
        idle = any(r[k] for side in (x, y) for k, r in enumerate(side))
        yield Check("there is no multiplier for staying with an action", not idle)
    if shaped and c.equilibria is None:
        bound = max(_bound(c, values, i, j) for i in range(m) for j in range(n))
        yield Check("the multipliers bound the welfare by the value", bound == c.value)


def _bound(c: OutcomeWelfare, values: Table, i: int, j: int) -> Fraction:
    a, b = c.game.row_payoffs, c.game.column_payoffs
    total = values[i][j]
    for price, payoff, floor in zip(
        c.floor_prices, (a[i][j], b[i][j]), c.disagreement, strict=False
    ):
        total += price * (payoff - floor)
    if c.row_multipliers:
        coarse = c.among == "coarse_correlated"
        row, column = (
            c.row_multipliers[0 if coarse else i],
            c.column_multipliers[0 if coarse else j],
        )
        total += sum((x * (a[i][j] - a[k][j]) for k, x in enumerate(row) if x), Fraction(0))
        total += sum((y * (b[i][j] - b[i][k]) for k, y in enumerate(column) if y), Fraction(0))
    return total
