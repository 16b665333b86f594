"""The type of a welfare function: one formula for all kinds of numbers, and declared facts.

A welfare function maps a payoff pair (x, y) to a number; larger is better.  It may measure from
the disagreement point d or from the ideal point, which come in a
:class:`~gametheory_bp.welfare.frame.Frame`.  Its argmax over a set is a bargaining rule.

A leaf gives the formula twice, and a test holds both together: as ``evaluate``, ordinary
arithmetic that also serves floats, numpy arrays and torch tensors (with derivatives), and as
``shape``, the data from which optima are computed exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.display import Formula
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.neutral import exact_number
from gametheory_bp.welfare.parameter import Parameter, ParameterValue, read_parameters
from gametheory_bp.welfare.shape import Shape

__all__ = ["Domain", "Values", "WelfareFunction", "everywhere", "rational_part"]

Values = Mapping[str, ParameterValue]
"""Parameter values by name."""

Domain = Literal["whole", "individually_rational"]
"""Over which part of a payoff set the rule optimises."""


def everywhere(parameters: Values) -> Domain:
    """The rule does not use the disagreement point: it optimises over the whole set."""
    return "whole"


def rational_part(parameters: Values) -> Domain:
    """The rule optimises over ``{x in S : x >= d}``."""
    return "individually_rational"


@dataclass(frozen=True, slots=True)
class WelfareFunction:
    """A welfare function with what is known about it.

    Parameters
    ----------
    title, statement : str
        Name, and the function in one sentence.
    formula : Formula
        The function as text and LaTeX.
    source : str
        Paper and year.
    evaluate : callable
        ``evaluate(x, y, frame, parameters)``; numbers of the frame and parameters come as
        Fractions for exact (x, y) and as floats otherwise.
    shape : callable or None
        ``shape(frame, parameters) -> Pieces | PowerSum``; None if W is no function of the
        payoff pair of a set, and ``refusal`` says why.
    example : WorkedExample or None
    domain : callable
        ``domain(parameters) -> "whole" | "individually_rational"``.
    pareto : {"strong", "weak"}
        Strong: every optimum is strongly Pareto optimal in the domain.  Weak: some optimum is,
        and all are weakly Pareto optimal; ties can form a segment.
    impartial : bool
        Whether exchanging the players leaves W unchanged (for default parameters).
    reads : {"nothing", "disagreement", "ideal"}
        What of the frame W depends on; the ideal point comes with the disagreement point.
    scale_covariant : bool
        Whether rescaling a player's payoffs rescales the optimum.
    exactness : str
        What is promised of the argmax.
    parameters : tuple of Parameter
    games_only : str
        If not empty: W is defined on outcomes of games only, for this reason.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from gametheory_bp.welfare.library import LIBRARY
    >>> frame = Frame.of([(F(0), F(0)), (F(4), F(2))], (F(0), F(0)))
    >>> LIBRARY.load("nash").value(F(3), F(3, 2), frame)
    Fraction(9, 2)
    """

    title: str
    statement: str
    formula: Formula
    source: str
    evaluate: Callable[[Any, Any, Frame, Mapping[str, Any]], Any]
    shape: Callable[[Frame, Values], Shape] | None
    example: WorkedExample | None
    domain: Callable[[Values], Domain] = everywhere
    pareto: Literal["strong", "weak"] = "strong"
    impartial: bool = True
    reads: Literal["nothing", "disagreement", "ideal"] = "disagreement"
    scale_covariant: bool = False
    exactness: str = "rational"
    parameters: tuple[Parameter, ...] = ()
    games_only: str = ""

    def value(self, x: Any, y: Any, frame: Frame, **parameters: Any) -> Any:
        """W at payoffs (x, y).

        Parameters
        ----------
        x, y : int, Fraction, Interval, Algebraic, float, numpy array or torch tensor
            Payoffs of the row and the column player; arrays of any common shape.
        frame : Frame
            Disagreement point, worst and best payoffs.
        **parameters
            Declared parameters of the function.

        Returns
        -------
        number or array of the kind of the arguments
            Exact for exact arguments; an ``Interval`` where the value is irrational.
        """
        values = dict(read_parameters(self.parameters, parameters, self.title))
        if exact_number(x) and exact_number(y):
            return self.evaluate(_exact(x), _exact(y), frame, values)
        floats = {k: v if isinstance(v, str) else float(v) for k, v in values.items()}
        return self.evaluate(x, y, _floats(frame), floats)


def _exact(number: Any) -> Fraction | Interval:
    if isinstance(number, Algebraic):
        return number.bounds()
    return number if isinstance(number, Interval) else Fraction(number)


def _floats(frame: Frame) -> Any:
    """The frame in floating point: arrays and tensors do not multiply with Fractions."""
    pairs = (frame.disagreement, frame.low, frame.ideal)
    return Frame(*((float(x), float(y)) for x, y in pairs))  # type: ignore[arg-type]
