"""What is decided about two strategies of a stochastic game: payoffs, replies, slacks, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Stack, Table
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.vectors import Point

__all__ = ["StochasticVerdict"]

SHOWN = 24
"""Joint states up to which a verdict is written out state by state."""


@dataclass(frozen=True, slots=True)
class StochasticVerdict(Result):
    """Whether strategies are an equilibrium, with the slack of every action in every joint state.

    Attributes
    ----------
    slacks : per joint state a pair of vectors
        What each row action, and each column action, loses there if it is taken once.
    certificate : StochasticEquilibrium
    """

    slacks: tuple[tuple[Vector, Vector], ...]
    certificate: StochasticEquilibrium
    exactness: Exactness = EXACT

    @property
    def payoffs(self) -> Point:
        """Payoff pair per step from the initial law."""
        return self.certificate.payoffs

    @property
    def states(self) -> tuple[tuple[int, ...], ...]:
        """Joint states (state, row memory, column memory) that some history reaches."""
        return self.certificate.states

    @property
    def values(self) -> tuple[Point, ...]:
        """Payoff pairs per step from these states on."""
        return self.certificate.values

    @property
    def best_replies(self) -> Point:
        """The most that either player can get against the other's strategy."""
        return self.certificate.best_replies

    @property
    def gains(self) -> Point:
        """What either player gains by its best reply; both 0 in a Nash equilibrium."""
        (x, y), (v, w) = self.best_replies, self.payoffs
        return x - v, y - w

    @property
    def exploitability(self) -> Fraction:
        """The sum of both gains (NashConv); 0 exactly in a Nash equilibrium."""
        return sum(self.gains, Fraction(0))

    @property
    def worst_slack(self) -> Fraction:
        """The least that an action loses in any joint state; negative if one gains."""
        return self.certificate.worst_slack

    @property
    def gaining(self) -> tuple[Any, ...]:
        """State, row memory, column memory, player and action of the least slack."""
        worst = self.certificate.worst
        return (*worst.state, worst.player, worst.action)

    @property
    def is_nash(self) -> bool:
        """Whether neither player gains by another strategy."""
        return self.certificate.nash

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether no single deviation gains after any history.

        Of stationary strategies: whether they are Markov-perfect where play can get.
        """
        return self.certificate.subgame_perfect

    def claim(self) -> dict[str, Any]:
        """Game, strategies, payoffs, best replies and both verdicts."""
        names = "game strategies payoffs best_replies worst_slack nash subgame_perfect"
        return {name: getattr(self.certificate, name) for name in names.split()}

    def display(self) -> Stack:
        """Payoffs, best replies and the two verdicts; values and least slacks state by state."""
        c = self.certificate
        rows = tuple(
            (player, number_words(own), number_words(best))
            for player, own, best in zip(
                ("row", "column"), self.payoffs, self.best_replies, strict=True
            )
        )
        nash = "a Nash equilibrium" if self.is_nash else "no Nash equilibrium"
        perfect = "subgame perfect" if self.is_subgame_perfect else "not subgame perfect"
        note = f"{nash}; {perfect}: least slack {number_words(self.worst_slack)}"
        whole = Table("Strategies", ("player", "payoff", "best reply"), rows, note)
        memory = not all(one.is_stationary for one in c.strategies)
        lines = []
        for (s, q, r), value, sides in zip(
            self.states[:SHOWN], self.values, self.slacks, strict=False
        ):
            stage = c.game.stages[s]
            name = f"{c.game.states[s]}, {q}/{r}" if memory else c.game.states[s]
            actions = stage.row_actions, stage.column_actions
            least = (
                f"{number_words(min(side))} ({names[side.index(min(side))]})"
                for side, names in zip(sides, actions, strict=True)
            )
            lines.append((name, point_words(value), *least))
        left = len(self.states) - SHOWN
        more = f"and {left} more" if left > 0 else ""
        head = "state, memories" if memory else "state"
        heads = (head, "payoffs", "row loses at least", "column loses at least")
        return Stack("", (whole, Table("", heads, tuple(lines), more)))

    def __repr__(self) -> str:
        nash = "Nash" if self.is_nash else "not Nash"
        perfect = "subgame perfect" if self.is_subgame_perfect else "not subgame perfect"
        return f"StochasticVerdict({point_words(self.payoffs)}, {nash}, {perfect})"
