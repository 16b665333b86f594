"""What the score divides by: the largest welfare, exact over an attainable set, or observed.

The printed definition takes the maximum over all policy profiles, which is a maximum over the
attainable payoffs and known exactly.  The released evaluation takes the largest welfare among the
profiles that were evaluated: an extreme value of noisy numbers, and no larger than the exact one
unless noise makes it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.errors import DisagreementError, InputTypeError, InputValueError
from gametheory_bp.evaluation.measures import PayoffMeasure, Payoffs, Recorded, WelfareMeasure
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import feasible_payoffs

__all__ = ["Maxima", "attainable_vertices", "exact_maxima", "observed_maxima"]

Maxima = tuple[tuple[str, Any], ...]
"""Pairs (name of the welfare function, its largest value)."""


def attainable_vertices(attainable: Any) -> tuple[Point, ...]:
    """The corners of a set of attainable payoffs.

    Parameters
    ----------
    attainable : BimatrixGame, record with ``vertices``, or sequence of pairs
        A game stands for its feasible payoffs: in a repeated game those are, per step, the payoffs
        of all policies with a public lottery.

    Raises
    ------
    InputTypeError
        If it is nothing of the kind.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> len(attainable_vertices(game))
    3
    """
    if isinstance(attainable, BimatrixGame):
        return tuple(feasible_payoffs(attainable).vertices)
    vertices = getattr(attainable, "vertices", attainable)
    if isinstance(vertices, str) or not isinstance(vertices, Sequence):
        raise InputTypeError(
            f"attainable is a {type(attainable).__name__}; give a game, a payoff polygon or its "
            f"vertices"
        )
    return tuple(vertices)


def exact_maxima(measures: Iterable[WelfareMeasure], attainable: Any) -> Maxima:
    """The largest welfare over a set of attainable payoffs, exactly.

    A recorded welfare keeps the maximum that was given with it.  None where no attainable payoffs
    are at least d and the welfare of all others is below that of d, or not defined: so it is for
    the smaller gain and for products of gains.

    Raises
    ------
    InputValueError
        If a recorded welfare comes without a maximum.
    DisagreementError
        If no attainable payoff is at least the disagreement point, for another welfare that
        measures from it.

    Examples
    --------
    >>> from gametheory_bp.evaluation.measures import payoff_measures
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> measures = payoff_measures(["utilitarian", "nash"], (0, 0))
    >>> [(name, str(value)) for name, value in exact_maxima(measures, game)]
    [('utilitarian', '5'), ('nash', '9/2')]
    """
    vertices = attainable_vertices(attainable)
    found = []
    for measure in measures:
        if isinstance(measure, PayoffMeasure):
            problem = BargainingProblem(vertices, measure.disagreement)
            found.append((measure.name, _largest(measure, problem)))
        elif measure.maximum is None:
            raise InputValueError(
                f"{measure.name!r} is recorded without a maximum, and payoffs do not determine it; "
                f"give Recorded(..., maximum=...) or take the largest observed value"
            )
        else:
            found.append((measure.name, measure.maximum))
    return tuple(found)


def _largest(measure: PayoffMeasure, problem: BargainingProblem) -> Any:
    try:
        return measure.value(solve(problem, measure.name).points[0])
    except DisagreementError:
        if measure.name == "egalitarian" or not measure.counts_everywhere:
            return None
        raise


def observed_maxima(measures: Iterable[WelfareMeasure], payoffs: Sequence[Payoffs]) -> Maxima:
    """The largest welfare among payoff pairs at which it counts; None where it counts nowhere.

    Examples
    --------
    >>> from gametheory_bp.evaluation.measures import payoff_measures
    >>> measures = payoff_measures(["utilitarian", "nash"], (0, 0))
    >>> observed_maxima(measures, [(-1.0, 3.0), (0.5, 0.5)])
    (('utilitarian', 2.0), ('nash', 0.25))
    """
    found = []
    for measure in measures:
        if isinstance(measure, Recorded):
            values = list(measure.values)
        else:
            values = [measure.value(x) for x in payoffs if measure.counts(x)]
        found.append((measure.name, max(values, default=None)))
    return tuple(found)
