"""HiGHS looks for a basis in floating point; nothing it says is believed.

The program is handed over once and kept, so that a further objective starts from the last basis.
Presolve is off (the basis must be one of this very program) and the tolerances are the tightest
that HiGHS takes.  Large integers are scaled by rows and then by columns before they become
floats; what that loses, the exact arithmetic of the caller repairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["FloatSearch"]

TOLERANCE = 1e-10
PLAIN = 1 << 20
"""Integers up to this size need no scaling of ours."""

OPTIONS: tuple[tuple[str, Any], ...] = (
    ("output_flag", False),
    ("presolve", "off"),
    ("solver", "simplex"),
    ("threads", 1),
    ("primal_feasibility_tolerance", TOLERANCE),
    ("dual_feasibility_tolerance", TOLERANCE),
)


class FloatSearch:
    """A HiGHS model of one program, asked for the basis of one objective after another."""

    def __init__(self, program: Program) -> None:
        import highspy
        import numpy as np

        self._numpy = np
        self._basic = int(highspy.HighsBasisStatus.kBasic)
        self._program = program
        self._every = np.arange(program.columns, dtype=np.int32)
        lengths = [len(r.indices) for r in program.rows]
        index = np.fromiter(chain.from_iterable(r.indices for r in program.rows), np.int32)
        values, bounds, self._scale = _scaled(program, index, lengths)
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS:
            self._highs.setOptionValue(option, value)
        lower = np.zeros(program.columns)
        lower[sorted(program.free)] = -highspy.kHighsInf
        equality = np.array([r.equality for r in program.rows], dtype=bool)
        self._highs.passModel(
            program.columns,
            len(program.rows),
            len(index),
            int(highspy.MatrixFormat.kRowwise),
            int(highspy.ObjSense.kMaximize),
            0.0,
            np.zeros(program.columns),
            lower,
            np.full(program.columns, highspy.kHighsInf),
            np.where(equality, bounds, -highspy.kHighsInf),
            bounds,
            np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
            index,
            values,
            np.zeros(program.columns, dtype=np.int32),  # no variable is an integer
        )

    def propose(self, objective: Sequence[int]) -> Basis | None:
        """The basis at which HiGHS stops, whatever it thinks of it; None if it has none."""
        np = self._numpy
        top = max((abs(c) for c in objective), default=0) or 1
        cost = np.array([c / top for c in objective], dtype=float) * self._scale
        largest = np.abs(cost).max(initial=0.0)
        if largest > 0:
            cost /= largest
        self._highs.changeColsCost(len(self._every), self._every, cost)
        self._highs.run()
        # getBasicVariables would be faster to read, but crashes where nothing was factorised.
        basis = self._highs.getBasis()
        if not basis.valid:
            return None
        found = Basis(
            tuple(j for j, s in enumerate(map(int, basis.col_status)) if s == self._basic),
            tuple(i for i, s in enumerate(map(int, basis.row_status)) if s != self._basic),
        )
        return found if len(found.columns) == len(found.rows) else None


def _scaled(
    program: Program, index: NDArray[np.int32], lengths: list[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Entries and bounds as floats, and the factor of each column."""
    import numpy as np

    unit = np.ones(program.columns)
    flat = list(chain.from_iterable(r.coefficients for r in program.rows))
    bounds = [r.bound for r in program.rows]
    try:
        plain = np.array(flat, dtype=np.int64), np.array(bounds, dtype=np.int64)
    except OverflowError:
        pass
    else:
        if all(np.abs(part).max(initial=0) <= PLAIN for part in plain):
            return plain[0].astype(float), plain[1].astype(float), unit
    tops = [max(map(abs, r.coefficients), default=0) or 1 for r in program.rows]
    heights = chain.from_iterable([t] * k for t, k in zip(tops, lengths, strict=True))
    values = np.array([a / t for a, t in zip(flat, heights, strict=True)])
    right = np.array([_quotient(b, t) for b, t in zip(bounds, tops, strict=True)])
    column_tops = np.zeros(program.columns)
    np.maximum.at(column_tops, index, np.abs(values))
    scale = np.where(column_tops > 0, 1 / np.where(column_tops > 0, column_tops, 1), 1.0)
    return values * scale[index], right, scale


def _quotient(number: int, by: int) -> float:
    """``number / by``, held within what HiGHS takes for finite."""
    if abs(number) >= by * 10**18:
        return 1e18 if number > 0 else -1e18
    return number / by
