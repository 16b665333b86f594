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

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gametheory_bp.dynamics.parameterisations import LARGEST_EXPONENT, Array, parameterisation

__all__ = ["TwoActionPlay", "TwoActionPolicy", "two_action_policy"]


@dataclass(frozen=True, slots=True)
class TwoActionPolicy:
    """Chances of two actions with their derivatives.

    Attributes
    ----------
    chance, rest : array, shape (5, seeds)
        Of the first and of the second action; each is accurate where it is small.
    slopes : array, shape (parameters, 5, seeds)
        d chance / d theta[c].
    """

    chance: Array
    rest: Array
    slopes: Array

    @property
    def mixtures(self) -> Array:
        """Shape (2, 5, seeds)."""
        return np.stack([self.chance, self.rest])

    def pull(self, slope: Array) -> Array:
        """The gradient in the parameters, from that in the chance."""
        return self.slopes * slope

    def follow(self, slope: Array) -> Array:
        """The change of the chance if the parameters follow a gradient: push of pull."""
        squares = self.slopes * self.slopes
        found: Array = squares[0]
        if len(squares) == 2:
            found += squares[1]
        found *= slope
        return found

    def push(self, change: Array) -> Array:
        """The change of the chance to first order, from that of the parameters."""
        if len(change) == 1:
            found: Array = self.slopes[0] * change[0]
        else:
            found = self.slopes[0] * change[0] + self.slopes[1] * change[1]
        return found


