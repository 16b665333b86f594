r"""Values of stationary policies of a finite stochastic game, with derivatives in closed form.

States s, joint actions (a, b), stage payoffs R_i[s, a, b], law T[s, a, b, t], first law i.  With
mixtures x[a, s], y[b, s], the chain P[s, t] = sum x y T and expected payoffs g_i[s] = sum x y R_i,

    r_i = (I - d P)^-1 g_i,   Q_i = R_i + d T r_i,   l' = i' (I - d P)^-1,   V_i = i' r_i,
    dV_i / dx[a, s] = l[s] sum_b y[b, s] Q_i[s, a, b],

and in a direction dy: ``d r_i = (I - d P)^-1 (sum x dy Q_i)``, ``d l' = d l' dP (I - d P)^-1`` and
``d Q_i = d T d r_i``.  A repeated game with memory one is the case where the state is the last
joint action.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array

__all__ = ["MarkovPlay"]


class MarkovPlay:
    """Discounted play of stationary mixtures.

    Parameters
    ----------
    payoffs : array, shape (2, S, m, n)
    law : sparse matrix, shape (S m n, S)
        Compressed rows; joint actions of a state follow each other, row by row.
    start : array, shape (S,)
    discount : float in [0, 1)
    row : array, shape (m, S, seeds)
    column : array, shape (n, S, seeds)

    Notes
    -----
    Exactness: float; one factorisation of an S x S matrix per seed.
    """

    def __init__(
        self, payoffs: Array, law: Any, start: Array, discount: float, row: Array, column: Array
    ) -> None:
        self.payoffs, self.law, self.start, self.discount = payoffs, law, start, discount
        self.mixtures = (row, column)

    def _joint(self, row: Array, column: Array) -> Array:
        """Products of mixtures, shape (S m n, seeds)."""
        found: Array = np.einsum("asz,bsz->sabz", row, column).reshape(-1, row.shape[2])
        return found

    @cached_property
    def _factors(self) -> list[Any]:
        """I - d P of every seed, factorised."""
        from scipy.linalg import lu_factor

        states = len(self.start)
        joint = self._joint(*self.mixtures)
        pair = np.repeat(np.arange(len(joint)), np.diff(self.law.indptr))
        place = pair // (len(joint) // states) * states + self.law.indices
        found = []
        for z in range(joint.shape[1]):
            entries = self.law.data * joint[pair, z]
            chain = np.bincount(place, entries, states * states).reshape(states, states)
            matrix = np.eye(states) - self.discount * chain
            found.append(lu_factor(matrix, overwrite_a=True, check_finite=False))
        return found

    def _solved(self, right: Array, backwards: bool = False) -> Array:
        """(I - d P)^-1 times right-hand sides of shape (S, seeds) or (S, k, seeds)."""
        from scipy.linalg import lu_solve

        found = np.empty_like(right)
        for z, factor in enumerate(self._factors):
            found[..., z] = lu_solve(factor, right[..., z], int(backwards), check_finite=False)
        return found

    @cached_property
    def weights(self) -> Array:
        """l, shape (S, seeds): discounted visits of each state."""
        seeds = self.mixtures[0].shape[2]
        return self._solved(np.repeat(self.start[:, None], seeds, axis=1), backwards=True)

    @cached_property
    def _stage(self) -> Array:
        """Expected payoffs, shape (2, S, seeds)."""
        found: Array = np.einsum("isab,asz,bsz->isz", self.payoffs, *self.mixtures, optimize=True)
        return found

    @cached_property
    def values(self) -> Array:
        """V, shape (2, seeds), unnormalised."""
        found: Array = np.einsum("sz,isz->iz", self.weights, self._stage)
        return found

    def _after(self, later: Array) -> Array:
        """D T r, shape (S, m, n, seeds)."""
        _, states, m, n = self.payoffs.shape
        found: Array = (self.discount * (self.law @ later)).reshape(states, m, n, -1)
        return found

    @cached_property
    def _worth(self) -> tuple[Array, Array]:
        """Q of both players, each of shape (S, m, n, seeds)."""
        later = self._solved(self._stage.swapaxes(0, 1).copy())
        one, two = (self.payoffs[i][..., None] + self._after(later[:, i]) for i in (0, 1))
        return one, two

    @cached_property
    def _known(self) -> dict[tuple[int, int], Array]:
        return {}

    def gains(self, whose: int, by: int) -> Array:
        """Q averaged over the other's mixture, shape (actions, S, seeds)."""
        if (whose, by) not in self._known:
            how = "sabz,asz->bsz" if by else "sabz,bsz->asz"
            self._known[whose, by] = np.einsum(how, self._worth[whose], self.mixtures[1 - by])
        return self._known[whose, by]

    def reply_gains(self, player: int) -> Array:
        """Value of each action of a player in each state, if play goes on as is."""
        return self.gains(player, player)

    def slope(self, whose: int, by: int) -> Array:
        """Gradient of V of one player in the mixtures of a player."""
        return self.weights * self.gains(whose, by)

    def mixed(self, whose: int, by: int, change: Array) -> Array:
        """Gradient in the mixtures of ``by`` of what ``change`` of the other's mixtures does."""
        own, w = self.mixtures[by], self.weights
        pair = (change, w * own) if by else (w * own, change)
        visits = self._solved(self.discount * (self.law.T @ self._joint(*pair)), backwards=True)
        met = (change * self.gains(whose, 1 - by)).sum(axis=0)
        after = self._after(self._solved(met))
        how = "sabz,asz->bsz" if by else "sabz,bsz->asz"
        turned = np.einsum(how, self._worth[whose], change)
        turned += np.einsum(how, after, self.mixtures[1 - by])
        found: Array = visits * self.gains(whose, by) + w * turned
        return found
