"""A float simplex on a dense table, where that is faster than a call of HiGHS.

For ``max c . x, A x <= b, x >= 0`` with ``b >= 0`` the origin is a vertex and no first phase is
needed: zero-sum games are of this form.  The table ``T`` of nonbasic columns changes by one
rank-one matrix per pivot::

    T  <-  T - u v,      u = column of the pivot, with p - 1 in its row
                         v = row of the pivot over p, with 1 + 1/p in its column

``BLOCK`` of these are kept apart and subtracted in one matrix product; until then only the
columns and rows that are looked at get corrected.  The column with the steepest edge enters
(Goldfarb and Reid 1977); the lengths of edges are updated, too, and computed afresh with every
block, since their errors grow.  Nothing is believed: the caller proves the basis, or asks
somebody else.

References: D. Goldfarb and J. K. Reid, "A practicable steepest-edge simplex algorithm" (1977).
"""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program

__all__ = ["dense_basis", "suits"]

BLOCK = 32
FEW_ROWS = 80
"""Below, an iteration costs numpy's calls and no arithmetic: HiGHS is as fast."""
PRICE, PIVOT = 1e-10, 1e-9
"""Numbers below these count as zero."""


def suits(program: Program) -> bool:
    """Whether the program is dense, without equalities or free variables, with ``b >= 0``."""
    every = program.every
    return (
        FEW_ROWS <= min(program.columns, len(program.rows))
        and not program.free
        and all(r.bound >= 0 and not r.equality and r.indices == every for r in program.rows)
    )


def dense_basis(program: Program, objective: Sequence[int]) -> Basis | None:
    """A basis that looks optimal in floats; None if the search gives up."""
    import numpy as np

    try:
        whole = np.array([r.coefficients for r in program.rows], dtype=np.int64)
        bounds = np.array([r.bound for r in program.rows], dtype=np.int64)
        price = -np.array(objective, dtype=np.int64).astype(float)
    except OverflowError:
        return None
    table = whole / np.abs(whole).max()
    level = bounds / max(1, bounds.max())
    price /= np.abs(price).max(initial=1.0)
    m, n = table.shape
    basic, nonbasic = list(range(n, n + m)), list(range(n))
    us, vs = np.empty((BLOCK, m)), np.empty((BLOCK, n))
    ratios = np.empty(m)
    lengths = 1 + np.einsum("ij,ij->j", table, table)
    kept = 0
    for _ in range(20 * (m + n)):
        gain = price * price
        gain /= lengths
        gain[price >= -PRICE] = 0
        j = int(gain.argmax())
        if gain[j] == 0:
            return Basis(
                tuple(sorted(v for v in basic if v < n)),
                tuple(sorted(v - n for v in nonbasic if v >= n)),
            )
        u = table[:, j] - vs[:kept, j] @ us[:kept]
        ratios.fill(np.inf)
        np.divide(level, u, out=ratios, where=u > PIVOT)
        r = int(ratios.argmin())
        if ratios[r] == np.inf:
            return None
        pivot = u[r]
        v = (table[r] - us[:kept, r] @ vs[:kept]) / pivot
        length = lengths[j]
        lengths += v * (length * v - 2 * (u @ table - (us[:kept] @ u) @ vs[:kept]))
        np.maximum(lengths, 1 + v * v, out=lengths)
        lengths[j] = max(length / (pivot * pivot), 1.0)
        v[j] = 1 + 1 / pivot
        u[r] = pivot - 1
        level -= (level[r] / pivot) * u
        price -= price[j] * v
        us[kept], vs[kept] = u, v
        basic[r], nonbasic[j] = nonbasic[j], basic[r]
        kept += 1
        if kept == BLOCK:
            table -= us.T @ vs
            lengths = 1 + np.einsum("ij,ij->j", table, table)
            kept = 0
    return None
