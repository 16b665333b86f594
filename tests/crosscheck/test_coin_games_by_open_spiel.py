"""Coin games against OpenSpiel's ``coin_game``, as far as the two sets of rules coincide.

OpenSpiel's game has walls, a "stand" action, players who move one after the other and may not share
a cell, coins that never come back, and pay at the end only, by secret preferences.  What is common,
and compared here for every place of players and coins on a 3 x 3 grid: the law by which players and
coins are placed, where a move leads, and that stepping on a coin takes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.takings import takings

pyspiel = pytest.importorskip("pyspiel")

SIZE = 3
EITHER = {"by_red": (1, 0), "by_blue": (0, 1)}
RULES = CoinGameRules(
    ((Coin("red", **EITHER), Coin("blue", **EITHER)),),  # type: ignore[arg-type]
    size=SIZE,
    board="walls",
    stay=True,
    tie="both",
)
OURS = {"right": "right", "left": "left", "down": "down", "up": "up", "stand": "stay"}
Places = tuple[int, ...]
"""Cells of player 0, player 1, coin a, coin b; -1 for a coin that is gone."""


def read(state: Any) -> tuple[Places, tuple[int, int]]:
    """Places, and the coins collected by each player, from the printed state."""
    text = str(state)
    board = "".join(re.findall(r"^\|(.*)\|$", text, re.M))
    collected = [sum(map(int, line.split())) for line in re.findall(r"^player\d (.*)$", text, re.M)]
    assert len(board) == SIZE * SIZE
    return tuple(board.find(symbol) for symbol in "01ab"), (collected[0], collected[1])


@cache
def placements() -> dict[Places, tuple[Any, Fraction]]:
    """All states before the first move with given preferences, each with its probability."""
    game = pyspiel.load_game(
        "coin_game",
        {"rows": SIZE, "columns": SIZE, "num_extra_coin_colors": 0, "num_coins_per_color": 1},
    )
    state = game.new_initial_state()
    state.apply_action(0)  # player 0 prefers coin a
    state.apply_action(1)
    return {read(s)[0]: (s, p) for s, p in deals(state, Fraction(1))}


def deals(state: Any, chance: Fraction) -> Iterator[tuple[Any, Fraction]]:
    if not state.is_chance_node():
        yield state, chance
        return
    outcomes = [action for action, _ in state.chance_outcomes()]
    for action, p in state.chance_outcomes():
        assert p == pytest.approx(1 / len(outcomes), rel=1e-12)  # printed as floats, meant uniform
        yield from deals(state.child(action), chance / len(outcomes))


def test_players_and_coins_are_placed_by_the_same_law() -> None:
    model = coin_game_model(RULES, "none")
    ours = {tuple(model.states[s].tolist()[:-1]): p for s, p in model.initial_law()}
    theirs = {places: p for places, (_, p) in placements().items()}
    assert len(theirs) == 9 * 8 * 7 * 6
    assert ours == theirs


def walks(places: Places, state: Any) -> Iterator[tuple[str, Places, tuple[int, int]]]:
    """Every move of player 0 that is not onto player 1's cell."""
    for action in state.legal_actions():
        after = state.child(action)
        name = OURS[state.action_to_string(0, action)]
        new, collected = read(after)
        onto_other = new[0] == places[0] and name != "stay" and blocked(places, name)
        if not onto_other:
            yield name, new, collected


def blocked(places: Places, name: str) -> bool:
    row, column = divmod(places[0], SIZE)
    down, right = {"right": (0, 1), "left": (0, -1), "down": (1, 0), "up": (-1, 0)}[name]
    return (row + down, column + right) == divmod(places[1], SIZE)


def differences(rules: CoinGameRules) -> Counter[str]:
    """What a move of red does here, while blue stays, against what it does there."""
    known = list(placements().items())
    step = takings(rules, np.array([[*places, 0] for places, _ in known]))
    stay = rules.action_names.index("stay")
    found: Counter[str] = Counter()
    for s, (places, (state, _)) in enumerate(known):
        for name, new, collected in walks(places, state):
            a = rules.action_names.index(name)
            found["compared"] += 1
            found["cell"] += int(step.red[s, a, stay]) != new[0]
            gone = [cell < 0 for cell in new[2:]]
            found["coin"] += step.taken[s, a, stay].tolist() != gone
            found["count"] += int(step.rewards[s, a, stay, 0]) != collected[0]
    return found


def test_moves_and_takings_coincide() -> None:
    found = differences(RULES)
    assert found["compared"] > 12_000
    assert found["cell"] == found["coin"] == found["count"] == 0


def test_a_planted_difference_is_noticed() -> None:
    torus = CoinGameRules(RULES.phases, stay=True, tie="both")
    assert differences(torus)["cell"] > 0
    joint = ((RULES.phases[0][0], Coin("blue", by_both=(1, 1))),)
    assert differences(CoinGameRules(joint, board="walls", stay=True, tie="both"))["coin"] > 0
