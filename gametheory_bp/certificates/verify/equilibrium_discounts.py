"""Check the discount factors at which two automata are an equilibrium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds import equilibrium_discounts as kinds
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.exact.polynomial import evaluate, trim
from gametheory_bp.games.play_process import DecisionProcess, play_process
from gametheory_bp.geometry import discount_set as sets
from gametheory_bp.geometry.algebraic_image import unit_roots

__all__ = ["check"]

Polynomial = tuple[Fraction, ...]
Policy = kinds.DiscountPolicy
ZERO, ONE = Fraction(0), Fraction(1)


def check(certificate: kinds.EquilibriumDiscounts) -> Iterator[Check]:
    """Values solve their equations at every discount; both sets follow from signs."""
    c = certificate
    process = play_process(c.game, ZERO, c.strategies)
    slacks: list[Polynomial] = []
    as_good: list[list[sets.DiscountInterval]] = [[], []]
    for i, (player, policies) in enumerate(zip(process.players, c.policies, strict=True)):
        name, known = ("row", "column")[i], bool(policies) and not policies[0].actions
        known = known and all(_solved(player, policy) for policy in policies)
        yield Check(f"the {name} player's values solve the Bellman equations", known)
        if not known:
            return
        own, *replies = policies
        slacks += _slacks(player, own)
        covered: list[sets.DiscountInterval] = []
        for reply in replies:
            losses = _slacks(player, reply)
            covered += sets.nonnegative_discounts(losses)
            mine, other = _product(own.values[0], reply.below), _product(reply.values[0], own.below)
            gain = _sum([(ONE, mine, 0), (-ONE, other, 0)])
            as_good[i] += sets.nonnegative_discounts([*losses, gain])
        gap = sets.uncovered(covered)
        yield Check(f"a best reply of the {name} player is known at every discount", gap is None)
    perfect, nash = sets.nonnegative_discounts(slacks), sets.intersection(*as_good)
    yield Check("subgame perfect where no slack is negative", c.subgame_perfect == perfect)
    yield Check("Nash where no best reply is better", c.nash == nash)


def _solved(player: DecisionProcess, policy: Policy) -> bool:
    """Whether the values are those of the policy, over a positive denominator."""
    count, below = len(player.gains), policy.below
    if len(policy.values) != count or (policy.actions and len(policy.actions) != count):
        return False
    mixtures = player.mixtures
    if policy.actions:
        pairs = zip(policy.actions, player.gains, strict=True)
        mixtures = tuple(tuple(Fraction(a == c) for a in range(len(g))) for c, g in pairs)
    if any(sum(mixture) != 1 for mixture in mixtures):
        return False
    if evaluate(below, ZERO) <= 0 or any(root != 1 for root in unit_roots(below)):
        return False
    return all(
        trim(policy.values[s])
        == _sum((p, _worth(player, policy, s, a), 0) for a, p in enumerate(mixture) if p)
        for s, mixture in enumerate(mixtures)
    )


def _slacks(player: DecisionProcess, policy: Policy) -> list[Polynomial]:
    return [
        _sum([(ONE, policy.values[s], 0), (-ONE, _worth(player, policy, s, a), 0)])
        for s, gains in enumerate(player.gains)
        for a in range(len(gains))
    ]


def _worth(player: DecisionProcess, policy: Policy, state: int, action: int) -> Polynomial:
    """``(1 - d) gain + d (mean of values)`` of an action taken once, times the denominator."""
    gain, chances = player.gains[state][action], player.chances[state][action]
    later = ((p, policy.values[t], 1) for t, p in chances)
    return _sum([(gain, policy.below, 0), (-gain, policy.below, 1), *later])


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    return _sum((c, b, k) for k, c in enumerate(a))


def _sum(terms: Iterable[tuple[Fraction, Polynomial, int]]) -> Polynomial:
    """The sum of ``c p d^k``."""
    total: list[Fraction] = []
    for c, p, k in terms:
        total += [ZERO] * (len(p) + k - len(total))
        for i, x in enumerate(p):
            total[i + k] += c * x
    return trim(total)
