"""Coin games small enough to be done by hand: races, one step, numbers of states."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.codec import decode_record, encode
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.counting import count_states, orbit_sizes
from gametheory_bp.games.coin_game.one_shot import one_shot
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.race_odds import race_odds
from gametheory_bp.games.coin_game.races import races, reach
from gametheory_bp.games.coin_game.state import CoinGameState
from tests.crosscheck.coin_game_step_by_step import start
from tests.effort import one_in

CG, ABCG = load_coin_game("cg").rules, load_coin_game("abcg").rules


@pytest.mark.parametrize("name", ["cg", "abcg"])
@pytest.mark.parametrize("change", [{}, {"stay": True}, {"board": "walls"}, {"size": 2}])
def test_states_are_counted_without_listing_them(name: str, change: dict[str, Any]) -> None:
    rules = replace(load_coin_game(name).rules, **change)
    full, shifted, small = (coin_game_model(rules, by) for by in ("none", "translations", "all"))  # type: ignore[arg-type]
    for model in (full, shifted, small):
        assert orbit_sizes(model).sum() == len(full.states)


def test_numbers_of_states_by_formula() -> None:
    """N cells.  One coin: red anywhere, then blue apart or not, and the coin off both.

    Two coins: all places of players and coins, less those in which a coin would have been taken on
    arrival.  In phase 0 these are both on red's coin, and blue on its own while red is not on
    red's (the veto); in phase 1 red on its own, and both on blue's.
    """
    for count in count_states(CG, (2, 3, 4, 5)).counts:
        cells = count.size**2
        assert count.full == 2 * cells * (cells - 1) ** 2
    for count in count_states(ABCG, (3, 4, 5)).counts:
        cells = count.size**2
        assert count.full == cells * (cells - 1) * (2 * cells**2 - 2 * cells - 1)
        assert count.parity == (count.size == 4)


def walked(rules: Any, cell: tuple[int, int], steps: int) -> set[tuple[int, int]]:
    """Where a player can be after so many steps, by trying all walks."""
    directions = [(0, 1), (0, -1), (1, 0), (-1, 0), *([(0, 0)] if rules.stay else [])]
    found = set()
    for walk in product(directions, repeat=steps):
        row, column = cell
        for down, right in walk:
            row, column = row + down, column + right
            if rules.board == "torus":
                row, column = row % rules.size, column % rules.size
            else:
                row = min(max(row, 0), rules.size - 1)
                column = min(max(column, 0), rules.size - 1)
        found.add((row, column))
    return found


@pytest.mark.parametrize("change", [{}, {"size": 4}, {"board": "walls"}, {"stay": True}])
def test_cells_within_reach_by_all_walks(change: dict[str, Any]) -> None:
    rules = replace(CG, **change)
    found = reach(rules)
    for steps, place in product(range(5), (0, 5)):
        cells = {row * rules.size + c for row, c in walked(rules, divmod(place, rules.size), steps)}
        assert {k for k in range(rules.cells) if found[steps, place, k]} == cells


def test_reach_repeats() -> None:
    """After the last time nothing new comes: the sets have period 1 or 2."""
    for rules in (CG, replace(CG, size=4), replace(CG, size=5), replace(CG, board="walls")):
        found = reach(rules)
        assert (found[-1] == found[-3]).all()
        assert (found[-1] | found[-2]).all()


def test_races_by_hand() -> None:
    (coin,) = races(CG, CoinGameState((0, 0), (1, 1), ((0, 1),))).races
    assert (coin.red, coin.blue, coin.winner, coin.steps) == (1, 1, "tie", 1)
    (coin,) = races(CG, CoinGameState((0, 0), (1, 1), ((2, 0),))).races
    assert (coin.red, coin.blue, coin.winner, coin.steps) == (1, 2, "red", 1)
    (coin,) = races(CG, CoinGameState((0, 0), (2, 1), ((1, 1),), 1)).races
    assert (coin.red, coin.blue, coin.winner, coin.steps) == (2, 1, "blue", 1)
    joint, own = races(ABCG, CoinGameState((0, 0), (1, 2), ((0, 2), (1, 1)))).races
    assert (joint.together, joint.winner) == (1, "together")
    assert (own.winner, own.red, own.steps) == ("blue", 2, 1)
    # around the torus: after 1 and 2 steps apart, both can be there after 2
    joint, _ = races(ABCG, CoinGameState((0, 0), (1, 1), ((0, 2), (2, 2)))).races
    assert (joint.red, joint.blue, joint.together) == (1, 2, 2)


def test_players_of_different_parity_never_share_a_coin() -> None:
    even = replace(ABCG, size=4)
    joint, own = races(even, CoinGameState((0, 0), (0, 1), ((2, 2), (3, 3)))).races
    assert (joint.together, joint.winner, joint.steps) == (None, "nobody", None)
    assert own.winner == "blue"
    assert "never" in str(races(even, CoinGameState((0, 0), (0, 1), ((2, 2), (3, 3)))))
    meeting, _ = races(even, CoinGameState((0, 0), (0, 2), ((2, 2), (3, 3)))).races
    assert meeting.together == 4


def test_one_step_by_hand() -> None:
    """Red can step on its Disagreement coin, blue can contest it at its own cost or red's."""
    state = CoinGameState((0, 0), (1, 1), ((0, 1), (2, 2)), 1)
    step = one_shot(ABCG, state)
    right, up = 0, 3
    assert step.takes[right][up] == "red, contested: red Disagreement coin"
    assert list(map(str, step.game.payoff(right, up))) == ["1/4", "0"]
    assert step.takes[right][0] == "red: red Disagreement coin"
    assert step.takes[1][up] == "-" and step.game.payoff(1, up) == (0, 0)
    meet = CoinGameState((0, 0), (1, 1), ((0, 1), (2, 2)), 0)
    assert one_shot(ABCG, meet).takes[right][up] == "red and blue: red Cooperation coin"
    for tie, words in (("random", "a lot decides"), ("red", "red"), ("both", "red and blue")):
        contest = one_shot(replace(CG, tie=tie), CoinGameState((0, 0), (1, 1), ((0, 1),)))  # type: ignore[arg-type]
        assert contest.takes[right][up] == f"{words}: red coin"


