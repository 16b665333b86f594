"""Check Nash equilibria by the definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.profile import Vector

__all__ = ["check"]


def check(certificate: NashEquilibrium) -> Iterator[Check]:
    """Recompute payoffs and slacks of every profile; supports lie in the best responses."""
    game, count = certificate.game, len(certificate.profiles)
    stated = (certificate.payoffs, certificate.row_slacks, certificate.column_slacks)
    yield Check("there is a profile", count > 0)
    whole = all(len(part) == count for part in stated)
    yield Check("payoffs and slacks are stated for every profile", whole)
    if not whole:
        return
    yield Check("no profile is listed twice", len(set(certificate.profiles)) == count)
    transposed = tuple(zip(*game.column_payoffs, strict=True))
    for k, (profile, payoffs, *slacks) in enumerate(
        zip(certificate.profiles, *stated, strict=True)
    ):
        fits = (len(profile.row), len(profile.column)) == game.shape
        yield Check(f"profile {k} fits the game", fits)
        if not fits:
            return
        against_row = _values(game.row_payoffs, profile.column)
        against_column = _values(transposed, profile.row)
        expected = game.expected(profile)
        yield Check(f"the payoffs of profile {k} are right", expected == payoffs)
        found = [
            tuple(own - value for value in values)
            for own, values in zip(expected, (against_row, against_column), strict=True)
        ]
        yield Check(f"the slacks of profile {k} are right", found == slacks)
        regret = max(-slack for slack in (Fraction(0), *found[0], *found[1]))
        yield Check(f"no deviation from profile {k} gains", regret == 0, f"largest gain {regret}")
        supported = all(
            slack == 0
            for line, mixture in zip(found, (profile.row, profile.column), strict=True)
            for slack, probability in zip(line, mixture, strict=True)
            if probability
        )
        yield Check(f"the supports of profile {k} are best responses", supported)


def _values(payoffs: Sequence[Sequence[Fraction]], mixture: Vector) -> list[Fraction]:
    """Payoff of every own action against the other player's mixture."""
    return [
        sum((p * a for p, a in zip(mixture, line, strict=True) if p), Fraction(0))
        for line in payoffs
    ]
