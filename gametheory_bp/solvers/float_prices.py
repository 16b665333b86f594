"""Floating-point prices of a linear program: a hint that somebody else must prove.

Where multipliers may be rounded (there is room between what they prove and what is wanted), the
float solution is all that is needed: rounded prices with the right signs are checked exactly, and
no exact linear algebra takes place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from gametheory_bp.solvers.program import Program

__all__ = ["float_prices"]


def float_prices(
    program: Program, objective: Sequence[float]
) -> tuple[float, list[float], list[float]] | None:
    """Value, point and row multipliers of maximising a float objective; None without an optimum.

    Rows are divided by their largest coefficient on the way in, multipliers on the way out; all
    variables have a sign.  Nothing returned is proved.
    """
    import highspy
    import numpy as np

    tops = [max(map(abs, r.coefficients)) for r in program.rows]
    lengths = [len(r.indices) for r in program.rows]
    scaled = zip(program.rows, tops, strict=True)
    values = np.array([a / top for r, top in scaled for a in r.coefficients], dtype=float)
    bounds = np.array([r.bound / top for r, top in zip(program.rows, tops, strict=True)])
    equality = np.array([r.equality for r in program.rows], dtype=bool)
    width = max(map(abs, objective)) or 1.0
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("presolve", "off")  # it costs more than it saves here (measured)
    highs.passModel(
        program.columns,
        len(program.rows),
        len(values),
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMaximize),
        0.0,
        np.array(objective, dtype=float) / width,
        np.zeros(program.columns),
        np.full(program.columns, highspy.kHighsInf),
        np.where(equality, bounds, -highspy.kHighsInf),
        bounds,
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        np.fromiter(chain.from_iterable(r.indices for r in program.rows), np.int32),
        values,
        np.zeros(program.columns, dtype=np.int32),
    )
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = highs.getSolution()
    duals = [width * float(y) / top for y, top in zip(found.row_dual, tops, strict=True)]
    return width * float(highs.getObjectiveValue()), list(found.col_value), duals
