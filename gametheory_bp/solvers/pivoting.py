"""The simplex method on an integer dictionary: exact, and finite by Bland's rule.

From any basis: if the point is feasible, primal pivots; if the prices are, dual pivots; if
neither, dual pivots under a zero objective (every price is then in order) reach a feasible point
or a row that proves there is none, and primal pivots go on from there.  The steepest column or
the worst row is taken while that makes progress; after ``PATIENCE`` pivots without progress the
lowest index is taken (Bland 1977) until progress resumes, so the method cannot cycle.

Free variables enter once and never leave; slacks of equalities leave once and never come back.

References: R. G. Bland, "New finite pivoting rules for the simplex method" (1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.optimum import LinearOptimum

__all__ = ["PATIENCE", "over", "solve_dictionary"]

PATIENCE = 20
ZERO = Fraction(0)


def over(numerators: Sequence[int], denominator: int) -> tuple[Fraction, ...]:
    """Fractions from numerators over one denominator."""
    return tuple(Fraction(a, denominator) if a else ZERO for a in numerators)


def solve_dictionary(dictionary: Dictionary, objective: Sequence[int]) -> LinearOptimum:
    """Pivot from the present basis to a proved end."""
    dictionary.price(objective)
    if not _is_feasible(dictionary):
        if not _is_priced(dictionary):
            dictionary.price([0] * dictionary.program.columns)
        stuck = _dual_pivots(dictionary)
        if stuck is not None:
            return _infeasible(dictionary, stuck)
        dictionary.price(objective)
    column = _primal_pivots(dictionary)
    if column is not None:
        return _unbounded(dictionary, column)
    d = dictionary.denominator
    return LinearOptimum(
        "optimal",
        Fraction(dictionary.objective[-1], d),
        over(dictionary.primal(), d),
        over(dictionary.dual(), d),
        basis=dictionary.basis(),
    )


def _violation(dictionary: Dictionary, r: int) -> int:
    """Negative if the basic variable must grow, positive if it must shrink, else zero."""
    variable, value = dictionary.basic[r], dictionary.table[r][-1]
    if variable in dictionary.fixed or (value < 0 and variable not in dictionary.free):
        return value
    return 0


def _is_feasible(dictionary: Dictionary) -> bool:
    return not any(_violation(dictionary, r) for r in range(len(dictionary.table)))


def _direction(dictionary: Dictionary, c: int) -> int:
    """+1 or -1 if moving this nonbasic variable that way raises the objective, else 0."""
    variable, price = dictionary.nonbasic[c], dictionary.objective[c]
    if price == 0 or variable in dictionary.fixed:
        return 0
    if price < 0:
        return 1
    return -1 if variable in dictionary.free else 0


def _is_priced(dictionary: Dictionary) -> bool:
    return not any(_direction(dictionary, c) for c in range(len(dictionary.nonbasic)))


def _primal_pivots(dictionary: Dictionary) -> int | None:
    """Pivot until no column improves; a column returned is one without a blocking row."""
    stalled = 0
    while True:
        columns = [c for c in range(len(dictionary.nonbasic)) if _direction(dictionary, c)]
        if not columns:
            return None
        if stalled < PATIENCE:
            c = max(columns, key=lambda k: abs(dictionary.objective[k]))
        else:
            c = min(columns, key=lambda k: dictionary.nonbasic[k])
        r = _blocking_row(dictionary, c)
        if r is None:
            return c
        stalled = stalled + 1 if dictionary.table[r][-1] == 0 else 0
        dictionary.pivot(r, c)


def _blocking_row(dictionary: Dictionary, c: int) -> int | None:
    """The row whose basic variable reaches zero first (lowest index among ties)."""
    sign = _direction(dictionary, c)
    best: tuple[int, int, int] | None = None  # value, slope, row
    for r, line in enumerate(dictionary.table):
        slope, variable = sign * line[c], dictionary.basic[r]
        if variable in dictionary.fixed:
            slope = abs(slope)
        if slope <= 0 or variable in dictionary.free:
            continue
        if best is not None:
            gap = line[-1] * best[1] - best[0] * slope
            if gap > 0 or (gap == 0 and variable > dictionary.basic[best[2]]):
                continue
        best = (line[-1], slope, r)
    return None if best is None else best[2]


def _dual_pivots(dictionary: Dictionary) -> int | None:
    """Pivot until the point is feasible; a row returned proves that no point is."""
    stalled = 0
    while True:
        rows = [r for r in range(len(dictionary.table)) if _violation(dictionary, r)]
        if not rows:
            return None
        if stalled < PATIENCE:
            r = max(rows, key=lambda k: abs(dictionary.table[k][-1]))
        else:
            r = min(rows, key=lambda k: dictionary.basic[k])
        c = _entering_column(dictionary, r)
        if c is None:
            return r
        stalled = stalled + 1 if dictionary.objective[c] == 0 else 0
        dictionary.pivot(r, c)


def _entering_column(dictionary: Dictionary, r: int) -> int | None:
    """The column that repairs row ``r`` at the lowest price (free ones first, for nothing)."""
    sign = 1 if _violation(dictionary, r) > 0 else -1
    best: tuple[int, int, int] | None = None  # price, slope, column
    for c, entry in enumerate(dictionary.table[r][:-1]):
        variable = dictionary.nonbasic[c]
        if entry == 0 or variable in dictionary.fixed:
            continue
        if variable in dictionary.free:
            return c
        slope = sign * entry
        if slope <= 0:
            continue
        price = dictionary.objective[c]
        if best is not None:
            gap = price * best[1] - best[0] * slope
            if gap > 0 or (gap == 0 and variable > dictionary.nonbasic[best[2]]):
                continue
        best = (price, slope, c)
    return None if best is None else best[2]


def _infeasible(dictionary: Dictionary, r: int) -> LinearOptimum:
    """Row ``r`` says that a nonnegative combination of the constraints is negative: Farkas."""
    n, d = dictionary.program.columns, dictionary.denominator
    farkas = dictionary.multipliers(dictionary.table[r])
    if dictionary.basic[r] >= n:
        farkas[dictionary.basic[r] - n] = d
    if dictionary.table[r][-1] > 0:  # an equality missed from above
        farkas = [-a for a in farkas]
    return LinearOptimum("infeasible", None, (), over(farkas, d))


def _unbounded(dictionary: Dictionary, c: int) -> LinearOptimum:
    """Column ``c`` can move for ever: the movement of all variables is the ray."""
    n, d = dictionary.program.columns, dictionary.denominator
    sign = _direction(dictionary, c)
    ray = [0] * n
    if dictionary.nonbasic[c] < n:
        ray[dictionary.nonbasic[c]] = sign * d
    for r, variable in enumerate(dictionary.basic):
        if variable < n:
            ray[variable] = -sign * dictionary.table[r][c]
    return LinearOptimum(
        "unbounded", None, over(dictionary.primal(), d), (), over(ray, d), dictionary.basis()
    )
