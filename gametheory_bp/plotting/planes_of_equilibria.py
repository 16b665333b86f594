"""Games and their equilibria in the payoff plane."""

from __future__ import annotations

from gametheory_bp.equilibria.correlated import CorrelatedEquilibria, CorrelatedPayoffs
from gametheory_bp.equilibria.nash import NashSet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.plotting.dispatch import plane_of, titled
from gametheory_bp.plotting.payoff_plane import payoff_plane
from gametheory_bp.plotting.pieces import assemble, nash_pieces, pure_pieces, set_pieces
from gametheory_bp.plotting.plane import Plane

__all__: list[str] = []


@plane_of.register
def _(game: BimatrixGame) -> Plane:
    return payoff_plane(game)


@plane_of.register
def _(nash: NashSet) -> Plane:
    pieces = (
        *set_pieces("feasible", feasible_payoffs(nash.game).vertices),
        *pure_pieces(nash.game),
        *nash_pieces(nash),
    )
    return assemble(titled(nash.game, "Nash equilibria"), pieces)


@plane_of.register
def _(payoffs: CorrelatedPayoffs) -> Plane:
    kind = "coarse_correlated" if payoffs.coarse else "correlated"
    pieces = (
        *set_pieces("feasible", feasible_payoffs(payoffs.game).vertices),
        *set_pieces(kind, payoffs.vertices),
        *pure_pieces(payoffs.game),
    )
    return assemble(titled(payoffs.game, f"{kind} equilibrium payoffs"), pieces)


@plane_of.register
def _(equilibria: CorrelatedEquilibria) -> Plane:
    return plane_of(equilibria.payoff_polygon())
