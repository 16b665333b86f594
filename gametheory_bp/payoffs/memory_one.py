"""Payoffs of pairs of memory-one policies: an inner bound by exact samples.

The set of all these payoffs is a curved region that is known only from inside.  Deterministic
policies are finitely many and are all taken where there are not too many; mixed ones are sampled
with rational probabilities.  Every payoff pair is exact; that there are no others is not claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

from gametheory_bp.certificates.kinds.attained_payoffs import AttainedPayoffs
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.memory_one import memory_one_automaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.wording import number_words
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.automaton_play import automaton_play

__all__ = ["MemoryOnePayoffs", "memory_one_payoffs"]

MOST_PAIRS = 20_000
"""Deterministic pairs up to which all are taken; a 2 x 2 game has 1,024."""
DENOMINATOR = 12
"""Sampled probabilities are multiples of one twelfth."""

Policy = tuple[int, ...]
"""Own action in the first step, then after every joint action, row by row."""
Pair = tuple[Automaton, Automaton]


@dataclass(frozen=True, slots=True)
class MemoryOnePayoffs(Result):
    """Exact payoff pairs of memory-one policies, and their hull: an inner bound.

    Attributes
    ----------
    points : tuple of points
        Distinct payoff pairs that were found, sorted.
    polygon : Polygon
        Their hull; all of it is attained if a public lottery picks the pair of policies.
    pairs : tuple of (Automaton, Automaton)
        For each vertex of the hull policies that attain it.
    deterministic : int
        Number of deterministic pairs that were taken.
    all_deterministic : bool
        Whether these were all.
    samples : int
        Number of mixed pairs that were sampled.
    certificate : AttainedPayoffs
    """

    points: tuple[Point, ...]
    polygon: Polygon
    pairs: tuple[Pair, ...]
    deterministic: int
    all_deterministic: bool
    samples: int
    certificate: AttainedPayoffs
    exactness: Exactness = EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices of the hull."""
        return self.polygon.vertices

    def claim(self) -> dict[str, Any]:
        """Game, discount, and the vertices with policies that attain them."""
        c = self.certificate
        return {
            "game": c.game,
            "discount": c.discount,
            "vertices": self.vertices,
            "pairs": self.pairs,
        }

    def display(self) -> Table:
        """Vertices of the hull, and how they were found."""
        rows = tuple((number_words(x), number_words(y)) for x, y in self.vertices)
        every = "all " if self.all_deterministic else ""
        note = (
            f"inner bound: hull of {len(self.points)} exact payoff pairs, from {every}"
            f"{self.deterministic} deterministic and {self.samples} sampled mixed pairs"
        )
        return Table("Payoffs of memory-one policies", ("row", "column"), rows, note)

    def __repr__(self) -> str:
        return f"MemoryOnePayoffs({len(self.points)} points, inner bound)"


