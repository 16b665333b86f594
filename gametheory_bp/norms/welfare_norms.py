"""Norms that follow the optimum of a welfare function, and turn taking.

Section 3.4 takes norms as rules that select among equilibria, "such as maximizing a particular
welfare function".  Here the candidates are constant paths that grim punishment sustains; a
bargaining rule picks the optimal ones among them, and each becomes a grim norm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.errors import InputValueError, NotDefinedError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms.grim_norm import grim_norm, grim_slack
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.punishments import Punishments

__all__ = ["turn_taking", "welfare_norms", "welfare_paths"]


def welfare_paths(
    repeated: RepeatedGame, rule: str, *, disagreement: Any = (0, 0)
) -> tuple[ActionPath, ...]:
    """Constant paths that grim punishment sustains and that are optimal among them; ties included.

    Parameters
    ----------
    repeated : RepeatedGame
    rule : str
        Id of a bargaining rule or welfare function.
    disagreement : pair
        The disagreement point; (0, 0), as the formulas of section 3.3 have none.

    Raises
    ------
    NotDefinedError
        If no constant path is a grim equilibrium at this discount.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> [str(path) for path in welfare_paths(repeated, "utilitarian")]
    ['(0,0)*']
    """
    d = as_pair(disagreement, where="disagreement")
    m, n = repeated.game.shape
    punish = Punishments.of(repeated.game)
    paths = [ActionPath.constant(i, j) for i in range(m) for j in range(n)]
    kept = [path for path in paths if grim_slack(repeated, path, punish)[0] >= 0]
    if not kept:
        raise NotDefinedError(
            f"no constant path is a grim equilibrium at discount {repeated.discount}; give paths"
        )
    points = [repeated.value(path) for path in kept]
    best = solve(BargainingProblem(points, d, finite=True), rule).points
    return tuple(path for path, point in zip(kept, points, strict=True) if point in best)


def welfare_norms(
    repeated: RepeatedGame, rule: str, *, disagreement: Any = (0, 0)
) -> tuple[Norm, ...]:
    """A grim norm on every path of :func:`welfare_paths`.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> [norm.name for norm in welfare_norms(repeated, "egalitarian")]
    ['egalitarian (1,1)*']
    """
    punish = Punishments.of(repeated.game)
    return tuple(
        grim_norm(repeated.game, path, punish, name=f"{rule} {path}")
        for path in welfare_paths(repeated, rule, disagreement=disagreement)
    )


def turn_taking(name: str, shape: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> Norm:
    """Play some action pairs in turn and respond to deviations by continuing.

    Examples
    --------
    >>> norm = turn_taking("in turn", (2, 2), [(0, 0), (1, 1)])
    >>> [policy.mixtures.index((1, 0)) for policy in norm.profile()]
    [0, 0]
    """
    if not pairs:
        raise InputValueError("no pairs to take turns in; give at least one action pair")
    return Norm.following(name, shape, ActionPath((), tuple(pairs)))
