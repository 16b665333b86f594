"""Detection of defections: the truth by its definition, rates counted by hand."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gametheory_bp.deep import (
    FixedPlayer,
    GameTables,
    LearnedAmtft,
    LearnedRule,
    RecurrentRule,
    detection_rates,
    game_tables,
    greedy_walker,
    true_defections,
)
from gametheory_bp.deep.measures.detection_rates import Counts
from gametheory_bp.deep.measures.exact_model import position_arrays
from gametheory_bp.deep.networks.played_policy import TablePolicy
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.coin_game.board import moves
from gametheory_bp.norms.amtft_agents.settings import MATRIX_GAMES

FIRST, SECOND = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def rule(name: str, row: Any, column: Any, punish: Any = SECOND) -> LearnedRule:
    return LearnedRule("planted", tables_of(name), (row, column), (punish, punish))


def defined(tables: GameTables, opponent: int, discount: str) -> NDArray[np.bool_]:
    """The truth by its definition, from values iterated in floats; ties are 1e-7 apart or equal."""
    arrays = position_arrays(tables, discount)
    d, m, n = float(Fraction(discount)), *tables.actions
    values = np.zeros(arrays.size)
    total = arrays.float_rewards.sum(axis=1)
    for _ in range(300):
        q = (1 - d) * total + d * (arrays.float_nodes @ values)[arrays.node]
        values = np.maximum.reduceat(q, arrays.offsets[:-1])
    lost = (values[arrays.state] - q).reshape(-1, m, n)
    assert not ((lost > 1e-9) & (lost < 1e-7)).any()
    paid = arrays.float_rewards[:, opponent].reshape(-1, m, n)
    if opponent == 0:
        lost, paid = lost.transpose(0, 2, 1), paid.transpose(0, 2, 1)
    found = np.zeros((arrays.size, lost.shape[2]), dtype=np.bool_)
    for s in range(arrays.size):
        best = np.argwhere(lost[s] < 1e-8)
        for b in range(lost.shape[2]):
            gains = all(paid[s, a, b] > paid[s, a, meant] for a, meant in best)
            found[s, b] = lost[s, :, b].min() > 1e-8 and gains
    return found


@pytest.mark.parametrize(
    ("name", "opponent"), [("cg", 0), ("cg", 1), ("prisoners_dilemma", 1), ("stag_hunt", 0)]
)
def test_defections_are_those_of_the_definition(name: str, opponent: int) -> None:
    tables = tables_of(name)
    found, expected = true_defections(tables, opponent, discount="4/5"), defined(
        tables, opponent, "4/5"
    )  # fmt: skip
    assert (found == expected).all() and not (found == ~expected).any()
    assert name == "stag_hunt" or found.any()


def test_in_the_coin_game_taking_the_others_coin_is_the_defection() -> None:
    tables = tables_of("cg")
    states, go = tables.source.states, moves(tables.source.rules)
    onto = go[states[:, 1]] == states[:, 2][:, None]  # blue's actions that lead to the coin
    reds = states[:, -1] == 0
    found = true_defections(tables, 1)
    assert (found == (onto & reds[:, None])).all() and found.sum() == 288
    assert not (true_defections(tables, 0) == found).all()  # red's are others


def test_under_several_welfares_a_defection_is_one_under_each() -> None:
    tables = tables_of("asymmetric_bach_or_stravinsky")
    assert not true_defections(tables, 0, [(1, 1), (1, 3)]).any()
    fair = true_defections(tables, 0, [(1, 3)])
    assert fair.tolist() == [[False, False]] * 5  # B against S earns row nothing: a mistake
    both = [true_defections(tables_of("prisoners_dilemma"), 1, w) for w in ([(1, 1)], [(0, 1)])]
    assert both[0][:, 1].all() and not both[1].any()  # column alone is best off by defecting
    joint = true_defections(tables_of("prisoners_dilemma"), 1, [(1, 1), (0, 1)])
    assert (joint == (both[0] & both[1])).all()
    for wrong in ((1, 1), [(0, 0)], [(1, -1)], [], "11"):
        with pytest.raises(InputValueError, match="weights"):
            true_defections(tables, 0, wrong)


def test_rates_counted_by_hand() -> None:
    name = "prisoners_dilemma"
    agent = LearnedAmtft(rule(name, FIRST, FIRST), "row")  # T = 10: a debit of 1 per defection
    turns = FIRST.copy()
    turns[[0, 4]] = [0.0, 1.0]  # defects at first and after mutual cooperation, then cooperates
    types = {
        "partner": FixedPlayer(FIRST, "column"),
        "defector": FixedPlayer(SECOND, "column"),
        "in turn": FixedPlayer(turns, "column"),
    }
    found = detection_rates(agent, types, games=4)
    assert found.of("partner").moves == Counts(0, 0, 0, 80)
    assert found.of("partner").episodes == Counts(0, 0, 0, 4)
    assert found.of("defector").moves == Counts(40, 0, 0, 0)  # 10 steps, then it is punished
    assert found.of("defector").episodes == Counts(4, 0, 0, 0)
    # 19 steps, every other one a defection; the tenth of them begins the punishment
    assert found.of("in turn").moves == Counts(40, 0, 0, 36)
    assert found.moves == Counts(80, 0, 0, 116) and found.moves.false_negative == 0
    assert found.of("defector").moves.false_positive is None
    assert found.of("partner").moves.false_negative is None
    assert "0.0% (0 of 116)" in found.display().text()
    patient = LearnedAmtft(agent.rules, "row", MATRIX_GAMES.but(threshold=25))
    late = detection_rates(patient, types, games=4)
    assert late.of("defector").moves == Counts(80, 0, 0, 0)
    assert late.of("defector").episodes == Counts(0, 4, 0, 0)  # never punished
    assert late.episodes.false_negative == 1 and late.of("defector").punished == 0


def test_wrong_rules_are_found_out() -> None:
    """Planted: rules that take defection for the norm, or the norm for a defection."""
    blind = LearnedAmtft(rule("prisoners_dilemma", SECOND, SECOND), "row")
    found = detection_rates(blind, {"defector": FixedPlayer(SECOND, "column")}, games=3)
    assert found.moves == Counts(0, 60, 0, 0)
    assert found.moves.false_negative == 1 and found.moves.false_positive is None
    # row plays B and means column to play S for nothing: column's B earns 1 and harms nobody
    keen = rule("asymmetric_bach_or_stravinsky", FIRST, SECOND)
    settings = MATRIX_GAMES.but(threshold=2)
    found = detection_rates(
        LearnedAmtft(keen, "row", settings), {"both B": FixedPlayer(FIRST, "column")}, games=2
    )
    moves = found.moves
    assert moves.clean == moves.defections == 0 and moves.false == moves.others > 0
    assert found.episodes == Counts(0, 0, 2, 0) and moves.false_negative is None
    # the same moves seen by column's agent, which judges row
    mirrored = LearnedAmtft(rule("prisoners_dilemma", FIRST, FIRST), "column")
    found = detection_rates(mirrored, {"defector": FixedPlayer(SECOND, "row")}, games=2)
    assert found.moves == Counts(20, 0, 0, 0)


def test_thieves_are_found_in_the_coin_game() -> None:
    tables = tables_of("cg")
    thief = greedy_walker(tables, 1)
    honest = thief.copy()
    reds = tables.source.states[:, -1] == 0
    go = moves(tables.source.rules)[tables.source.states[:, 1]]
    coin = tables.source.states[:, 2]
    away = (go != coin[:, None]).argmax(axis=1)  # an action that does not take the coin
    honest[reds] = np.eye(4)[away[reds]]
    walk = greedy_walker(tables, 0)
    planted = LearnedRule("honest", tables, (walk, honest), (walk, thief))
    agent = LearnedAmtft(planted, "row")
    types = {"honest": FixedPlayer(honest, "column"), "thief": FixedPlayer(thief, "column")}
    found = detection_rates(agent, types, steps=40, games=30)
    assert found.of("honest").moves.defections == 0 and found.of("honest").moves.false == 0
    assert found.of("thief").moves.false_negative == 0 and found.of("thief").moves.hits > 60
    assert found.of("thief").punished == 1 and found.of("honest").punished == 0


def test_the_released_agent_accuses_of_every_difference() -> None:
    released = MATRIX_GAMES.but(reading="released")
    agent = LearnedAmtft(rule("prisoners_dilemma", FIRST, FIRST), "row", released)
    found = detection_rates(agent, {"defector": FixedPlayer(SECOND, "column")}, games=2)
    assert found.moves == Counts(40, 0, 0, 0) and found.episodes == Counts(0, 2, 0, 0)


def test_wrong_arguments() -> None:
    agent = LearnedAmtft(rule("prisoners_dilemma", FIRST, FIRST), "row")
    other = {"C": FixedPlayer(FIRST, "column")}
    with pytest.raises(EmptySetError, match="opponent"):
        detection_rates(agent, {})
    with pytest.raises(InputTypeError, match="LearnedAmtft"):
        detection_rates(FixedPlayer(FIRST, "row"), other)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="games is 0"):
        detection_rates(agent, other, games=0)
    with pytest.raises(ShapeError, match=r"opponent 'C' is no player.*\(5, 2\)"):
        detection_rates(agent, {"C": FIRST[:4]})
    with pytest.raises(InputValueError, match="other side"):
        detection_rates(agent, {"C": FixedPlayer(FIRST, "row")})


def test_agents_that_remember_are_watched_as_well() -> None:
    odds = {c: TablePolicy(policy) for c, policy in (("c", FIRST), ("d", SECOND))}
    tables = tables_of("prisoners_dilemma")
    remembers = RecurrentRule("C", tables, (odds["c"], odds["c"]), (odds["d"], odds["d"]))
    types = {"defector": FixedPlayer(SECOND, "column")}
    found = detection_rates(LearnedAmtft(remembers, "row", debit_samples=3), types, games=3)
    assert found.moves == Counts(30, 0, 0, 0) and found.of("defector").punished == 1


def test_judgements_of_agents_of_several_rules_do_not_depend_on_who_was_met_before() -> None:
    name = "asymmetric_bach_or_stravinsky"
    agent = LearnedAmtft([rule(name, FIRST, FIRST), rule(name, SECOND, SECOND)], "row")

    def found() -> Any:
        settings = agent.settings.but(reading="released")
        other = LearnedAmtft(agent.rules, "row", settings)
        types = {"S": SECOND, "S again": SECOND}
        return detection_rates(other, types, steps=3, games=300), other

    rates, other = found()
    assert detection_rates(other, {"S": SECOND}, steps=3, games=300).of("S") == rates.of("S")
    first, second = rates.of("S").moves, rates.of("S again").moves
    assert abs(first.false - second.false) < 100 < first.false
