"""Proof that a joint plan of a stochastic game is held up, or not, by threats after deviations.

As long as everybody obeys, the plan is followed; after the first deviation of one player it earns
the threat of the state that play has come to, for ever.  A deviation in state s and memory q loses
its *slack*: the value there, less what deviating earns now and the discounted threats.  The plan is
an equilibrium with these threats exactly if no slack on its path is negative.

A threat is a minimax value (then the other player punishes as hard as it can, credible or not, and
a negative slack means that no threat at all holds the plan up), or a stationary equilibrium that is
Markov-perfect (then the whole is subgame perfect).  Minimax values may be known between two bounds
only; then so is the slack.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.automata_equilibrium import Deviation
from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.exact.codec import record
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["GrimPlan", "Threat"]

Threat = StochasticMinimaxValue | StochasticEquilibrium


@record("grim_plan")
@dataclass(frozen=True, slots=True)
class GrimPlan:
    """Values at every (state, memory) of the path, threats by player, and the least slack.

    ``lower_slack`` is the least with the threats' upper bounds, found at ``worst``; ``upper_slack``
    the least with their lower ones; None if nobody ever has a choice.  ``gap`` is their difference,
    and ``sustained`` is None where 0 lies between them.
    """

    game: StochasticGame
    plan: PublicPlan
    nodes: tuple[tuple[int, int], ...]
    values: tuple[Point, ...]
    payoffs: Point
    threats: tuple[Threat, Threat]
    lower_slack: Fraction | None
    upper_slack: Fraction | None
    gap: Fraction
    worst: Deviation | None
    sustained: bool | None
    subgame_perfect: bool
