"""Equilibrium payoffs of large repeated games in floating point, without a proof.

The same chain of lines as the certified search
(:mod:`~gametheory_bp.equilibria.subgame_perfect.envelope` finds them), with nothing proved: sets
shrink from the feasible payoffs until no corner moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import FloatResult
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect.envelope import NO_HINTS, Envelope
from gametheory_bp.equilibria.subgame_perfect.float_polygon import Floats, outlying
from gametheory_bp.equilibria.subgame_perfect.planar import hull
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.matrix import ExactMatrix
from gametheory_bp.games.repeated import RepeatedGame

__all__ = ["FloatPayoffs", "approximate_payoffs"]

FloatPoint = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FloatPayoffs(FloatResult):
    """Corners of the set of subgame-perfect payoffs in floating point; nothing is proved.

    Attributes
    ----------
    repeated : RepeatedGame
    vertices : tuple of pairs of floats
        Counter-clockwise; none, one and two are ordinary answers.
    links : int
        How often the set was cut.
    moved : float
        How far the last cut moved a line, as a share of the range of payoffs.
    complete : bool
        Whether that is below the tolerance.
    """

    repeated: RepeatedGame
    vertices: tuple[FloatPoint, ...]
    links: int
    moved: float
    complete: bool

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "found in floating point; subgame_perfect_payoffs proves a bracket"

    @property
    def is_empty(self) -> bool:
        """Whether no equilibrium in pure actions was found; not a proof."""
        return not self.vertices

    def claim(self) -> dict[str, Any]:
        """The corners, as decimal text."""
        return {
            "discount": self.repeated.discount,
            "vertices": [[repr(x), repr(y)] for x, y in self.vertices],
        }

    def display(self) -> Table:
        """The corners."""
        title = f"Subgame-perfect payoffs in floating point, discount {self.repeated.discount}"
        rows = tuple((f"{x:.10g}", f"{y:.10g}") for x, y in self.vertices)
        note = "not proved" if self.complete else f"not proved; still moving by {self.moved:.1g}"
        return Table(title, ("row", "column"), rows, note)

    def __repr__(self) -> str:
        return f"FloatPayoffs({len(self.vertices)} vertices, not proved)"


def approximate_payoffs(
    repeated: RepeatedGame, *, tolerance: float = 1e-12, links: int = 2000
) -> FloatPayoffs:
    """Subgame-perfect payoffs of a repeated game in floating point.

    The set of :func:`subgame_perfect_payoffs`, for games in which a proof takes too long.

    Parameters
    ----------
    repeated : RepeatedGame
    tolerance : float
        In [1e-14, 1e-3], as a share of the range of payoffs: every inequality may fail by so much,
        and the search ends when no line moves by more.
    links : int
        How often the set is cut at most.

    Returns
    -------
    FloatPayoffs

    Raises
    ------
    InputTypeError, InputValueError
        If no repeated game is given, or a setting is out of range.

    Exactness
    ---------
    Float.  Where an incentive constraint just binds, the set may jump with the tolerance.

    References
    ----------
    Abreu and Sannikov (2014), An algorithm for two-player repeated games with perfect monitoring.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> found = approximate_payoffs(RepeatedGame(dilemma, "4/5"))
    >>> [(round(abs(x), 3), round(abs(y), 3)) for x, y in found.vertices]
    [(0.0, 0.0), (2.667, 0.0), (2.0, 2.0), (0.0, 2.667)]
    >>> str(found.exactness)
    'float'
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"{type(repeated).__name__} is no RepeatedGame; "
            "make one first: RepeatedGame(game, discount)"
        )
    if not 1e-14 <= tolerance <= 1e-3 or links < 1:
        raise InputValueError(
            f"tolerance is {tolerance}, links are {links}; give 1e-14 to 1e-3, and at least 1 link"
        )
    game = repeated.game
    measured = [_measured(m) for m in (game.row_matrix, game.column_matrix)]
    first, second = (table for table, _, _ in measured)
    best = (
        np.broadcast_to(first.max(axis=0), first.shape),
        np.broadcast_to(second.max(axis=1)[:, None], second.shape),
    )
    payoffs = np.stack((first.ravel(), second.ravel()), axis=1)
    deviations = np.stack((best[0].ravel(), best[1].ravel()), axis=1)
    threats = np.array([best[0].min(), best[1].min()])
    corners, count, moved = _shrunk(
        payoffs, deviations, threats, float(repeated.discount), tolerance, links
    )
    scale = [(float(low), float(unit)) for _, low, unit in measured]
    (low, unit), (other_low, other_unit) = scale
    corners = _distinct(corners, 2 * tolerance)
    vertices = tuple((low + unit * x, other_low + other_unit * y) for x, y in corners)
    return FloatPayoffs(repeated, vertices, count, moved, moved <= tolerance)


