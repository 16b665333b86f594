"""How often two agents are in which part of their joint chain.

Under a criterion a play has one number: the discounted mean, the mean of the first T steps, or the
long-run mean.  Each is linear in the *occupancy*, the weights that the criterion gives to the parts
of the chain in expectation; so one occupancy answers every question about rewards, punishments,
mismatches and debits.

Float occupancies of the first two criteria come with a proved bound of their error in the sum of
absolute values: what floats solve is checked by its residual, and the rounding of sums of
non-negative numbers is bounded a priori (Higham 2002, section 3.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.games.criterion import Average, Criterion, Horizon
from gametheory_bp.norms.amtft_agents.chain import JointChain
from gametheory_bp.norms.amtft_agents.exact_solution import solved
from gametheory_bp.norms.amtft_agents.long_run import long_run

__all__ = ["Occupancy", "occupancy"]

UNIT = Fraction(1, 2**53)
"""Largest relative error of one rounding."""

STILL = 1e-13
"""A residual that small is good enough; it enters the bound."""


@dataclass(frozen=True, slots=True, eq=False)
class Occupancy:
    """Weights of the parts of a joint chain, summing to one.

    Attributes
    ----------
    chain : JointChain
    weights : array, shape (n,)
        Fractions if the chain is exact, else floats.
    error : Fraction or None
        Bound of the summed absolute errors; None if none is proved.
    """

    chain: JointChain
    weights: NDArray[Any]
    error: Fraction | None

    def mean(self, values: NDArray[Any]) -> tuple[Any, Fraction | None]:
        """Expectation of a number per part, and a bound of its error."""
        if self.chain.exact:
            used = [(w, v) for w, v in zip(self.weights, values, strict=True) if w]
            return sum((w * v for w, v in used), Fraction(0)), Fraction(0)
        floats = values.astype(float)
        found = float(self.weights @ floats)
        if self.error is None:
            return found, None
        most = Fraction(float(np.abs(floats).max(initial=0.0)))
        return found, most * (self.error + (len(floats) + self.chain.roundings) * 2 * UNIT)


def occupancy(chain: JointChain, criterion: Criterion, discount: Fraction) -> Occupancy:
    """The occupancy of a chain under a criterion; exact if the chain is."""
    if isinstance(criterion, Average):
        return Occupancy(chain, long_run(chain), Fraction(0) if chain.exact else None)
    if isinstance(criterion, Horizon):
        return _steps(chain, criterion.steps)
    return _exact_discounted(chain, discount) if chain.exact else _discounted(chain, discount)


def _matrix(chain: JointChain) -> Any:
    """The chain as a sparse matrix that takes a law to the next one."""
    from scipy.sparse import csr_array

    links = chain.links
    return csr_array((links.chance, (links.target, links.source)), shape=(chain.size, chain.size))


def _steps(chain: JointChain, count: int) -> Occupancy:
    if chain.exact:
        return _exact_steps(chain, count)
    forward = _matrix(chain)
    law = chain.start.astype(float)
    total = np.zeros(chain.size)
    for _ in range(count):
        total += law
        law = forward @ law
    error = 2 * count * (chain.roundings + 2) * UNIT
    return Occupancy(chain, total / count, error)


def _exact_steps(chain: JointChain, count: int) -> Occupancy:
    law: dict[int, Fraction] = {s: p for s, p in enumerate(chain.start) if p}
    following: list[list[tuple[int, Fraction]]] = [[] for _ in range(chain.size)]
    links = chain.links
    for s, t, p in zip(links.source.tolist(), links.target.tolist(), links.chance, strict=True):
        following[s].append((t, p))
    total = np.full(chain.size, Fraction(0), dtype=object)
    for _ in range(count):
        after: dict[int, Fraction] = {}
        for s, p in law.items():
            total[s] += p
            for t, q in following[s]:
                after[t] = after.get(t, Fraction(0)) + p * q
        law = after
    return Occupancy(chain, total / count, Fraction(0))


def _discounted(chain: JointChain, discount: Fraction) -> Occupancy:
    d = float(discount)
    forward = _matrix(chain)
    start = (1 - d) * chain.start.astype(float)
    # Laws of single times, each with its weight, clock cycle by clock cycle.  The rest is taken as
    # if the last cycle came again and again; the residual tells what that is worth.
    law, total, weight = chain.start.astype(float), np.zeros(chain.size), 1.0
    returning = 1 / (1 - d**chain.period)
    while True:
        first, cycle = law, np.zeros(chain.size)
        for k in range(chain.period):
            cycle += (1 - d) * weight * d**k * law
            law = forward @ law
        weight *= d**chain.period
        if weight * float(np.abs(law - first).sum()) * returning < STILL:
            break
        total += cycle
    total += cycle * returning
    residual = float(np.abs(start + d * (forward @ total) - total).sum())
    rounding = 4 * (chain.roundings + 8) * UNIT
    error = (Fraction(residual) * (1 + rounding) + rounding) / (1 - discount)
    return Occupancy(chain, total, error)


def _exact_discounted(chain: JointChain, discount: Fraction) -> Occupancy:
    """Solve ``w = (1 - d) start + d w P`` in integers."""
    size = chain.size
    lines: list[dict[int, Fraction]] = [{t: Fraction(1)} for t in range(size)]
    links = chain.links
    for s, t, p in zip(links.source.tolist(), links.target.tolist(), links.chance, strict=True):
        lines[t][s] = lines[t].get(s, Fraction(0)) - discount * p
    side = [(1 - discount) * p for p in chain.start]
    return Occupancy(chain, solved(lines, side), Fraction(0))
