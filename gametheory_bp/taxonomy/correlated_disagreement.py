"""Correlated equilibria of one payoff pair, and what happens when players follow two of them.

Let F be the set of correlated equilibria with Pareto-optimal payoff pair z.  If the row player
draws its part from p in F alone and the column player from p' in F, neither gets more than in z:
in equilibrium no constant deviation pays.  So the outcome is efficient only if it is z itself.
It depends on the row marginal of p and the column marginal of p', and is affine in each; so it
is z for all p, p' in F as soon as it is z for marginals that span those of F.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.maximise import Constraint, maximise
from gametheory_bp.taxonomy.mismatch import mismatch

__all__ = ["correlated_disagreement"]

Conflict = tuple[Distribution, Distribution]
Line = list[Fraction]
ZERO = Fraction(0)


def correlated_disagreement(game: BimatrixGame, payoff: Point) -> Conflict | None:
    """Two different correlated equilibria with this payoff whose mismatch has another payoff.

    Parameters
    ----------
    game : BimatrixGame
    payoff : point
        A Pareto-optimal correlated equilibrium payoff.

    Returns
    -------
    pair of Distribution, or None
        None if following any two of them still gives the payoff, or there is only one.

    Examples
    --------
    >>> game = BimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]])
    >>> first, second = correlated_disagreement(game, (Fraction(1), Fraction(1)))
    >>> mismatch(game, first, second)[1] < (1, 1)
    True
    """
    face = _Face(game, payoff)
    members: list[Distribution] = []
    for p in face.spanning():
        members.append(p)
        for a, b in [(q, p) for q in members] + [(p, q) for q in members]:
            if mismatch(game, a, b)[1] != payoff:
                return _apart(game, payoff, a, b, face)
    return None


def _apart(
    game: BimatrixGame, payoff: Point, a: Distribution, b: Distribution, face: _Face
) -> Conflict | None:
    """The pair itself; if p goes wrong with itself, p with a near neighbour, if it has one."""
    if a != b:
        return a, b
    other = face.another(a)
    if other is None:
        return None
    near = _midpoint(a, other)
    while mismatch(game, a, near)[1] == payoff:  # continuity ends this
        near = _midpoint(a, near)
    return a, near


class _Face:
    """The correlated equilibria of a game with a given payoff pair, as a polytope."""

    def __init__(self, game: BimatrixGame, payoff: Point) -> None:
        self.shape = game.shape
        size = game.shape[0] * game.shape[1]
        by_player = zip(*game.payoffs(), strict=True)
        self.constraints: list[Constraint] = [
            *_incentives(game),
            *((list(line), "=", z) for line, z in zip(by_player, payoff, strict=True)),
            ([1] * size, "=", 1),
        ]

    def spanning(self) -> Iterator[Distribution]:
        """Members whose marginals span the marginals of all members."""
        first = self._best([ZERO] * (self.shape[0] * self.shape[1]))
        yield first
        for player in (0, 1):
            origin = self._marginal(first, player)
            span: list[Line] = []
            searching = True
            while searching:
                searching = False
                for normal in _normals(span, self.shape[player]):
                    p = self._farthest(normal, player, origin)
                    if p is not None:
                        yield p
                        found = self._marginal(p, player)
                        span.append([x - o for x, o in zip(found, origin, strict=True)])
                        searching = True
                        break

    def another(self, p: Distribution) -> Distribution | None:
        """A member other than p, if there is one."""
        m, n = self.shape
        for k in range(m * n):
            for sign in (1, -1):
                q = self._best([Fraction(sign * int(k == cell)) for cell in range(m * n)])
                if q != p:
                    return q
        return None

    def _farthest(self, normal: Line, player: int, origin: Line) -> Distribution | None:
        """A member whose marginal has another value of ``normal`` than the origin."""
        level = _dot(normal, origin)
        m, n = self.shape
        for sign in (1, -1):
            weights = [sign * normal[(i, j)[player]] for i in range(m) for j in range(n)]
            p = self._best(weights)
            if _dot(normal, self._marginal(p, player)) != level:
                return p
        return None

    def _best(self, objective: Line) -> Distribution:
        m, n = self.shape
        primal = maximise(objective, self.constraints).primal
        return Distribution(tuple(tuple(primal[i * n : (i + 1) * n]) for i in range(m)))

    @staticmethod
    def _marginal(p: Distribution, player: int) -> Line:
        marginals = p.marginals()
        return list(marginals.column if player else marginals.row)


def _incentives(game: BimatrixGame) -> Iterator[Constraint]:
    """Obeying each recommended action is no worse than any other action."""
    m, n = game.shape
    own, other = game.row_payoffs, tuple(zip(*game.column_payoffs, strict=True))
    by_row = [[i * n + j for j in range(n)] for i in range(m)]
    by_column = [[i * n + j for i in range(m)] for j in range(n)]
    for cells, payoffs in ((by_row, own), (by_column, other)):
        for told, places in enumerate(cells):
            for taken in range(len(cells)):
                line = [ZERO] * (m * n)
                for k, place in enumerate(places):
                    line[place] = payoffs[told][k] - payoffs[taken][k]
                if any(line):
                    yield line, ">=", 0


def _normals(span: Sequence[Line], size: int) -> list[Line]:
    """A basis of the vectors orthogonal to all of ``span`` (Gauss-Jordan)."""
    rows: list[tuple[int, Line]] = []
    for vector in span:
        reduced = list(vector)
        for pivot, row in rows:
            reduced = [x - reduced[pivot] * y for x, y in zip(reduced, row, strict=True)]
        pivot = next((k for k, x in enumerate(reduced) if x), -1)
        if pivot >= 0:
            unit = [x / reduced[pivot] for x in reduced]
            rows = [
                (p, [x - row[pivot] * y for x, y in zip(row, unit, strict=True)]) for p, row in rows
            ]
            rows.append((pivot, unit))
    pivots = {p for p, _ in rows}
    basis = []
    for free in (k for k in range(size) if k not in pivots):
        normal = [Fraction(int(k == free)) for k in range(size)]
        for p, row in rows:
            normal[p] = -row[free]
        basis.append(normal)
    return basis


def _dot(a: Line, b: Line) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), ZERO)


def _midpoint(p: Distribution, q: Distribution) -> Distribution:
    return Distribution(
        tuple(
            tuple((x + y) / 2 for x, y in zip(a, b, strict=True))
            for a, b in zip(p.probabilities, q.probabilities, strict=True)
        )
    )
