"""A stochastic game in integer arrays: the form in which solvers take it.

Joint actions of all states are numbered through, state by state, row-major within a state; such a
number is a *pair*.  Rewards are integers over one denominator, laws are lotteries with integer
odds, each stored once and shared by all pairs that lead to it.

:meth:`StochasticArrays.of` takes a stochastic game, a repeated game, or the model of a coin game;
the last never becomes tuples of fractions, so it may have very many states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.tables import state_name
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.solvers.markov.process import DecisionProcess, Floats, Ints

__all__ = ["StochasticArrays"]


@dataclass(frozen=True, slots=True, eq=False)
class StochasticArrays:
    """States, pairs, rewards and lotteries of a stochastic game; read-only.

    Attributes
    ----------
    names : tuple of str
        Names of the states.
    discount : Fraction
    offsets : int array, shape (states + 1,)
        Pairs of state s are ``offsets[s]`` to ``offsets[s + 1] - 1``.
    shapes : int array, shape (states, 2)
        Numbers of row and column actions.
    state, row, column : int arrays, shape (pairs,)
    rewards : int array, shape (pairs, 2)
        Numerators over ``reward_denominator``.
    reward_denominator : int
    node : int array, shape (pairs,)
        The lottery that follows each pair.
    node_offsets, node_states, node_weights : int arrays
        Lottery n leads to ``node_states[k]`` with odds ``node_weights[k]`` for k from
        ``node_offsets[n]`` up to ``node_offsets[n + 1]``.
    initial_weights : int array, shape (states,)
        Odds of the first state.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> arrays = StochasticArrays.of(game)
    >>> arrays.rewards.tolist(), arrays.chances(0)
    ([[4, 1], [0, 0], [0, 0], [2, 2]], ((0, Fraction(1, 1)),))
    """

    names: tuple[str, ...]
    discount: Fraction
    offsets: Ints
    shapes: Ints
    state: Ints
    row: Ints
    column: Ints
    rewards: Ints
    reward_denominator: int
    node: Ints
    node_offsets: Ints
    node_states: Ints
    node_weights: Ints
    initial_weights: Ints
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @classmethod
    def of(cls, game: Any, discount: Any = None) -> StochasticArrays:
        """The arrays of a game.

        Parameters
        ----------
        game : StochasticGame, RepeatedGame, CoinGameModel or StochasticArrays
        discount : number or str, optional
            Needed for a model of a coin game; for a game, replaces its own.

        Raises
        ------
        InputTypeError, InputValueError
            If it is none of these, or the discount is missing or not in [0, 1).
        """
        if isinstance(game, cls):
            found = game
        elif isinstance(game, StochasticGame):
            found = _of_game(game)
        elif isinstance(game, RepeatedGame):
            found = _of_game(StochasticGame.of(game))
        elif isinstance(game, CoinGameModel):
            if discount is None:
                raise InputValueError(
                    "a coin game has no discount of its own; give discount='24/25'"
                )
            found = _of_model(game)
        else:
            raise InputTypeError(
                f"{type(game).__name__} is no StochasticGame, RepeatedGame or CoinGameModel"
            )
        return found if discount is None else found.at_discount(discount)

    def at_discount(self, discount: Any) -> StochasticArrays:
        """The same with another discount factor, in [0, 1)."""
        d = as_fraction(discount, where="discount")
        if not 0 <= d < 1:
            raise InputValueError(f"discount is {d}; give a number in [0, 1), such as '24/25'")
        values = {k: getattr(self, k) for k in self.__dataclass_fields__ if k != "_kept"}
        return type(self)(**{**values, "discount": d})

    @property
    def size(self) -> int:
        """Number of states."""
        return len(self.names)

    @property
    def pairs(self) -> int:
        """Number of pairs."""
        return len(self.node)

    @property
    def process(self) -> DecisionProcess:
        """The joint decision process: one chooser takes the pairs."""
        if "process" not in self._kept:
            self._kept["process"] = DecisionProcess(
                self.offsets,
                self.node,
                self.node_offsets,
                self.node_states,
                self.node_weights,
                self.discount,
            )
        found: DecisionProcess = self._kept["process"]
        return found

    @property
    def float_rewards(self) -> Floats:
        """Rewards as floats, shape (pairs, 2)."""
        if "rewards" not in self._kept:
            numbers = self.rewards.ravel().tolist()
            floats = np.array([x / self.reward_denominator for x in numbers])
            self._kept["rewards"] = floats.reshape(-1, 2)
        found: Floats = self._kept["rewards"]
        return found

    @property
    def float_nodes(self) -> Any:
        """The lotteries as a sparse matrix, rows with sum one, shape (lotteries, states)."""
        return self.process.float_nodes

    def pair(self, state: int, row: int, column: int) -> int:
        """The number of a joint action."""
        return int(self.offsets[state] + row * self.shapes[state, 1] + column)

    def reward(self, pair: int) -> tuple[Fraction, Fraction]:
        """The payoff pair of a joint action."""
        one, two = self.rewards[pair].tolist()
        return Fraction(one, self.reward_denominator), Fraction(two, self.reward_denominator)

    def chances(self, pair: int) -> tuple[tuple[int, Fraction], ...]:
        """Next states and their probabilities."""
        states, odds, total = self.process.laws[int(self.node[pair])]
        return tuple((t, Fraction(w, total)) for t, w in zip(states, odds, strict=True))

    def __repr__(self) -> str:
        return f"StochasticArrays({self.size} states, {self.pairs} pairs, discount={self.discount})"


def _of_game(game: StochasticGame) -> StochasticArrays:
    shapes = np.array([stage.shape for stage in game.stages])
    denominator = lcm(
        *(
            x.denominator
            for stage in game.stages
            for lines in (stage.row_payoffs, stage.column_payoffs)
            for line in lines
            for x in line
        )
    )
    seen: dict[Any, int] = {}
    state, row, column, rewards, node = [], [], [], [], []
    for s, (stage, law) in enumerate(zip(game.stages, game.law, strict=True)):
        for i, lotteries in enumerate(law):
            for j, lottery in enumerate(lotteries):
                state.append(s)
                row.append(i)
                column.append(j)
                pair = stage.row_payoffs[i][j], stage.column_payoffs[i][j]
                rewards.append([x.numerator * (denominator // x.denominator) for x in pair])
                node.append(seen.setdefault(lottery, len(seen)))
    ends, states, odds = [0], [], []
    for lottery in seen:
        states += [t for t, _ in lottery]
        odds += _odds([p for _, p in lottery])
        ends.append(len(states))
    first = dict(
        zip([s for s, _ in game.initial], _odds([p for _, p in game.initial]), strict=True)
    )
    return StochasticArrays(
        game.states,
        game.discount,
        np.concatenate([[0], np.cumsum(shapes.prod(axis=1))]),
        shapes,
        np.array(state),
        np.array(row),
        np.array(column),
        _integers(rewards),
        denominator,
        np.array(node),
        np.array(ends),
        np.array(states),
        _integers(odds),
        _integers([first.get(s, 0) for s in range(len(game.states))]),
    )


def _of_model(model: CoinGameModel) -> StochasticArrays:
    count, actions, _ = model.shape
    each = actions * actions
    used, renumbered = np.unique(model.successor.ravel(), return_inverse=True)
    certain = used[used < count]
    drawn = used[used >= count] - count
    sizes = np.diff(model.placement_offsets)
    kept = np.concatenate(
        [np.arange(*model.placement_offsets[[p, p + 1]]) for p in drawn] or [np.zeros(0, np.int64)]
    ).astype(np.int64)
    ends = np.concatenate([[0], np.cumsum([*np.ones(len(certain), np.int64), *sizes[drawn]])])
    names = tuple(
        state_name(model, CoinGameState.of(model.rules, line)) for line in model.states.tolist()
    )
    inside = np.tile(np.arange(each), count)
    return StochasticArrays(
        names,
        Fraction(0),
        np.arange(count + 1) * each,
        np.full((count, 2), actions),
        np.repeat(np.arange(count), each),
        inside // actions,
        inside % actions,
        model.rewards.reshape(-1, 2).copy(),
        model.reward_denominator,
        renumbered.ravel(),
        ends,
        np.concatenate([certain, model.placement_states[kept]]),
        np.concatenate([np.ones(len(certain), np.int64), model.placement_weights[kept]]),
        model.initial_weights.copy(),
    )


def _odds(chances: list[Fraction]) -> list[int]:
    """Coprime integers in the ratio of the probabilities."""
    common = lcm(*(p.denominator for p in chances))
    found = [p.numerator * (common // p.denominator) for p in chances]
    divisor = gcd(*found)
    return [x // divisor for x in found]


def _integers(numbers: list[Any]) -> Ints:
    try:
        return np.array(numbers, dtype=np.int64)
    except OverflowError:
        return np.array(numbers, dtype=object)
