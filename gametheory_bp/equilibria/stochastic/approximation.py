"""Equilibrium payoffs of larger stochastic games, in floating point and without proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.float_step import TINY, FloatStep, sorted_directions
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.subgame_perfect.planar import hull
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["ApproximatePayoffs", "approximate_payoffs"]

Pair = tuple[float, float]
Floats = Any

NEAR = 1e-7
"""Angle by which a direction is turned to either side, to see which corners it lies between."""


@dataclass(frozen=True, slots=True)
class ApproximatePayoffs(Result):
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
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Floating point."""
        return FLOAT

    @property
    def certificate(self) -> None:
        """None."""
        return None

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
    game: StochasticGame, *, tolerance: float = 1e-9, steps: int = 200
) -> ApproximatePayoffs:
    """Subgame-perfect payoffs of a stochastic game from every state, in floating point.

    The sets are those of
    :func:`~gametheory_bp.equilibria.stochastic.bracket.stochastic_equilibrium_payoffs`, approached
    from outside, for games of some fifty states.

    Parameters
    ----------
    game : StochasticGame
    tolerance : float > 0
        The search stops when a step moves no more, as a share of the range of payoffs.
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
    arena = FloatArena.of(exact)
    everything: list[Pair] = hull(map(tuple, arena.payoffs.tolist()))
    sets = [everything for _ in game.states]
    moved, count = 1.0, 0
    while count < steps and moved > tolerance and any(sets):
        count += 1
        sets, moved = _next(arena, exact.following, sets)
    origin, unit = ([float(x) for x in pair] for pair in (exact.origin, exact.unit))
    shown = tuple(
        tuple((origin[0] + unit[0] * x, origin[1] + unit[1] * y) for x, y in corners)
        for corners in sets
    )
    return ApproximatePayoffs(game, shown, moved, count)


def _next(
    arena: FloatArena, following: tuple[tuple[int, ...], ...], sets: list[list[Pair]]
) -> tuple[list[list[Pair]], float]:
    alive = np.array([bool(corners) for corners in sets])
    step = FloatStep(arena, _padded(sets), alive)
    lost = alive & ~step.feasible[arena.ways].any(axis=1)
    if lost.any():
        return _closed(following, [[] if lost[s] else c for s, c in enumerate(sets)]), 1.0
    normals = step.normals
    turned = NEAR * normals[:, ::-1] * [-1.0, 1.0]
    height = step.reaches(normals)[0]
    sides = (
        step.reaches(normals + turned, height)[1],
        step.reaches(normals - turned, height)[1],
    )
    more = _bends(normals, sides, alive)
    if len(more):
        normals = np.concatenate([normals, more])
        height = np.concatenate([height, step.reaches(more)[0]])
    over = np.einsum("kx,svx->ksv", normals, step.corners).max(axis=2) - height
    over[:, ~alive] = 0
    left = list(sets)
    for s in np.flatnonzero((over > TINY).any(axis=0)):
        for k in np.argsort(-over[:, s]):
            if over[k, s] <= TINY:
                break
            a, b = normals[k].tolist()
            left[s] = _clip(left[s], a, b, float(height[k, s]))
    return _closed(following, left), float(max(over.max(), 0))


def _closed(following: tuple[tuple[int, ...], ...], sets: list[list[Pair]]) -> list[list[Pair]]:
    """Without the states from which play may come to a state without payoffs."""
    while True:
        lost = [s for s, on in enumerate(following) if sets[s] and not all(sets[t] for t in on)]
        if not lost:
            return sets
        sets = [[] if s in lost else corners for s, corners in enumerate(sets)]


def _padded(sets: list[list[Pair]]) -> Floats:
    longest = max(map(len, sets))
    filled = [corners or [(0.0, 0.0)] for corners in sets]
    return np.array([[*c, *[c[-1]] * (longest - len(c))] for c in filled])


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


def _clip(corners: list[Pair], a: float, b: float, offset: float) -> list[Pair]:
    """The part with ``a x + b y <= offset``, rounding errors forgiven."""
    slack = [offset - a * x - b * y for x, y in corners]
    if not slack or min(slack) >= -TINY:
        return corners
    kept: list[Pair] = []
    for k, v in enumerate(corners):
        after = (k + 1) % len(corners)
        if slack[k] >= -TINY:
            kept.append(v)
        if (slack[k] > TINY and slack[after] < -TINY) or (slack[k] < -TINY and slack[after] > TINY):
            w, t = corners[after], slack[k] / (slack[k] - slack[after])
            kept.append((v[0] + t * (w[0] - v[0]), v[1] + t * (w[1] - v[1])))
    return _plain(kept)


def _plain(corners: list[Pair]) -> list[Pair]:
    """Without corners that are almost the one before, or almost on the line between neighbours."""
    kept: list[Pair] = []
    for v in corners:
        if not kept or max(abs(v[0] - kept[-1][0]), abs(v[1] - kept[-1][1])) > TINY:
            kept.append(v)
    while len(kept) > 1 and max(abs(kept[0][i] - kept[-1][i]) for i in (0, 1)) <= TINY:
        kept.pop()
    if len(kept) < 4:
        return kept
    ends = zip([kept[-1], *kept[:-1]], kept, [*kept[1:], kept[0]], strict=True)
    return [v for u, v, w in ends if _height(u, v, w) > TINY]


def _height(u: Pair, v: Pair, w: Pair) -> float:
    """How far v lies from the line through u and w, to its right."""
    x, y = w[0] - u[0], w[1] - u[1]
    size = max(abs(x), abs(y))
    return ((v[0] - u[0]) * y - (v[1] - u[1]) * x) / size if size else 0.0
