r"""Values of memory-one play with first and mixed second derivatives, in closed form.

After joint action s = (a, b) the row player mixes with ``x[., s]`` and the column player with
``y[., s]``; a last state holds the mixtures of the first step.  With the transition matrix
``P[s, (a, b)] = x[a, s] y[b, s]``, the law s0 of the first joint action and stage payoffs R_i,

    r_i = (I - d P)^-1 R_i,      l' = s0' (I - d P)^-1,      V_i = s0' r_i,
    dV_i / dx[a, s] = w[s] sum_b y[b, s] r_i[a, b],          w = (d l, 1),

and likewise for y.  V is the *unnormalised* sum; (1 - d) V is the payoff per step.  In a direction
dy of the column player's mixtures, with dP made of x and dy,

    d r_i = (I - d P)^-1 d dP r_i,      d l' = (ds0' + d l' dP) (I - d P)^-1,

so the gradient in x of ``dy . grad_y V_i`` is the product rule on the second line: no Hessian is
formed.  Nothing is divided by a probability: deterministic and absorbing policies are fine.

The same formulas give *average* payoffs of pairs with one recurrent class: (I - P + 1 mu')^-1
takes the place of (I - d P)^-1, with the stationary law mu, w = (mu, 0) and d = 1
(P. J. Schweitzer, "Perturbation theory and finite Markov chains", 1968).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.errors import NotDefinedError

__all__ = ["AveragePlay", "DiscountedPlay", "Play"]

RARELY = (
    "play leaves some states too rarely for floats; mix every action a little more, or use a "
    "discount below 1"
)


class Play(Protocol):
    """What learners ask of a pair of mixtures; arrays have the seeds on the last axis."""

    @property
    def values(self) -> Array:
        """Shape (2, seeds): V of both players, unnormalised."""

    def slope(self, whose: int, by: int) -> Array:
        """Gradient of V of one player in the mixtures of a player, (actions, states, seeds)."""

    def mixed(self, whose: int, by: int, change: Array) -> Array:
        """Gradient, in the mixtures of ``by``, of the other's ``change . slope``."""

    def reply_gains(self, player: int) -> Array:
        """Value of each action in each state, (actions, states, seeds), if play goes on as is."""


class DiscountedPlay:
    """Discounted play of memory-one mixtures with any numbers of actions.

    Parameters
    ----------
    payoffs : array, shape (2, m, n) or (2, m, n, seeds)
        Stage payoffs of the row and the column player.
    discount : float in [0, 1)
    row : array, shape (m, m n + 1, seeds)
    column : array, shape (n, m n + 1, seeds)
        Mixtures after every joint action, row by row, and in the first step (last).

    Notes
    -----
    Exactness: float; one solve of an m n x m n system per seed.

    Examples
    --------
    >>> payoffs = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
    >>> always_first = np.array([np.ones(5), np.zeros(5)])[:, :, None]
    >>> play = DiscountedPlay(payoffs, 0.75, always_first, always_first)
    >>> play.values.tolist()
    [[16.0], [4.0]]
    """

    def __init__(self, payoffs: Array, discount: float, row: Array, column: Array) -> None:
        self.payoffs = payoffs if payoffs.ndim == 4 else payoffs[..., None]
        self.discount = discount
        self.mixtures = (row, column)
        m, states, seeds = row.shape
        self.shape = (m, column.shape[0], states, seeds)

    @cached_property
    def law(self) -> Array:
        """P with the first law last: shape (seeds, states, joint actions)."""
        row, column = self.mixtures
        m, n, states, seeds = self.shape
        found: Array = np.einsum("asz,bsz->zsab", row, column).reshape(seeds, states, m * n)
        return found

    @cached_property
    def inverse(self) -> Array:
        """(I - d P)^-1, shape (seeds, joint actions, joint actions)."""
        size = self.shape[0] * self.shape[1]
        return _inverse(np.eye(size) - self.discount * self.law[:, :-1])

    @cached_property
    def weights(self) -> Array:
        """w, shape (states, seeds): how often a state is visited, discounted; 1 for the first."""
        later = np.einsum("zs,zst->tz", self.law[:, -1], self.inverse)
        first = np.ones((1, later.shape[1]))
        return np.concatenate([self.discount * later, first])

    @cached_property
    def later(self) -> Array:
        """r, shape (2, m, n, seeds): value from each joint action on."""
        m, n, _, seeds = self.shape
        stage = self.payoffs.reshape(2, m * n, -1)
        if stage.shape[-1] == 1:
            found: Array = np.einsum("zst,it->isz", self.inverse, stage[..., 0])
        else:
            found = np.einsum("zst,itz->isz", self.inverse, stage)
        later: Array = found.reshape(2, m, n, seeds)
        return later

    @cached_property
    def values(self) -> Array:
        """V, shape (2, seeds)."""
        m, n, _, seeds = self.shape
        later = self.later.reshape(2, m * n, seeds)
        found: Array = np.einsum("zs,isz->iz", self.law[:, -1], later)
        return found

    def _gains(self, whose: int, by: int) -> Array:
        """Value of each action of ``by`` to ``whose`` in each state."""
        how = "asz,abz->bsz" if by else "bsz,abz->asz"
        found: Array = np.einsum(how, self.mixtures[1 - by], self.later[whose])
        return found

    @cached_property
    def _all_gains(self) -> dict[tuple[int, int], Array]:
        return {}

    def gains(self, whose: int, by: int) -> Array:
        """sum_b y[b, s] r_i[a, b], and its mirror image; shape (actions, states, seeds)."""
        if (whose, by) not in self._all_gains:
            self._all_gains[whose, by] = self._gains(whose, by)
        return self._all_gains[whose, by]

    def reply_gains(self, player: int) -> Array:
        """Value of each action of a player in each state, if play goes on as is."""
        return self.gains(player, player)

    def slope(self, whose: int, by: int) -> Array:
        """Gradient of V of one player in the mixtures of a player."""
        return self.weights * self.gains(whose, by)

    def mixed(self, whose: int, by: int, change: Array) -> Array:
        """Gradient in the mixtures of ``by`` of what ``change`` of the other's mixtures does."""
        other, d, w = 1 - by, self.discount, self.weights
        m, n, _, seeds = self.shape
        own = self.mixtures[by]
        # the first index of a joint action is the row player's
        joint = "asz,bsz->abz" if by == 0 else "bsz,asz->abz"
        moved = np.einsum(joint, w * own, change).reshape(m * n, seeds)
        d_later = np.einsum("sz,zst->tz", moved, self.inverse)
        d_weights = np.concatenate([d * d_later, np.zeros((1, seeds))])
        met = (change * self.gains(whose, other)).sum(axis=0)[:-1]
        d_r = np.einsum("zst,tz->sz", self.inverse, d * met).reshape(m, n, seeds)
        mix = "bsz,abz->asz" if by == 0 else "asz,abz->bsz"
        turned = np.einsum(mix, change, self.later[whose])
        turned += np.einsum(mix, self.mixtures[other], d_r)
        found: Array = d_weights * self.gains(whose, by) + w * turned
        return found