def memory_one_payoffs(
    repeated: RepeatedGame,
    *,
    samples: int = 200,
    rng: int | Random = 0,
    progress: Callable[[int, int], object] | None = None,
) -> MemoryOnePayoffs:
    """Payoff pairs of memory-one policies: all deterministic ones, and samples of mixed ones.

    Parameters
    ----------
    repeated : RepeatedGame
    samples : int
        >= 0; number of mixed pairs.  Probabilities are multiples of 1/12.
    rng : int or random.Random
        Seed or source of the samples; the same seed gives the same result.
    progress : callable, optional
        Called with (pairs done, pairs in all).

    Returns
    -------
    MemoryOnePayoffs

    Raises
    ------
    InputTypeError, InputValueError
        If this is no repeated game, or ``samples`` no integer >= 0.

    Exactness
    ---------
    Every payoff pair is exact.  The hull is an inner bound of the hull of all payoffs of memory-one
    pairs: others may pay more.

    Certificate
    -----------
    ``attained_payoffs``: policies and their values for every vertex.

    References
    ----------
    W. H. Press and F. J. Dyson, "Iterated Prisoner's Dilemma contains strategies that dominate any
    evolutionary opponent" (2012); J. Foerster et al., "Learning with opponent-learning awareness"
    (2018).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> found = memory_one_payoffs(repeated, samples=5)
    >>> found.deterministic, [tuple(map(str, v)) for v in found.vertices]
    (1024, [('0', '0'), ('4', '1'), ('2', '2')])
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"got a {type(repeated).__name__}; give a RepeatedGame(game, discount)"
        )
    if isinstance(samples, bool) or not isinstance(samples, int):
        raise InputTypeError(f"samples is {samples!r}; give an integer >= 0")
    if samples < 0:
        raise InputValueError(f"samples is {samples}; give an integer >= 0")
    source = rng if isinstance(rng, Random) else Random(rng)
    m, n = repeated.game.shape
    count = (m * n) ** (m * n + 1)
    whole = count <= MOST_PAIRS
    policies = _all_policies(m, n) if whole else _some_policies(m, n, source)
    total = (count if whole else MOST_PAIRS) + samples
    attained: dict[Point, tuple[Policy, Policy] | Pair] = {}
    paths: dict[ActionPath, Point] = {}
    for done, (row, column) in enumerate(policies):
        path = _path(row, column, n)
        if path not in paths:
            paths[path] = repeated.value(path)
            attained.setdefault(paths[path], (row, column))
        if progress is not None:
            progress(done + 1, total)
    for done in range(samples):
        pair = _sample("row", m, n, source), _sample("column", m, n, source)
        attained.setdefault(automaton_play(repeated, *pair).payoffs, pair)
        if progress is not None:
            progress(total - samples + done + 1, total)
    polygon = Polygon.hull(attained)
    pairs = tuple(_pair_of(attained[vertex], m, n) for vertex in polygon.vertices)
    certificate = AttainedPayoffs(
        PayoffTable.of(repeated.game),
        repeated.discount,
        polygon.vertices,
        pairs,
        tuple(automaton_play(repeated, *pair).values for pair in pairs),
    )
    points = tuple(sorted(attained))
    return MemoryOnePayoffs(points, polygon, pairs, total - samples, whole, samples, certificate)


def _all_policies(m: int, n: int) -> Iterator[tuple[Policy, Policy]]:
    size = m * n + 1
    return product(product(range(m), repeat=size), product(range(n), repeat=size))


def _some_policies(m: int, n: int, source: Random) -> Iterator[tuple[Policy, Policy]]:
    for _ in range(MOST_PAIRS):
        yield (
            tuple(source.randrange(m) for _ in range(m * n + 1)),
            tuple(source.randrange(n) for _ in range(m * n + 1)),
        )


def _path(row: Policy, column: Policy, n: int) -> ActionPath:
    """What two deterministic policies play: it repeats as soon as a joint action does."""
    seen: dict[tuple[int, int], int] = {}
    pair = row[0], column[0]
    while pair not in seen:
        seen[pair] = len(seen)
        place = 1 + pair[0] * n + pair[1]
        pair = row[place], column[place]
    pairs, back = tuple(seen), seen[pair]
    return ActionPath(pairs[:back], pairs[back:])


def _pair_of(found: tuple[Policy, Policy] | Pair, m: int, n: int) -> Pair:
    """The automata of a pair; deterministic ones are kept as bare actions."""
    row, column = found
    return _automaton("row", row, m, n), _automaton("column", column, m, n)


def _automaton(player: Player, policy: Policy | Automaton, m: int, n: int) -> Automaton:
    if isinstance(policy, Automaton):
        return policy
    own = m if player == "row" else n
    first, *after = ([int(a == chosen) for a in range(own)] for chosen in policy)
    return memory_one_automaton(player, (m, n), first, after)


def _sample(player: Player, m: int, n: int, source: Random) -> Automaton:
    own = m if player == "row" else n

    def mixture() -> list[Fraction]:
        cuts = sorted(source.randint(0, DENOMINATOR) for _ in range(own - 1))
        ends = [0, *cuts, DENOMINATOR]
        return [Fraction(b - a, DENOMINATOR) for a, b in zip(ends, ends[1:], strict=False)]

    return memory_one_automaton(player, (m, n), mixture(), [mixture() for _ in range(m * n)])
