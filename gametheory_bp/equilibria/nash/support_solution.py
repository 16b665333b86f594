"""The only mixture on a decided face, solved in integers.

For a support I and claimed best responses J of the same size, ``(x B)_j`` is equal for all j in J
and ``sum x = 1`` on I: a square system, solved by fraction-free elimination (Bareiss 1968).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd

from gametheory_bp.equilibria.nash.face_vertices import Weights

__all__ = ["decided_mixture"]


def decided_mixture(
    payoffs: Sequence[Sequence[int]], unplayed: Iterable[bool], best: Iterable[bool]
) -> Weights | None:
    """The mixture that plays what may be played and makes exactly ``best`` the best responses.

    The empty tuple if the face holds no mixture.  None where ties leave the question open: several
    mixtures, or one with a smaller support or with more best responses than asked for.
    """
    support = [i for i, out in enumerate(unplayed) if not out]
    equal = [j for j, held in enumerate(best) if held]
    if not support or len(support) != len(equal):
        return None
    lines = [payoffs[i] for i in support]
    kernel = _kernel(
        [[line[j] - line[equal[0]] for line in lines] for j in equal[1:]], len(support)
    )
    if kernel is None:
        return None
    if min(kernel) < 0:
        kernel = [-value for value in kernel]
    if min(kernel) < 0:
        return ()
    if min(kernel) == 0:
        return None
    earned = [
        sum(w * line[j] for w, line in zip(kernel, lines, strict=True))
        for j in range(len(payoffs[0]))
    ]
    top = earned[equal[0]]
    if max(earned) > top:
        return ()
    if earned.count(top) > len(equal):
        return None
    divisor = gcd(*kernel)
    weights = [0] * len(payoffs)
    for i, value in zip(support, kernel, strict=True):
        weights[i] = value // divisor
    return tuple(weights)


def _kernel(rows: list[list[int]], size: int) -> list[int] | None:
    """A vector that spans the kernel of ``size - 1`` independent rows; None if dependent."""
    columns = list(range(size))
    old = 1
    for k in range(size - 1):
        places = ((r, c) for c in range(k, size) for r in range(k, size - 1) if rows[r][columns[c]])
        place = next(places, None)
        if place is None:
            return None
        r, c = place
        rows[k], rows[r] = rows[r], rows[k]
        columns[k], columns[c] = columns[c], columns[k]
        source, pivot = rows[k], rows[k][columns[k]]
        for r in range(size - 1):
            if r != k:
                factor = rows[r][columns[k]]
                rows[r] = [
                    (pivot * a - factor * b) // old for a, b in zip(rows[r], source, strict=True)
                ]
        old = pivot
    # Now row k reads: old * z[columns[k]] + rows[k][last] * z[last] = 0.
    last = columns[-1]
    kernel = [0] * size
    kernel[last] = old
    for k in range(size - 1):
        kernel[columns[k]] = -rows[k][last]
    return kernel
