"""A coin game written down a second time, plainly: one state, one joint action, dictionaries.

Nothing of the package is called; only the fields of the rules are read.  Cells are pairs (row,
column); a state is (red, blue, coins, phase).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Cell = tuple[int, int]
State = tuple[Cell, Cell, tuple[Cell, ...], int]
Law = dict[State, Fraction]

MOVES = {"right": (0, 1), "left": (0, -1), "down": (1, 0), "up": (-1, 0), "stay": (0, 0)}


def walk(rules: Any, cell: Cell, action: str) -> Cell:
    row, column = cell[0] + MOVES[action][0], cell[1] + MOVES[action][1]
    if rules.board == "torus":
        return row % rules.size, column % rules.size
    if 0 <= row < rules.size and 0 <= column < rules.size:
        return row, column
    return cell


def on_coin(rules: Any, coin: Any, red_there: bool, blue_there: bool) -> list[Any]:
    """Equally likely outcomes on one coin, each None (left lying) or a pair of rewards."""
    if coin.by_both is not None:
        return [coin.by_both if red_there and blue_there else None]
    red_takes = coin.by_red if red_there else None
    blue_takes = coin.by_blue if blue_there else None
    if red_takes is not None and blue_takes is not None:
        summed = red_takes[0] + blue_takes[0], red_takes[1] + blue_takes[1]
        return {
            "both": [summed],
            "random": [red_takes, blue_takes],
            "red": [red_takes],
            "blue": [blue_takes],
        }[rules.tie]
    got = red_takes if red_takes is not None else blue_takes
    if got is None:
        return [None]
    red, blue = got
    if red_there and blue_there and rules.contested_penalty > 0:
        taker = "red" if red_takes is not None else "blue"
        if rules.penalty_payer == "taker":
            loser = taker
        elif rules.penalty_payer == "other":
            loser = "blue" if taker == "red" else "red"
        else:
            loser = rules.penalty_payer
        if loser == "red":
            red -= rules.contested_penalty
        else:
            blue -= rules.contested_penalty
    return [(red, blue)]


def step(rules: Any, state: State, red_action: str, blue_action: str) -> tuple[Any, Law]:
    """Expected rewards, and the law of the next state."""
    red, blue, coins, phase = state
    red, blue = walk(rules, red, red_action), walk(rules, blue, blue_action)
    present = rules.phases[phase]
    hidden = None
    for k, coin in enumerate(present):
        looks_first = rules.veto == coin.colour
        stands = (red if coin.colour == "red" else blue) == coins[k]
        if looks_first and stands and len(present) == 2:
            hidden = 1 - k
    rewards = [Fraction(0), Fraction(0)]
    taken = False
    for k, coin in enumerate(present):
        if k == hidden:
            continue
        outcomes = on_coin(rules, coin, red == coins[k], blue == coins[k])
        for outcome in outcomes:
            if outcome is not None:
                taken = True
                rewards[0] += Fraction(outcome[0]) / len(outcomes)
                rewards[1] += Fraction(outcome[1]) / len(outcomes)
    if not taken:
        return tuple(rewards), {(red, blue, coins, phase): Fraction(1)}
    count = len(rules.phases)
    follows = [(phase + 1) % count] if rules.next_phase == "alternate" else list(range(count))
    old = coins[1] if rules.avoid_old_coin else None
    return tuple(rewards), place(rules, red, blue, old, tuple(follows))


KNOWN: dict[Any, Law] = {}


def place(rules: Any, red: Cell, blue: Cell, old: Cell | None, phases: tuple[int, ...]) -> Law:
    """The law after coins are placed one by one; worked out once for each place."""
    key = rules.size, len(rules.phases[0]), red, blue, old, phases
    if key not in KNOWN:
        KNOWN[key] = placed(rules, red, blue, old, phases)
    return KNOWN[key]


def placed(rules: Any, red: Cell, blue: Cell, old: Cell | None, phases: tuple[int, ...]) -> Law:
    every = [(r, c) for r in range(rules.size) for c in range(rules.size)]
    free = [cell for cell in every if cell not in (red, blue)]
    first = [cell for cell in free if cell != old]
    law: Law = {}
    for phase in phases:
        for one in first:
            if len(rules.phases[0]) == 1:
                chances = {(one,): Fraction(1, len(first))}
            else:
                second = [cell for cell in free if cell != one]
                chances = {(one, two): Fraction(1, len(first) * len(second)) for two in second}
            for coins, chance in chances.items():
                key = red, blue, coins, phase
                law[key] = law.get(key, Fraction(0)) + chance / len(phases)
    return law


def start(rules: Any) -> Law:
    """The law of the first state."""
    every = [(r, c) for r in range(rules.size) for c in range(rules.size)]
    old = (0, 0) if rules.old_coin_at_start else None
    pairs = [(r, b) for r in every for b in every if r != b or not rules.distinct_start]
    law: Law = {}
    for red, blue in pairs:
        for state, chance in place(rules, red, blue, old, tuple(range(len(rules.phases)))).items():
            law[state] = law.get(state, Fraction(0)) + chance / len(pairs)
    return law
