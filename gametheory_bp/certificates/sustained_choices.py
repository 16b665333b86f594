"""A stochastic game by its definition: what action pairs are worth, which promises deter.

The expected promises after an action pair are the Minkowski combination of the polygons of the next
states, made here in the plain way: the hull of all sums of corners, one state after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["Choice", "Family", "SustainedChoices", "closed", "worst_payoffs"]

Choice = tuple[int, int, int]
"""State, row action, column action."""

Family = tuple[Polygon, ...]
_NOTHING = Polygon(())


def worst_payoffs(family: Sequence[Polygon]) -> list[Point | None]:
    """The least payoff of either player in every state that has payoffs."""
    return [
        None if p.is_empty else (min(x for x, _ in p.vertices), min(y for _, y in p.vertices))
        for p in family
    ]


def closed(game: StochasticGame, family: Sequence[Polygon]) -> Family:
    """Without the states from which play may come to a state without payoffs."""
    left = list(family)
    while True:
        lost = [
            s
            for s, lines in enumerate(game.law)
            if not left[s].is_empty
            and any(left[t].is_empty for line in lines for law in line for t, _ in law)
        ]
        if not lost:
            return tuple(left)
        for s in lost:
            left[s] = _NOTHING


@dataclass(frozen=True, slots=True)
class SustainedChoices:
    """A game, and the worst payoffs that may follow a deviation."""

    game: StochasticGame
    threats: Sequence[Point | None]

    def choices(self) -> Iterator[Choice]:
        """All action pairs of all states."""
        for s, stage in enumerate(self.game.stages):
            yield from ((s, i, j) for i in range(stage.shape[0]) for j in range(stage.shape[1]))

    def rivals(self, choice: Choice, player: int) -> list[Choice]:
        """The action pairs that a player's deviations lead to, the pair itself included."""
        s, i, j = choice
        m, n = self.game.stages[s].shape
        return [(s, i, b) for b in range(n)] if player else [(s, a, j) for a in range(m)]

    def worth(self, choice: Choice, values: Sequence[Point]) -> Point:
        """What a choice is worth, followed by these payoffs in the states its law names."""
        d, g = self.game.discount, self.game.payoff(*choice)
        law = self.game.chances(*choice)
        x, y = (
            (1 - d) * g[i] + d * sum((p * v[i] for (_, p), v in zip(law, values, strict=True)), 0)
            for i in (0, 1)
        )
        return Fraction(x), Fraction(y)

    def floor(self, choice: Choice) -> Point | None:
        """The best deviation payoffs, followed by the threats; None where these are missing."""
        best = []
        for player in (0, 1):
            worths = []
            for rival in self.rivals(choice, player):
                threats = [self.threats[t] for t, _ in self.game.chances(*rival)]
                known = [u for u in threats if u is not None]
                if len(known) < len(threats):
                    return None
                worths.append(self.worth(rival, known)[player])
            best.append(max(worths))
        return best[0], best[1]

    def worths(self, choice: Choice, family: Sequence[Polygon]) -> Polygon:
        """All that a choice is worth for promises of a family that deter deviations."""
        floor = self.floor(choice)
        d, (x, y) = self.game.discount, self.game.payoff(*choice)
        law = self.game.chances(*choice)
        if floor is None or any(family[t].is_empty for t, _ in law):
            return _NOTHING
        found = Polygon((((1 - d) * x, (1 - d) * y),))
        for t, p in law:
            shifts = family[t].vertices
            found = Polygon.hull(
                (v[0] + d * p * w[0], v[1] + d * p * w[1]) for v in found.vertices for w in shifts
            )
        return found.above(floor)