def _measured(matrix: ExactMatrix) -> tuple[Floats, Any, Any]:
    """Payoffs between 0 and 1, the least, and the range."""
    low = min(map(min, matrix.integers))
    unit = max(map(max, matrix.integers)) - low or matrix.denominator
    table = np.array([[(n - low) / unit for n in row] for row in matrix.integers])
    return table, low / matrix.denominator, unit / matrix.denominator


def _shrunk(
    payoffs: Floats,
    deviations: Floats,
    threats: Floats,
    discount: float,
    tolerance: float,
    links: int,
) -> tuple[list[FloatPoint], int, float]:
    """Cut the feasible payoffs until no line moves."""
    corners: list[FloatPoint] = hull(map(tuple, payoffs[outlying(payoffs, payoffs)].tolist()))
    gains = deviations - payoffs
    if discount:
        surcharges = gains * ((1 - discount) / discount)
    else:
        surcharges = np.where(gains > tolerance, np.inf, 0.0)
    moved, hints = np.inf, NO_HINTS
    for count in range(1, links + 1):
        floors = threats + surcharges - tolerance
        envelope = Envelope(payoffs, floors, discount, np.array(corners))
        if not len(envelope.starts):
            return [], count, 0.0
        lines, hints = envelope.lines(hints)
        least = envelope.least(deviations)
        normals = np.concatenate((lines.normals, -np.eye(2)))
        bounds = np.concatenate((lines.bounds, -least))
        cuts = (np.array(corners) @ normals.T).max(axis=0) - bounds
        moved, deep = float(cuts.max(initial=0.0)), cuts > tolerance / 2
        for (a, b), bound in zip(normals[deep].tolist(), bounds[deep].tolist(), strict=True):
            corners = _clipped(corners, a, b, bound, tolerance / 2)
        corners = _distinct(corners, tolerance / 8)
        if not corners:
            return [], count, 0.0
        low = np.array(corners).min(axis=0)
        threats = np.maximum(threats, low)
        if moved <= tolerance:
            break
    return corners, count, moved


def _clipped(
    corners: list[FloatPoint], a: float, b: float, bound: float, width: float
) -> list[FloatPoint]:
    """The part below a line; corners that miss it by no more than the width stay.

    A line nearly along an edge would otherwise cut the edge anywhere.
    """
    slack = [bound - a * x - b * y for x, y in corners]
    if min(slack, default=0.0) >= -width:
        return corners
    slack = [0.0 if -width <= s < 0 else s for s in slack]
    kept = []
    for k, (x, y) in enumerate(corners):
        here, before = slack[k], slack[k - 1]
        if (here < 0 < before) or (before < 0 < here):
            u, v = corners[k - 1]
            t = here / (here - before)
            kept.append((x + t * (u - x), y + t * (v - y)))
        if here >= 0:
            kept.append((x, y))
    return kept


def _distinct(corners: list[FloatPoint], width: float) -> list[FloatPoint]:
    """Corners of the hull without those that lie beside the one before."""
    kept: list[FloatPoint] = []
    for v in hull(corners):
        if not any(
            max(abs(v[0] - w[0]), abs(v[1] - w[1])) <= width for w in (kept[-1:] + kept[:1])
        ):
            kept.append(v)
    return kept
