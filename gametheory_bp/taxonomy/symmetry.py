"""Symmetric games in two senses.

*Payoff sets.*  With every attainable payoff pair (a, b), (b, a) is attainable, too (the paper's
definition).  The attainable pairs are those of lotteries or of independent mixtures.

*Players.*  Some renaming of actions turns the game with exchanged players into the game itself:
bijections f from row to column actions and g back with ``A[i][j] = B[g(j)][f(i)]`` and
``B[i][j] = A[g(j)][f(i)]`` for all i, j (an automorphism that exchanges the players, Nash 1951).
It implies the first sense, not the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.taxonomy.curved_symmetry import is_mirror_symmetric
from gametheory_bp.taxonomy.finding import Finding
from gametheory_bp.taxonomy.optimality import ParetoTest
from gametheory_bp.taxonomy.wording import pair_text

__all__ = ["exchange", "symmetric_payoffs", "symmetric_players"]

Table = Sequence[Sequence[Point]]
_MOST_STEPS = 100_000


def symmetric_payoffs(game: BimatrixGame, test: ParetoTest, players: Finding) -> Finding:
    """The verdict on payoff sets; ``players`` is the verdict on players."""
    name = "symmetric_payoffs"
    hull = test.feasible.polygon
    mirrored = Polygon.hull((y, x) for x, y in hull.vertices)
    if mirrored != hull:
        a, b = next(v for v in hull.vertices if not hull.contains((v[1], v[0])))
        reason = f"{pair_text((a, b))} is attainable, {pair_text((b, a))} is not"
        return Finding(name, False, reason, (), ((a, b), (b, a)))
    if players:
        return Finding(name, True, f"exchanging the players: {players.reason}")
    if test.optimality == "feasible" or hull.dimension < 2:  # within a line both sets agree
        reason = "the polygon of attainable payoffs is its own mirror image"
        return Finding(name, True, reason, (), hull.vertices)
    return _curved(game)


def symmetric_players(game: BimatrixGame) -> Finding:
    """The verdict on players, with the renaming that exchanges them."""
    name = "symmetric_players"
    m, n = game.shape
    if m != n:
        return Finding(name, False, f"row has {m} actions, column {n}")
    lonely = _unmatched(game)
    if lonely:
        return Finding(name, False, lonely)
    try:
        found = exchange(game)
    except _SearchLimitError:
        return Finding(name, None, f"no renaming found within {_MOST_STEPS} steps")
    if found is None:
        return Finding(name, False, "no renaming of the actions exchanges the players")
    to_column, to_row = found
    parts = [f"{game.row_actions[i]} -> {game.column_actions[j]}" for i, j in enumerate(to_column)]
    back = [f"{game.column_actions[j]} -> {game.row_actions[i]}" for j, i in enumerate(to_row)]
    inverse = all(to_row[j] == i for i, j in enumerate(to_column))
    reason = f"row {', '.join(parts)}" + ("" if inverse else f"; column {', '.join(back)}")
    return Finding(name, True, reason)


def exchange(game: BimatrixGame) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """An automorphism that exchanges the players: (f, g) as tuples, or None.

    Examples
    --------
    >>> exchange(BimatrixGame([[3, 0], [0, 2]], [[2, 0], [0, 3]]))
    ((1, 0), (1, 0))
    >>> exchange(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])) is None
    True
    """
    m, n = game.shape
    if m != n:
        return None
    cells = [[game.payoff(i, j) for j in range(n)] for i in range(n)]
    turned = [[(b, a) for a, b in row] for row in cells]
    return _Search(cells, turned).run()


def _unmatched(game: BimatrixGame) -> str:
    """A payoff pair that comes more often than its mirror image; empty if none does."""
    pairs = Counter(game.payoffs())
    for a, b in sorted(pairs, reverse=True):
        many, mirrored = pairs[a, b], pairs[b, a]
        if many > mirrored:
            return f"{many} x {pair_text((a, b))} in the table, {mirrored} x {pair_text((b, a))}"
    return ""


class _SearchLimitError(Exception):
    """The search was given up."""


class _Search:
    """Backtracking for f and g with ``cells[i][j] == turned[g(j)][f(i)]``.

    Actions are matched only with actions of the same profile of payoffs, row and column in turn,
    so that two images are compared as soon as both are fixed.
    """

    def __init__(self, cells: Table, turned: Table) -> None:
        self.cells, self.turned = cells, turned
        self.size = len(cells)
        rows = [tuple(sorted(row)) for row in cells]
        columns = [tuple(sorted(column)) for column in zip(*cells, strict=True)]
        image_of_row = [tuple(sorted(column)) for column in zip(*turned, strict=True)]
        image_of_column = [tuple(sorted(row)) for row in turned]
        self.f_choices = _matching(rows, image_of_row)
        self.g_choices = _matching(columns, image_of_column)
        self.f: list[int] = []
        self.g: list[int] = []
        self.steps = 0

    def run(self) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        return (tuple(self.f), tuple(self.g)) if self._extend() else None

    def _extend(self) -> bool:
        if len(self.g) == self.size:
            return True
        for_row = len(self.f) == len(self.g)
        images, choices = (self.f, self.f_choices) if for_row else (self.g, self.g_choices)
        for image in choices[len(images)]:
            if image in images:
                continue
            self.steps += 1
            if self.steps > _MOST_STEPS:
                raise _SearchLimitError
            images.append(image)
            if self._fits(for_row) and self._extend():
                return True
            images.pop()
        return False

    def _fits(self, for_row: bool) -> bool:
        """Whether the image chosen last agrees with all images of the other player's actions."""
        if for_row:
            i = len(self.f) - 1
            return all(self.cells[i][j] == self.turned[g][self.f[i]] for j, g in enumerate(self.g))
        j = len(self.g) - 1
        return all(self.cells[i][j] == self.turned[self.g[j]][f] for i, f in enumerate(self.f))


def _matching(
    mine: Sequence[tuple[tuple[Fraction, Fraction], ...]],
    images: Sequence[tuple[tuple[Fraction, Fraction], ...]],
) -> list[list[int]]:
    return [[k for k, image in enumerate(images) if image == line] for line in mine]


def _curved(game: BimatrixGame) -> Finding:
    """Payoffs of independent mixtures, where the players are not exchangeable."""
    name = "symmetric_payoffs"
    try:
        symmetric = is_mirror_symmetric(game)
    except UnprovedError as error:
        return Finding(name, None, str(error))
    verb = "is" if symmetric else "is not"
    reason = f"the boundary of the payoffs of independent mixtures {verb} its own mirror image"
    return Finding(name, symmetric, reason)
