"""Find the equilibrium payoffs of a stochastic game: a chain from outside, a family from inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from flint import fmpq

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import StateGenerator
from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.chain_record import recorded
from gametheory_bp.equilibria.stochastic.generation import (
    Generator,
    candidates,
    generators,
    repaired,
    spanned,
)
from gametheory_bp.equilibria.stochastic.outer import Link, first_link, joint_link, next_link
from gametheory_bp.equilibria.stochastic.payoffs import StochasticPayoffs
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.stochastic.strict_plans import strict_plan
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    contains,
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

JOINT, JOINT_IF_LARGE = (16, 32, 64), (1, 4, 8, 16)
"""Links after which lines that prove one another are looked for."""

MANY, MANY_IF_LARGE = 100, 20
"""Links after which the search stops by default."""

NARROW, WIDE = "1e-9", "1e-5"
"""The gap that is asked for by default, in small and in large games."""

STILL = fmpq(1, 10**6)
"""Share of the wanted gap below which a move of the chain is none."""

GROWTH, LONGEST = 12, 4000
"""How often a family inside is replaced by all it generates, and up to how many bits."""

MARGINS = tuple(10.0**k for k in range(-8, -2))
"""By how much the promises of a plan beat deviations, as shares of the payoff range."""

WORTH = 16
"""The chain goes on while a link moves more than such a part of what is left."""

AROUND = np.array([(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]).T

NEVER = fmpq(1 << 60)
"""How far the outer family reaches beyond an empty one."""


def stochastic_equilibrium_payoffs(
    game: StochasticGame,
    *,
    gap: Any = None,
    steps: int | None = None,
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
    gap : number, optional
        Largest distance of the two polygons of a state, as a share of the range of payoffs, at
        which the search may stop; by default a billionth, and a hundred-thousandth where there are
        more than 24 action pairs in all.
    steps : int, optional
        Links of the outer chain after which it stops in any case; by default a hundred, and twenty
        in games that large.
    progress : callable, optional
        Called with the number of links and how far the last one moved.

    Returns
    -------
    StochasticPayoffs
        ``.inner[s]`` and ``.outer[s]``, equal where the sets are found exactly; an interrupt
        (Ctrl-C) returns the bracket that is proved so far, with ``.complete`` false and the reason
        in ``.stopped``.

    Raises
    ------
    InputTypeError, InputValueError
        If no stochastic game is given, or the gap is not positive.

    Exactness
    ---------
    Exact in many small games; else a rational bracket.  Meant for up to some ten states.

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
    search = _Search(game)
    share = as_fraction(WIDE if search.arena.is_large else NARROW, where="gap")
    if gap is not None:
        share = as_fraction(gap, where="gap")
    most = (MANY_IF_LARGE if search.arena.is_large else MANY) if steps is None else steps
    if share <= 0 or most < 1:
        raise InputValueError(f"gap is {share}, steps are {most}; give a gap > 0 and steps >= 1")
    wanted = rational(share)
    try:
        while True:
            link = search.grow()
            if progress is not None and link.moved is not None:
                progress(len(search.links), float(link.moved))
            still = bool(link.reaches) and link.moved < wanted * STILL
            done = link.final or still or search.settled()
            last = done or len(search.links) > most
            if last or link.joint or len(search.links) in search.looks:
                search.look_inside(last, wanted)
            if last or (search.seems_to_reach(wanted) and search.reached(wanted)):
                break
    except KeyboardInterrupt:
        return search.result("interrupted")
    if search.reached(wanted):
        return search.result()
    if done:
        return search.result(
            "further links would cut too little, and no family inside is closer; gap= asks for less"
        )
    return search.result(f"all {most} links are used; steps={4 * most} goes on, gap= asks for less")


class _Search:
    """What is proved so far, in the units of the arena."""

    def __init__(self, game: StochasticGame) -> None:
        self.game, self.arena = game, Arena.of(game)
        self.floats = FloatArena.of(self.arena)
        self.links: list[Link] = []
        self.inner: Family = [[] for _ in game.states]
        self.generators: tuple[Generator, ...] = ()
        self.planned = False
        self.looks = LOOKS[: 1 if self.arena.is_large else None]

    def grow(self) -> Link:
        """The next link of the chain from outside; a joint one where it is time for that."""
        arena, count = self.arena, len(self.links)
        if not self.links:
            self.links.append(first_link(arena))
            return self.links[-1]
        family, found = self.links[-1].family, None
        if arena.discount and count in (JOINT_IF_LARGE if arena.is_large else JOINT):
            found = joint_link(arena, self.floats, family)
        self.links.append(found or next_link(arena, self.floats, family))
        return self.links[-1]

    def look_inside(self, last: bool, wanted: Any) -> None:
        """Adopt a family near the outer one that generates itself."""
        outer = self.links[-1].family
        large = self.arena.is_large
        before = self.links[-3].family if len(self.links) > 4 and not large else None
        for guess in candidates(outer, before):
            found = repaired(self.arena, guess, REPAIRS if last and not large else 0)
            if found is not None and _within(found, outer):
                self.adopt(self.grown(found, wanted), None)
                break
        if not (self.planned or self.reached(wanted)) and (last or large):
            self.planned = True
            found_plan = self.plan()
            if found_plan is not None:
                family, spanning = found_plan
                more = family if large else self.grown(family, wanted)
                self.adopt(more, spanning if more is family else None)

    def adopt(self, family: Family, spanning: tuple[Generator, ...] | None) -> None:
        """Keep the family that leaves less between itself and the outer one."""
        if any(self.inner) and self.beyond(family) >= self.beyond(self.inner):
            return
        self.inner = family
        self.generators = spanning or generators(self.arena, family) or ()

    def grown(self, family: Family, wanted: Any) -> Family:
        """What the family generates, over and over as far as numbers stay short."""
        for _ in range(GROWTH):
            if self.beyond(family) <= wanted or max(map(length, family)) > LONGEST:
                break
            family = spanned(self.arena, family)
        return family

    def plan(self) -> tuple[Family, tuple[Generator, ...]] | None:
        """The family of a plan with the least margin that leads to one."""
        for margin in MARGINS:
            found = strict_plan(self.arena, self.floats, margin)
            if found is not None:
                return found
        return None

    def beyond(self, family: Family) -> Any:
        """How far the outer family reaches beyond one inside, in the players' units."""
        pairs = list(zip(family, self.links[-1].family, strict=True))
        if any(outer and not inner for inner, outer in pairs):
            return NEVER
        return max((overhang(outer, inner) for inner, outer in pairs if outer), default=fmpq(0))

    def settled(self) -> bool:
        """Whether further links are not worth it: the family inside is what is not tight."""
        link = self.links[-1]
        if not (self.planned and link.reaches and any(self.inner)):
            return False
        return float(link.moved) * WORTH < self._apart()

    def seems_to_reach(self, wanted: Any) -> bool:
        """Whether an exact comparison, which takes long in large games, may be worth it."""
        return not self.arena.is_large or (any(self.inner) and self._apart() < 1.01 * float(wanted))

    def _apart(self) -> float:
        pairs = zip(self.inner, self.links[-1].family, strict=True)
        return max(_roughly_beyond(outer, inner) for inner, outer in pairs if inner)

    def reached(self, wanted: Any) -> bool:
        """Whether all pairs of polygons are that close, in the players' units."""
        return bool(self.beyond(self.inner) <= wanted)

    def result(self, stopped: str = "") -> StochasticPayoffs:
        """The bracket as a record, in payoffs; ``stopped`` says why it is not as wanted."""
        inner, outer = self._polygons(self.inner), self._polygons(self.links[-1].family)
        pairs = list(zip(inner, outer, strict=True))
        lost = any(i.is_empty and not o.is_empty for i, o in pairs)
        gap = None if lost else max(excess(o, i) for i, o in pairs)
        spanning = []
        for g in self.generators:
            choice = self.arena.choices[g.choice]
            promises = to_fractions([self.arena.payoff(w) for w in g.promises])
            spanning.append(StateGenerator(choice.state, choice.actions, promises))
        chain = recorded(self.arena, self.links)
        spanned_by = tuple(spanning)
        return StochasticPayoffs(
            self.game, inner, outer, spanned_by, chain, gap, not stopped, stopped
        )

    def _polygons(self, family: Family) -> tuple[Polygon, ...]:
        return tuple(
            trusted_polygon(to_fractions([self.arena.payoff(v) for v in corners]))
            for corners in family
        )


def _roughly_beyond(outer: Corners, inner: Corners) -> float:
    """How far one polygon reaches beyond another along the axes and diagonals, in floats."""
    one, other = (np.array([[float(x) for x in v] for v in c]) for c in (outer, inner))
    return float(((one @ AROUND).max(axis=0) - (other @ AROUND).max(axis=0)).max())


def _within(family: Family, outer: Family) -> bool:
    pairs = zip(family, outer, strict=True)
    return all(contains(corners, v) for inside, corners in pairs for v in inside)
