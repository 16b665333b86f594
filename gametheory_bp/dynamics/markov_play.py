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
from typing import Any, cast

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array

__all__ = ["MarkovPlay"]


class MarkovPlay:
    """Discounted play of stationary mixtures.

    Parameters
    ----------
    payoffs : array, shape (2, S, m, n)
    law : array, shape (S, m, n, S)
    start : array, shape (S,)
    discount : float in [0, 1)
    row : array, shape (m, S, seeds)
    column : array, shape (n, S, seeds)

    Notes
    -----
    Exactness: float; one inverse of an S x S matrix per seed.
    """

    def __init__(
        self, payoffs: Array, law: Array, start: Array, discount: float, row: Array, column: Array
    ) -> None:
        self.payoffs, self.law, self.start, self.discount = payoffs, law, start, discount
        self.mixtures = (row, column)

    def _chain(self, joint: Array) -> Array:
        """Sum of joint[s, k, seed] T[s, k, t] over joint actions k, shape (seeds, S, S)."""
        states, size, _ = joint.shape
        flat = self.law.reshape(states, size, -1)
        found: Array = np.matmul(joint.transpose(0, 2, 1), flat).transpose(1, 0, 2)
        return found

    def _joint(self, row: Array, column: Array) -> Array:
        """Products of mixtures, shape (S, joint actions, seeds)."""
        states, seeds = row.shape[1:]
        found: Array = np.einsum("asz,bsz->sabz", row, column).reshape(states, -1, seeds)
        return found

    @cached_property
    def _inverse(self) -> Array:
        chain = self._chain(self._joint(*self.mixtures))
        found: Any = np.linalg.inv(np.eye(len(self.start)) - self.discount * chain)
        return cast("Array", found)

    @cached_property
    def weights(self) -> Array:
        """l, shape (S, seeds): discounted visits of each state."""
        found: Array = np.einsum("s,zst->tz", self.start, self._inverse)
        return found

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
        flat = self.law.reshape(states * m * n, states)
        found: Array = (self.discount * (flat @ later)).reshape(states, m, n, -1)
        return found

    @cached_property
    def _worth(self) -> tuple[Array, Array]:
        """Q of both players, each of shape (S, m, n, seeds)."""
        later = np.einsum("zst,itz->isz", self._inverse, self._stage)
        one, two = (self.payoffs[i][..., None] + self._after(later[i]) for i in (0, 1))
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
        own, w, inverse = self.mixtures[by], self.weights, self._inverse
        pair = (change, own) if by else (own, change)
        moved = self.discount * np.einsum("sz,zst->tz", w, self._chain(self._joint(*pair)))
        visits = np.einsum("sz,zst->tz", moved, inverse)
        met = (change * self.gains(whose, 1 - by)).sum(axis=0)
        after = self._after(np.einsum("zst,tz->sz", inverse, met))
        how = "sabz,asz->bsz" if by else "sabz,bsz->asz"
        turned = np.einsum(how, self._worth[whose], change)
        turned += np.einsum(how, after, self.mixtures[1 - by])
        found: Array = visits * self.gains(whose, by) + w * turned
        return found
