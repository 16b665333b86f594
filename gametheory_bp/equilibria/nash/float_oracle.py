"""Float equilibria of nashpy, lifted to exact ones.

The only file of the equilibria that touches nashpy, and only when asked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.equilibria.nash.support_lifting import CertifiedEquilibrium, lift_profile
from gametheory_bp.errors import InputTypeError, ShapeError, UnknownNameError, UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile

__all__ = ["certify_supports"]

_ORACLES = ("lemke_howson", "support_enumeration")

_Mixtures = tuple[Sequence[float], Sequence[float]]


def certify_supports(
    game: BimatrixGame, oracle: str | MixedProfile | _Mixtures = "lemke_howson"
) -> CertifiedEquilibrium:
    """An exact, certified equilibrium on the supports that a float method proposes.

    ``x_i > 0 => (A y)_i = max A y`` and ``y_j > 0 => (x B)_j = max x B``, solved in rationals

    Parameters
    ----------
    game : BimatrixGame
        m x n.
    oracle : {"lemke_howson", "support_enumeration"} or pair of float vectors
        A method of nashpy, or a profile of m and n probabilities found elsewhere.

    Returns
    -------
    CertifiedEquilibrium
        ``.profile``, ``.payoffs``, ``.certificate``, ``.source``.

    Raises
    ------
    InputTypeError, ShapeError, UnknownNameError
        If an argument has the wrong type or length, or the method is unknown.
    UnprovedError
        If no proposed pair of supports carries an equilibrium.

    Exactness
    ---------
    Exact rational; the floats only choose the supports.

    Certificate
    -----------
    ``nash_equilibrium``.

    References
    ----------
    C. E. Lemke and J. T. Howson, "Equilibrium points of bimatrix games" (1964); nashpy.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> certify_supports(game, oracle=([0.66, 0.34], [0.3, 0.7])).profile
    MixedProfile(row=(2/3, 1/3), column=(1/3, 2/3))
    """
    require_game(game)
    if isinstance(oracle, str):
        if oracle not in _ORACLES:
            raise UnknownNameError("oracle", oracle, _ORACLES)
        proposals, source = _proposals(game, oracle), f"nashpy's {oracle}"
    else:
        proposals, source = iter([_given(game, oracle)]), "the given profile"
    for row, column in proposals:
        profile = lift_profile(game, row, column)
        if profile is not None:
            return CertifiedEquilibrium(game, profile, source)
    raise UnprovedError(
        f"{source} proposed no supports that carry an equilibrium of this {game.shape[0]} x "
        f"{game.shape[1]} game; nash_equilibria(game, limit=1) finds one without floats"
    )


def _given(game: BimatrixGame, oracle: Any) -> _Mixtures:
    try:
        row, column = (oracle.row, oracle.column) if isinstance(oracle, MixedProfile) else oracle
        mixtures = [float(p) for p in row], [float(p) for p in column]
    except (TypeError, ValueError) as error:
        raise InputTypeError(
            f"oracle={oracle!r}; give a method's name or a pair of probability vectors"
        ) from error
    if (len(mixtures[0]), len(mixtures[1])) != game.shape:
        raise ShapeError(
            f"the profile has {len(mixtures[0])} and {len(mixtures[1])} probabilities, "
            f"the game is {game.shape[0]} x {game.shape[1]}"
        )
    return mixtures


def _proposals(game: BimatrixGame, oracle: str) -> Iterator[_Mixtures]:
    """Float profiles of nashpy that have the right shape; its warnings are beside the point."""
    import nashpy
    import numpy as np

    m, n = game.shape
    # Payoffs scaled to [0, 1]: equilibria stay, and floats see differences of huge numbers.
    scaled = [
        np.array([[value / top for value in row] for row in matrix], dtype=float)
        for matrix in game.integer_form()
        for top in [max(1, *(max(row) for row in matrix))]
    ]
    floats = nashpy.Game(*scaled)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        if oracle == "support_enumeration":
            found: Iterator[Any] = iter(floats.support_enumeration())
        else:
            found = _paths(floats, m + n)
        for row, column in found:
            if (len(row), len(column)) == (m, n) and all(map(isfinite, (*row, *column))):
                yield row.tolist(), column.tolist()


def _paths(floats: Any, labels: int) -> Iterator[Any]:
    """Lemke-Howson from every first label; a path that fails in floats is passed over."""
    row, column = floats.payoff_matrices
    if 1 in row.shape:
        # With a single action on one side nashpy's path may run for ever; the answer is pure.
        best = (row == row.max(axis=0)) & (column.T == column.max(axis=1)).T
        yield best.any(axis=1) * 1.0, best.any(axis=0) * 1.0
        return
    for label in range(labels):
        try:
            yield floats.lemke_howson(initial_dropped_label=label)
        except (ArithmeticError, LookupError, ValueError):
            continue