def test_the_veto_shows() -> None:
    """Red alone on red's Cooperation coin keeps blue from its Disagreement coin."""
    state = CoinGameState((0, 0), (2, 1), ((0, 1), (2, 2)), 0)
    assert one_shot(ABCG, state).takes[0][0] == "-"
    free = one_shot(replace(ABCG, veto=None), state)
    assert free.takes[0][0] == "blue: blue Disagreement coin"


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (CoinGameState((0, 3), (1, 1), ((0, 1), (2, 2))), "is no cell; give"),
        (CoinGameState((0, 0), (1, 1), ((0, 1),)), "give 2 different cells"),
        (CoinGameState((0, 0), (1, 1), ((0, 1), (0, 1))), "give 2 different cells"),
        (CoinGameState((0, 0), (1, 1), ((0, 1), (2, 2)), 2), "phase 2; give 0 to 1"),
    ],
)
def test_states_that_do_not_fit(state: CoinGameState, message: str) -> None:
    with pytest.raises(InputValueError, match=message):
        races(ABCG, state)


def test_states_as_json_and_numbers() -> None:
    state = CoinGameState((0, 0), (1, 2), ((2, 2), (1, 0)), 1)
    assert decode_record(encode(state)) == state
    assert CoinGameState.of(ABCG, state.numbers(ABCG)) == state


@pytest.mark.parametrize(
    ("name", "change"),
    one_in(2, [("cg", {}), ("cg", {"size": 4}), ("abcg", {}), ("cg", {"board": "walls"})]),
)
def test_odds_of_races_by_listing_first_states(name: str, change: dict[str, Any]) -> None:
    """Each first state by the plain statement of the rules, each race by itself."""
    rules = replace(load_coin_game(name).rules, **change)
    found = {(line.phase, line.coin): line for line in race_odds(coin_game_model(rules)).lines}
    law: dict[Any, Fraction] = {}
    for (red, blue, coins, phase), chance in start(rules).items():
        for race in races(rules, CoinGameState(red, blue, coins, phase)).races:
            key = phase, race.coin.label, (race.red > race.blue) - (race.red < race.blue)
            law[key] = law.get(key, Fraction(0)) + chance
            meets = phase, race.coin.label, "meet", race.together
            law[meets] = law.get(meets, Fraction(0)) + chance
    for (phase, label), line in found.items():
        whole = sum(law.get((phase, label, sign), Fraction(0)) for sign in (-1, 0, 1))
        shares = [law.get((phase, label, sign), Fraction(0)) / whole for sign in (-1, 0, 1)]
        assert shares == [line.red, line.tie, line.blue]
        for steps, chance in line.meet:
            assert law[phase, label, "meet", steps] / whole == chance
        assert law.get((phase, label, "meet", None), Fraction(0)) / whole == line.never
