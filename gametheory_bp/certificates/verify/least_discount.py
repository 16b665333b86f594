"""Check the discount factor from which on payoffs, or a pair for ever, are sustained."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.least_discount import LeastDiscount
from gametheory_bp.certificates.proved_payoffs import EquilibriumProof
from gametheory_bp.certificates.sustained_target import SustainedTarget
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import algebraic_equilibrium_payoffs, equilibrium_payoffs
from gametheory_bp.exact.exactness import Number

__all__ = ["check"]


def check(certificate: LeastDiscount) -> Iterator[Check]:
    """Sustained at ``high``; not at ``low``, or nowhere below ``high``."""
    c = certificate
    target = SustainedTarget(c.points, c.actions)
    fits = target.fits(c.game)
    yield Check("the target is payoffs, or an action pair of the game", fits)
    shape = _shape(c)
    yield Check("there are the proofs that the claim needs", shape)
    if not (fits and shape):
        return
    if c.never:
        yield Check("no discount sustains it", target.never_in(c.game))
        return
    high, low = c.high_proof, c.low_proof
    for proof, discount in ((high, c.high), (low, c.low)):
        sound = [] if proof is None else list(_sound(c, proof, discount))
        yield from sound
        if not all(statement.holds for statement in sound):
            return
    if high is not None:
        yield Check("it is sustained at the upper discount", target.is_in(high), str(c.high))
        if low is None:
            yield Check("no smaller discount sustains it", target.is_out_below(high))
    if low is not None:
        yield Check("it is not sustained at the lower discount", target.is_out_of(low), str(c.low))


def _shape(c: LeastDiscount) -> bool:
    """Which ends and proofs are given: none; one, of an exact end; two; or a lower one alone."""
    low, high = c.low, c.high
    given = c.low_proof is not None, c.high_proof is not None
    if c.never:
        return low is None and high is None and given == (False, False)
    if low is None:
        return False
    if high is None:
        return given == (True, False)
    return given == ((False, True) if low == high else (True, True)) and low <= high


def _sound(c: LeastDiscount, proof: EquilibriumProof, discount: Number | None) -> Iterator[Check]:
    same = (proof.game, proof.discount, proof.punishments) == (c.game, discount, None)
    yield Check("the proof is about subgame perfection in this game, at this discount", same)
    if isinstance(proof, AlgebraicEquilibriumPayoffs):
        yield from algebraic_equilibrium_payoffs.check(proof)
    else:
        yield from equilibrium_payoffs.check(proof)
