"""``family_optimum``: what a rule picks in every game of a family, as formulas in t."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining import load_rule
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.families.family import GameFamily
from gametheory_bp.families.piece import FunctionPoint, Piece, join, spot_points
from gametheory_bp.families.piecewise import Piecewise
from gametheory_bp.families.places import Place
from gametheory_bp.families.problem import FamilyProblem
from gametheory_bp.families.rules import optima
from gametheory_bp.families.sweep import sweep
from gametheory_bp.geometry.algebraic_image import Real
from gametheory_bp.welfare.parameter import Parameters, read_parameters

__all__ = ["FamilyOptimum", "family_optimum"]


@dataclass(frozen=True, slots=True)
class FamilyOptimum(Piecewise):
    """The optima of a rule as a piecewise rational function of the parameter.

    Attributes
    ----------
    family : GameFamily
    rule : str
    among : str
    disagreement : str or pair of Fraction
    parameters : tuple of (name, value)
        Parameters of the rule.
    pieces : tuple of Piece
        A partition of the interval, in increasing order.
    """

    family: GameFamily
    rule: str
    among: str
    disagreement: Any
    parameters: Parameters
    pieces: tuple[Piece, ...]

    @property
    def uncertified_reason(self) -> str:
        """Where the proof is."""
        return "check(result) proves every piece from the definition of the rule"

    def piece_at(self, t: Real) -> Piece:
        """The piece to which a value of the parameter belongs."""
        for piece in self.pieces:
            if t in piece:
                return piece
        raise InputValueError(f"t = {t} is outside [{self.family.low}, {self.family.high}]")

    def at(self, t: Any) -> tuple[tuple[Real, ...], ...]:
        """All optima at one t, rational or algebraic; exact.

        Examples
        --------
        >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
        >>> family_optimum(family, "utilitarian").at(3)
        ((Fraction(2, 1), Fraction(2, 1)), (Fraction(3, 1), Fraction(1, 1)))
        """
        exact = t if hasattr(t, "bounds") else as_fraction(t, where="t")
        found = spot_points(self.piece_at(exact).points, exact)
        if found is None:
            raise ZeroDivisionError(f"a formula has a pole at t = {exact}")
        return found

    def to_json(self) -> dict[str, Any]:
        """JSON form: the payoffs and the pieces as coefficients."""
        return {
            "schema": SCHEMA,
            "type": "FamilyOptimum",
            "row_payoffs": encode(self.family.row_payoffs),
            "column_payoffs": encode(self.family.column_payoffs),
            "rule": self.rule,
            "parameters": encode(self.parameters),
            "among": self.among,
            "disagreement": encode(self.disagreement),
            "pieces": encode(self.pieces),
            "uncertified_reason": self.uncertified_reason,
        }

    def display(self) -> Table:
        """One line for each piece."""
        joint = " or " if self.among in ("pure", "nash") else " to "
        rows = tuple(
            (piece.interval_text, *(joint.join(str(p[k]) for p in piece.points) for k in (0, 1)))
            for piece in self.pieces
        )
        given = ", ".join(f"{name} = {value}" for name, value in self.parameters)
        title = f"{self.rule}{f' ({given})' if given else ''} among {self.among}"
        return Table(title, ("t", "row", "column"), rows, str(self.exactness))

    def __repr__(self) -> str:
        low, high = self.family.low, self.family.high
        return (f"FamilyOptimum({self.rule} among {self.among}, {low} <= t <= {high}; "
                f"{len(self.pieces)} pieces)")  # fmt: skip


def family_optimum(
    family: GameFamily,
    rule: str,
    among: str = "feasible",
    disagreement: Any = "minimax",
    **parameters: Any,
) -> FamilyOptimum:
    """The optima of a rule in every game of a family, as exact formulas in t.

    The rule is computed once for each combinatorial case: which comparisons come out how is
    constant between neighbouring roots of the polynomials that were compared.

    Parameters
    ----------
    family : GameFamily
    rule : str
        One of ``PIECEWISE_RATIONAL``.
    among : {"feasible", "individually_rational", "pure", "nash", "correlated"}
        The last two for 2 x 2 games.
    disagreement : "minimax", "pure_minimax" or pair of numbers
    **parameters
        Parameters of the rule.

    Returns
    -------
    FamilyOptimum

    Raises
    ------
    InputTypeError
        If the family is none.
    NotDefinedError
        If the rule is no piecewise rational function of t, or the set is not available.
    DisagreementError
        If at some t no point is at least d for both.

    Exactness
    ---------
    Exact; break points are rational or algebraic.

    Certificate
    -----------
    None stored; :func:`check` proves all pieces.

    References
    ----------
    S. Basu, R. Pollack and M.-F. Roy, "Algorithms in Real Algebraic Geometry" (2006), ch. 2.

    Examples
    --------
    >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    >>> print(family_optimum(family, "utilitarian"))
    utilitarian among feasible
    t       row     column
    ------  ------  ------
    [1, 3)  2       2
    {3}     2 to 3  2 to 1
    (3, 6]  t       1
    exact
    """
    if not isinstance(family, GameFamily):
        raise InputTypeError(f"family is a {type(family).__name__}; give a GameFamily")
    values = read_parameters(load_rule(rule).parameters, parameters, rule)
    known = dict(values)

    def compute(place: Place) -> tuple[FunctionPoint, ...]:
        problem = FamilyProblem.of(family, place, among, disagreement)
        return tuple((x.function, y.function) for x, y in optima(rule, problem, known))

    pieces = join(sweep(family.low, family.high, compute))
    if not isinstance(disagreement, str):
        disagreement = tuple(Fraction(as_fraction(x)) for x in disagreement)
    return FamilyOptimum(family, rule, among, disagreement, values, pieces)
