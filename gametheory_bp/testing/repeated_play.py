"""Strategies for repeated games, automata and joint automata."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.joint_automaton import JointAutomaton, Lottery
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.testing.games import games
from gametheory_bp.testing.probabilities import mixtures

__all__ = ["automata", "discount_factors", "joint_automata", "repeated_games"]

DISCOUNTS = ("0", "1/5", "1/3", "1/2", "2/3", "3/4", "9/10", "24/25", "99/100")


def discount_factors() -> st.SearchStrategy[Fraction]:
    """Discount factors from 0 to 99/100, the known thresholds 1/2 and 2/3 among them.

    Examples
    --------
    >>> from hypothesis import find
    >>> 0 < find(discount_factors(), lambda d: d > 0) < 1
    True
    """
    return st.sampled_from(DISCOUNTS).map(Fraction)


def repeated_games(max_side: int = 3) -> st.SearchStrategy[RepeatedGame]:
    """Repeated games whose stage games are those of :func:`games`.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(repeated_games(1), lambda repeated: repeated.discount > 0).game.shape
    (1, 1)
    """
    return st.builds(RepeatedGame, games(max_side), discount_factors())


@st.composite
def automata(
    draw: st.DrawFn, player: Player, shape: tuple[int, int], *, pure: bool = False, most: int = 3
) -> Automaton:
    """Automata of a player with up to ``most`` states; some of them may never be reached.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(automata("row", (2, 2), most=1), lambda automaton: not automaton.is_pure)
    Automaton(row, 1 states, mixed, 2 x 2)
    """
    (m, n), size = shape, draw(st.integers(1, most))
    own = m if player == "row" else n
    actions = st.integers(0, own - 1).map(lambda a: MixedProfile.pure((own, 1), a, 0).row)
    taken = draw(st.tuples(*[actions if pure else mixtures(own)] * size))
    return Automaton(player, taken, draw(_moves(size, m, n, size)), draw(st.integers(0, size - 1)))


@st.composite
def joint_automata(draw: st.DrawFn, shape: tuple[int, int], *, most: int = 3) -> JointAutomaton:
    """Joint automata with up to ``most`` states and as many public lotteries.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(joint_automata((2, 2), most=1), lambda plan: True)
    JointAutomaton(1 states, 2 x 2)
    """
    (m, n), size = shape, draw(st.integers(1, most))
    pairs = st.tuples(st.integers(0, m - 1), st.integers(0, n - 1))
    actions = draw(st.tuples(*[pairs] * size))
    lotteries = draw(st.lists(_lotteries(size), min_size=1, max_size=most).map(tuple))
    count = len(lotteries)
    return JointAutomaton(
        actions, lotteries, draw(_moves(size, m, n, count)), draw(st.integers(0, count - 1))
    )


def _moves(
    states: int, m: int, n: int, targets: int
) -> st.SearchStrategy[tuple[tuple[tuple[int, ...], ...], ...]]:
    line = st.tuples(*[st.integers(0, targets - 1)] * n)
    return st.tuples(*[st.tuples(*[line] * m)] * states)


def _lotteries(states: int) -> st.SearchStrategy[Lottery]:
    return mixtures(states, 3).map(lambda x: tuple((s, p) for s, p in enumerate(x) if p))
