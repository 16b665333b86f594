"""Check bounds of a minimax value of a stochastic game by their inequalities, state by state."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.certificates.stage_worths import at_start, average, stage_worths
from gametheory_bp.certificates.verdict import Check

__all__ = ["check"]


def check(certificate: StochasticMinimaxValue) -> Iterator[Check]:
    """Own strategies secure the lower values, the opponent's hold the player to the upper ones."""
    c, game = certificate, certificate.game
    count = len(game.states)
    fits = len(c.strategies) == len(c.lower_values) == len(c.upper_values) == count and all(
        (len(one.row), len(one.column)) == stage.shape
        for one, stage in zip(c.strategies, game.stages, strict=True)
    )
    yield Check("there are strategies and two values for every state", fits)
    if not fits:
        return
    strange: list[tuple[str, str]] = []
    for s, one in enumerate(c.strategies):
        x, y = (one.row, one.column) if c.player == "row" else (one.column, one.row)
        lower = stage_worths(game, c.player, c.lower_values, s)
        upper = stage_worths(game, c.player, c.upper_values, s)
        secured = min(average(x, column) for column in zip(*lower, strict=True))
        held = max(average(y, line) for line in upper)
        name = game.states[s]
        if c.mixed:
            if secured < c.lower_values[s]:
                strange.append((name, f"only {secured} is secured"))
            if held > c.upper_values[s]:
                strange.append((name, f"the player gets {held}"))
            continue
        low = max(min(line) for line in lower)
        high = min(max(column) for column in zip(*lower, strict=True))
        best, shown = (low, secured) if c.side == "maximin" else (high, held)
        together = average(x, [average(y, line) for line in lower])
        values = {c.lower_values[s], c.upper_values[s], best, shown, together}
        if not one.is_pure or len(values) > 1:
            strange.append((name, f"the {c.side} of the state is {best}"))
    yield Check("every state's inequalities hold", not strange, str(strange[:1]))
    ends = at_start(game, c.lower_values), at_start(game, c.upper_values)
    yield Check("the bounds are those of the initial law", (c.lower, c.upper) == ends, str(ends))
    gap = max(u - v for v, u in zip(c.lower_values, c.upper_values, strict=True))
    yield Check("the gap is the largest difference of the bounds", c.gap == gap, str(gap))