def two_action_policy(theta: Array, rule: str) -> TwoActionPolicy:
    """Chances and slopes at parameters of shape (parameters, 5, seeds).

    Examples
    --------
    >>> found = two_action_policy(np.zeros((2, 5, 1)), "normalised_sigmoid")
    >>> found.chance.ravel().tolist(), found.slopes[:, 0, 0].tolist()
    ([0.5, 0.5, 0.5, 0.5, 0.5], [0.125, -0.125])
    """
    if rule == "normalised_sigmoid" and theta.min() > -LARGEST_EXPONENT:
        odds = np.exp(-theta)
        inverse = 1.0 + odds  # 1 / sigma
        scale = 1.0 / (inverse[0] + inverse[1])
        rest = inverse[0] * scale
        chance = inverse[1] * scale
        odds *= scale
        slopes = np.empty_like(odds)
        np.multiply(odds[0], chance, out=slopes[0])
        np.multiply(odds[1], rest, out=slopes[1])
        np.negative(slopes[1], out=slopes[1])
        return TwoActionPolicy(chance, rest, slopes)
    policy = parameterisation(rule).policy(theta)
    chance, rest = policy.mixtures
    if rule == "single_logit":
        return TwoActionPolicy(chance, rest, policy.slopes)
    one, other = policy.slopes
    return TwoActionPolicy(chance, rest, np.stack([one * rest, -other * chance]))


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
    def _both(self) -> Array:
        """Chance that both take their first action, shape (5, seeds)."""
        return self.row.chance * self.column.chance

    @cached_property
    def _inverses(self) -> tuple[Array, Array]:
        """D M^-1, indexed [u, e, seed] and [e, u, seed]: slices are taken along both."""
        both, d = self._both, self.discount
        # columns of M, wrapped around so that every cofactor is one product less another
        a = np.empty((5, 5, both.shape[1]))
        for u, chance in enumerate((self.row.chance, self.column.chance, both)):
            np.subtract(chance[3], chance[1:3], out=a[u, :2])
            np.subtract(chance[1], chance[0], out=a[u, 2])
            a[u, 2] -= a[u, 1]
        a[:3, :3] *= d
        for k in range(3):
            a[k, k] += 1.0
        a[:3, 3:] = a[:3, :2]
        a[3:] = a[:2]
        found = a[1:4, 1:4] * a[2:, 2:]
        found -= a[1:4, 2:] * a[2:, 1:4]
        determinant = a[0, 0] * found[0, 0]
        determinant += a[0, 1] * found[0, 1]
        determinant += a[0, 2] * found[0, 2]
        found *= d / determinant
        return found, np.ascontiguousarray(found.transpose(1, 0, 2))

    @cached_property
    def weights(self) -> Array:
        """w, shape (5, seeds): discounted visits of each state; 1 for the first step."""
        by_chance, d = self._inverses[0], self.discount
        often = d / (1.0 - d)
        moments = 0.0
        for u, chance in enumerate((self.row.chance, self.column.chance, self._both)):
            moments = by_chance[u] * (often * chance[3] + chance[4]) + moments
        found: Array = np.empty_like(self._both)
        _visits(moments, often, out=found)
        found[4] = 1.0
        return found

    def _solved(self, right: Any) -> Array:
        """D M^-1 times a right-hand side: three numbers or rows."""
        by_equation = self._inverses[1]
        found: Array = by_equation[0] * right[0]
        found += by_equation[1] * right[1]
        found += by_equation[2] * right[2]
        return found

    @cached_property
    def _later(self) -> tuple[Array, Array]:
        """(alpha, beta, kappa) of both players, each of shape (3, seeds)."""
        stage = self.payoffs / self.discount
        if stage.shape[2] == 1:  # numbers multiply faster than arrays of one number
            stage = stage[..., 0]
        one, two = (self._solved(_differences(f)) for f in stage)
        return one, two

    @cached_property
    def values(self) -> Array:
        """V, shape (2, seeds), unnormalised."""
        d, found = self.discount, []
        chances = np.stack([self.row.chance, self.column.chance, self._both])
        for i, later in enumerate(self._later):
            last = (self.payoffs[i, 3] + d * (chances[:, 3] * later).sum(axis=0)) / (1.0 - d)
            found.append(last + (chances[:, 4] * later).sum(axis=0))
        return np.stack(found)

    @cached_property
    def _known(self) -> dict[tuple[int, int], Array]:
        return {}

    def gains(self, whose: int, by: int) -> Array:
        """What the first action of ``by`` is worth to ``whose``, less the second; (5, seeds)."""
        if (whose, by) not in self._known:
            later = self._later[whose]
            found = (self.row if by else self.column).chance * later[2]
            found += later[by]
            self._known[whose, by] = found
        return self._known[whose, by]

    def reply_gains(self, player: int) -> Array:
        """Value of each action over that of the second, shape (2, 5, seeds)."""
        gains = self.gains(player, player)
        return np.stack([gains, np.zeros_like(gains)])

    def slope(self, whose: int, by: int) -> Array:
        """Gradient of V of one player in the chances of a player, shape (5, seeds)."""
        return self.weights * self.gains(whose, by)

    def mixed(self, whose: int, by: int, change: Array) -> Array:
        """Gradient in the chances of ``by`` of what ``change`` of the other's chances does."""
        w, by_chance = self.weights, self._inverses[0]
        own, other = (self.column, self.row) if by else (self.row, self.column)
        later = self._later[whose]
        # how much more often states are visited
        flow = w * change
        moments = by_chance[1 - by] * flow.sum(axis=0)
        flow *= own.chance
        moments += by_chance[2] * flow.sum(axis=0)
        visits = np.empty_like(w[:4])
        _visits(moments, 0.0, out=visits)
        # how much more they are worth
        after = self._solved(_differences(change[:4] * self.gains(whose, 1 - by)[:4]))
        turned: Array = other.chance * after[2]
        turned += after[by]
        flow = change * later[2]
        turned += flow
        turned *= w
        visits *= self.gains(whose, by)[:4]
        turned[:4] += visits
        return turned


def _differences(f: Array) -> tuple[Array, Array, Array]:
    """D f of the module's docstring."""
    apart = f[2] - f[3]
    return f[1] - f[3], apart, f[0] - f[1] - apart


def _visits(moments: Any, total: float, out: Array) -> None:
    """Visits of the four joint actions, from their total and the moments of A, B and A B."""
    out[0] = moments[2]
    np.subtract(moments[:2], moments[2], out=out[1:3])
    np.subtract(total, moments[0], out=out[3])
    out[3] -= out[2]
