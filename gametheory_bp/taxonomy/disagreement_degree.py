"""How much notions of fairness disagree about a game.

Two measures (the paper's section 3.3 asks for the first, its experiments for the second):

* the *distance* of two rules' optima in the payoff plane, after each player's range of attainable
  payoffs has been scaled to [0, 1];
* the *cross-play* of two rules: what the players get if the row player plays its part of one
  rule's optimum and the column player its part of the other's.

Where a rule has several optima, distances are between the sets, and cross-play is reported for
every choice of optima; the diagonal then shows whether one rule coordinates with itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.solution import number_text
from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.exact.exactness import Exactness, Number, exactness_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.feasible import feasible_payoffs
from gametheory_bp.taxonomy.cross_play import cross_payoff
from gametheory_bp.taxonomy.distance import distance

__all__ = ["NormativeDisagreement", "between_optima", "normative_disagreement"]

Place = tuple[Number, Number]

_RULES = ("utilitarian", "nash", "kalai_smorodinsky", "egalitarian_pareto")
_POINTS = ("pure", "nash", "independent")
"""Sets on which tied optima are isolated points, not the ends of a segment."""


@dataclass(frozen=True, slots=True)
class NormativeDisagreement(Displayed):
    """Optima of several rules, their distances and their cross-play.

    Attributes
    ----------
    game : BimatrixGame
    optima : tuple of Optimum
        One for each rule, with points, witnesses and certificate.
    low, high : points
        The players' ranges of feasible payoffs, which are scaled to [0, 1].
    distances : tuple of tuples
        Distance of rule r's optima from rule s's, at ``[r][s]``.
    cross_play : tuple of tuples of tuples of pairs
        Payoff pairs at ``[r][s]``, row playing rule r and column rule s: one for every choice of
        an optimum of either rule.
    """

    game: BimatrixGame
    optima: tuple[Optimum, ...]
    low: Point
    high: Point
    distances: tuple[tuple[Number, ...], ...]
    cross_play: tuple[tuple[tuple[Place, ...], ...], ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the rules, in order."""
        return tuple(optimum.rule for optimum in self.optima)

    @property
    def degree(self) -> Number:
        """The largest distance between two rules: 0 where all can agree."""
        every = [d for row in self.distances for d in row]
        return max(every, key=float)

    @property
    def exactness(self) -> Exactness:
        """Exact, or certified to the widest interval."""
        numbers = [d for row in self.distances for d in row]
        numbers += [x for row in self.cross_play for cell in row for pair in cell for x in pair]
        return exactness_of(numbers)

    @property
    def certificate(self) -> None:
        """None: see ``uncertified_reason``."""
        return None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate of its own."""
        return "each optimum carries its certificate; distances and cross-play are evaluations"

    def to_json(self) -> dict[str, Any]:
        """JSON form, with the optima and their certificates."""
        return {
            "schema": SCHEMA,
            "type": "NormativeDisagreement",
            "game": encode(PayoffTable.of(self.game)),
            "rules": list(self.rules),
            "optima": [optimum.to_json() for optimum in self.optima],
            "low": encode(self.low),
            "high": encode(self.high),
            "distances": encode(self.distances),
            "cross_play": encode(self.cross_play),
            "uncertified_reason": self.uncertified_reason,
        }

    def display(self) -> Stack:
        """The optima, their distances, and what different rules get against each other."""
        among = self.optima[0].among
        joint = " or " if among in _POINTS else " to "
        optima = tuple(
            (rule, joint.join(_pair(p) for p in optimum.points))
            for rule, optimum in zip(self.rules, self.optima, strict=True)
        )
        distances = tuple(
            (rule, *(f"{float(d):.4g}" for d in row))
            for rule, row in zip(self.rules, self.distances, strict=True)
        )
        cross = tuple(
            (rule, *(" or ".join(dict.fromkeys(_pair(p) for p in cell)) for cell in row))
            for rule, row in zip(self.rules, self.cross_play, strict=True)
        )
        title = f"Normative disagreement in {self.game.title or 'the game'} (among {among})"
        return Stack(
            title,
            (
                Table("Optima", ("rule", "payoffs"), optima),
                Table("Distances, payoffs scaled to [0, 1]", ("", *self.rules), distances),
                Table(
                    "Cross-play",
                    ("row \\ column", *self.rules),
                    cross,
                    "row plays its part of the one rule's optimum, column of the other's",
                ),
            ),
        )

    def __repr__(self) -> str:
        return f"NormativeDisagreement({', '.join(self.rules)}; degree {float(self.degree):.4g})"


def normative_disagreement(
    game: BimatrixGame,
    rules: Iterable[str] = _RULES,
    among: str = "correlated",
    disagreement: Any = "minimax",
) -> NormativeDisagreement:
    """Distances between rules' optima, and payoffs when the players follow different rules.

    Parameters
    ----------
    game : BimatrixGame
    rules : list of str
        Ids of ``list_rules``; at least one, each once.
    among : str
        The payoff set, as in ``welfare_optimum``.
    disagreement : pair, str or profile
        The disagreement point, as in ``welfare_optimum``.

    Returns
    -------
    NormativeDisagreement

    Raises
    ------
    InputTypeError, InputValueError
        If the game is none, or the rules are no list of different ids.
    GameTheoryError
        Whatever ``welfare_optimum`` raises for a rule on this set.

    Exactness
    ---------
    Exact for rational optima; otherwise distances and cross-play are proved intervals.

    Certificate
    -----------
    That of each optimum.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021), 3.3.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> found = normative_disagreement(game, ["utilitarian", "egalitarian_pareto"], "pure")
    >>> found.distances[0][1], found.cross_play[0][1]
    (Algebraic(2*t^2 - 1, near 0.707106781187), ((Fraction(0, 1), Fraction(0, 1)),))
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a BimatrixGame")
    if isinstance(rules, str):
        raise InputTypeError(f"rules is the text {rules!r}; give a list of rule ids")
    ids = tuple(rules)
    if not ids or len(set(ids)) != len(ids):
        raise InputValueError(f"rules are {list(ids)}; give at least one id, each once")
    return between_optima(
        game, tuple(welfare_optimum(game, rule, among, disagreement) for rule in ids)
    )


