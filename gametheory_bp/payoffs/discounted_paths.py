"""A path of action pairs for a target payoff pair: digits of the target, step by step.

Writing the target x as ``(1 - d) g + d y``, with the payoffs g of an action pair and a rest y in
the feasible polygon, chooses the first pair; the rest is written likewise.  The pair is chosen that
leaves the rest deepest inside the polygon.  If a rest comes back, the path is eventually periodic
and its payoff is the target exactly.  Most targets have no such path (a denominator that no power
of d can give): then the path stops when what is left weighs less than the tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import Any

from gametheory_bp.certificates.kinds.path_payoff import PathPayoff
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.attained_hull import attained_points
from gametheory_bp.payoffs.expansion import MOST_STEPS, expansion

__all__ = ["TargetPath", "path_to"]


@dataclass(frozen=True, slots=True)
class TargetPath(Result):
    """A path whose payoff is the target, or proved to be near it.

    Attributes
    ----------
    target : point
    path : ActionPath
    payoffs : point
        Payoff pair of the path per step, exactly.
    distance : Fraction
        The larger of the two coordinates' distances from the target; 0 if it is attained.
    certificate : PathPayoff
    """

    target: Point
    path: ActionPath
    payoffs: Point
    distance: Fraction
    certificate: PathPayoff
    exactness: Exactness = EXACT

    @property
    def is_exact(self) -> bool:
        """Whether the payoff is the target."""
        return self.distance == 0

    def claim(self) -> dict[str, Any]:
        """Game, discount, path, its payoffs, the target and how far they are apart."""
        c = self.certificate
        return {
            "game": c.game,
            "discount": c.discount,
            "path": self.path,
            "payoffs": self.payoffs,
            "target": self.target,
            "distance": self.distance,
        }

    def display(self) -> Table:
        """Length and payoffs of the path."""
        rows = (
            ("target", point_words(self.target)),
            ("payoffs", point_words(self.payoffs)),
            ("distance", number_words(self.distance)),
            ("steps before the cycle", str(len(self.path.head))),
            ("steps of the cycle", str(len(self.path.cycle))),
        )
        return Table("Path to a payoff pair", ("", "value"), rows)

    def __repr__(self) -> str:
        near = "exact" if self.is_exact else f"within {number_words(self.distance)}"
        return f"TargetPath({point_words(self.target)}, {near}, {self.path.positions} steps)"


def path_to(repeated: RepeatedGame, target: Any, *, tolerance: Any = "1/1000000000") -> TargetPath:
    """A path of action pairs that is worth a given payoff pair.

    Parameters
    ----------
    repeated : RepeatedGame
    target : pair of numbers
        A feasible payoff pair per step.
    tolerance : number
        > 0; how near a path has to come if none that is found attains the target.

    Returns
    -------
    TargetPath
        Its path can be the target of a strategy.

    Raises
    ------
    InputTypeError, InputValueError
        If the target is not feasible, the tolerance not positive, or so small that a path might
        need more than 20,000 steps.
    NotDefinedError
        If it is proved that no path attains the target (impatient players only).
    UnprovedError
        If neither a path nor such a proof was found.

    Exactness
    ---------
    Payoffs and distance are exact.

    Certificate
    -----------
    ``path_payoff``.

    References
    ----------
    S. Sorin, "On repeated games with complete information" (1986).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> path_to(RepeatedGame(game, "2/3"), ("16/5", "7/5")).path
    ActionPath(head=(), cycle=((0, 0), (1, 1)))
    >>> path_to(RepeatedGame(game, "24/25"), (3, "3/2"), tolerance="1/100")
    TargetPath((3, 3/2), within ~0.00950975, 114 steps)
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"got a {type(repeated).__name__}; give a RepeatedGame(game, discount)"
        )
    goal, limit = as_pair(target, where="target"), as_fraction(tolerance, where="tolerance")
    if limit <= 0:
        raise InputValueError(f"tolerance is {limit}; give a number > 0")
    points, pairs = attained_points(repeated.game)
    feasible = Polygon.hull(points)
    if not feasible.contains(goal):
        raise InputValueError(
            f"{point_words(goal)} is not feasible; a target is in the hull of the payoff table"
        )
    width = max((_distance(v, w) for v in feasible.vertices for w in feasible.vertices), default=0)
    if width and repeated.discount > 0:
        needed = _log(limit / width) / _log(repeated.discount)
        if needed > MOST_STEPS:
            raise InputValueError(
                f"a path within {limit} of a payoff pair may need {needed:.0f} steps at discount "
                f"{repeated.discount}, more than {MOST_STEPS}; give a larger tolerance"
            )
    path = expansion(points, pairs, goal, repeated.discount, limit)
    if path is None:
        raise NotDefinedError(
            f"no path is worth {point_words(goal)} at discount {repeated.discount}: every "
            f"start leads to payoffs that are not feasible; use a public lottery, or more patience"
        )
    payoffs = repeated.value(path)
    distance = _distance(payoffs, goal)
    certificate = PathPayoff(
        PayoffTable.of(repeated.game), repeated.discount, path, payoffs, goal, distance
    )
    return TargetPath(goal, path, payoffs, distance, certificate)


def _log(number: Fraction) -> float:
    return log(number.numerator) - log(number.denominator)


def _distance(a: Point, b: Point) -> Fraction:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))
