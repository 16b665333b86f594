"""Small random automata, judging rules and norms for 2 x 2 games."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.norms import JudgingRule, Norm
from gametheory_bp.norms.histories import History

SHAPE = (2, 2)
LENGTH = 3
HISTORIES: tuple[History, ...] = tuple(
    history
    for length in range(LENGTH + 1)
    for history in product(product((0, 1), (0, 1)), repeat=length)
)
PURE = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))
MIXTURES = (*PURE, (Fraction(1, 2), Fraction(1, 2)))


@st.composite
def tables(draw: st.DrawFn, states: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    to = st.integers(0, states - 1)
    lines = st.tuples(to, to)
    return tuple(draw(st.tuples(lines, lines)) for _ in range(states))


@st.composite
def automata(draw: st.DrawFn, player: str, pure: bool = True, most: int = 3) -> Automaton:
    states = draw(st.integers(1, most))
    listed = st.sampled_from(PURE if pure else MIXTURES)
    mixtures = tuple(draw(listed) for _ in range(states))
    start = draw(st.integers(0, states - 1))
    return Automaton(player, mixtures, draw(tables(states)), start)  # type: ignore[arg-type]


@st.composite
def rules(draw: st.DrawFn) -> JudgingRule:
    states = draw(st.integers(1, 3))
    words = tuple(draw(st.booleans()) for _ in range(states))
    return JudgingRule(words, draw(tables(states)), draw(st.integers(0, states - 1)))


@st.composite
def norms(draw: st.DrawFn, pure: bool = True, most: int = 2) -> Norm:
    def policies(player: str) -> tuple[Automaton, ...]:
        return tuple(draw(st.lists(automata(player, pure, most), min_size=1, max_size=2)))

    return Norm(
        draw(st.sampled_from(("one", "two", "three"))), policies("row"), policies("column"),
        draw(rules()), draw(rules()), policies("row"), policies("column"),
    )  # fmt: skip


NUMBERS = st.integers(-3, 4)
TABLES = st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=2, max_size=2)
GAMES = st.builds(BimatrixGame, TABLES, TABLES)


def plays(policy: Automaton, history: History) -> tuple[Fraction, ...]:
    """What a policy plays after a history, one step after the other."""
    state = policy.start
    for i, j in history:
        state = policy.moves[state][i][j]
    return policy.mixtures[state]
