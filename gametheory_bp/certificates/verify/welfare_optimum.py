"""Check of ``welfare_optimum``: the set, the rule's points on that set, and who attains them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module

from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs, payoff_set_name
from gametheory_bp.certificates.kinds.correlated_polygon import CorrelatedPolygon
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery, WelfareOptimum, Witness
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import kind_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.joint_policy import PolicyLottery
from gametheory_bp.games.obedience import obedience_slacks
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["check"]

Single = MixedProfile | Distribution | SustainedPlan | PolicyLottery
"""What attains a rational point."""


def check(certificate: WelfareOptimum) -> Iterator[Check]:
    """All parts hold, and they are about the same game, set and points."""
    c, proofs = certificate, certificate.solution_proofs
    counts = {len(part) for part in (c.rules, c.parameters, c.points, c.flags, c.witnesses, proofs)}
    yield Check("every rule has parameters, points, flags, witnesses and proof", len(counts) == 1)
    yield Check(
        "there is a rule, and no rule is listed twice", 0 < len(set(c.rules)) == len(proofs)
    )
    vertices, finite = _vertices(c)
    yield Check(
        "the set is proved for this game and kind of set", vertices is not None, _open_question(c)
    )
    if len(counts) > 1 or vertices is None:
        return
    yield from _part(c.set_proof)
    stated = zip(c.rules, c.parameters, c.points, c.flags, strict=True)
    for k, (rule, parameters, points, flags) in enumerate(stated):
        proof, problem = proofs[k], proofs[k].problem
        claimed = (proof.rule, proof.parameters, proof.points, proof.flags)
        yield Check(f"{rule}: proof and claim agree", claimed == (rule, parameters, points, flags))
        same = (problem.vertices, problem.disagreement) == (vertices, c.disagreement)
        plain = problem.finite == finite and not problem.comprehensive
        yield Check(f"{rule}: the proof is about this set", same and plain)
        yield from _part(proof)
        attained = len(points) == len(c.witnesses[k]) and all(
            _attains(c, p, w) for p, w in zip(points, c.witnesses[k], strict=True)
        )
        yield Check(f"{rule}: each point is attained within the set", attained)


def _part(proof: object) -> Iterator[Check]:
    kind = kind_of(proof)
    yield from import_module(f"gametheory_bp.certificates.verify.{kind}").check(proof)


def _open_question(c: WelfareOptimum) -> str:
    """What the proof of the set does not say."""
    if c.among == "nash":
        return "the listed equilibria; that there are no others is not proved"
    if isinstance(c.set_proof, EquilibriumPayoffs) and c.set_proof.inner != c.set_proof.outer:
        return f"the inner set; other equilibrium payoffs are at most {c.set_proof.gap} away"
    return ""


def _vertices(c: WelfareOptimum) -> tuple[tuple[Point, ...] | None, bool]:
    """Vertices of the proved set, or its points if it is finite."""
    proof, among = c.set_proof, c.among
    if proof.game != c.game:
        return None, False
    if isinstance(proof, FeasiblePolygon) and proof.set == among != "comprehensive":
        floor = None if among in ("feasible", "pure") else c.disagreement
        return (proof.vertices if proof.floor == floor else None), among == "pure"
    if isinstance(proof, CorrelatedPolygon) and proof.complete:
        kind = "coarse_correlated" if proof.coarse else "correlated"
        return (proof.vertices if among == kind else None), False
    if isinstance(proof, EquilibriumPayoffs) and among == "subgame_perfect":
        return (proof.inner if proof.punishments is None else None), False
    if isinstance(proof, AttainablePayoffs) and among == payoff_set_name(proof.criterion):
        return proof.vertices, False
    if isinstance(proof, NashEquilibrium) and among == "nash":
        return tuple(sorted(set(proof.payoffs))), True
    return None, False


def _attains(c: WelfareOptimum, point: Coordinates, witness: Witness) -> bool:
    if isinstance(witness, EdgeLottery):
        ends, weight = (witness.first, witness.second), witness.weight
        chance = weight if isinstance(weight, Interval) else weight.bounds()
        lotteries = c.among not in ("pure", "nash")  # those sets hold profiles, no lotteries
        if not (lotteries and 0 <= chance.low and chance.high <= 1):
            return False
        if not all(_belongs(c, end) for end in ends):
            return False
        (a, b), (u, v) = (_payoffs(c, end) for end in ends)
        return (_mean(witness.weight, a, u), _mean(witness.weight, b, v)) == point
    return _belongs(c, witness) and _payoffs(c, witness) == point


def _payoffs(c: WelfareOptimum, witness: Single) -> Point:
    if isinstance(witness, SustainedPlan):
        return witness.payoffs
    if isinstance(witness, PolicyLottery) or isinstance(c.game, StochasticGame):
        return _earned(c, witness) or (Fraction(0), Fraction(0))
    return c.game.expected(witness)


def _earned(c: WelfareOptimum, witness: Single) -> Point | None:
    """What a lottery over proved policies of a stochastic game earns; None for anything else."""
    if isinstance(witness, PolicyLottery) and isinstance(c.set_proof, AttainablePayoffs):
        return c.set_proof.earned(witness)
    return None


def _mean(weight: Algebraic | Interval, first: Fraction, second: Fraction) -> object:
    step = second - first
    return weight.affine(step, first) if isinstance(weight, Algebraic) else weight * step + first


def _belongs(c: WelfareOptimum, witness: Single) -> bool:
    """Whether the witness is of the kind that the set is made of."""
    if isinstance(witness, SustainedPlan):
        proof = c.set_proof
        if not isinstance(proof, EquilibriumPayoffs) or isinstance(c.game, StochasticGame):
            return False
        return witness.discount == proof.discount and witness.is_subgame_perfect(c.game)
    if isinstance(witness, PolicyLottery) or isinstance(c.game, StochasticGame):
        return _earned(c, witness) is not None
    if c.among == "subgame_perfect":
        return False
    fits = (
        (len(witness.row), len(witness.column))
        if isinstance(witness, MixedProfile)
        else witness.shape
    ) == c.game.shape
    if not fits or c.among in ("feasible", "individually_rational"):
        return fits
    if isinstance(c.set_proof, NashEquilibrium):
        return witness in c.set_proof.profiles
    if c.among == "pure":
        return isinstance(witness, MixedProfile) and witness.is_pure
    coarse = c.among == "coarse_correlated"
    p = witness.distribution() if isinstance(witness, MixedProfile) else witness
    sides = obedience_slacks(c.game, p, coarse=coarse)
    return all(slack >= 0 for lines in sides for line in lines for slack in line)
