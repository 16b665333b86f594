"""A second route: joint plans as occupancy measures, a convex programme in floats.

The discounted frequencies y of action pairs in states, ``(1 - d) sum_t d^t P(pair at t)``, that
some joint plan has are exactly the solutions of

    sum_{pairs of s} y = (1 - d) initial(s) + d sum_pairs y P(s | pair),    y >= 0.

Payoffs are linear in y, so any concave welfare of payoffs is a convex programme (cvxpy).  It checks
the exact polygon from outside, and answers for welfare functions that have no rule here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, UnknownNameError, UnprovedError
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.games.stochastic_arrays import StochasticArrays

__all__ = ["OccupancyOptimum", "occupancy_optimum"]

NAMES = ("egalitarian", "nash", "utilitarian")


@dataclass(frozen=True, slots=True)
class OccupancyOptimum(Result):
    """A float optimum over occupancy measures.

    Attributes
    ----------
    payoffs : pair of float
    value : float
        The welfare.
    frequencies : tuple of float
        Discounted frequency of every pair, in the order of the arrays.
    """

    payoffs: tuple[float, float]
    value: float
    frequencies: tuple[float, ...]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Float."""
        return FLOAT

    @property
    def certificate(self) -> None:
        """None."""
        return

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "a convex programme in floats; a cross-check of the exact polygon"

    def claim(self) -> dict[str, Any]:
        """Payoffs and welfare, as text."""
        return {"payoffs": tuple(map(repr, self.payoffs)), "value": repr(self.value)}

    def display(self) -> Table:
        """The payoffs."""
        row = tuple(f"{x:.6g}" for x in (*self.payoffs, self.value))
        return Table("Welfare optimum in floats", ("row", "column", "welfare"), (row,), "float")


def occupancy_optimum(
    game: Any,
    welfare: str | Callable[[Any, Any], Any] = "nash",
    disagreement: tuple[float, float] = (0.0, 0.0),
) -> OccupancyOptimum:
    """The best joint plan for a concave welfare of discounted payoffs per step, in floats.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
    welfare : str or function
        ``"utilitarian"``, ``"egalitarian"``, ``"nash"`` (geometric mean of the gains), or a
        function of two cvxpy expressions, the gains of row and column player over the
        disagreement point, that is concave by the rules of cvxpy.
    disagreement : pair of float

    Returns
    -------
    OccupancyOptimum

    Raises
    ------
    UnknownNameError, InputTypeError
        If there is no such welfare, or it is not concave by the rules of cvxpy.
    UnprovedError
        If the solver finds no optimum.

    Notes
    -----
    *Exactness*: float.  *Certificate*: none.

    References
    ----------
    E. Altman, "Constrained Markov Decision Processes" (1999), chapter 3.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> found = occupancy_optimum(game, "nash")
    >>> [round(x, 3) for x in found.payoffs]
    [3.0, 1.5]
    """
    import cvxpy

    atoms: Any = cvxpy  # its functions are not typed

    if isinstance(welfare, str) and welfare not in NAMES:
        raise UnknownNameError("welfare of occupancy measures", welfare, NAMES)
    arrays = StochasticArrays.of(game)
    d = float(arrays.discount)
    y: Any = cvxpy.Variable(arrays.pairs, nonneg=True)
    odds = arrays.initial_weights.astype(float)
    inflow = arrays.float_nodes[arrays.node].T
    held = _by_state(arrays)
    gains = [y @ arrays.float_rewards[:, i] - disagreement[i] for i in (0, 1)]
    if callable(welfare):
        objective = welfare(*gains)
    elif welfare == "nash":
        objective = atoms.geo_mean(atoms.hstack(gains))
    else:
        objective = gains[0] + gains[1] if welfare == "utilitarian" else atoms.minimum(*gains)
    problem: Any = cvxpy.Problem(
        cvxpy.Maximize(objective), [held @ y - d * (inflow @ y) == (1 - d) * odds / odds.sum()]
    )
    if not problem.is_dcp():
        raise InputTypeError("the welfare is not concave by the rules of cvxpy; see cvxpy's DCP")
    problem.solve(solver=cvxpy.CLARABEL)
    if problem.status not in ("optimal", "optimal_inaccurate"):
        raise UnprovedError(f"the solver found no optimum: {problem.status}")
    row, column = (float(g.value) + disagreement[i] for i, g in enumerate(gains))
    return OccupancyOptimum((row, column), float(problem.value), tuple(map(float, y.value)))


def _by_state(arrays: StochasticArrays) -> Any:
    """The matrix that adds up the pairs of each state."""
    from scipy.sparse import csr_array

    ones = np.ones(arrays.pairs)
    places = (arrays.state.astype(np.int64), np.arange(arrays.pairs))
    return csr_array((ones, places), shape=(arrays.size, arrays.pairs))
