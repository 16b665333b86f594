r"""Inequity-averse welfare of memory-one policies: an expectation that is not linear in time.

    w = mean of r_1 + r_2 - beta E |D_t| over T steps,    D_t = decay D_{t-1} + r_1 - r_2.

E |D_t| needs the law of D_t together with the joint action.  Play of deterministic policies is one
path, and the answer is exact.  For mixtures the law is kept on a grid of width h.  A value between
two grid points is split between them so that its mean stays, whatever happened before; hence the
split adds noise of conditional mean 0 and variance at most h^2 / 4 at each step.  As the absolute
value is convex and the next joint action does not look at D, for the law \hat D on the grid

    E |\hat D_t| - h / (2 sqrt(1 - decay^2))  <=  E |D_t|  <=  E |\hat D_t|.

Nothing is sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.evaluation.inequity import DECAY, inequity_averse_welfare
from gametheory_bp.exact.exactness import EXACT, FLOAT, Exactness
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["InequityWelfare", "inequity_of_pairs"]

WIDTH = Fraction(1, 50)


@dataclass(frozen=True, slots=True)
class InequityWelfare:
    """Inequity-averse welfare per step of one pair of policies.

    Attributes
    ----------
    value : Fraction or float
        The middle of what is known.
    within : Fraction or float
        The true value is at most this far from it, rounding of floats aside; 0 where exact.
    exactness : Exactness
    """

    value: Any
    within: Any
    exactness: Exactness


def inequity_of_pairs(
    row_policies: Any,
    column_policies: Any,
    game: BimatrixGame,
    *,
    steps: int = 200,
    decay: Any = DECAY,
    penalty: Any = 1,
    width: Any = WIDTH,
) -> tuple[InequityWelfare, ...]:
    """Inequity-averse welfare of the k-th row policy with the k-th column policy.

    Parameters
    ----------
    row_policies : array, shape (pairs, m n + 1, m)
    column_policies : array, shape (pairs, m n + 1, n)
        Memory-one policies; the mixtures of the first step are the last.
    game : BimatrixGame
    steps : int
        Length T of an episode.
    decay : number in [0, 1)
        gamma lambda.
    penalty : number
        beta, at least 0.
    width : number
        h, above 0: the law is kept on its multiples.

    Returns
    -------
    tuple of InequityWelfare

    Raises
    ------
    ShapeError
        If the policies do not fit each other or the game.
    InputValueError
        If a number is out of its range.

    Exactness
    ---------
    Exact for deterministic policies; for mixtures float within a proved distance.

    Certificate
    -----------
    None.

    References
    ----------
    Stastny et al. (2021), appendix C.1; Hughes et al. (2018).

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp import load_game
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> bach, half = np.array([[[1.0, 0]] * 5]), np.array([[[0.5, 0.5]] * 5])
    >>> inequity_of_pairs(bach, bach, game, steps=1)[0].value
    Fraction(2, 1)
    >>> found = inequity_of_pairs(bach, half, game, steps=1)[0]  # (4, 1) or nothing
    >>> abs(found.value - 1) < found.within + 1e-12  # floats are rounded
    True
    """
    import numpy as np

    from gametheory_bp.evaluation.episode_play import own_shares

    rows, columns = (np.asarray(p, dtype=float) for p in (row_policies, column_policies))
    shares = own_shares(rows, columns, steps)
    if shares.shape[1:] != game.shape:
        raise ShapeError(f"policies of a {shares.shape[1:]} game for {game!r}")
    shrink, beta, h = (
        as_fraction(x, where=name)
        for x, name in ((decay, "decay"), (penalty, "penalty"), (width, "width"))
    )
    if not (0 <= shrink < 1 and beta >= 0 and h > 0):
        raise InputValueError(
            f"decay {shrink}, penalty {beta}, width {h}; give 0 <= decay < 1, penalty >= 0 and "
            f"width > 0"
        )
    pure = np.array(
        [bool(np.isin(a, (0, 1)).all() and np.isin(b, (0, 1)).all())
         for a, b in zip(rows, columns, strict=True)], dtype=bool
    )  # fmt: skip
    found: list[InequityWelfare | None] = [
        _on_path(a, b, game, steps, shrink, beta) if alone else None
        for a, b, alone in zip(rows, columns, pure, strict=True)
    ]
    mixed = np.flatnonzero(~pure)
    if len(mixed):
        stage = np.array([game.row_payoffs, game.column_payoffs], dtype=float)
        paid = np.einsum("kab,pab->k", shares[mixed], stage)
        spread = _mean_distance(rows[mixed], columns[mixed], game, steps, shrink, h)
        half = float(beta * h) / (4 * sqrt(1 - float(shrink) ** 2))
        for k, total, distance in zip(mixed.tolist(), paid.tolist(), spread.tolist(), strict=True):
            middle = total - float(beta) * distance + half
            found[k] = InequityWelfare(middle, half, FLOAT)
    return tuple(one for one in found if one is not None)


def _on_path(
    row: Array, column: Array, game: BimatrixGame, steps: int, decay: Fraction, penalty: Fraction
) -> InequityWelfare:
    """The single path of deterministic policies."""
    n, state, rewards = game.shape[1], len(row) - 1, []
    for _ in range(steps):
        a, b = int(row[state].argmax()), int(column[state].argmax())
        rewards.append(game.payoff(a, b))
        state = a * n + b
    value = inequity_averse_welfare(rewards, decay=decay, penalty=penalty)
    return InequityWelfare(value, Fraction(0), EXACT)


def _mean_distance(
    rows: Array, columns: Array, game: BimatrixGame, steps: int, decay: Fraction, width: Fraction
) -> Array:
    """E |D| on the grid, averaged over the steps, for every pair."""
    import numpy as np
    from scipy import sparse

    (m, n), pairs = game.shape, len(rows)
    law = np.einsum("ksa,ksb->ksab", rows, columns).reshape(pairs, m * n + 1, m * n)
    gaps = [float((x - y) / width) for a in range(m) for b in range(n)
            for x, y in (game.payoff(a, b),)]  # fmt: skip
    # |D| never exceeds the largest gap / (1 - decay); the split may move it by one step more
    far = int(max(abs(gap) for gap in gaps) / (1 - float(decay))) + 2
    size = 2 * far + 1
    moves = []
    for gap in gaps:
        to = np.clip(float(decay) * np.arange(-far, far + 1) + gap, -far, far) + far
        low = np.minimum(to.astype(np.int64), size - 2)
        part, origin = to - low, np.arange(size)
        moves.append(
            sparse.csr_matrix(
                (np.concatenate([1 - part, part]),
                 (np.concatenate([low, low + 1]), np.concatenate([origin, origin]))),
                shape=(size, size),
            )
        )  # fmt: skip
    distance = np.abs(np.arange(-far, far + 1)) * float(width)
    mass = np.zeros((m * n, size, pairs))  # the grid in the middle, for the sparse product
    for s, move in enumerate(moves):
        start = np.zeros((size, pairs))
        start[far] = law[:, -1, s]
        mass[s] = move @ start
    total = np.einsum("sgk,g->k", mass, distance)
    onward = law[:, :-1].transpose(1, 2, 0)
    for _ in range(steps - 1):
        spread = np.einsum("sgk,stk->tgk", mass, onward)
        for s, move in enumerate(moves):
            mass[s] = move @ spread[s]
        total += np.einsum("sgk,g->k", mass, distance)
    found: Array = total / steps
    return found