class AveragePlay(DiscountedPlay):
    """Average payoffs of memory-one mixtures whose play has one recurrent class.

    Raises
    ------
    NotDefinedError
        If for some seed play can be absorbed in different classes: then the average depends on the
        first step, and it has no derivative where classes merge; or if classes are left so rarely
        that floats do not tell.

    Examples
    --------
    >>> payoffs = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
    >>> half = np.full((2, 5, 1), 0.5)
    >>> AveragePlay(payoffs, half, half).values.ravel().round(9).tolist()
    [1.5, 0.75]
    """

    def __init__(self, payoffs: Array, row: Array, column: Array) -> None:
        super().__init__(payoffs, 1.0, row, column)
        several = np.flatnonzero(~_one_class(self.law[:, :-1] != 0))
        if len(several):
            raise NotDefinedError(
                f"the play of seed {several[0]} has several recurrent classes: its average payoff "
                f"depends on chance and has no derivative; mix every action a little, or use a "
                f"discount below 1"
            )

    @cached_property
    def inverse(self) -> Array:
        """(I - P + 1 mu')^-1."""
        size = self.shape[0] * self.shape[1]
        spread = np.eye(size) - self.law[:, :-1] + self._stationary.T[:, None, :]
        try:
            return _inverse(spread)
        except np.linalg.LinAlgError:
            raise NotDefinedError(RARELY) from None

    @cached_property
    def _stationary(self) -> Array:
        """mu, shape (joint actions, seeds)."""
        with np.errstate(all="ignore"):
            found = np.stack([_stationary(chain) for chain in self.law[:, :-1]], axis=1)
        if not np.isfinite(found).all():
            raise NotDefinedError(RARELY)
        return found

    @cached_property
    def weights(self) -> Array:
        """(mu, 0): the first step does not count."""
        return np.concatenate([self._stationary, np.zeros((1, self.shape[3]))])

    @cached_property
    def values(self) -> Array:
        """Average payoffs, shape (2, seeds)."""
        m, n, _, _ = self.shape
        stage = self.payoffs.reshape(2, m * n, -1)
        found: Array = (stage * self._stationary).sum(axis=1)
        return found


def _inverse(matrices: Array) -> Array:
    found: Any = np.linalg.inv(matrices)
    return cast("Array", found)


def _stationary(chain: Array) -> Array:
    """The invariant law of a chain with one recurrent class, by state reduction.

    Nothing is subtracted, so its relative errors are small however rarely play leaves some states
    (W. Grassmann, M. Taksar, D. Heyman, "Regenerative analysis and steady state distributions for
    Markov chains", 1985).  States are left out in an order in which each can go on to the rest.
    """
    size, order = len(chain), _order_of_reduction(chain)
    law = chain[np.ix_(order, order)]
    for k in range(size - 1, 0, -1):
        law[:k, k] /= law[k, :k].sum()
        law[:k, :k] += law[:k, k, None] * law[k, :k]
    mu = np.zeros(size)
    mu[0] = 1.0
    for k in range(1, size):
        mu[k] = mu[:k] @ law[:k, k]
    found = np.empty(size)
    found[order] = mu / mu.sum()
    return found


def _order_of_reduction(chain: Array) -> list[int]:
    """A recurrent state first; every later state can go on to an earlier one in one step."""
    possible = chain != 0
    target = int(np.flatnonzero(_reachable(possible).all(axis=0))[0])
    order, seen = [target], {target}
    for state in order:
        fresh = [s for s in np.flatnonzero(possible[:, state]).tolist() if s not in seen]
        seen.update(fresh)
        order += fresh
    return order


def _one_class(possible: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether some state can be reached from all states; shape (seeds,)."""
    from_all: npt.NDArray[np.bool_] = np.all(_reachable(possible), axis=-2)
    found: npt.NDArray[np.bool_] = np.any(from_all, axis=-1)
    return found


def _reachable(possible: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether a state (last axis) can follow another, in any number of steps, none included."""
    size = possible.shape[-1]
    reached = possible | np.eye(size, dtype=bool)
    for _ in range(size.bit_length()):
        reached = np.matmul(reached, reached)
    return reached
