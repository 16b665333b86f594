"""Measures of welfare by which a score is taken: functions of the payoff pair, or recorded.

A measure is a welfare function of the library, read as a number per profile.  Utilitarian and
egalitarian welfare and the Nash product are functions of the payoff pair; inequity-averse welfare
is a mean over trajectories, so its values come recorded with the profiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.shape import Pieces, PowerSum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PayoffMeasure", "Recorded", "WelfareMeasure", "payoff_measures"]

Payoffs = tuple[Any, Any]
"""A payoff pair of Fractions or of floats."""


@dataclass(frozen=True, slots=True)
class PayoffMeasure:
    """A welfare function of the payoff pair, taken with a disagreement point.

    Parameters
    ----------
    name : str
        Id of the welfare function.
    disagreement : pair of Fraction

    Examples
    --------
    >>> from fractions import Fraction
    >>> nash = PayoffMeasure("nash", (Fraction(0), Fraction(0)))
    >>> nash.value((Fraction(3), Fraction(3, 2))), nash.counts((-1.0, 2.0))
    (Fraction(9, 2), False)
    """

    name: str
    disagreement: Point

    def value(self, payoffs: Payoffs) -> Any:
        """W at a payoff pair; a Fraction for Fractions, a float for floats."""
        evaluate, frame, values, _ = _prepared(self.name, self.disagreement)
        x, y = payoffs
        if isinstance(x, float) or isinstance(y, float):
            frame, values = frame[1], values[1]
        else:
            frame, values = frame[0], values[0]
        return evaluate(x, y, frame, values)

    def values(self, payoffs: NDArray[np.float64]) -> NDArray[np.float64]:
        """W at many payoff pairs, shape (..., 2), in floats; minus infinity where it counts not."""
        import numpy as np

        evaluate, frame, values, everywhere = _prepared(self.name, self.disagreement)
        x, y = payoffs[..., 0], payoffs[..., 1]
        found: NDArray[np.float64] = np.asarray(evaluate(x, y, frame[1], values[1]), dtype=float)
        if everywhere:
            return found
        d = frame[1].disagreement
        return np.where((x >= d[0]) & (y >= d[1]), found, -np.inf)

    @property
    def at_disagreement(self) -> Any:
        """W at the disagreement point."""
        return self.value(self.disagreement)

    @property
    def counts_everywhere(self) -> bool:
        """Whether W means something below d too."""
        everywhere: bool = _prepared(self.name, self.disagreement)[3]
        return everywhere

    def counts(self, payoffs: Payoffs) -> bool:
        """Whether W means anything there: powers and products of gains do so at x >= d only."""
        if self.counts_everywhere:
            return True
        return all(x >= d for x, d in zip(payoffs, self.disagreement, strict=True))


@cache
def _prepared(name: str, d: Point) -> tuple[Any, Any, Any, bool]:
    """Formula; frame and parameters, each exact and in floats; whether it counts everywhere."""
    found = LIBRARY.load(name)
    frame, rough = Frame(d, d, d), (float(d[0]), float(d[1]))
    values = {p.name: p.default for p in found.parameters}
    floats = {k: v if isinstance(v, str) else float(v) for k, v in values.items()}
    everywhere = found.shape is not None and isinstance(found.shape(frame, values), Pieces)
    rough_frame: Any = Frame(rough, rough, rough)  # type: ignore[arg-type]
    return found.evaluate, (frame, rough_frame), (values, floats), everywhere


@dataclass(frozen=True, slots=True)
class Recorded:
    """A welfare that the payoff pair does not determine: one value per profile.

    Parameters
    ----------
    name : str
    values : tuple of numbers
        One per profile, in the order of the profiles.
    at_disagreement : number
        Its value at the disagreement profile.
    maximum : number or None
        Its largest value, if known; None: the largest observed.
    """

    name: str
    values: tuple[Any, ...]
    at_disagreement: Any
    maximum: Any = None


WelfareMeasure = PayoffMeasure | Recorded
"""What a score may be taken with."""


def payoff_measures(
    names: Iterable[str | Recorded], disagreement: Point
) -> tuple[WelfareMeasure, ...]:
    """Measures by the ids of welfare functions; recorded ones pass through.

    Raises
    ------
    EmptySetError, InputTypeError, InputValueError
        If there are none, if it is one string, or if a name comes twice.
    UnknownNameError
        If there is no such welfare function.
    NotDefinedError
        If a welfare function is no function of the payoff pair, depends on the best payoffs, or is
        irrational at rational payoffs.

    Examples
    --------
    >>> from fractions import Fraction
    >>> [w.name for w in payoff_measures(["utilitarian", "nash"], (Fraction(0), Fraction(0)))]
    ['utilitarian', 'nash']
    """
    if isinstance(names, str):
        raise InputTypeError(f"welfare functions are {names!r}; give a list of names")
    found = tuple(
        name if isinstance(name, Recorded) else _measure(name, disagreement) for name in names
    )
    if not found:
        raise EmptySetError("no welfare functions to score by; give at least one")
    listed = [w.name for w in found]
    if len(set(listed)) < len(listed):
        raise InputValueError(f"welfare functions are {', '.join(listed)}; give each name once")
    return found


def _measure(name: Any, disagreement: Point) -> PayoffMeasure:
    if not isinstance(name, str):
        raise InputTypeError(f"welfare {name!r}; give the id of a welfare function or a Recorded")
    found = LIBRARY.load(name)
    if found.games_only:
        raise NotDefinedError(
            f"{name!r} is a mean over trajectories, which the payoff pair does not tell; give "
            f"Recorded({name!r}, values, at_disagreement) with a value per profile"
        )
    if found.reads == "ideal":
        raise NotDefinedError(
            f"{name!r} measures from the best payoffs of a set; scores take welfare functions of "
            f"the payoff pair and the disagreement point"
        )
    if not _rational(name, disagreement):
        raise NotDefinedError(
            f"{name!r} has irrational values at rational payoffs: scores could not be exact; "
            f"take 'nash', or a function that is linear in pieces such as 'gini'"
        )
    return PayoffMeasure(name, disagreement)


def _rational(name: str, d: Point) -> bool:
    """Whether W is rational at rational payoffs: linear in pieces, or a product of gains."""
    found = LIBRARY.load(name)
    values = {p.name: p.default for p in found.parameters}
    shape = found.shape(Frame(d, d, d), values) if found.shape is not None else None
    if isinstance(shape, PowerSum):
        return not shape.exponent and all(w.denominator == 1 for w in shape.weights)
    return isinstance(shape, Pieces)
