"""Proof of welfare-optimal points of a game's payoff set, with what attains them.

Three proofs are joined: ``set_proof`` says which payoff pairs the set has, each of
``solution_proofs`` says which points a rule picks from exactly that set, and each witness
attains its point in the game.  One record can hold the optima of many rules on one set.

For ``among="subgame_perfect"`` the set is the inner polygon of equilibrium payoffs, all of which
are attained; the set proof says how far away the others can be.  For ``among="nash"`` the set
proof shows that the listed profiles are equilibria; that there are no further ones carries no
certificate.  In a stochastic game ``feasible`` are the discounted payoffs of joint plans with
public lotteries.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.area_balance import AreaBalance
from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs
from gametheory_bp.certificates.kinds.concession_path import ConcessionPath
from gametheory_bp.certificates.kinds.correlated_polygon import CorrelatedPolygon
from gametheory_bp.certificates.kinds.enumeration import Enumeration
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.kinds.lexicographic import Lexicographic
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.kinds.nobody_gains import NobodyGains
from gametheory_bp.certificates.kinds.ray import Ray
from gametheory_bp.certificates.kinds.supergradient import Supergradient
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.joint_policy import PolicyLottery
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["EdgeLottery", "SetProof", "SolutionProof", "WelfareOptimum", "Witness"]

SetProof = (
    FeasiblePolygon | CorrelatedPolygon | NashEquilibrium | EquilibriumPayoffs | AttainablePayoffs
)
SolutionProof = (
    Supergradient | Enumeration | Ray | Lexicographic | AreaBalance | ConcessionPath | NobodyGains
)


@record("edge_lottery")
@dataclass(frozen=True, slots=True)
class EdgeLottery:
    """``second`` with probability ``weight``, otherwise ``first``; the weight is irrational.

    What attains a point with algebraic or interval coordinates on an edge of a convex set.
    """

    first: MixedProfile | Distribution | SustainedPlan | PolicyLottery
    second: MixedProfile | Distribution | SustainedPlan | PolicyLottery
    weight: Algebraic | Interval


Witness = MixedProfile | Distribution | SustainedPlan | PolicyLottery | EdgeLottery


@record("welfare_optimum")
@dataclass(frozen=True, slots=True)
class WelfareOptimum:
    """Game, set and disagreement point; for each rule its points, witnesses and proof."""

    game: PayoffTable | StochasticGame
    among: str
    disagreement: Point
    rules: tuple[str, ...]
    parameters: tuple[tuple[tuple[str, Fraction | str], ...], ...]
    points: tuple[tuple[Coordinates, ...], ...]
    flags: tuple[tuple[str, ...], ...]
    witnesses: tuple[tuple[Witness, ...], ...]
    set_proof: SetProof
    solution_proofs: tuple[SolutionProof, ...]
