"""A joint automaton with what it is worth in every state, as a witness of equilibrium payoffs.

The values are the only solution of the plan's Bellman equations, so stating them proves them.
The plan is subgame perfect if in no state that a history reaches one action, taken once, is worth
more than the state (one-shot deviation principle, Blackwell 1965).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.exact.codec import record
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.play_process import play_process
from gametheory_bp.games.wording import NamedActions, number_words, point_words
from gametheory_bp.geometry.vectors import Point

__all__ = ["SustainedPlan"]


@record("sustained_plan")
@dataclass(frozen=True, slots=True)
class SustainedPlan(Displayed):
    """A plan with public lotteries, the discount factor, and the payoffs from every state on.

    Attributes
    ----------
    automaton : JointAutomaton
    discount : Fraction
    values : tuple of points
        Payoff pair per step from every state of the automaton on.

    Examples
    --------
    >>> one, zero, all_in_one = Fraction(1), Fraction(0), (((0, Fraction(1)),),)
    >>> table = PayoffTable(((one, zero),), ((one, zero),), ("a",), ("b", "c"))
    >>> plan = JointAutomaton(((0, 0),), all_in_one, (((0, 0),),))
    >>> SustainedPlan(plan, one / 2, ((one, one),)).is_subgame_perfect(table)
    True
    >>> SustainedPlan(plan, one / 2, ((one, zero),)).is_subgame_perfect(table)
    False
    """

    automaton: JointAutomaton
    discount: Fraction
    values: tuple[Point, ...]

    @property
    def payoffs(self) -> Point:
        """The payoff pair before the first lottery."""
        first = self.automaton.first
        row, column = (sum((p * self.values[s][i] for s, p in first), Fraction(0)) for i in (0, 1))
        return row, column

    def is_subgame_perfect(self, game: PayoffTable) -> bool:
        """Whether the values are right and no single deviation gains after any history."""
        if not 0 <= self.discount < 1 or len(self.values) != len(self.automaton.actions):
            return False
        try:
            process = play_process(game, self.discount, self.automaton)
        except GameTheoryError:  # a plan for games of another shape
            return False
        reached = [state for (state,) in process.states]
        for i, player in enumerate(process.players):
            own = [self.values[state][i] for state in reached]
            for s, value in enumerate(own):
                if player.mean(own, s) != value or max(player.worth(own, s)) > value:
                    return False
        return len(reached) == len(self.values)  # no state without a check

    def words(self, game: NamedActions) -> str:
        """How play begins, and how many states the plan has."""
        lottery = " + ".join(
            f"{'' if p == 1 else number_words(p) + ' '}{self._pair(game, state)}"
            for state, p in self.automaton.first
        )
        count = len(self.automaton.actions)
        return f"{lottery} first; {count} state{'s' * (count > 1)}"

    def _pair(self, game: NamedActions, state: int) -> str:
        i, j = self.automaton.actions[state]
        return f"({game.row_actions[i]}, {game.column_actions[j]})"

    def display(self, game: BimatrixGame | None = None) -> Table:
        """The automaton's table with the payoffs from every state on."""
        table = self.automaton.display(game)
        rows = tuple((*row, point_words(v)) for row, v in zip(table.rows, self.values, strict=True))
        note = f"{table.note}; discount {self.discount}"
        return Table("Sustained plan", (*table.columns, "worth"), rows, note)

    def __repr__(self) -> str:
        return f"SustainedPlan({len(self.automaton.actions)} states, discount {self.discount})"
