"""A finite stochastic game in float arrays, as learners of stationary policies need it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.dynamics.markov_play import MarkovPlay
from gametheory_bp.dynamics.parameterisations import Array, parameterisation
from gametheory_bp.dynamics.play import Play
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, ShapeError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["MarkovGame"]

MISSED = 1e-9
"""Float probabilities are rounded and may miss 1 by this much."""


@dataclass(frozen=True, slots=True, eq=False)
class MarkovGame:
    """A stochastic game in which every state has the same actions.

    Parameters
    ----------
    payoffs : array, shape (2, S, m, n)
    law : array of shape (S, m, n, S), or sparse matrix of shape (S m n, S)
        Kept as the latter, with compressed rows.
    start : array, shape (S,)
    factor : number or str
        The discount, in [0, 1).
    title : str
    marks : mapping from names to arrays of shape (2, S, m, n)
        Expected numbers of what is counted, of both players; see :meth:`rates`.
    source : callable, optional
        Makes the game in fractions, at any discount; see :attr:`exact`.

    Raises
    ------
    InputTypeError, ShapeError, InputValueError
        If these are no arrays, shapes do not fit, a number is not finite, or a law does not sum
        to 1.
    """

    payoffs: Array
    law: Any
    start: Array
    factor: Any
    title: str = "stochastic game"
    marks: Mapping[str, Array] = field(default_factory=dict)
    source: Callable[[], StochasticGame] | None = None

    def __post_init__(self) -> None:
        from scipy.sparse import csr_array

        factor = as_fraction(self.factor, where="discount")
        if not 0 <= factor < 1:
            raise InputValueError(f"discount is {factor}; give a number in [0, 1)")
        object.__setattr__(self, "factor", factor)
        for name in ("payoffs", "start"):
            if not isinstance(getattr(self, name), np.ndarray):
                raise InputTypeError(
                    f"{name} is a {type(getattr(self, name)).__name__}; give a NumPy array"
                )
        if not hasattr(self.law, "shape"):
            raise InputTypeError(
                f"law is a {type(self.law).__name__}; give a NumPy array or a sparse matrix"
            )
        shape = self.payoffs.shape
        if len(shape) != 4 or shape[0] != 2:
            raise ShapeError(f"payoffs have the shape {shape}; give (2, states, m, n)")
        pairs = shape[1] * shape[2] * shape[3]
        known = ((*shape[1:], shape[1]), (pairs, shape[1]))
        if self.law.shape not in known or self.start.shape != (shape[1],):
            raise ShapeError(
                f"payoffs {shape}, law {self.law.shape} and start {self.start.shape} do not fit; "
                f"give (2, S, m, n), (S, m, n, S) and (S,)"
            )
        dense = self.law.reshape(pairs, shape[1]) if isinstance(self.law, np.ndarray) else self.law
        law = csr_array(dense)
        object.__setattr__(self, "law", law)
        for name, numbers in (("payoffs", self.payoffs), ("law", law.data), ("start", self.start)):
            if not np.isfinite(numbers).all():
                raise InputValueError(f"the {name} have a number that is not finite")
        for name, numbers, sums in (
            ("law", law.data, law.sum(axis=1)),
            ("start", self.start, self.start.sum()),
        ):
            if (numbers < 0).any() or (abs(sums - 1) > MISSED).any():
                raise InputValueError(f"the {name} is no probability: it must be >= 0, with sum 1")

    @classmethod
    def of(cls, game: StochasticGame, title: str = "stochastic game") -> MarkovGame:
        """From a stochastic game with the same actions in all states.

        Examples
        --------
        >>> from gametheory_bp import RepeatedGame, load_game
        >>> stage = load_game("prisoners_dilemma")
        >>> MarkovGame.of(StochasticGame.of(RepeatedGame(stage, "1/2"))).states
        1
        """
        if not isinstance(game, StochasticGame):
            raise InputTypeError(f"game is a {type(game).__name__}; give a StochasticGame")
        shapes = {stage.shape for stage in game.stages}
        if len(shapes) > 1:
            raise ShapeError(
                f"states have the shapes {sorted(shapes)}; learning needs the same actions in all"
            )
        payoffs = np.array(
            [
                [[[float(x) for x in line] for line in table] for table in tables]
                for tables in (
                    [stage.row_payoffs for stage in game.stages],
                    [stage.column_payoffs for stage in game.stages],
                )
            ]
        )
        size = len(game.stages)
        law = np.zeros((*payoffs.shape[1:], size))
        for s, table in enumerate(game.law):
            for i, line in enumerate(table):
                for j, cell in enumerate(line):
                    for t, p in cell:
                        law[s, i, j, t] = float(p)
        first = np.zeros(size)
        for s, p in game.initial:
            first[s] = float(p)
        return cls(payoffs, law, first, game.discount, title, source=lambda: game)

    @property
    def exact(self) -> StochasticGame:
        """The game in fractions.

        Raises
        ------
        NotDefinedError
            If the game was given in floats.
        """
        if self.source is None:
            raise NotDefinedError(
                f"{self!r} was given in floats; make it from a StochasticGame with MarkovGame.of"
            )
        return replace(self.source(), discount=self.factor)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of row and column actions."""
        return self.payoffs.shape[2], self.payoffs.shape[3]

    @property
    def actions(self) -> tuple[int, int]:
        """Numbers of row and column actions."""
        return self.shape

    @property
    def states(self) -> int:
        """Number of states."""
        return len(self.start)

    @property
    def discount(self) -> float:
        """The discount as a float."""
        return float(self.factor)

    @property
    def cells(self) -> Array:
        """Stage payoffs of all states, shape (2, cells)."""
        return self.payoffs.reshape(2, -1)

    def at_discount(self, discount: Fraction) -> MarkovGame:
        """The same with another discount factor."""
        return replace(self, factor=discount)

    def meeting(self, row: Array, column: Array, rule: str) -> tuple[tuple[Any, Any], Play]:
        """Policies and play of two tables of parameters, (parameters, states, seeds)."""
        kind = parameterisation(rule)
        first, second = kind.policy(row), kind.policy(column)
        return (first, second), self.play(first.mixtures, second.mixtures)

    def play(self, row: Array, column: Array) -> Play:
        """Play of two tables of mixtures, (actions, states, seeds)."""
        return MarkovPlay(self.payoffs, self.law, self.start, self.discount, row, column)

    def values(self, row_policies: Array, column_policies: Array) -> Array:
        """Payoffs per step of the k-th row policy against the k-th column policy.

        Parameters
        ----------
        row_policies, column_policies : array, shape (seeds, S, actions)

        Returns
        -------
        array, shape (seeds, 2)
        """
        found = self.play(row_policies.T, column_policies.T).values
        values: Array = (1.0 - self.discount) * found.T
        return values

    def rates(self, row_policies: Array, column_policies: Array) -> dict[str, Array]:
        """How often what is marked happens, per step with discounting: (seeds, 2) by name."""
        found = {}
        for name, counts in self.marks.items():
            counted = replace(self, payoffs=counts, marks={})
            found[name] = counted.values(row_policies, column_policies)
        return found

    def __repr__(self) -> str:
        return f"MarkovGame({self.title!r}, {self.states} states, discount {self.factor})"
