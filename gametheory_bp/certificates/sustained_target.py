"""What is to be sustained in a repeated game: payoff pairs, or an action pair for ever.

An action pair a for ever is an equilibrium path at the discount d if no deviation pays when the
worst equilibrium payoffs u follow it: ``(1 - d) b(a) + d u <= g(a)``, with its payoffs g and best
deviations b.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.certificates.proved_payoffs import (
    EquilibriumProof,
    inner_polygon,
    outer_polygon,
    stage_of,
)
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
        """Whether it is proved that no discount below 1 sustains it."""
        return self._is_out_of(BelowDiscount.one(game))

    def is_in(self, proof: EquilibriumProof) -> bool:
        """Whether the inner polygon sustains it."""
        return self._sustained(proof, inner_polygon(proof))

    def is_out_of(self, proof: EquilibriumProof) -> bool:
        """Whether the outer polygon excludes it."""
        return not self._sustained(proof, outer_polygon(proof))

    def is_out_below(self, proof: EquilibriumProof) -> bool:
        """Whether the proof excludes it at every smaller discount."""
        return proof.discount == 0 or self._is_out_of(BelowDiscount.of(proof))

    def _is_out_of(self, below: BelowDiscount) -> bool:
        if self.actions is not None:
            return below.rules_out_play(self.actions)
        return any(below.rules_out(p) for p in self.points)

    def _sustained(self, proof: EquilibriumProof, payoffs: Polygon) -> bool:
        if payoffs.is_empty:
            return False
        if self.actions is None:
            return all(payoffs.contains(p) for p in self.points)
        stage = stage_of(proof)
        worst = min(x for x, _ in payoffs.vertices), min(y for _, y in payoffs.vertices)
        return stage.deters(self.actions, stage.payoffs[self.actions], worst)


def _inside(pair: tuple[int, int], m: int, n: int) -> bool:
    return 0 <= pair[0] < m and 0 <= pair[1] < n
