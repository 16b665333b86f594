"""Check a support line of the (coarse) correlated equilibria; shared by the kinds that hold one."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.correlated_bound import CorrelatedBound, SupportLine
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.obedience import Lines, dual_bound, obedience_slacks
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.vectors import Point

__all__ = ["check", "check_attained", "line_holds"]


def check(certificate: CorrelatedBound) -> Iterator[Check]:
    """The line holds and is the claimed bound."""
    line = certificate.line
    yield Check(
        "the line states the claimed bound",
        (line.normal, line.offset) == (certificate.weights, certificate.bound),
    )
    yield Check(
        "the multipliers prove the line", line_holds(certificate.game, line, certificate.coarse)
    )


def line_holds(game: PayoffTable, line: SupportLine, coarse: bool) -> bool:
    """Nonnegative multipliers of the right shape whose dual bound is exactly the offset."""
    row, column = line.row_multipliers, line.column_multipliers
    m, n = game.shape
    if not any(line.normal) or not (_fits(row, m, coarse) and _fits(column, n, coarse)):
        return False
    return dual_bound(game, line.normal, row, column, coarse=coarse) == line.offset


def _fits(lines: Lines, size: int, coarse: bool) -> bool:
    right = len(lines) == (1 if coarse else size) and all(len(line) == size for line in lines)
    return right and all(x >= 0 for line in lines for x in line)


def check_attained(
    game: PayoffTable,
    points: tuple[Point, ...],
    distributions: tuple[Distribution, ...],
    coarse: bool,
) -> Iterator[Check]:
    """Each point is the expected payoff of an equilibrium distribution."""
    fits = len(points) == len(distributions) and all(p.shape == game.shape for p in distributions)
    yield Check("every point has a distribution that fits the game", bool(points) and fits)
    if not fits:
        return
    kind = "coarse correlated" if coarse else "correlated"
    for point, p in zip(points, distributions, strict=True):
        sides = obedience_slacks(game, p, coarse=coarse)
        least = min(slack for lines in sides for line in lines for slack in line)
        place = f"({point[0]}, {point[1]})"
        yield Check(f"a {kind} equilibrium for {place}", least >= 0, f"least slack {least}")
        yield Check(f"its payoff is {place}", game.expected(p) == point)
