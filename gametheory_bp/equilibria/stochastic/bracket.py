"""Find the equilibrium payoffs of a stochastic game: a chain from outside, a family from inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import fmpq

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    LineFamily,
    StateGenerator,
    StochasticLink,
)
from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.generation import (
    Generator,
    candidates,
    generators,
    repaired,
    spanned,
)
from gametheory_bp.equilibria.stochastic.outer import Link, outer_chain
from gametheory_bp.equilibria.stochastic.payoffs import StochasticPayoffs
from gametheory_bp.equilibria.subgame_perfect.planar import (
    contains,
    fraction,
    overhang,
    to_fractions,
)
from gametheory_bp.equilibria.subgame_perfect.rounding import length
from gametheory_bp.equilibria.subgame_perfect.stage import rational
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon

__all__ = ["stochastic_equilibrium_payoffs"]

REPAIRS = 2
LOOKS = (6, 10, 16, 24, 34, 48, 64, 80)
"""Links after which families inside are looked for."""

STILL = fmpq(1, 10**6)
"""Share of the wanted gap below which a move of the chain is none."""

GROWTH, LONGEST = 12, 4000
"""How often a family inside is replaced by all it generates, and up to how many bits."""


def stochastic_equilibrium_payoffs(
    game: StochasticGame,
    *,
    gap: Any = "1e-9",
    steps: int = 100,
    progress: Callable[[int, float], None] | None = None,
) -> StochasticPayoffs:
    """All subgame-perfect equilibrium payoffs of a stochastic game, from every state, with a proof.

    The sets ``V*_s`` of payoffs per step of subgame-perfect equilibria in *pure actions*, with
    perfect monitoring and public randomisation.  They are the largest sets W_s with

    ``W_s = hull { (1 - d) g(s, a) + d w : w in sum_t P(t | s, a) W_t, no deviation pays }``

    where a deviation a' of player i is followed by the worst payoffs of i in the states it leads
    to: ``(1 - d) g_i(s, a') + d sum_t P(t | s, a') min_{W_t} w_i``.

    Parameters
    ----------
    game : StochasticGame
    gap : number
        Largest distance of the two polygons of a state, as a share of the range of payoffs, at
        which the search may stop.
    steps : int
        Links of the outer chain after which it stops in any case.
    progress : callable, optional
        Called with the number of links and how far the last one moved.

    Returns
    -------
    StochasticPayoffs
        ``.inner[s]`` and ``.outer[s]``, equal where the sets are found exactly; an interrupt
        (Ctrl-C) returns the bracket that is proved so far, with ``.complete`` false.

    Raises
    ------
    InputTypeError, InputValueError
        If no stochastic game is given, or the gap is not positive.

    Exactness
    ---------
    Exact in most small games; else a rational bracket.  Meant for up to some ten states; with many
    states the outer polygons are soon tight, but often no inner ones are found.

    References
    ----------
    Abreu, Brooks and Sannikov (2020), Algorithms for stochastic games with perfect monitoring.

    Examples
    --------
    >>> from gametheory_bp import verify
    >>> game = StochasticGame.build(  # cooperate, or take all and end the game
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]], [[[0, 1], [1, 1]], [[1]]], "3/4"
    ... )
    >>> found = stochastic_equilibrium_payoffs(game)
    >>> [(str(x), str(y)) for x, y in found.inner[0].vertices]
    [('0', '0'), ('3/2', '0'), ('2', '2'), ('0', '3/2')]
    >>> bool(verify(found)), found.exactness.word
    (True, 'exact')
    """
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
    share = as_fraction(gap, where="gap")
    if share <= 0 or steps < 1:
        raise InputValueError(f"gap is {share}, steps are {steps}; give a gap > 0 and steps >= 1")
    search, wanted = _Search(game), rational(share)
    try:
        for link in outer_chain(search.arena):
            search.links.append(link)
            if progress is not None and link.moved is not None:
                progress(len(search.links), float(link.moved))
            still = bool(link.reaches) and link.moved < wanted * STILL
            last = link.final or still or len(search.links) > steps
            if last or len(search.links) in LOOKS:
                search.look_inside(last, wanted)
            if last or search.reached(wanted):
                break
    except KeyboardInterrupt:
        return search.result(complete=False)
    return search.result(complete=search.reached(wanted))


class _Search:
    """What is proved so far, in the units of the arena."""

    def __init__(self, game: StochasticGame) -> None:
        self.game, self.arena = game, Arena.of(game)
        self.links: list[Link] = []
        self.inner: Family = [[] for _ in game.states]
        self.generators: tuple[Generator, ...] = ()

    def look_inside(self, last: bool, wanted: Any) -> None:
        """Adopt the first family near the outer one that generates itself."""
        outer = self.links[-1].family
        before = self.links[-3].family if len(self.links) > 4 else None
        for guess in candidates(outer, before):
            found = repaired(self.arena, guess, REPAIRS if last else 0)
            if found is not None and _within(found, outer):
                self.inner = found
                break
        for _ in range(GROWTH if any(self.inner) else 0):
            if self.reached(wanted) or max(map(length, self.inner)) > LONGEST:
                break
            self.inner = spanned(self.arena, self.inner)
        self.generators = generators(self.arena, self.inner) or ()

    def reached(self, wanted: Any) -> bool:
        """Whether all pairs of polygons are that close, in the players' units."""
        for inner, outer in zip(self.inner, self.links[-1].family, strict=True):
            if outer and (not inner or overhang(outer, inner) > wanted):
                return False
        return True

    def result(self, complete: bool) -> StochasticPayoffs:
        """The bracket as a record, in payoffs."""
        inner, outer = self._polygons(self.inner), self._polygons(self.links[-1].family)
        pairs = list(zip(inner, outer, strict=True))
        lost = any(i.is_empty and not o.is_empty for i, o in pairs)
        gap = None if lost else max(excess(o, i) for i, o in pairs)
        spanning = []
        for g in self.generators:
            choice = self.arena.choices[g.choice]
            promises = to_fractions([self.arena.payoff(w) for w in g.promises])
            spanning.append(StateGenerator(choice.state, choice.actions, promises))
        steps = zip(self.links, self.links[1:], strict=False)
        said = [now for before, now in steps if now.reaches or now.family != before.family]
        chain = tuple(self._link(link) for link in said)
        return StochasticPayoffs(self.game, inner, outer, tuple(spanning), chain, gap, complete)

    def _link(self, link: Link) -> StochasticLink:
        lines = []
        for reach in link.reaches:
            alive = [h for h in reach.offsets if h is not None]
            normal, offsets = self.arena.line(reach.normal, alive)
            numbers = iter([fraction(h) for h in offsets])
            shown = tuple(None if h is None else next(numbers) for h in reach.offsets)
            lines.append(LineFamily(normal, shown))
        return StochasticLink(tuple(lines))

    def _polygons(self, family: Family) -> tuple[Polygon, ...]:
        return tuple(
            trusted_polygon(to_fractions([self.arena.payoff(v) for v in corners]))
            for corners in family
        )


def _within(family: Family, outer: Family) -> bool:
    pairs = zip(family, outer, strict=True)
    return all(contains(corners, v) for inside, corners in pairs for v in inside)
