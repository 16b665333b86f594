"""What two players get who play parts of different optima.

The row player plays its part of one profile, the column player its part of another, each on its
own: of a correlated distribution a player's part is its marginal, drawn without the other's device.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.exact.exactness import Number
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_policy import PolicyLottery
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.taxonomy.distance import bounds

__all__ = ["Attaining", "cross_payoff"]

Attaining = (
    MixedProfile | Distribution | AlgebraicProfile | SustainedPlan | PolicyLottery | EdgeLottery
)
"""What a welfare optimum may be attained by."""

Mixture = Sequence[Number]


def cross_payoff(
    game: BimatrixGame, row_from: Attaining, column_from: Attaining
) -> tuple[Number, Number]:
    """Expected payoffs of row's part of one profile against column's part of another.

    Returns
    -------
    pair of Fraction, or of Interval where a mixture is irrational

    Raises
    ------
    NotDefinedError
        If a profile is a plan of a repeated or stochastic game.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> first, second = MixedProfile.of([1, 0], [1, 0]), MixedProfile.of([0, 1], [0, 1])
    >>> cross_payoff(game, first, second)
    (Fraction(0, 1), Fraction(0, 1))
    """
    row, column = _parts(row_from)[0], _parts(column_from)[1]
    return _expected(game.row_payoffs, row, column), _expected(game.column_payoffs, row, column)


def _parts(profile: Attaining) -> tuple[Mixture, Mixture]:
    if isinstance(profile, (SustainedPlan, PolicyLottery)):
        raise NotDefinedError(
            "a plan of a repeated or stochastic game reads one public lottery for both players; "
            "norms of gametheory_bp.norms can be played against each other"
        )
    if isinstance(profile, Distribution):
        profile = profile.marginals()
    if isinstance(profile, EdgeLottery):
        share = bounds(profile.weight)
        first, second = _parts(profile.first), _parts(profile.second)
        return _mixed(first[0], second[0], share), _mixed(first[1], second[1], share)
    return profile.row, profile.column


def _mixed(first: Mixture, second: Mixture, share: Interval) -> Mixture:
    """``first + share (second - first)``, entry by entry; exact where both agree."""
    return [
        a if a == b else bounds(a) + share * (bounds(b) - bounds(a))
        for a, b in zip(first, second, strict=True)
    ]


def _expected(payoffs: Sequence[Sequence[Fraction]], row: Mixture, column: Mixture) -> Number:
    xs = [x for x in row if isinstance(x, Fraction)]
    ys = [y for y in column if isinstance(y, Fraction)]
    if len(xs) == len(row) and len(ys) == len(column):
        return sum(
            (x * y * payoffs[i][j] for i, x in enumerate(xs) for j, y in enumerate(ys)),
            Fraction(0),
        )
    total = bounds(0)
    for i, x in enumerate(row):
        for j, y in enumerate(column):
            total += bounds(x) * bounds(y) * payoffs[i][j]
    return total
