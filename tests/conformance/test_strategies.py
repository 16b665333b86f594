"""Every strategy of the library keeps the contract of its folder and the facts that it states."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.strategies import list_strategies, load_strategy
from gametheory_bp.games.strategy import Strategy
from gametheory_bp.payoffs.automaton_play import automaton_play
from gametheory_bp.testing import games

NAMES = list_strategies()
DILEMMA = load_game("prisoners_dilemma")
STANDOFF = load_game("asymmetric_bach_or_stravinsky")


def simulated(
    repeated: RepeatedGame, row: Automaton, column: Automaton, periods: int = 200
) -> tuple[list[float], float]:
    """Payoffs of the first periods in floats, moving the law of joint states; and the rest."""
    d, law = float(repeated.discount), {(row.start, column.start): 1.0}
    total = [0.0, 0.0]
    for t in range(periods):
        after: dict[tuple[int, int], float] = {}
        for (q, r), weight in law.items():
            for i, x in enumerate(row.mixtures[q]):
                for j, y in enumerate(column.mixtures[r]):
                    if x * y:
                        p = weight * float(x * y)
                        for player, gain in enumerate(repeated.game.payoff(i, j)):
                            total[player] += (1 - d) * d**t * p * float(gain)
                        target = row.moves[q][i][j], column.moves[r][i][j]
                        after[target] = after.get(target, 0.0) + p
        law = after
    return total, d**periods * max(abs(float(x)) for p in repeated.game.payoffs() for x in p) + 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_a_strategy_states_title_source_and_an_example_that_it_passes(name: str) -> None:
    item = load_strategy(name)
    assert re.search(r"\b19\d\d|\b20\d\d", item.source)
    assert item.statement.endswith(".") and item.statement in str(item)
    docstring = import_module(f"gametheory_bp.games.strategies.{name}").__doc__ or ""
    assert docstring.strip().endswith(".") and "Exact on" in docstring
    example = item.example
    repeated = RepeatedGame(load_game(example.game), example.discount)
    row = item(repeated.game, "row", example.target)
    column = load_strategy(example.opponent)(repeated.game, "column", example.opponents_target)
    assert automaton_play(repeated, row, column).payoffs == item.expected()
    total, left = simulated(repeated, row, column)
    for exact, found in zip(item.expected(), total, strict=True):
        assert abs(float(exact) - found) <= left


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=15)
@given(games(3), st.data())
def test_two_of_a_kind_follow_the_target(name: str, game: BimatrixGame, data: Any) -> None:
    m, n = game.shape
    target = data.draw(st.tuples(st.integers(0, m - 1), st.integers(0, n - 1)))
    try:
        pair = [load_strategy(name)(game, player, target) for player in ("row", "column")]
    except NotDefinedError:
        return
    repeated = RepeatedGame(game, "2/3")
    assert automaton_play(repeated, *pair).payoffs == game.payoff(*target)
    # the column player's automaton is the row player's in the transposed game
    if name != "grim":  # the first equilibrium may be another one there
        mirrored = load_strategy(name)(game.transpose(), "row", target[::-1])
        assert mirrored.mixtures == pair[1].mixtures
        assert mirrored.moves == tuple(tuple(zip(*table, strict=True)) for table in pair[1].moves)


def test_a_planted_strategy_that_never_cooperates_is_noticed() -> None:
    def sulk(aim: Any) -> Automaton:
        return aim.watching((aim.punish,), lambda *_: 0, ("sulk",))

    planted = Strategy("Sulk", "folklore 2021", "Sulks.", sulk, load_strategy("grim").example)
    pair = [planted(DILEMMA, player, (0, 0)) for player in ("row", "column")]
    repeated = RepeatedGame(DILEMMA, "2/3")
    assert automaton_play(repeated, *pair).payoffs != DILEMMA.payoff(0, 0)


def verdict(name: str, discount: str, game: BimatrixGame = DILEMMA, target: Any = (0, 0)) -> Any:
    pair = [load_strategy(name)(game, player, target) for player in ("row", "column")]
    return automata_equilibrium(RepeatedGame(game, discount), *pair)


def test_what_is_known_about_the_prisoners_dilemma() -> None:
    # T, R, P, S = 0, -1, -2, -3: cooperation pays from discount (T - R)/(T - P) = 1/2 on
    assert verdict("grim", "1/2").is_subgame_perfect and not verdict("grim", "49/100").is_nash
    # tit for tat: (T - R)/(R - S) = (P - S)/(T - P) = 1/2 is the only discount
    assert [verdict("tit_for_tat", d).is_subgame_perfect for d in ("2/5", "1/2", "9/10")] == [
        *(False, True, False),
    ]
    assert verdict("tit_for_tat", "9/10").is_nash
    assert verdict("contrite_tit_for_tat", "9/10").is_subgame_perfect
    assert not verdict("win_stay_lose_shift", "9/10").is_nash  # 2R = T + P: alternating pays
    assert not verdict("always", "9/10").is_nash
    assert not verdict("grim_minimax", "9/10").is_subgame_perfect
    assert verdict("grim_minimax", "9/10").is_nash


def test_win_stay_lose_shift_is_perfect_where_one_punishment_deters() -> None:
    game = BimatrixGame([[3, 0], [4, 1]], [[3, 4], [0, 1]])
    assert verdict("win_stay_lose_shift", "9/10", game).is_subgame_perfect
    # a deviation gains 1 now and loses 3 - 1 in the next step
    assert not verdict("win_stay_lose_shift", "49/100", game).is_nash


@pytest.mark.parametrize("discount", ["0", "1/3", "24/25"])
def test_turn_taking_is_always_subgame_perfect(discount: str) -> None:
    found = verdict("turn_taking", discount, STANDOFF, None)
    assert found.is_subgame_perfect and found.margin > 0


def test_paths_and_parameters_are_read() -> None:
    path = ActionPath((), ((0, 0), (1, 1)))
    repeated = RepeatedGame(STANDOFF, "1/2")
    for name in ("always", "grim", "grim_minimax", "turn_taking"):
        pair = [load_strategy(name)(STANDOFF, player, path) for player in ("row", "column")]
        assert automaton_play(repeated, *pair).payoffs == repeated.value(path)
    forgiving = load_strategy("generous_tit_for_tat")(DILEMMA, "row", (0, 0), generosity="1/4")
    assert forgiving.mixtures[1] == (Fraction(1, 4), Fraction(3, 4))
    soft = load_strategy("tit_for_tat")(STANDOFF, "row", ("B", "B"), punishment="S")
    assert soft.mixtures[1] == (0, 1)
    grim = load_strategy("grim")(STANDOFF, "row", ("B", "B"), equilibrium=("S", "S"))
    assert grim.mixtures[-1] == (0, 1)


def test_nonsense_is_refused() -> None:
    build = load_strategy("tit_for_tat")
    with pytest.raises(UnknownNameError, match="tit_for_tat"):
        load_strategy("tit_for_tta")
    with pytest.raises(InputTypeError, match="name of a strategy"):
        load_strategy(3)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        build([[1]], "row", (0, 0))  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="player"):
        build(DILEMMA, "rows", (0, 0))  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="row action, column action"):
        build(DILEMMA, "row")
    with pytest.raises(InputValueError, match="does not exist"):
        build(DILEMMA, "row", (0, 2))
    with pytest.raises(UnknownNameError, match="row action"):
        build(DILEMMA, "row", ("B", "B"))
    with pytest.raises(InputTypeError, match="index from 0"):
        build(DILEMMA, "row", (True, 0))
    with pytest.raises(InputValueError, match="one action pair"):
        build(DILEMMA, "row", ActionPath((), ((0, 0), (1, 1))))
    with pytest.raises(UnknownNameError, match="parameter"):
        build(DILEMMA, "row", (0, 0), generosity=1)
    with pytest.raises(InputValueError, match="probability"):
        load_strategy("generous_tit_for_tat")(DILEMMA, "row", (0, 0), generosity=2)
    with pytest.raises(NotDefinedError, match="no pure equilibrium"):
        load_strategy("grim")(load_game("matching_pennies"), "row", (0, 0))
    with pytest.raises(NotDefinedError, match="take turns"):
        load_strategy("turn_taking")(load_game("matching_pennies"), "row")
    with pytest.raises(InputValueError, match="no equilibrium"):
        load_strategy("grim")(DILEMMA, "row", (0, 0), equilibrium=(0, 0))
