"""Proof of the optimum of a welfare function of outcomes, linear in the distribution.

The function W of the payoffs of an outcome (i, j) is averaged over outcomes.  Over all lotteries,
pure profiles and independent mixtures its largest mean is its largest value.  Over (coarse)
correlated equilibria, and over lotteries that give each player at least d, multipliers bound it:
for non-negative ``floor`` prices f and incentive multipliers x, y every distribution p of the set
has

    E_p W <= max_ij  W_ij + f1 (A_ij - d1) + f2 (B_ij - d2)
                     + sum_k x_ik (A_ij - A_kj) + sum_l y_jl (B_ij - B_il).

Proved: the value, and that each listed distribution or profile belongs to the set and attains
it.  That the listed payoffs span all optimal ones carries no certificate.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.exact.codec import record
from gametheory_bp.games.obedience import Lines
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["OutcomeWelfare"]


@record("outcome_welfare")
@dataclass(frozen=True, slots=True)
class OutcomeWelfare:
    """Value, optimal payoffs, their witnesses, and the multipliers that bound the value.

    ``equilibria`` is the list over which a Nash optimum is taken; ``floor_prices`` and the
    multipliers are empty where the set needs none.
    """

    game: PayoffTable
    among: str
    disagreement: Point
    rules: tuple[str, ...]
    parameters: tuple[tuple[tuple[str, Fraction | str], ...], ...]
    value: Fraction
    points: tuple[tuple[Point, ...], ...]
    flags: tuple[tuple[str, ...], ...]
    witnesses: tuple[tuple[MixedProfile | Distribution, ...], ...]
    floor_prices: tuple[Fraction, ...]
    row_multipliers: Lines
    column_multipliers: Lines
    equilibria: NashEquilibrium | None
