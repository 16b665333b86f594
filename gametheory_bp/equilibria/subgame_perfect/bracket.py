"""Find the equilibrium payoffs of a repeated game: the chain from outside, a set from inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import exact_corners
from gametheory_bp.equilibria.subgame_perfect.outer import outer_chain
from gametheory_bp.equilibria.subgame_perfect.payoffs import INTERRUPTED, RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.planar import to_fractions
from gametheory_bp.equilibria.subgame_perfect.search import Search
from gametheory_bp.equilibria.subgame_perfect.stage import Stage, rational
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["grim_payoffs", "subgame_perfect_payoffs"]

Progress = Callable[[int, float], None]

LARGEST = 10_000
"""Action pairs up to which a set is computed without being asked twice."""


def subgame_perfect_payoffs(
    repeated: RepeatedGame,
    *,
    gap: Any = "1e-12",
    steps: int = 60,
    largest: int = LARGEST,
    progress: Progress | None = None,
) -> RepeatedPayoffs:
    """All subgame-perfect equilibrium payoffs of a repeated game, with a proof.

    The set ``V*`` of payoffs per step of subgame-perfect equilibria in *pure actions*, with perfect
    monitoring and public randomisation.  It is the largest set W with

    ``W = hull { (1 - d) g(a) + d w : w in W, (1 - d) (b_i(a) - g_i(a)) <= d (w_i - min_W w_i) }``

    where ``b_i`` is the best deviation payoff.

    Parameters
    ----------
    repeated : RepeatedGame
    gap : number
        Largest distance of the two polygons, as a share of the range of payoffs, at which the
        search may stop.
    steps : int
        Links of the outer chain after which it stops in any case; the answer then says so.
    largest : int
        Action pairs up to which the set is computed; a thousand pairs cost about 0.2 s in most
        games, minutes where many corners depend on one another.
    progress : callable, optional
        Called with the number of links and how far the last one moved.

    Returns
    -------
    RepeatedPayoffs
        ``.inner`` and ``.outer`` polygons, equal where the set is found exactly; an interrupt
        (Ctrl-C) returns the bracket that is proved so far, with ``.complete`` false and the reason
        in ``.stopped``.

    Raises
    ------
    InputTypeError, InputValueError
        If no repeated game is given, the gap is not positive, or the game has too many pairs.

    Exactness
    ---------
    Exact in most games.  The corners of the set may be irrational: then a rational bracket, and
    ``.corners`` are the algebraic numbers between, with a proof of their own in ``.exact``, if they
    are recognised.

    References
    ----------
    Abreu, Pearce and Stacchetti (1990), Toward a theory of discounted repeated games with imperfect
    monitoring; Abreu and Sannikov (2014), An algorithm for two-player repeated games with perfect
    monitoring.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, verify
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> found = subgame_perfect_payoffs(RepeatedGame(dilemma, "1/2"))
    >>> [(str(x), str(y)) for x, y in found.inner.vertices]
    [('0', '0'), ('8/3', '0'), ('2', '2'), ('0', '8/3')]
    >>> bool(verify(found)), found.exactness.word
    (True, 'exact')
    """
    return _bracket(repeated, None, gap, steps, largest, progress)


def grim_payoffs(
    repeated: RepeatedGame,
    punishments: Any = "pure_minimax",
    *,
    gap: Any = "1e-12",
    steps: int = 60,
    largest: int = LARGEST,
    progress: Progress | None = None,
) -> RepeatedPayoffs:
    """Equilibrium payoffs where a deviator gets fixed punishments for ever.

    With the pure minimax payoffs these are the payoffs of Nash equilibria in grim form; with a
    stage equilibrium's payoffs, those of Nash reversion, which are subgame perfect.

    Parameters
    ----------
    repeated : RepeatedGame
    punishments : "pure_minimax" or pair of numbers
        The set is that for these punishments.  Whether they can be inflicted is for the caller to
        know: nobody can be held to less than the mixed minimax payoff.
    gap, steps, largest, progress
        As in :func:`subgame_perfect_payoffs`.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> grim_payoffs(RepeatedGame(dilemma, "1/4")).vertices
    ((Fraction(0, 1), Fraction(0, 1)),)
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"{type(repeated).__name__} is no RepeatedGame; "
            "make one first: RepeatedGame(game, discount)"
        )
    if isinstance(punishments, str):
        if punishments != "pure_minimax":
            raise InputValueError(
                f"punishments are {punishments!r}; give 'pure_minimax' or a pair of payoffs"
            )
        stage = Stage.of(repeated)
        fixed = to_fractions([stage.payoff(stage.pure_minimax)])[0]
    else:
        fixed = as_pair(punishments)
    return _bracket(repeated, fixed, gap, steps, largest, progress)


def _bracket(
    repeated: RepeatedGame,
    fixed: Point | None,
    gap: Any,
    steps: int,
    largest: int,
    progress: Progress | None,
) -> RepeatedPayoffs:
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"{type(repeated).__name__} is no RepeatedGame; "
            "make one first: RepeatedGame(game, discount)"
        )
    share = as_fraction(gap, where="gap")
    if share <= 0 or steps < 1:
        raise InputValueError(f"gap is {share}, steps are {steps}; give a gap > 0 and steps >= 1")
    m, n = repeated.game.shape
    if m * n > largest:
        raise InputValueError(
            f"the game has {m} x {n} = {m * n} action pairs, the bound is {largest}; about "
            f"{m * n / 5000:.0f} s of work or more, say largest={m * n} to do it"
        )
    search = Search(repeated, fixed)
    wanted = rational(share)
    try:
        for link in outer_chain(search.stage, search.punishments):
            search.links.append(link)
            if progress is not None and link.moved is not None:
                progress(len(search.links), float(link.moved))
            if link.final:
                search.settle()
            elif link.limit is not None:
                search.look_inside(link.limit)
            if link.final or len(search.links) > steps or search.reached(wanted):
                break
    except KeyboardInterrupt:
        return search.result(INTERRUPTED)
    if search.reached(wanted):
        return _with_corners(search.result())
    return search.result(
        f"all {steps} links are used; steps={4 * steps} goes on, a larger gap asks for less, and "
        "exact_corners may find the corners from here"
    )


def _with_corners(found: RepeatedPayoffs) -> RepeatedPayoffs:
    """The bracket with the exact set inside it, where that is irrational and recognised."""
    if found.inner == found.outer:
        return found
    try:
        exact = exact_corners(found)
    except KeyboardInterrupt:
        return replace(found, complete=False, stopped=INTERRUPTED)
    return found if exact is None else replace(found, exact=exact.certificate)
