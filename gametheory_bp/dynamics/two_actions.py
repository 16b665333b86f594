r"""The same values and derivatives for two actions each: one 3 x 3 inverse per seed.

With two actions a mixture is one number: p[s] for the row player's first action, q[s] for the
column player's.  Values from the joint actions on matter only up to a constant, and every row of P
sums to 1; so with D[t] = r[t] - r[3], t = 0, 1, 2,

    A D = (R[s] - R[3])_s,     A[s, t] = [s = t] - d (P[s, t] - P[3, t]),
    l^ A = (s0[t] + d / (1 - d) P[3, t])_t,     l[3] = 1 / (1 - d) - l^ 1.

The inverse of A is written out by cofactors, for all seeds at once.  Since

    sum_b y[b, s] (r[0, b] - r[1, b]) = D[1] + q[s] k,     k = D[0] - D[1] - D[2],

the gradients are ``dV / dp[s] = w[s] (D[1] + q[s] k)`` and ``dV / dq[s] = w[s] (D[2] + p[s] k)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

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
    discount : float in [0, 1)
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
    def _law(self) -> Array:
        """Chances of the first three joint actions, shape (3, 5, seeds)."""
        p, q = self.row, self.column
        law = np.empty((3, *p.chance.shape), dtype=np.result_type(p.chance, q.chance))
        np.multiply(p.chance, q.chance, out=law[0])
        np.multiply(p.chance, q.rest, out=law[1])
        np.multiply(p.rest, q.chance, out=law[2])
        return law

    @cached_property
    def _inverse(self) -> Array:
        """The inverse of A, indexed [t, s, seed]."""
        law = self._law
        # wrapped around, so that every cofactor is one product less another
        a = np.empty((5, 5, law.shape[2]), dtype=law.dtype)
        np.subtract(law[:, 3:4], law[:, :3], out=a[:3, :3])
        a[:3, :3] *= self.discount
        for k in range(3):
            a[k, k] += 1.0
        a[:3, 3:] = a[:3, :2]
        a[3:] = a[:2]
        found: Array = a[1:4, 1:4] * a[2:, 2:]
        found -= a[1:4, 2:] * a[2:, 1:4]
        determinant = a[0, 0] * found[0, 0] + a[0, 1] * found[0, 1] + a[0, 2] * found[0, 2]
        found /= determinant
        return found

    @cached_property
    def weights(self) -> Array:
        """w, shape (5, seeds): discounted visits of each state; 1 for the first step."""
        law, inverse, d = self._law, self._inverse, self.discount
        start = law[:, 3] * (d / (1.0 - d))
        start += law[:, 4]
        found: Array = np.empty_like(law[0])
        later = inverse[0] * start[0]
        later += inverse[1] * start[1]
        later += inverse[2] * start[2]
        np.multiply(later, d, out=found[:3])
        np.subtract(d / (1.0 - d), found[0] + found[1] + found[2], out=found[3])
        found[4] = 1.0
        return found

    def _solved(self, right: Array) -> Array:
        """A^-1 times a right-hand side of shape (3, seeds)."""
        inverse = self._inverse
        found: Array = inverse[:, 0] * right[0]
        found += inverse[:, 1] * right[1]
        found += inverse[:, 2] * right[2]
        return found

    @cached_property
    def _later(self) -> tuple[Array, Array]:
        """D of both players, each of shape (3, seeds)."""
        above = self.payoffs[:, :3] - self.payoffs[:, 3:]
        return self._solved(above[0]), self._solved(above[1])

    @cached_property
    def values(self) -> Array:
        """V, shape (2, seeds), unnormalised."""
        law, d = self._law, self.discount
        found = []
        for i, later in enumerate(self._later):
            last = (self.payoffs[i, 3] + d * (law[:, 3] * later).sum(axis=0)) / (1.0 - d)
            found.append(last + (law[:, 4] * later).sum(axis=0))
        return np.stack(found)

    @cached_property
    def _known(self) -> dict[tuple[int, int], Array]:
        return {}

    def gains(self, whose: int, by: int) -> Array:
        """What the first action of ``by`` is worth to ``whose``, less the second; (5, seeds)."""
        if (whose, by) not in self._known:
            later = self._later[whose]
            both = later[0] - later[1] - later[2]
            found = (self.row if by else self.column).chance * both
            found += later[2 if by else 1]
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
        inverse, w, d = self._inverse, self.weights, self.discount
        own, other = (self.column, self.row) if by else (self.row, self.column)
        flow = w * change
        total = flow.sum(axis=0)
        together = (own.chance * flow).sum(axis=0)
        # change of l^ A: the first joint action gains `together`, the one where only the
        # other plays its first action the rest of `total`, and `own` alone loses `together`
        alone, apart = (2, 1) if by else (1, 2)
        later = inverse[0] * together
        later -= inverse[alone] * together
        later += inverse[apart] * (total - together)
        later *= d
        met = change[:4] * self.gains(whose, 1 - by)[:4]
        met *= d
        after = self._solved(met[:3] - met[3])
        known = self._later[whose]
        both = known[0] - known[1] - known[2]
        turned = other.chance * (after[0] - after[1] - after[2])
        turned += change * both
        turned += after[2 if by else 1]
        turned *= w
        gains = self.gains(whose, by)
        turned[:3] += later * gains[:3]
        turned[3] -= (later[0] + later[1] + later[2]) * gains[3]
        found: Array = turned
        return found
