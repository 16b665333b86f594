"""Social dilemmas by the four inequalities of Macy and Flache (2002) and Leibo et al. (2017).

Let C and D be two actions of each player.  For either player R is its payoff if both play C, P if
both play D, S if it alone plays C, T if it alone plays D.  In a social dilemma, for both players,

1. ``R > P``      both gain from mutual cooperation,
2. ``R > S``      cooperating alone is worse,
3. ``2 R > S + T``  taking turns at exploiting each other is worse, too,
4. ``T > R`` (*greed*) or ``P > S`` (*fear*).

In a game with more actions C and D are any two actions of either player such that mutual
cooperation is Pareto optimal and the temptation is real in the whole game: D is a best reply to C
(greed) or to D (fear).  Each player has its own R, S, T, P, so asymmetric games are covered.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.taxonomy.finding import Finding
from gametheory_bp.taxonomy.optimality import ParetoTest
from gametheory_bp.taxonomy.wording import pair_text

__all__ = ["Inequalities", "social_dilemma"]

Cells = tuple[tuple[int, int], tuple[int, int]]


class Inequalities(NamedTuple):
    """Which inequalities hold for one player.

    Examples
    --------
    >>> pd = Inequalities.of(*(Fraction(x) for x in (-1, -3, 0, -2)))
    >>> pd.holds, pd.greed, pd.fear
    (True, True, True)
    """

    mutual_gain: bool
    no_sucker: bool
    no_turns: bool
    greed: bool
    fear: bool

    @classmethod
    def of(cls, r: Fraction, s: Fraction, t: Fraction, p: Fraction) -> Inequalities:
        """From reward, sucker's payoff, temptation and punishment."""
        return cls(r > p, r > s, 2 * r > s + t, t > r, p > s)

    @property
    def holds(self) -> bool:
        """Whether the first three hold, and greed or fear."""
        return self.mutual_gain and self.no_sucker and self.no_turns and (self.greed or self.fear)

    @property
    def number(self) -> int:
        """How many of the four hold."""
        return self.mutual_gain + self.no_sucker + self.no_turns + (self.greed or self.fear)

    def words(self) -> str:
        """The inequalities by name."""
        names = (
            ("R > P", self.mutual_gain),
            ("R > S", self.no_sucker),
            ("2R > S + T", self.no_turns),
            ("T > R (greed)", self.greed),
            ("P > S (fear)", self.fear),
        )
        held = ", ".join(name for name, holds in names if holds)
        failed = ", ".join(name for name, holds in names if not holds)
        return f"{held or 'none'}" + (f"; not {failed}" if failed else "")


def social_dilemma(game: BimatrixGame, test: ParetoTest, mixed_motive: Finding) -> Finding:
    """The verdict, with the actions C and D and the inequalities of both players."""
    if not mixed_motive:
        return Finding("social_dilemma", False, f"not a mixed-motive game: {mixed_motive.reason}")
    best: tuple[int, Cells] | None = None
    m, n = game.shape
    for i, j in ((i, j) for i in range(m) for j in range(n)):
        if m == 1 or n == 1 or not test.is_optimal(game.payoff(i, j)):
            continue
        for k, l in ((k, l) for k in range(m) for l in range(n)):  # noqa: E741
            if k == i or l == j:
                continue
            cells = (i, j), (k, l)
            row, column = both_players(game, cells)
            if row.holds and column.holds and _tempting(game, cells, row, column):
                return _finding(game, True, cells)
            count = row.number + column.number
            if best is None or count > best[0]:
                best = count, cells
    if best is None:
        return Finding("social_dilemma", False, "no two actions of each player to compare")
    return _finding(game, False, best[1])


def both_players(game: BimatrixGame, cells: Cells) -> tuple[Inequalities, Inequalities]:
    """The inequalities with C, C and D, D at these cells."""
    (c1, c2), (d1, d2) = cells
    a, b = game.row_payoffs, game.column_payoffs
    return (
        Inequalities.of(a[c1][c2], a[c1][d2], a[d1][c2], a[d1][d2]),
        Inequalities.of(b[c1][c2], b[d1][c2], b[c1][d2], b[d1][d2]),
    )


def _tempting(game: BimatrixGame, cells: Cells, row: Inequalities, column: Inequalities) -> bool:
    """Whether D is a best reply in the whole game, to C out of greed or to D out of fear."""
    (c1, c2), (d1, d2) = cells
    a, b = game.row_payoffs, game.column_payoffs
    for_row = (row.greed and a[d1][c2] == max(line[c2] for line in a)) or (
        row.fear and a[d1][d2] == max(line[d2] for line in a)
    )
    for_column = (column.greed and b[c1][d2] == max(b[c1])) or (
        column.fear and b[d1][d2] == max(b[d1])
    )
    return for_row and for_column


def _finding(game: BimatrixGame, holds: bool, cells: Cells) -> Finding:
    (c1, c2), (d1, d2) = cells
    row, column = both_players(game, cells)
    names = (
        f"({game.row_actions[i]}, {game.column_actions[j]}) {pair_text(game.payoff(i, j))}"
        for i, j in cells
    )
    same = row == column
    held = row.words() if same else f"row: {row.words()} | column: {column.words()}"
    both = "both players: " if same else ""
    closest = "" if holds else "closest: "
    reason = f"{closest}C, C = {next(names)}, D, D = {next(names)}; {both}{held}"
    corners = ((c1, c2), (c1, d2), (d1, c2), (d1, d2))
    return Finding(
        "social_dilemma",
        holds,
        reason,
        tuple(MixedProfile.pure(game.shape, *cell) for cell in corners),
        tuple(game.payoff(*cell) for cell in corners),
    )
