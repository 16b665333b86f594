"""Optima of rules among the payoffs of independent mixtures, exactly, with all ties.

The optimum lies on a segment or parabola arc of a 2 x 2 subgame
(:mod:`gametheory_bp.certificates.curve_welfare`).  Along a curve the candidates are its ends,
where it meets the floor, where two pieces of W cross, and where W is stationary: roots of
polynomials (of a cubic for the Nash product).  Curves whose box promises no more than the best
pure profile are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.certificates.curve_order import ORDERS
from gametheory_bp.certificates.curve_welfare import curve_frame
from gametheory_bp.certificates.kinds.independent_optimum import CurvePlace, IndependentOptimum
from gametheory_bp.certificates.kinds.independent_order import IndependentOrder
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.rule_parameters import RULE_PARAMETERS
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.bilinear import MixtureCurve, mixture_curves
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.curve_search import CurveSearch, RealPoint
from gametheory_bp.payoffs.line_search import best_along_line, undominated_without_gain
from gametheory_bp.payoffs.mixture_witness import IndependentWitness
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import Parameters, ParameterValue, read_parameters
from gametheory_bp.welfare.shape import PowerSum

__all__ = ["IndependentArgmax", "independent_optimum", "optimum_on_curves"]


@dataclass(frozen=True)
class IndependentArgmax(Result):
    """All optima of a rule among independent mixtures.

    Attributes
    ----------
    game, rule, parameters, disagreement
    points : tuple of pairs
        All optima, increasing in the row payoff; of a segment of optima its two ends.
    attained_by : tuple of MixedProfile or AlgebraicProfile
        For every point.
    flags : tuple of str
    """

    game: BimatrixGame
    rule: str
    parameters: Parameters
    disagreement: Point
    points: tuple[RealPoint, ...]
    attained_by: tuple[IndependentWitness, ...]
    flags: tuple[str, ...]
    places: tuple[CurvePlace, ...]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def certificate(self) -> IndependentOptimum:
        """Witnesses, and the curves on which they lie."""
        along_a_line = self.flags or self.rule in ORDERS
        kind = IndependentOrder if along_a_line else IndependentOptimum
        return kind(**self.claim(), places=(self.places,))

    def claim(self) -> dict[str, Any]:
        """Game, set, disagreement point, rule, points and what attains them."""
        return {
            "game": PayoffTable.of(self.game),
            "among": "independent",
            "disagreement": self.disagreement,
            "rules": (self.rule,),
            "parameters": (self.parameters,),
            "points": (self.points,),
            "flags": (self.flags,),
            "witnesses": (self.attained_by,),
        }

    def display(self) -> Table:
        """The points and what attains them."""
        rows = tuple(
            (f"{float(x):.10g}", f"{float(y):.10g}", witness_words(w, self.game))
            for (x, y), w in zip(self.points, self.attained_by, strict=True)
        )
        return Table(f"{self.rule} among independent mixtures", ("row", "column", "by"), rows)

    def __repr__(self) -> str:
        shown = ", ".join(f"({float(x):.8g}, {float(y):.8g})" for x, y in self.points)
        return f"IndependentArgmax({self.rule}: {shown})"


def independent_optimum(
    game: BimatrixGame, rule: str, disagreement: Any = (0, 0), **parameters: Any
) -> IndependentArgmax:
    """All optima of a rule among the payoffs of independent mixtures.

    Parameters
    ----------
    game : BimatrixGame
    rule : str
        Id of a welfare function, or of a rule that goes along a line
        (:mod:`gametheory_bp.certificates.curve_order`).
    disagreement : pair
        Rules that measure from it optimise over the payoffs at least as good for both.
    **parameters
        Parameters of the rule.

    Returns
    -------
    IndependentArgmax
        ``.points`` (rational or algebraic), ``.attained_by``.

    Raises
    ------
    NotDefinedError
        If W leads to no polynomial equation on curves, or its reference payoff is irrational.
    DisagreementError
        If W measures from d and no payoff is >= d.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``independent_optimum`` for a welfare function (value
    and witnesses; that no tie is missing is tested, not certified), ``independent_order`` for a
    rule along a line and where nobody can gain.

    Examples
    --------
    >>> battle = BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    >>> independent_optimum(battle, "nash")
    IndependentArgmax(nash: (1, 2), (2, 1))
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"{game!r} is no game; give a BimatrixGame")
    d = as_pair(disagreement, where="disagreement point")
    curves = list(mixture_curves(game.row_payoffs, game.column_payoffs))
    return optimum_on_curves(game, curves, rule, d, parameters)


def optimum_on_curves(
    game: BimatrixGame,
    curves: Sequence[MixtureCurve],
    rule: str,
    d: Point,
    parameters: Mapping[str, Any],
) -> IndependentArgmax:
    """The same, with all segments and arcs of the 2 x 2 subgames computed before."""
    if rule in ORDERS:
        read = read_parameters(RULE_PARAMETERS.get(rule, ()), parameters, rule)
        places, flags = best_along_line(game, curves, rule, dict(read), d)
    else:
        welfare = LIBRARY.load(rule)
        read = read_parameters(welfare.parameters, parameters, rule)
        places, flags = _largest(game, curves, welfare, dict(read), d)
    search = CurveSearch(game, curves, None)
    found = {search.point(place): place for place in reversed(places)}
    points = tuple(sorted(found))
    chosen = tuple(found[p] for p in points)
    witnesses = tuple(search.witness(place) for place in chosen)
    return IndependentArgmax(game, rule, read, d, points, witnesses, flags, chosen)


def _largest(
    game: BimatrixGame,
    curves: Sequence[MixtureCurve],
    welfare: WelfareFunction,
    values: Mapping[str, ParameterValue],
    d: Point,
) -> tuple[list[CurvePlace], tuple[str, ...]]:
    """Where a welfare function is largest, and flags."""
    if welfare.shape is None:
        raise NotDefinedError(
            f"{welfare.title} is no function of the payoffs: {welfare.games_only}"
        )
    payoffs = game.payoffs()
    rational = welfare.domain(values) == "individually_rational"
    frame = curve_frame(curves, payoffs, d) if rational else Frame.of(payoffs, d)
    shape = welfare.shape(frame, values)
    if isinstance(shape, PowerSum) and not shape.shortfall:
        weak = undominated_without_gain(game, curves, d)
        if weak is not None:
            return weak, ("nobody_gains",)
    search = CurveSearch(game, curves, d if rational else None)
    return search.best(shape), ()
