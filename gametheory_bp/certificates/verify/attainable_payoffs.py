"""Check that a polygon is what joint plans attain in a stochastic game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import eq, ge

from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.criterion import Discounted, Horizon
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["check"]

Row = Sequence[Fraction]
Cell = tuple[int, Fraction, int]
"""A state, what an action pair pays there, and the lottery that follows."""


def check(certificate: AttainablePayoffs) -> Iterator[Check]:
    """Every vertex is attained by its policy, and no plan gets beyond an edge."""
    c = certificate
    try:
        polygon = Polygon(c.vertices)
    except InputValueError as error:
        yield Check("the vertices are those of a convex polygon", False, str(error))
        return
    planes = polygon.half_planes()
    counts = len(c.vertices) == len(c.policies) == len(c.values) and len(planes) == len(c.bounds)
    yield Check("vertices have policies, half-planes bounds", counts and not polygon.is_empty)
    if not counts:
        return
    steps = c.criterion.steps if isinstance(c.criterion, Horizon) else 1
    fits = all(policy.fits(c.game) and len(policy.steps) == steps for policy in c.policies)
    yield Check("policies name an action pair for every state and step", fits)
    if not fits:
        return
    laws = _Laws(c.game)
    for k, (vertex, policy, rows) in enumerate(zip(c.vertices, c.policies, c.values, strict=True)):
        found = []
        for player in (0, 1):
            played = [laws.cells(player, enumerate(pairs)) for pairs in policy.steps]
            own = [[pair[player] for pair in row] for row in rows]
            found.append(_worth(c, laws, own, played, policy=True))
        yield Check(f"policy {k} attains vertex {k}", tuple(found) == vertex, str(found))
    for k, ((normal, offset), bound) in enumerate(zip(planes, c.bounds, strict=True)):
        along = [dot(normal, g) for g in laws.payoffs]
        every = [(s, along[k], n) for (s, _, _), (k, n) in laws.pairs.items()]
        most = _worth(c, laws, bound, [every] * steps, policy=False)
        yield Check(f"no plan gets beyond edge {k}", most == offset, str(most))


class _Laws:
    """The action pairs of a game, its different payoff pairs and its different lotteries."""

    def __init__(self, game: StochasticGame) -> None:
        paid: dict[Point, int] = {}
        place: dict[tuple[tuple[int, Fraction], ...], int] = {}
        self.game = game
        self.pairs = {
            (s, i, j): (
                paid.setdefault(game.payoff(s, i, j), len(paid)),
                place.setdefault(lottery, len(place)),
            )
            for s, lines in enumerate(game.law)
            for i, line in enumerate(lines)
            for j, lottery in enumerate(line)
        }
        self.payoffs, self.lotteries = list(paid), list(place)

    def cells(self, player: int, chosen: Iterator[tuple[int, tuple[int, int]]]) -> list[Cell]:
        """What a player gets from the chosen pairs."""
        found = [(s, self.pairs[s, i, j]) for s, (i, j) in chosen]
        return [(s, self.payoffs[k][player], n) for s, (k, n) in found]

    def onward(self, values: Row) -> list[Fraction]:
        """Expected values after each lottery."""
        return [sum((p * values[t] for t, p in some), Fraction(0)) for some in self.lotteries]


def _worth(
    c: AttainablePayoffs,
    laws: _Laws,
    rows: Sequence[Row],
    cells: Sequence[Sequence[Cell]],
    *,
    policy: bool,
) -> Fraction | None:
    """What a policy earns, or a bound for the best of all cells; None if the rows prove neither."""
    count, d = len(c.game.states), c.game.discount
    if isinstance(c.criterion, Horizon):
        values: Row = [Fraction(0)] * count
        for some in reversed(cells):
            after, best = laws.onward(values), dict[int, Fraction]()
            for s, g, n in some:
                best[s] = max(best.get(s, g + after[n]), g + after[n])
            values = [best[s] for s in range(count)]
        rows = (*rows, [x / len(cells) for x in values])
        return _first(c.game, rows[0]) if len(rows) == 1 else None
    if len(rows) != (1 if isinstance(c.criterion, Discounted) else 2):
        return None
    if any(len(row) != count for row in rows):
        return None
    holds, after = eq if policy else ge, laws.onward(rows[-1])
    if isinstance(c.criterion, Discounted):
        kinds = {(g, n) for _, g, n in cells[0]}  # far fewer than cells
        worth = {(g, n): (1 - d) * g + d * after[n] for g, n in kinds}
        proved = all(holds(rows[0][s], worth[g, n]) for s, g, n in cells[0])
    else:
        (gains, biases), means = rows, laws.onward(rows[0])
        proved = all(
            holds(gains[s], means[n]) and holds(gains[s] + biases[s], g + after[n])
            for s, g, n in cells[0]
        )
    return _first(c.game, rows[0]) if proved else None


def _first(game: StochasticGame, values: Row) -> Fraction:
    """The expected value before the first state is drawn."""
    return sum((p * values[s] for s, p in game.initial), Fraction(0))
