"""Equilibrium payoffs of larger stochastic games, in floating point and without proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import FloatResult
from gametheory_bp.display import Table
from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.float_clipping import TINY, along, clipped, padded
from gametheory_bp.equilibria.stochastic.float_step import SLACK, FloatStep, sorted_directions
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.subgame_perfect.planar import hull
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["ApproximatePayoffs", "approximate_payoffs", "float_sets"]

Pair = tuple[float, float]
Floats = Any

NEAR = 1e-7
"""Angle by which a direction is turned to either side, to see which corners it lies between."""


@dataclass(frozen=True, slots=True)
class ApproximatePayoffs(FloatResult):
    """Sets near the equilibrium payoffs of every state; floats.

    Attributes
    ----------
    game : StochasticGame
    sets : per state, corners counter-clockwise; none where no equilibrium was left
    moved : float
        How far the last step moved, as a share of the range of payoffs.
    steps : int
    """

    game: StochasticGame
    sets: tuple[tuple[Pair, ...], ...]
    moved: float
    steps: int

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "found in floating point; stochastic_equilibrium_payoffs proves smaller games"

    def claim(self) -> dict[str, Any]:
        """Corners as text, state by state."""
        return {"sets": [[[repr(x), repr(y)] for x, y in corners] for corners in self.sets]}

    def display(self) -> Table:
        """The number of corners and the extreme payoffs of every state."""
        rows = []
        for name, corners in zip(self.game.states, self.sets, strict=True):
            spans = [f"{min(c):.6g} to {max(c):.6g}" for c in zip(*corners, strict=True)]
            rows.append((name, str(len(corners)), *(spans or ["none", "none"])))
        title = f"Subgame-perfect payoffs by state, floats, discount {self.game.discount}"
        note = f"{self.steps} steps, the last moved {self.moved:.1g} of the range of payoffs"
        return Table(title, ("state", "corners", "row", "column"), tuple(rows), note)

    def __repr__(self) -> str:
        return f"ApproximatePayoffs({len(self.sets)} states, float)"


def approximate_payoffs(
    game: StochasticGame, *, tolerance: float = 1e-8, steps: int = 200
) -> ApproximatePayoffs:
    """Subgame-perfect payoffs of a stochastic game from every state, in floating point.

    The sets are those of
    :func:`~gametheory_bp.equilibria.stochastic.bracket.stochastic_equilibrium_payoffs`, approached
    from outside, for games of some fifty states.

    Parameters
    ----------
    game : StochasticGame
    tolerance : float > 0
        The search stops when a step moves no more, as a share of the range of payoffs.  Incentive
        constraints are loosened by a billionth; that noise alone moves sets by some billionths.
    steps : int
        The search stops in any case.

    Raises
    ------
    InputTypeError, InputValueError
        If no stochastic game is given, or tolerance or steps are not positive.

    Exactness
    ---------
    Float; no proof.

    Examples
    --------
    >>> game = StochasticGame.build([[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [1, 1]], [[1]]], "3/4")
    >>> found = approximate_payoffs(game)
    >>> [(round(x, 6) + 0, round(y, 6) + 0) for x, y in found.sets[0]]
    [(0.0, 0.0), (1.5, 0.0), (2.0, 2.0), (0.0, 1.5)]
    """
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
    if not tolerance > 0 or steps < 1:
        raise InputValueError(f"tolerance is {tolerance}, steps are {steps}; both are positive")
    exact = Arena.of(game)
    sets, moved, count = float_sets(exact, FloatArena.of(exact), tolerance, steps)
    origin, unit = ([float(x) for x in pair] for pair in (exact.origin, exact.unit))
    shown = tuple(
        tuple((origin[0] + unit[0] * x, origin[1] + unit[1] * y) for x, y in corners)
        for corners in sets
    )
    return ApproximatePayoffs(game, shown, moved, count)


def float_sets(
    arena: Arena,
    floats: FloatArena,
    tolerance: float,
    steps: int,
    margin: float = -SLACK,
    start: list[list[Pair]] | None = None,
) -> tuple[list[list[Pair]], float, int]:
    """The sets, measured as the arena does; how far the last step moved, and the steps.

    With a positive margin every promise has to beat other actions by that much.  The search starts
    from the hull of all payoffs, or from given sets that hold those sought.
    """
    everything: list[Pair] = hull(map(tuple, floats.payoffs.tolist()))
    sets = [everything for _ in arena.ways] if start is None else start
    moved, count = 1.0, 0
    while count < steps and moved > tolerance and any(sets):
        count += 1
        sets, moved = _next(floats, arena.following, sets, margin)
    return sets, moved, count


def _next(
    arena: FloatArena,
    following: tuple[tuple[int, ...], ...],
    sets: list[list[Pair]],
    margin: float,
) -> tuple[list[list[Pair]], float]:
    alive = np.array([bool(corners) for corners in sets])
    step = FloatStep(arena, padded(sets), alive, margin)
    lost = alive & ~step.feasible[arena.ways].any(axis=1)
    if lost.any():
        return _closed(following, [[] if lost[s] else c for s, c in enumerate(sets)]), 1.0
    normals = step.normals
    turned = NEAR * normals[:, ::-1] * [-1.0, 1.0]
    height = step.reaches(normals)[0]
    twice = np.concatenate([normals + turned, normals - turned])
    points = step.reaches(twice, np.concatenate([height, height]))[1]
    sides = points[: len(normals)], points[len(normals) :]
    more = _bends(normals, sides, alive)
    if len(more):
        normals = np.concatenate([normals, more])
        height = np.concatenate([height, step.reaches(more)[0]])
    over = along(normals, step.corners).max(axis=2) - height
    over[:, ~alive] = 0
    left = clipped(step.corners, normals, height, alive)
    return _closed(following, left), float(max(over.max(), 0))


def _closed(following: tuple[tuple[int, ...], ...], sets: list[list[Pair]]) -> list[list[Pair]]:
    """Without the states from which play may come to a state without payoffs."""
    while True:
        lost = [s for s, on in enumerate(following) if sets[s] and not all(sets[t] for t in on)]
        if not lost:
            return sets
        sets = [[] if s in lost else corners for s, corners in enumerate(sets)]


def _bends(normals: Floats, sides: tuple[Floats, Floats], alive: Floats) -> Floats:
    """Directions between neighbours in which their points reach equally far.

    ``sides`` are the farthest points a little beyond and before each direction.
    """
    after = np.roll(normals, -1, axis=0)[:, None]
    here = normals[:, None]
    along = np.roll(sides[1], -1, axis=0) - sides[0]
    size = np.hypot(along[..., 0], along[..., 1])
    turned = np.stack([along[..., 1], -along[..., 0]], axis=2)
    turned /= np.where(size > TINY, size, 1.0)[..., None]
    found = []
    for sign in (1.0, -1.0):
        n = sign * turned
        between = (_cross(here, n) > NEAR) & (_cross(n, after) > NEAR)
        found.append(n[between & (size > 100 * TINY) & alive])
    return sorted_directions(np.concatenate(found))


def _cross(one: Floats, other: Floats) -> Floats:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
