"""The payoff pairs that two players attain in a stochastic game by plans and public lotteries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.criterion import Discounted, read_criterion
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.observation import ObservedGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point, direction
from gametheory_bp.payoffs.stochastic.chase import chased
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs
from gametheory_bp.payoffs.stochastic.support import Face, support_function

__all__ = ["attainable_payoffs", "joint_policy"]


def attainable_payoffs(game: Any, criterion: Any = "discounted") -> StochasticPayoffs:
    """All payoff pairs per step that joint plans with public lotteries attain.

    Plans may depend on the whole past.  The set is a polygon: a linear function of the payoffs is
    best served by a pure stationary joint policy (a Markov one over finitely many steps), and
    there are finitely many of these.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
    criterion : Criterion, str or int
        ``"discounted"`` (with the game's discount), ``"average"``, or a number of steps.

    Returns
    -------
    StochasticPayoffs
        ``.vertices``, ``.pareto_frontier(strong=True)``, ``.contains(point)``, ``.policies`` and
        ``.witness(point)``, a public lottery over at most three joint policies.

    Raises
    ------
    InputTypeError, InputValueError
        If it is no such game or criterion.
    NotDefinedError
        If a player of an :class:`.ObservedGame` does not see the state.

    Notes
    -----
    *Exactness*: exact.  Policy iteration in floats proposes; exact values and the Bellman
    inequalities decide (Howard 1960; Bellman 1957).  *Certificate*: ``attainable_payoffs``; none
    for arrays.  The number of vertices is the cost: see :func:`attainable_bracket` for many.

    Examples
    --------
    >>> game = StochasticGame.build(  # share, or take all and perhaps end the game
    ...     [[[2, 0], [6, 0]], [[0]]],
    ...     [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]],
    ...     "3/4", initial=0)
    >>> found = attainable_payoffs(game)
    >>> [tuple(map(str, v)) for v in found.vertices]
    [('0', '0'), ('12/5', '0'), ('2', '2'), ('0', '3/2')]
    >>> found.witness((2, 2)).policies[0].actions[0]
    (0, 0)
    """
    chosen = read_criterion(criterion)
    if isinstance(game, ObservedGame):
        game = game.as_stochastic()
    if isinstance(game, RepeatedGame):
        game = StochasticGame.of(game)
    if not isinstance(game, (StochasticGame, StochasticArrays)):
        raise InputTypeError(
            f"a {type(game).__name__} has no such set; give a StochasticGame or a RepeatedGame"
        )
    arrays = StochasticArrays.of(game)
    found = chased(support_function(arrays, chosen))
    factors = [_stretch(normal) for normal, _ in found.polygon.half_planes()]
    return StochasticPayoffs(
        game if isinstance(game, StochasticGame) else None,
        arrays.discount if isinstance(chosen, Discounted) else None,
        chosen,
        found.polygon,
        tuple(joint_policy(arrays, face.policy) for face in found.corners),
        tuple(face.values for face in found.corners),
        tuple(_scaled(face, factor) for face, factor in zip(found.sides, factors, strict=True)),
    )


def joint_policy(arrays: StochasticArrays, steps: Sequence[Sequence[int]]) -> JointPolicy:
    """The policy that takes these pairs, per step and state."""
    row, column = arrays.row.tolist(), arrays.column.tolist()
    return JointPolicy(tuple(tuple((row[k], column[k]) for k in pairs) for pairs in steps))


def _stretch(normal: Point) -> Any:
    """The normal of the half-plane over the coprime one for which the face was found."""
    x, y = direction(normal)
    return normal[0] / x if x else normal[1] / y


def _scaled(face: Face, factor: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(factor * x for x in row) for row in face.bound)
