"""What a learner sees: two tables of parameters, and values and derivatives there."""

from __future__ import annotations

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.two_actions import TwoActionPlay
from gametheory_bp.dynamics.world import World

__all__ = ["Point"]


class Point:
    """A pair of parameter tables, with values and derivatives on demand.

    Players are 0 (row) and 1 (column).  Values are unnormalised discounted sums.

    Parameters
    ----------
    world : World
    row, column : array, shape (parameters, states, seeds)
        Parameters, actions first, seeds last.
    rule : str
        Name of the parameterisation.
    time : int
        Updates done so far.
    """

    __slots__ = ("_gradients", "play", "policies", "rule", "theta", "time", "world")

    def __init__(
        self,
        world: World,
        row: Array,
        column: Array,
        rule: str = "normalised_sigmoid",
        time: int = 0,
    ) -> None:
        self.world, self.rule, self.time = world, rule, time
        self.theta = (row, column)
        self._gradients: dict[tuple[int, int], Array] = {}
        self.policies, self.play = world.meeting(row, column, rule)

    @property
    def values(self) -> Array:
        """V of both players, shape (2, seeds)."""
        return self.play.values

    @property
    def mixtures(self) -> tuple[Array, Array]:
        """Both policies, each of shape (actions, states, seeds)."""
        return self.policies[0].mixtures, self.policies[1].mixtures

    def gradient(self, whose: int, by: int) -> Array:
        """Gradient of V of ``whose`` in the parameters of ``by``."""
        if (whose, by) not in self._gradients:
            self._gradients[whose, by] = self.policies[by].pull(self.play.slope(whose, by))
        return self._gradients[whose, by]

    def mixed(self, whose: int, by: int, direction: Array) -> Array:
        """Gradient, by ``by``, of the slope of V of ``whose`` in a direction of the other player.

        ``grad_by (direction . grad_other V_whose)`` with the direction held constant.
        """
        change = self.policies[1 - by].push(direction)
        found: Array = self.policies[by].pull(self.play.mixed(whose, by, change))
        return found

    def shaping(self, player: int) -> Array:
        """``mixed`` of the other's value along the gradient of one's own, in the mixtures.

        In the mixtures of ``player``, the gradient of ``stop(grad_other V_player) . grad_other
        V_other``: what opponent shaping adds.
        """
        other, play = 1 - player, self.play
        if isinstance(play, TwoActionPlay):
            both: Array = play.shaping[player]
            return both
        change = self.policies[other].follow(play.slope(player, other))
        return play.mixed(other, player, change)

    def mixed_hessian(self, whose: int, by: int) -> Array:
        """All mixed second derivatives of V of ``whose``.

        Returns
        -------
        array, shape (parameters of ``by``, parameters of the other, seeds)
            Parameters in the order (parameter, state) of the tables.
        """
        other = self.theta[1 - by]
        size = other[..., 0].size
        columns = []
        for k in range(size):
            direction = np.zeros((size, other.shape[-1]))
            direction[k] = 1.0
            column = self.mixed(whose, by, direction.reshape(other.shape))
            columns.append(column.reshape(-1, other.shape[-1]))
        return np.stack(columns, axis=1)

    def moved(self, row: Array | None = None, column: Array | None = None) -> Point:
        """The point after changes of the parameters."""
        one, two = self.theta
        return Point(
            self.world,
            one if row is None else one + row,
            two if column is None else two + column,
            self.rule,
            self.time,
        )

    def moved_by(self, player: int, change: Array) -> Point:
        """The point after a change of one player's parameters."""
        return self.moved(change, None) if player == 0 else self.moved(None, change)
