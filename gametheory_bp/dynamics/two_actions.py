r"""The same values and derivatives for two actions each: one 3 x 3 inverse per seed.

With two actions a mixture is one number: p[s] for the row player's first action, q[s] for the
column player's.  A function of the next joint action (a, b) is c + alpha A + beta B + kappa A B,
with A = [a = 0] and B = [b = 0], and its mean after state s is c + alpha p + beta q + kappa p q at
s.  So the values r from the joint actions on are known from (alpha, beta, kappa), which solve

    M (alpha, beta, kappa)' = D R,     M[e, u] = [e = u] - d (D u)[e],     u in (p, q, p q),
    D f = (f[1] - f[3], f[2] - f[3], f[0] - f[1] - f[2] + f[3]),

and the discounted visits l from m = (l A, l B, l A B), which solve m' M = (u[4] + d/(1-d) u[3])_u.
The inverse of M is written out by cofactors, for all seeds at once.  The gradients are
``dV / dp[s] = w[s] (alpha + kappa q[s])`` and ``dV / dq[s] = w[s] (beta + kappa p[s])``.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.two_action_policies import TwoActionPolicy

__all__ = ["TwoActionPlay"]


class TwoActionPlay:
    """Discounted play of memory-one mixtures of two actions each.

    Parameters
    ----------
    payoffs : array, shape (2, 4) or (2, 4, seeds)
        Stage payoffs of the row and the column player after (0, 0), (0, 1), (1, 0), (1, 1).
    discount : float in (0, 1)
        Above 0: the inverse is kept times d.
    row, column : TwoActionPolicy

    Notes
    -----
    Exactness: float.
    """

    def __init__(
        self, payoffs: Array, discount: float, row: TwoActionPolicy, column: TwoActionPolicy
    ) -> None:
        self.payoffs = payoffs if payoffs.ndim == 3 else payoffs[..., None]
        self.discount = discount
        self.row, self.column = row, column

    @cached_property
    def _chances(self) -> Array:
        """p, q and p q, shape (3, 5, seeds)."""
        p, q = self.row.chance, self.column.chance
        found = self.row.room
        if found is None or found is not self.column.room:
            found = np.empty((3, *p.shape))
            found[0], found[1] = p, q
        np.multiply(p, q, out=found[2])
        return found

    @cached_property
    def _inverses(self) -> tuple[Array, Array]:
        """D M^-1, indexed [u, e, seed] and [e, u, seed]: slices are taken along both."""
        u, d = self._chances, self.discount
        # columns of M, wrapped around so that every cofactor is one product less another
        a = np.empty((5, 5, u.shape[2]))
        np.subtract(u[:, 3:4], u[:, 1:3], out=a[:3, :2])
        np.subtract(u[:, 1], u[:, 0], out=a[:3, 2])
        a[:3, 2] -= a[:3, 1]
        a[:3, :3] *= d
        a.reshape(25, -1)[0:18:6] += 1.0
        a[:3, 3:] = a[:3, :2]
        a[3:] = a[:2]
        found = a[1:4, 1:4] * a[2:, 2:]
        found -= a[1:4, 2:] * a[2:, 1:4]
        determinant = (a[0, :3] * found[0]).sum(axis=0)
        found *= d / determinant
        return found, np.ascontiguousarray(found.transpose(1, 0, 2))

    @cached_property
    def weights(self) -> Array:
        """w, shape (5, seeds): discounted visits of each state; 1 for the first step."""
        u, d = self._chances, self.discount
        often = d / (1.0 - d)
        right = u[:, 3] * often
        right += u[:, 4]
        found: Array = np.empty_like(u[0])
        visits = found[None, :4]
        _visits((self._inverses[0] * right[:, None]).sum(axis=0)[None], visits)
        found[3] += often
        found[4] = 1.0
        return found

    @cached_property
    def _later(self) -> Array:
        """(alpha, beta, kappa) of both players, shape (2, 3, seeds)."""
        stage = self.payoffs / self.discount
        right = _differences(stage)
        by_equation = self._inverses[1]
        if stage.shape[2] == 1:
            flat = right[..., 0] @ by_equation.reshape(3, -1)
            found: Array = flat.reshape(2, 3, -1)
        else:
            found = _combined(by_equation, right)
        return found

    @cached_property
    def values(self) -> Array:
        """V, shape (2, seeds), unnormalised."""
        u, d, later = self._chances, self.discount, self._later
        last = self.payoffs[:, 3] + d * (u[:, 3] * later).sum(axis=1)
        found: Array = last / (1.0 - d) + (u[:, 4] * later).sum(axis=1)
        return found

    @cached_property
    def _gains(self) -> Array:
        """What the first action of ``by`` is worth more, shape (whose, by, 5, seeds)."""
        later = self._later
        found = self._chances[None, 1::-1] * later[:, 2, None, None]
        found += later[:, :2, None]
        return found

    @cached_property
    def _slopes(self) -> Array:
        return self.weights * self._gains

    def gains(self, whose: int, by: int) -> Array:
        """What the first action of ``by`` is worth to ``whose``, less the second; (5, seeds)."""
        found: Array = self._gains[whose, by]
        return found

    def reply_gains(self, player: int) -> Array:
        """Value of each action over that of the second, shape (2, 5, seeds)."""
        gains = self.gains(player, player)
        return np.stack([gains, np.zeros_like(gains)])

    def slope(self, whose: int, by: int) -> Array:
        """Gradient of V of one player in the chances of a player, shape (5, seeds)."""
        found: Array = self._slopes[whose, by]
        return found

    def mixed(self, whose: int, by: int, change: Array) -> Array:
        """Gradient in the chances of ``by`` of what ``change`` of the other's chances does."""
        found: Array = self._bent((whose,), (by,), change[None])[0]
        return found

    @cached_property
    def shaping(self) -> Array:
        """``mixed`` of the other's value as it follows my gradient, shape (player, 5, seeds).

        For the row player: the gradient in p of what the column player's value gains if its chances
        move as the *row* player's gradient would have them move.
        """
        change = np.empty_like(self._chances[:2])
        for k, policy in enumerate((self.column, self.row)):
            np.multiply(policy.metric, self._slopes[k, 1 - k], out=change[k])
        return self._bent((1, 0), (0, 1), change)

    def _bent(self, whose: tuple[int, ...], by: tuple[int, ...], change: Array) -> Array:
        """``mixed`` for several players at once, stacked."""
        by_chance, by_equation = self._inverses
        w, gains, later, u = self.weights, self._gains, self._later, self._chances
        # several players come in the order (0, 1), so that slices can take the place of indices
        whole = len(by) == 2
        own = slice(0, 2) if whole else slice(by[0], by[0] + 1)
        other = slice(1, None, -1) if whole else slice(1 - by[0], 2 - by[0])
        # how much more often states are visited
        flow = w * change
        moments = by_chance[:2][other] * flow.sum(axis=1)[:, None]
        flow *= u[:2][own]
        moments += by_chance[2] * flow.sum(axis=1)[:, None]
        visits = np.empty((len(by), 4, w.shape[1]))
        _visits(moments, visits)
        # how much more they are worth
        met = np.empty_like(visits)
        for k, (i, j) in enumerate(zip(whose, by, strict=True)):
            np.multiply(change[k, :4], gains[i, 1 - j, :4], out=met[k])
            visits[k] *= gains[i, j, :4]
        after = _combined(by_equation, _differences(met))
        turned: Array = u[:2][other] * after[:, 2, None]
        for k, (i, j) in enumerate(zip(whose, by, strict=True)):
            turned[k] += after[k, j]
            np.multiply(change[k], later[i, 2], out=flow[k])
        turned += flow
        turned *= w
        turned[:, :4] += visits
        return turned


def _differences(f: Array) -> Array:
    """D f of the module's docstring, along the second axis."""
    found = np.empty((len(f), 3, f.shape[2]))
    np.subtract(f[:, 1:3], f[:, 3:], out=found[:, :2])
    np.subtract(f[:, 0], f[:, 1], out=found[:, 2])
    found[:, 2] -= found[:, 1]
    return found


def _combined(by_equation: Array, right: Array) -> Array:
    """D M^-1 times right-hand sides of shape (k, 3, seeds)."""
    found: Array = by_equation[0] * right[:, 0, None]
    found += by_equation[1] * right[:, 1, None]
    found += by_equation[2] * right[:, 2, None]
    return found


def _visits(moments: Array, out: Array) -> None:
    """Visits of the four joint actions from the moments of A, B and A B, if they sum to 0."""
    out[:, 0] = moments[:, 2]
    np.subtract(moments[:, :2], moments[:, 2:], out=out[:, 1:3])
    np.add(moments[:, 0], out[:, 2], out=out[:, 3])
    np.negative(out[:, 3], out=out[:, 3])
