"""What is to be sustained in a repeated game: payoff pairs, or an action pair for ever.

An action pair a for ever is an equilibrium path at the discount d if no deviation pays when the
worst equilibrium payoffs u follow it: ``(1 - d) b(a) + d u <= g(a)``, with its payoffs g and best
deviations b.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["SustainedTarget"]


@dataclass(frozen=True, slots=True)
class SustainedTarget:
    """Payoff pairs that are all to be equilibrium payoffs; or, with ``actions``, a pair for ever.

    The proofs that are asked are taken to be about subgame-perfect payoffs, and to hold.
    """

    points: tuple[Point, ...]
    actions: tuple[int, int] | None = None

    def fits(self, game: PayoffTable) -> bool:
        """Whether it is one of the two, and within the game."""
        (m, n), a = game.shape, self.actions
        return bool(self.points) if a is None else not self.points and _inside(a, m, n)

    def never_in(self, game: PayoffTable) -> bool:
        """Whether no discount can sustain it: not feasible, or below a pure minimax payoff."""
        stage = RepeatedStage.of(game, Fraction(0))
        low = stage.pure_minimax
        if self.actions is not None:
            g, b = stage.payoffs[self.actions], stage.deviations[self.actions]
            return any(b[i] > g[i] <= low[i] for i in (0, 1))
        feasible = Polygon.hull(stage.payoffs.values()).above(low)
        return not all(feasible.contains(p) for p in self.points)

    def is_in(self, proof: EquilibriumPayoffs) -> bool:
        """Whether the inner polygon sustains it."""
        return self._sustained(proof, Polygon(proof.inner))

    def is_out_of(self, proof: EquilibriumPayoffs) -> bool:
        """Whether the outer polygon excludes it."""
        return not self._sustained(proof, Polygon(proof.outer))

    def is_out_below(self, proof: EquilibriumPayoffs) -> bool:
        """Whether the proof excludes it at every smaller discount."""
        if proof.discount == 0:
            return True
        below = BelowDiscount(proof)
        if self.actions is not None:
            return below.rules_out_play(self.actions)
        return any(below.rules_out(p) for p in self.points)

    def _sustained(self, proof: EquilibriumPayoffs, payoffs: Polygon) -> bool:
        if payoffs.is_empty:
            return False
        if self.actions is None:
            return all(payoffs.contains(p) for p in self.points)
        stage = RepeatedStage.of(proof.game, proof.discount)
        worst = min(x for x, _ in payoffs.vertices), min(y for _, y in payoffs.vertices)
        return stage.deters(self.actions, stage.payoffs[self.actions], worst)


def _inside(pair: tuple[int, int], m: int, n: int) -> bool:
    return 0 <= pair[0] < m and 0 <= pair[1] < n
