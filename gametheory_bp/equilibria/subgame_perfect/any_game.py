"""Subgame-perfect payoffs of a repeated or a stochastic game: which search finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, overload

from gametheory_bp.equilibria.subgame_perfect import bracket
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame

if TYPE_CHECKING:
    from gametheory_bp.equilibria.stochastic.payoffs import StochasticPayoffs

__all__ = ["subgame_perfect_payoffs"]

Progress = Callable[[int, float], None]


@overload
def subgame_perfect_payoffs(
    repeated: RepeatedGame,
    *,
    gap: Any = None,
    steps: int | None = None,
    largest: int = bracket.LARGEST,
    progress: Progress | None = None,
) -> RepeatedPayoffs: ...


@overload
def subgame_perfect_payoffs(
    repeated: StochasticGame,
    *,
    gap: Any = None,
    steps: int | None = None,
    largest: int = bracket.LARGEST,
    progress: Progress | None = None,
) -> StochasticPayoffs: ...


def subgame_perfect_payoffs(
    repeated: RepeatedGame | StochasticGame,
    *,
    gap: Any = None,
    steps: int | None = None,
    largest: int = bracket.LARGEST,
    progress: Progress | None = None,
) -> RepeatedPayoffs | StochasticPayoffs:
    """All subgame-perfect equilibrium payoffs of a repeated or stochastic game, with a proof.

    The set ``V*`` of payoffs per step of subgame-perfect equilibria in *pure actions*, with perfect
    monitoring and public randomisation; in a stochastic game one set per state.  For a repeated
    game it is the largest set W with

    ``W = hull { (1 - d) g(a) + d w : w in W, (1 - d) (b_i(a) - g_i(a)) <= d (w_i - min_W w_i) }``

    where ``b_i`` is the best deviation payoff.

    Parameters
    ----------
    repeated : RepeatedGame or StochasticGame
    gap : number, optional
        Largest distance of the two polygons, as a share of the range of payoffs, at which the
        search may stop; by default 1e-12, with states 1e-9, in large games 1e-5.
    steps : int, optional
        Links of the outer chain after which it stops in any case; by default 60, with states 100.
    largest : int
        Action pairs of a repeated game up to which the set is computed.
    progress : callable, optional
        Called with the number of links and how far the last one moved.

    Returns
    -------
    RepeatedPayoffs or StochasticPayoffs
        ``.inner`` and ``.outer`` polygons, equal where the set is found exactly; an interrupt
        (Ctrl-C) returns the bracket that is proved so far, with ``.complete`` false.

    Raises
    ------
    InputTypeError, InputValueError
        If no such game is given, the gap is not positive, or the game has too many pairs.

    Exactness
    ---------
    Exact in most repeated games and many small stochastic ones; else a rational bracket.

    References
    ----------
    Abreu, Pearce and Stacchetti (1990); Abreu and Sannikov (2014); Abreu, Brooks and Sannikov
    (2020), Algorithms for stochastic games with perfect monitoring.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, verify
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> found = subgame_perfect_payoffs(RepeatedGame(dilemma, "1/2"))
    >>> [(str(x), str(y)) for x, y in found.inner.vertices]
    [('0', '0'), ('8/3', '0'), ('2', '2'), ('0', '8/3')]
    >>> bool(verify(found)), found.exactness.word
    (True, 'exact')
    >>> with_states = subgame_perfect_payoffs(StochasticGame.of(RepeatedGame(dilemma, "1/2")))
    >>> with_states.inner == (found.inner,)
    True
    """
    given = {"gap": gap, "steps": steps, "progress": progress}
    options: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if isinstance(repeated, StochasticGame):
        from gametheory_bp.equilibria.stochastic.bracket import stochastic_equilibrium_payoffs

        return stochastic_equilibrium_payoffs(repeated, **options)
    return bracket.subgame_perfect_payoffs(repeated, largest=largest, **options)
