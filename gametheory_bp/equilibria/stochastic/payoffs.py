"""The equilibrium payoffs of a stochastic game, state by state, between two proved families."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    JointLink,
    StateGenerator,
    StochasticEquilibriumPayoffs,
    StochasticLink,
)
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.exactness import EXACT, Exactness, bound_words
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["StochasticPayoffs"]


@dataclass(frozen=True, slots=True)
class StochasticPayoffs(Result):
    """Equilibrium payoffs per step from every state, with a proof from inside and outside.

    Attributes
    ----------
    game : StochasticGame
    inner : tuple of Polygon, one per state
        Every point is an equilibrium payoff of play that starts in the state.
    outer : tuple of Polygon, one per state
        Every such payoff is in it.
    generators : tuple of StateGenerator
        Action pairs and promises whose values span the inner polygons.
    chain : tuple of StochasticLink or JointLink
        Lines that cut ever smaller polygons; the last are the outer ones.
    gap : Fraction or None
        Every outer point differs from some inner one of its state by at most so much in both
        payoffs; 0 where the sets are exact, None where an inner polygon alone is empty.
    complete : bool
        False where the search stopped before it reached the gap that was asked for.
    stopped : str
        Then why, and how to go on.
    """

    game: StochasticGame
    inner: tuple[Polygon, ...]
    outer: tuple[Polygon, ...]
    generators: tuple[StateGenerator, ...]
    chain: tuple[StochasticLink | JointLink, ...]
    gap: Fraction | None
    complete: bool = True
    stopped: str = ""

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact where both families are the same, else certified to the gap."""
        if self.inner == self.outer:
            return EXACT
        if self.gap is not None:
            return Exactness("certified", self.gap)
        corners = [v for polygon in self.outer for v in polygon.vertices]
        width = max(max(column) - min(column) for column in zip(*corners, strict=True))
        return Exactness("certified", width)

    @property
    def is_empty(self) -> tuple[bool, ...]:
        """By state: whether it is proved that no equilibrium starts there."""
        return tuple(polygon.is_empty for polygon in self.outer)

    def starts(self, state: int) -> tuple[tuple[Point, tuple[int, int]], ...]:
        """Payoff pairs that span the inner polygon of a state, with the first action pairs."""
        d, found = self.game.discount, []
        for g in self.generators:
            if g.state == state:
                x, y = self.game.payoff(state, *g.actions)
                law = self.game.chances(state, *g.actions)
                w = [
                    sum((p * v[i] for (_, p), v in zip(law, g.promises, strict=True)), Fraction(0))
                    for i in (0, 1)
                ]
                found.append((((1 - d) * x + d * w[0], (1 - d) * y + d * w[1]), g.actions))
        return tuple(found)

    @property
    def certificate(self) -> StochasticEquilibriumPayoffs:
        """Both families and what proves them."""
        return StochasticEquilibriumPayoffs(
            self.game,
            tuple(polygon.vertices for polygon in self.inner),
            self.generators,
            tuple(polygon.vertices for polygon in self.outer),
            self.chain,
            self.gap,
        )

    def claim(self) -> dict[str, Any]:
        """The game, both families and their distance."""
        proof = self.certificate
        return {
            "game": self.game,
            "inner": proof.inner,
            "outer": proof.outer,
            "gap": self.gap,
        }

    def display(self) -> Table:
        """The corners of the inner polygons, and the first action pairs where one is played."""
        rows = []
        for s, polygon in enumerate(self.inner):
            stage, first = self.game.stages[s], dict(reversed(self.starts(s)))
            for x, y in polygon.vertices:
                pair = first.get((x, y))
                words = "a public lottery"
                if pair is not None:
                    words = f"({stage.row_actions[pair[0]]}, {stage.column_actions[pair[1]]})"
                rows.append((self.game.states[s], _number(x), _number(y), words))
        d = self.game.discount
        title = f"Subgame-perfect payoffs by state, pure actions, public lottery, discount {d}"
        if self.inner == self.outer:
            note = "exact"
        elif self.gap is None:
            note = "no equilibrium found in some state, and none excluded"
        else:
            note = f"inner polygons; the sets reach at most {bound_words(self.gap)} beyond them"
        empty = [self.game.states[s] for s, none in enumerate(self.is_empty) if none]
        if empty:
            note += "; no equilibrium in pure actions starts in " + ", ".join(empty)
        if not self.complete:
            note += f"; stopped early: {self.stopped}"
        return Table(title, ("state", "row", "column", "starts with"), tuple(rows), note)

    def __repr__(self) -> str:
        word = "exact" if self.inner == self.outer else "bracketed"
        return f"StochasticPayoffs({len(self.inner)} states, {word})"


def _number(number: Fraction) -> str:
    text = str(number)
    return text if len(text) <= 24 else f"{float(number):.10g}.."
