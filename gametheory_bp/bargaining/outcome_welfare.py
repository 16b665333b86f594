"""Optima of welfare functions of outcomes, which average W over outcomes.

For such a function, e.g. ``inequity_averse``, the welfare of a mixture is the mean of W over
outcomes: linear in the joint distribution.

* Pure profiles, all lotteries, independent mixtures: a mean is largest at a best outcome.  The
  payoffs of the best outcomes are returned; over lotteries the optimal payoffs are their convex
  hull, whose vertices are returned.
* Nash equilibria: on a maximal Nash subset X x Y the mean is linear in either mixture, so some
  extreme equilibrium is best; all best extreme ones are returned.
* Lotteries with both payoffs >= d, (coarse) correlated equilibria: a linear program; the optimal
  distributions are a face, whose image in the payoff plane is found exactly and whose vertices
  are returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from gametheory_bp.bargaining.game_sets import GameSets
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.kinds.outcome_welfare import OutcomeWelfare
from gametheory_bp.equilibria.correlated.polytope import equilibrium_polytope
from gametheory_bp.errors import DisagreementError
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.games.obedience import Lines
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.image_polygon import image_polygon
from gametheory_bp.solvers.program import Program, Row
from gametheory_bp.solvers.session import Session
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import Parameters

__all__ = ["outcome_optimum"]

Attained = dict[Point, MixedProfile | Distribution]
Proof = tuple[Fraction, Attained, tuple[Fraction, ...], Lines, Lines, NashEquilibrium | None]


def outcome_optimum(
    sets: GameSets, rule: str, welfare: WelfareFunction, among: str, parameters: Parameters
) -> Optimum:
    """Optimal payoffs of a welfare function of outcomes over a set of the game.

    Raises
    ------
    DisagreementError
        If no lottery gives both players their disagreement payoffs.
    """
    game, d = sets.game, sets.disagreement
    frame = Frame(d, d, d)
    table = [welfare.value(x, y, frame, **dict(parameters)) for x, y in game.payoffs()]
    complete = True
    if among in ("correlated", "coarse_correlated"):
        proof = _correlated(sets, table, coarse=among == "coarse_correlated")
    elif among == "individually_rational":
        proof = _rational(sets, table)
    elif among == "nash":
        complete, proof = sets.nash().complete, _nash(sets, table)
    else:
        proof = _best_outcomes(sets, table, convex=among == "feasible")
    value, attained, prices, row, column, equilibria = proof
    points = tuple(sorted(attained))
    witnesses = tuple(attained[p] for p in points)
    certificate = OutcomeWelfare(
        PayoffTable.of(game), among, d, (rule,), (parameters,), value, (points,),
        ((),), (witnesses,),
        prices, row, column, equilibria,
    )  # fmt: skip
    return Optimum(
        game, rule, parameters, among, d, points, witnesses, (), EXACT, certificate,
        welfare.formula, complete,
    )  # fmt: skip


def _best_outcomes(sets: GameSets, table: list[Fraction], *, convex: bool) -> Proof:
    best, payoffs, n = max(table), sets.game.payoffs(), sets.game.shape[1]
    attained: Attained = {}
    for k, value in enumerate(table):
        if value == best:
            profile = MixedProfile.pure(sets.game.shape, *divmod(k, n))
            attained.setdefault(payoffs[k], profile)
    if convex:
        attained = {p: attained[p] for p in Polygon.hull(attained).vertices}
    return best, attained, (), (), (), None


def _nash(sets: GameSets, table: list[Fraction]) -> Proof:
    nash, n = sets.nash(), sets.game.shape[1]
    welfare = []
    for profile in nash.extreme:
        p = profile.distribution()
        shares = (p.probabilities[i][j] * table[i * n + j] for i, j in p.support)
        welfare.append(sum(shares, Fraction(0)))
    best = max(welfare)
    attained: Attained = {}
    for profile, payoffs, value in zip(nash.extreme, nash.payoffs, welfare, strict=True):
        if value == best:
            attained.setdefault(payoffs, profile)
    return best, attained, (), (), (), nash.certificate


def _correlated(sets: GameSets, table: list[Fraction], *, coarse: bool) -> Proof:
    polytope = equilibrium_polytope(sets.game, coarse=coarse)
    value, multipliers, face = _face(polytope.program, table, polytope.objectives)
    attained: Attained = {
        polytope.point(image): polytope.distribution(primal) for image, primal in face
    }
    # incentive rows are scaled to integers: their multipliers count in the true scale again
    row, column = polytope.true_multipliers(multipliers)
    return value, attained, (), row, column, None


def _rational(sets: GameSets, table: list[Fraction]) -> Proof:
    game, d = sets.game, sets.disagreement
    payoffs = game.payoffs()
    everything = tuple(range(len(payoffs)))
    rows, scales = [], []
    for player in (0, 1):
        gains = [d[player] - p[player] for p in payoffs]
        scaled, common = _integers(gains)
        rows.append(Row(everything, tuple(scaled), 0))
        scales.append(common)
    rows.append(Row(everything, (1,) * len(payoffs), 1, equality=True))
    program = Program(len(payoffs), tuple(rows))
    first, second = (_integers([p[player] for p in payoffs]) for player in (0, 1))
    value, multipliers, face = _face(program, table, (tuple(first[0]), tuple(second[0])))
    n = game.shape[1]
    attained: Attained = {}
    for image, primal in face:
        point = image[0] / first[1], image[1] / second[1]
        attained[point] = Distribution(
            tuple(tuple(primal[i : i + n]) for i in range(0, len(primal), n))
        )
    prices = tuple(multipliers[k] * scales[k] for k in (0, 1))
    return value, attained, prices, (), (), None


def _face(
    program: Program, table: list[Fraction], objectives: Sequence[tuple[int, ...]]
) -> tuple[Fraction, tuple[Fraction, ...], list[tuple[Point, tuple[Fraction, ...]]]]:
    """Optimal value, true multipliers, and the vertices of the optimal face's image."""
    welfare, common = _integers(table)
    best = Session(program, [welfare]).maximise([1])
    if best.status != "optimal" or best.value is None:
        raise DisagreementError("no lottery gives both players at least the disagreement point")
    top = best.value
    held = Row(
        tuple(range(len(welfare))),
        tuple(w * top.denominator for w in welfare),
        top.numerator,
        equality=True,
    )
    narrowed = Program(program.columns, (*program.rows, held))
    image = image_polygon(Session(narrowed, objectives))
    if not image.complete:
        raise KeyboardInterrupt
    multipliers = tuple(y / common for y in best.dual)
    return top / common, multipliers, [(c.image, c.preimage) for c in image.corners]


def _integers(numbers: Sequence[Fraction]) -> tuple[list[int], int]:
    common = lcm(*(a.denominator for a in numbers))
    return [a.numerator * (common // a.denominator) for a in numbers], common
