"""What is decided about automata in a repeated game: payoffs, best replies, slacks, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.automata_equilibrium import AutomataEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Stack, Table
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.automaton_play import AutomatonPlay

__all__ = ["AutomataVerdict"]

SHOWN = 24
"""Joint states up to which a verdict is written out state by state."""
MANY_ACTIONS = 4
"""Actions beyond which only the least slack is shown."""


@dataclass(frozen=True, slots=True)
class AutomataVerdict(Result):
    """Whether strategies are an equilibrium, with the slack of every action in every joint state.

    Attributes
    ----------
    play : AutomatonPlay
        Joint states and the strategies' values there.
    best_replies : point
        The most that either player can get against the other's strategy.
    worst_slack : Fraction
        The least that an action loses in any joint state if it is taken once; negative if one
        gains, else 0, the slack of the actions that are taken anyway.
    gaining : tuple
        The joint state, the player and the action with the least slack, in one tuple.
    slacks : per joint state a pair of vectors
        What each row action, and each column action, loses there.
    certificate : AutomataEquilibrium
    """

    play: AutomatonPlay
    best_replies: Point
    worst_slack: Fraction
    gaining: tuple[Any, ...]
    slacks: tuple[tuple[Vector, Vector], ...]
    certificate: AutomataEquilibrium
    exactness: Exactness = EXACT

    @property
    def payoffs(self) -> Point:
        """Payoffs per step of the strategies."""
        return self.play.payoffs

    @property
    def is_nash(self) -> bool:
        """Whether neither player gains by another strategy."""
        return self.best_replies == self.play.payoffs

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether no single deviation gains after any history."""
        return self.worst_slack >= 0

    @property
    def margin(self) -> Fraction | None:
        """The least that a *deviation* loses: the strategies are strict if it is positive.

        Actions that are taken with certainty are no deviations; None if there are none.
        """
        losses = [
            slack
            for state, sides in zip(self.play.states, self.slacks, strict=True)
            for side, taken in zip(sides, self._taken(state), strict=True)
            for slack, p in zip(side, taken, strict=True)
            if p != 1
        ]
        return min(losses) if losses else None

    def _taken(self, state: tuple[int, ...]) -> tuple[Vector, Vector]:
        strategies = self.certificate.strategies
        if isinstance(strategies, JointAutomaton):
            i, j = strategies.actions[state[0]]
            m, n = strategies.shape
            return (
                tuple(Fraction(int(a == i)) for a in range(m)),
                tuple(Fraction(int(b == j)) for b in range(n)),
            )
        return strategies[0].mixtures[state[0]], strategies[1].mixtures[state[1]]

    def claim(self) -> dict[str, Any]:
        """Game, strategies, payoffs, best replies and both verdicts."""
        c = self.certificate
        return {
            "game": c.game,
            "discount": c.discount,
            "strategies": c.strategies,
            "payoffs": self.play.payoffs,
            "best_replies": self.best_replies,
            "worst_slack": self.worst_slack,
            "nash": self.is_nash,
            "subgame_perfect": self.is_subgame_perfect,
        }

    def display(self) -> Stack:
        """Payoffs, best replies and the two verdicts; values and slacks state by state."""
        rows = tuple(
            (player, number_words(own), number_words(best))
            for player, own, best in zip(
                ("row", "column"), self.play.payoffs, self.best_replies, strict=True
            )
        )
        nash = "a Nash equilibrium" if self.is_nash else "no Nash equilibrium"
        perfect = "subgame perfect" if self.is_subgame_perfect else "not subgame perfect"
        note = f"{nash}; {perfect}: least slack {number_words(self.worst_slack)}"
        whole = Table("Automata", ("player", "payoff", "best reply"), rows, note)
        actions = self.certificate.game.row_actions, self.certificate.game.column_actions
        heads = ("joint state", "payoffs", *map(_loses, ("row", "column"), actions))
        lines = [
            (
                self._name(state),
                point_words(value),
                *map(_losses, sides, actions),
            )
            for state, value, sides in zip(
                self.play.states[:SHOWN], self.play.values, self.slacks, strict=False
            )
        ]
        left = len(self.play.states) - SHOWN
        more = f"and {left} more joint states" if left > 0 else ""
        return Stack("", (whole, Table("", heads, tuple(lines), more)))

    def _name(self, state: tuple[int, ...]) -> str:
        strategies = self.certificate.strategies
        if isinstance(strategies, JointAutomaton):
            return strategies.name(state[0])
        return "/".join(one.name(s) for one, s in zip(strategies, state, strict=True))

    def __repr__(self) -> str:
        nash = "Nash" if self.is_nash else "not Nash"
        perfect = "subgame perfect" if self.is_subgame_perfect else "not subgame perfect"
        return f"AutomataVerdict({point_words(self.play.payoffs)}, {nash}, {perfect})"


def _loses(player: str, actions: tuple[str, ...]) -> str:
    if len(actions) > MANY_ACTIONS:
        return f"{player} loses at least"
    return f"{player} loses by {', '.join(actions)}"


def _losses(slacks: Vector, actions: tuple[str, ...]) -> str:
    if len(actions) > MANY_ACTIONS:
        least = min(slacks)
        return f"{number_words(least)} ({actions[slacks.index(least)]})"
    return ", ".join(map(number_words, slacks))
