"""Check a maximin or minimax value by the definition."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.minimax_value import MinimaxValue
from gametheory_bp.certificates.verdict import Check

__all__ = ["check"]


def check(certificate: MinimaxValue) -> Iterator[Check]:
    """Own strategy secures the value, the opponent's holds the player to it."""
    game, strategies, value = certificate.game, certificate.strategies, certificate.value
    fits = (len(strategies.row), len(strategies.column)) == game.shape
    yield Check("the strategies fit the game", fits)
    if not fits:
        return
    own, x, y = game.row_payoffs, strategies.row, strategies.column
    if certificate.player == "column":
        own = tuple(zip(*game.column_payoffs, strict=True))
        x, y = y, x
    secured = min(
        sum((p * a for p, a in zip(x, column, strict=True) if p), Fraction(0))
        for column in zip(*own, strict=True)
    )
    held = max(sum((q * a for q, a in zip(y, line, strict=True) if q), Fraction(0)) for line in own)
    if certificate.mixed:
        yield Check("the player's strategy secures the value", secured == value, str(secured))
        yield Check("the opponent's strategy holds the player to it", held == value, str(held))
        return
    yield Check("the strategies are pure", strategies.is_pure)
    reached = sum(
        (
            p * q * a
            for p, line in zip(x, own, strict=True)
            if p
            for q, a in zip(y, line, strict=True)
            if q
        ),
        Fraction(0),
    )
    yield Check("the two strategies together yield the value", reached == value, str(reached))
    if certificate.side == "maximin":
        best = max(min(line) for line in own)
        yield Check("the player's action secures the value", secured == value, str(secured))
    else:
        best = min(max(column) for column in zip(*own, strict=True))
        yield Check("the opponent's action holds the player to it", held == value, str(held))
    yield Check(f"no other action gives a better {certificate.side}", best == value, str(best))
