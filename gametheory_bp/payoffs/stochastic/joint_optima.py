"""All optimal joint actions for a weighted sum, and whether separate choices fit together.

Two players who solve the same planning problem by themselves need not pick the same optimal joint
action.  If the optimal pairs are a product set (any row part with any column part) in every state
that optimal play visits, it does not matter; else there is a *clash*: two optimal pairs whose row
part and column part together are not optimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from gametheory_bp.certificates.kinds.joint_optima import JointOptima
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.games.wording import number_words
from gametheory_bp.geometry.vectors import Point, dot
from gametheory_bp.solvers.markov.optimal import combined, optimal_choices, solve

__all__ = ["Clash", "OptimalJointActions", "optimal_joint_actions"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two optimal pairs of a state whose mixture is not optimal.

    Attributes
    ----------
    state : int
    first, second : (row action, column action)
        Both optimal.
    met : (row action, column action)
        The row part of the first with the column part of the second.
    loss : Fraction
        What the weighted sum per step loses if this happens once and play goes on optimally.
    """

    state: int
    first: Pair
    second: Pair
    met: Pair
    loss: Fraction


@dataclass(frozen=True, slots=True)
class OptimalJointActions(Result):
    """The optimal pairs of every state.

    Attributes
    ----------
    certificate : JointOptima
        Game, weights, values, ``optimal`` pairs per state and ``reached`` states.
    clashes : tuple of Clash
        One for every state that optimal play visits and whose optimal pairs are no product set.
    """

    certificate: JointOptima
    clashes: tuple[Clash, ...]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def optimal(self) -> tuple[tuple[Pair, ...], ...]:
        """Optimal (row action, column action) pairs per state."""
        return self.certificate.optimal

    @property
    def reached(self) -> tuple[int, ...]:
        """States that some optimal play visits from the initial law."""
        return self.certificate.reached

    @property
    def tied(self) -> tuple[int, ...]:
        """States that optimal play visits and that have several optimal pairs."""
        return tuple(s for s in self.reached if len(self.optimal[s]) > 1)

    @property
    def is_unique(self) -> bool:
        """Whether all optimal policies do the same wherever optimal play gets."""
        return not self.tied

    @property
    def is_product(self) -> bool:
        """Whether any parts of optimal policies fit together wherever optimal play gets."""
        return not self.clashes

    def claim(self) -> dict[str, Any]:
        """Game, weights, optimal pairs, states visited."""
        c = self.certificate
        return {
            "game": c.game,
            "weights": c.weights,
            "optimal": c.optimal,
            "reached": c.reached,
        }

    def display(self) -> Table:
        """The states with several optimal pairs, and where they clash."""
        game, loss = self.certificate.game, {c.state: c.loss for c in self.clashes}
        rows = []
        for s in self.tied:
            stage = game.stages[s]
            pairs = ", ".join(
                f"({stage.row_actions[i]}, {stage.column_actions[j]})" for i, j in self.optimal[s]
            )
            clash = f"no: loses {number_words(loss[s])}" if s in loss else "yes"
            rows.append((game.states[s], pairs, clash))
        x, y = map(str, self.certificate.weights)
        word = "unique" if self.is_unique else f"{len(rows)} of {len(self.reached)} states tied"
        head = ("state", "optimal pairs", "product set")
        return Table(f"Optimal joint actions for weights ({x}, {y})", head, tuple(rows), word)

    def __repr__(self) -> str:
        return (
            f"OptimalJointActions({len(self.tied)} of {len(self.reached)} states tied, "
            f"{len(self.clashes)} clashes)"
        )


def optimal_joint_actions(game: Any, weights: Any = (1, 1)) -> OptimalJointActions:
    """All optimal joint actions of a stochastic game for ``w . (row payoff, column payoff)``.

    Parameters
    ----------
    game : StochasticGame or RepeatedGame
    weights : pair of numbers
        Not both zero.

    Returns
    -------
    OptimalJointActions

    Raises
    ------
    InputTypeError, InputValueError
        If it is no such game, or both weights are zero.

    Notes
    -----
    *Exactness*: exact, ties included.  *Certificate*: ``joint_optima``.

    Examples
    --------
    Both standards are worth 4 in sum; who separately aims at either may miss.

    >>> from gametheory_bp import BimatrixGame
    >>> game = RepeatedGame(BimatrixGame([[3, 0], [0, 2]], [[1, 0], [0, 2]]), "1/2")
    >>> found = optimal_joint_actions(game)
    >>> found.optimal, found.is_product, found.clashes[0].loss
    ((((0, 0), (1, 1)),), False, Fraction(2, 1))
    """
    if isinstance(game, RepeatedGame):
        game = StochasticGame.of(game)
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"a {type(game).__name__} is no StochasticGame; make one first")
    w = as_pair(weights, where="weights")
    if not any(w):
        raise InputValueError("the weights are (0, 0); give one that is not zero")
    arrays = StochasticArrays.of(game)
    scale = lcm(*(x.denominator for x in w))
    integers = [int(x * scale) for x in w]
    best = solve(arrays.process, arrays.rewards, arrays.reward_denominator, integers)
    table = best.values.combined(integers)
    wanted = combined(arrays.rewards, integers)
    sets = optimal_choices(arrays.process, table, wanted, arrays.reward_denominator)
    row, column = arrays.row.tolist(), arrays.column.tolist()
    optimal = tuple(tuple((row[k], column[k]) for k in pairs) for pairs in sets)
    values = tuple(table.at(s)[0] / scale for s in range(arrays.size))
    order = [s for s, _ in game.initial]
    for s in order:  # grows while it is read
        following = (t for i, j in optimal[s] for t, _ in game.chances(s, i, j))
        order += [t for t in dict.fromkeys(following) if t not in order]
    reached = tuple(sorted(order))
    clashes = tuple(
        found for s in reached if (found := _clash(game, w, values, s, optimal[s])) is not None
    )
    return OptimalJointActions(JointOptima(game, w, values, optimal, reached), clashes)


def _clash(
    game: StochasticGame, weights: Point, values: tuple[Fraction, ...], s: int, pairs: Any
) -> Clash | None:
    """The clash of a state that loses most; None if its optimal pairs are a product set."""
    worst: Clash | None = None
    known, d = set(pairs), game.discount
    for first in pairs:
        for second in pairs:
            met = first[0], second[1]
            if met in known:
                continue
            onward = sum((p * values[t] for t, p in game.chances(s, *met)), Fraction(0))
            loss = values[s] - (1 - d) * dot(weights, game.payoff(s, *met)) - d * onward
            if worst is None or loss > worst.loss:
                worst = Clash(s, first, second, met, loss)
    return worst
