"""How normative disagreement grows along a family: its degree as formulas in t.

Two measures, both of the optima of rules on one payoff set:

``distance``
    the largest *squared* Euclidean distance between the optima of two of the rules, each player's
    range of feasible payoffs scaled to [0, 1]; squared, since the distance itself is a root;
``printed``
    ``|max (x + y) - max min(x, y)|``, the difference of the best utilitarian and the best
    egalitarian welfare.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from gametheory_bp.bargaining import load_rule
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.algebraic import root_of
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.families.family import GameFamily
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.piece import FunctionPoint, Piece, join
from gametheory_bp.families.piecewise import Piecewise
from gametheory_bp.families.places import Place
from gametheory_bp.families.problem import FamilyProblem, highest
from gametheory_bp.families.rules import best_of_smallest, lowest, optima
from gametheory_bp.families.sweep import sweep
from gametheory_bp.geometry.algebraic_image import Real
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["FamilyDisagreement", "family_disagreement"]

RULES = ("utilitarian", "egalitarian_pareto")
MEASURES = ("distance", "printed")


@dataclass(frozen=True, slots=True)
class FamilyDisagreement(Piecewise):
    """A measure of disagreement as a piecewise rational function of t.

    Attributes
    ----------
    family : GameFamily
    rules : tuple of str
    among, measure : str
    pieces : tuple of Piece
        Each with one formula: the squared distance, or the printed measure.
    """

    family: GameFamily
    rules: tuple[str, ...]
    among: str
    measure: str
    pieces: tuple[Piece, ...]

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate of its own."""
        return "evaluated from optima that check(family_optimum(...)) proves"

    def at(self, t: Any) -> Real:
        """The measure at one rational t: the distance itself, not squared."""
        value = as_fraction(t, where="t")
        for piece in self.pieces:
            if value in piece:
                found = piece.points[0][0](value)
                if self.measure == "printed":
                    return found
                return root_of([-found, 0, 1], Fraction(0), found + 1)
        raise InputValueError(f"t = {value} is outside [{self.family.low}, {self.family.high}]")

    def display(self) -> Table:
        """One line for each piece."""
        head = "squared distance" if self.measure == "distance" else "printed measure"
        rows = tuple((piece.interval_text, str(piece.points[0][0])) for piece in self.pieces)
        return Table(f"{head}: {', '.join(self.rules)} among {self.among}", ("t", head), rows)

    def __repr__(self) -> str:
        return f"FamilyDisagreement({', '.join(self.rules)}; {len(self.pieces)} pieces)"


def family_disagreement(
    family: GameFamily,
    rules: Iterable[str] = RULES,
    among: str = "feasible",
    disagreement: Any = "minimax",
    measure: str = "distance",
) -> FamilyDisagreement:
    """The degree of normative disagreement in every game of a family.

    Parameters
    ----------
    family : GameFamily
    rules : list of str
        At least two; the printed measure always compares utilitarian and egalitarian welfare.
    among, disagreement
        As in ``family_optimum``.
    measure : {"distance", "printed"}

    Returns
    -------
    FamilyDisagreement

    Raises
    ------
    InputTypeError, InputValueError
        If the rules are a text, or fewer than two.
    UnknownNameError
        If there is no such measure.

    Exactness
    ---------
    Exact.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021), 3.3.

    Examples
    --------
    >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    >>> print(family_disagreement(family, among="pure"))
    squared distance: utilitarian, egalitarian_pareto among pure
    t       squared distance
    ------  ---------------------------
    [1, 3]  0
    (3, 6]  (5 t^2 - 16 t + 16)/(4 t^2)
    """
    ids = () if isinstance(rules, str) else tuple(rules)
    if isinstance(rules, str):
        raise InputTypeError(f"rules is the text {rules!r}; give a list of rule ids")
    if len(set(ids)) != len(ids) or len(ids) < 2:
        raise InputValueError(f"rules are {list(ids)}; give at least two, each once")
    if measure not in MEASURES:
        raise UnknownNameError("measure", measure, MEASURES)
    values = {rule: dict(read_parameters(load_rule(rule).parameters, {}, rule)) for rule in ids}

    def compute(place: Place) -> tuple[FunctionPoint, ...]:
        problem = FamilyProblem.of(family, place, among, disagreement)
        if measure == "printed":
            return ((_printed(problem).function,),)
        cells = [cell for line in family.germs(place) for cell in line]
        low, high = lowest(cells), highest(cells)
        scaled = [
            [_scaled(p, low, high) for p in optima(rule, problem, values[rule])] for rule in ids
        ]
        joint = not problem.finite
        found = max(_squared(p, q, joint) for p, q in combinations(scaled, 2))
        return ((found.function,),)

    pieces = join(sweep(family.low, family.high, compute))
    return FamilyDisagreement(family, ids, among, measure, pieces)


def _printed(problem: FamilyProblem) -> Germ:
    total = max(x + y for x, y in problem.points)
    pieces = [(1, 0, 0), (0, 1, 0)]
    x, y = best_of_smallest(problem.points, pieces, finite=problem.finite)[0]
    gap = total - min(x, y)
    return gap if gap >= 0 else -gap


def _scaled(p: GermPoint, low: GermPoint, high: GermPoint) -> GermPoint:
    x, y = ((v - a) / (b - a) if b > a else v * 0 for v, a, b in zip(p, low, high, strict=True))
    return x, y


def _squared(one: Sequence[GermPoint], two: Sequence[GermPoint], segments: bool) -> Germ:
    """Squared distance of two sets of points, or of two faces given by their ends."""
    found = [_length(p, q) for p in one for q in two]
    if segments:  # two faces of one convex set do not cross: an end of one is nearest
        for face, others in ((one, two), (two, one)):
            if len(face) == 2:
                found += [_to_segment(p, *face) for p in others]
    return min(found)


def _length(p: GermPoint, q: GermPoint) -> Germ:
    return (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])


def _to_segment(p: GermPoint, a: GermPoint, b: GermPoint) -> Germ:
    v, w = (b[0] - a[0], b[1] - a[1]), (p[0] - a[0], p[1] - a[1])
    along, whole = v[0] * w[0] + v[1] * w[1], _length(a, b)
    if along <= 0 or along >= whole:
        return _length(p, a if along <= 0 else b)
    turn = v[0] * w[1] - v[1] * w[0]
    return turn * turn / whole
