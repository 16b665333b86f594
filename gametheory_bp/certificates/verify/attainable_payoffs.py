"""Check that a polygon is what joint plans attain in a stochastic game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.criterion import Average, Discounted, Horizon
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["check"]

Row = Sequence[Fraction]


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
    yield Check(
        "each vertex has a policy, each half-plane a bound", counts and not polygon.is_empty
    )
    if not counts:
        return
    steps = c.criterion.steps if isinstance(c.criterion, Horizon) else 1
    for k, policy in enumerate(c.policies):
        fits = policy.fits(c.game) and len(policy.steps) == steps
        yield Check(f"policy {k} names an action pair for every state and step", fits)
        if not fits:
            return
    laws = _Laws(c.game)
    for k, (vertex, policy, rows) in enumerate(zip(c.vertices, c.policies, c.values, strict=True)):
        found = _attained(c, laws, policy, rows)
        yield Check(f"policy {k} attains vertex {k}", found == vertex, str(found))
    for k, ((normal, offset), bound) in enumerate(zip(planes, c.bounds, strict=True)):
        most = _most(c, laws, normal, bound)
        yield Check(f"no plan gets beyond edge {k}", most == offset, str(most))


class _Laws:
    """The different lotteries of a game, and which of them follows each action pair."""

    def __init__(self, game: StochasticGame) -> None:
        place: dict[tuple[tuple[int, Fraction], ...], int] = {}
        self.game = game
        self.follows = [
            [[place.setdefault(lottery, len(place)) for lottery in line] for line in lines]
            for lines in game.law
        ]
        self.lotteries = list(place)

    def onward(self, values: Row) -> list[Fraction]:
        """Expected values after each lottery."""
        return [sum((p * values[t] for t, p in some), Fraction(0)) for some in self.lotteries]

    def first(self, values: Row) -> Fraction:
        """The expected value before the first state is drawn."""
        return sum((p * values[s] for s, p in self.game.initial), Fraction(0))

    def choices(self) -> Iterator[tuple[int, Point, int]]:
        """State, payoffs and lottery of every action pair."""
        for s, lines in enumerate(self.follows):
            for i, line in enumerate(lines):
                for j, n in enumerate(line):
                    yield s, self.game.payoff(s, i, j), n

    def played(self, policy: JointPolicy, step: int = 0) -> list[tuple[Point, int]]:
        """Payoffs and lottery of the policy's pair in each state."""
        return [
            (self.game.payoff(s, i, j), self.follows[s][i][j])
            for s, (i, j) in enumerate(policy.steps[step])
        ]


def _attained(
    c: AttainablePayoffs, laws: _Laws, policy: JointPolicy, rows: tuple[tuple[Point, ...], ...]
) -> Point | None:
    """What the policy earns; None if the rows do not prove it."""
    count, d = len(c.game.states), c.game.discount
    wanted = {Discounted: 1, Average: 2, Horizon: 0}[type(c.criterion)]
    if len(rows) != wanted or any(len(row) != count for row in rows):
        return None
    found = []
    for player in (0, 1):
        own = [[pair[player] for pair in row] for row in rows]
        played = [(g[player], n) for g, n in laws.played(policy)]
        if isinstance(c.criterion, Horizon):
            values = [Fraction(0)] * count
            for step in reversed(range(c.criterion.steps)):
                after = laws.onward(values)
                values = [g[player] + after[n] for g, n in laws.played(policy, step)]
            own = [[x / c.criterion.steps for x in values]]
        elif isinstance(c.criterion, Discounted):
            after = laws.onward(own[0])
            if own[0] != [(1 - d) * g + d * after[n] for g, n in played]:
                return None
        else:
            gains, biases = own
            onward, after = laws.onward(gains), laws.onward(biases)
            if gains != [onward[n] for _, n in played] or any(
                g + h != r + after[n] for g, h, (r, n) in zip(gains, biases, played, strict=True)
            ):
                return None
        found.append(laws.first(own[0]))
    return found[0], found[1]


def _most(
    c: AttainablePayoffs, laws: _Laws, normal: Point, rows: tuple[tuple[Fraction, ...], ...]
) -> Fraction | None:
    """The proved most of ``normal . payoffs``; None if the rows do not bound every plan."""
    count, d = len(c.game.states), c.game.discount
    wanted = {Discounted: 1, Average: 2, Horizon: 0}[type(c.criterion)]
    if len(rows) != wanted or any(len(row) != count for row in rows):
        return None
    choices = [(s, dot(normal, g), n) for s, g, n in laws.choices()]
    if isinstance(c.criterion, Horizon):
        values = [Fraction(0)] * count
        for _ in range(c.criterion.steps):
            after = laws.onward(values)
            best: list[Fraction | None] = [None] * count
            for s, g, n in choices:
                x, held = g + after[n], best[s]
                best[s] = x if held is None or x > held else held
            values = [x for x in best if x is not None]
        return laws.first(values) / c.criterion.steps
    if isinstance(c.criterion, Discounted):
        (bound,) = rows
        after = laws.onward(bound)
        holds = all(bound[s] >= (1 - d) * g + d * after[n] for s, g, n in choices)
        return laws.first(bound) if holds else None
    gains, biases = rows
    onward, after = laws.onward(gains), laws.onward(biases)
    holds = all(
        gains[s] >= onward[n] and gains[s] + biases[s] >= g + after[n] for s, g, n in choices
    )
    return laws.first(gains) if holds else None