def between_optima(game: BimatrixGame, optima: tuple[Optimum, ...]) -> NormativeDisagreement:
    """The same, of optima that are known already: at least one, all on the same set."""
    among = optima[0].among
    vertices = feasible_payoffs(game).vertices
    low = (min(x for x, _ in vertices), min(y for _, y in vertices))
    high = (max(x for x, _ in vertices), max(y for _, y in vertices))
    scaled = [[_scaled(point, low, high) for point in optimum.points] for optimum in optima]
    distances = tuple(
        tuple(distance(p, q, segments=among not in _POINTS) for q in scaled) for p in scaled
    )
    cross_play = tuple(
        tuple(
            tuple(cross_payoff(game, a, b) for a in one.attained_by for b in other.attained_by)
            for other in optima
        )
        for one in optima
    )
    return NormativeDisagreement(game, optima, low, high, distances, cross_play)


def _scaled(point: Place, low: Point, high: Point) -> Place:
    """The point with each player's range scaled to [0, 1]; a constant payoff becomes 0."""
    x, y = (
        _affine(value, 1 / (b - a), -a / (b - a)) if b > a else Fraction(0)
        for value, a, b in zip(point, low, high, strict=True)
    )
    return x, y


def _affine(value: Number, scale: Fraction, shift: Fraction) -> Number:
    if isinstance(value, Algebraic):
        return value.affine(scale, shift)
    moved: Fraction | Interval = value * scale + shift
    return moved


def _pair(point: Place) -> str:
    return f"({number_text(point[0])}, {number_text(point[1])})"
