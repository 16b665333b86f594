"""Decisions about norms against their definitions, history by history."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import (
    JudgingRule,
    Norm,
    compatibility,
    detection,
    higher_order,
    norm_adaptiveness,
    norm_cross_play,
    plan_automata,
)
from gametheory_bp.norms.histories import History
from gametheory_bp.norms.policy_parts import path_of_play
from gametheory_bp.payoffs.automaton_play import automaton_play
from tests.property.norm_strategies import GAMES, HISTORIES, LENGTH, automata, norms, plays, rules

FEW = settings(max_examples=settings().max_examples // 2)
PLAYERS = st.sampled_from(("row", "column"))


def permitted(norm: Norm, player: str, history: History) -> set[tuple[Fraction, ...]]:
    """The printed condition of Definition 3.1, letter by letter."""
    row = player == "row"
    judge = norm.row_judge if row else norm.column_judge
    state = judge.start
    for i, j in history:
        state = judge.moves[state][i][j]
    if judge.deviated[state]:
        policies = norm.row_punishment if row else norm.column_punishment
    else:
        policies = norm.row_normative if row else norm.column_normative
    return {plays(policy, history) for policy in policies}


@FEW
@given(norms(pure=False), st.data())
def test_compatibility_is_definition_3_1(norm: Norm, data: st.DataObject) -> None:
    player = data.draw(PLAYERS)
    policy = data.draw(automata(player, pure=False))
    found = compatibility(policy, norm)
    broken = [h for h in HISTORIES if plays(policy, h) not in permitted(norm, player, h)]
    if found.holds:
        assert not broken
    else:
        assert found.history is not None
        assert plays(policy, found.history) == found.plays
        assert set(found.allowed) == permitted(norm, player, found.history)
        assert found.plays not in found.allowed
        if broken:
            assert len(found.history) == len(broken[0])


@FEW
@given(norms(pure=False), PLAYERS)
def test_the_program_of_a_norm_is_compatible(norm: Norm, player: str) -> None:
    policy = norm.policy(player)  # type: ignore[arg-type]
    assert compatibility(policy, norm).holds
    for history in HISTORIES:
        assert set(norm.allowed(player, history)) == permitted(norm, player, history)
    # planted: one state of the program plays a mixture that no norm here allows
    odd = (Fraction(1, 3), Fraction(2, 3))
    assert not compatibility(replace(policy, mixtures=(odd, *policy.mixtures[1:])), norm).holds


def maps_exist(policy: Automaton, listed: list[Norm], histories: tuple[History, ...]) -> bool:
    """A surjective map on these histories, by trying all different ones (Definition 3.2)."""
    fits = [
        {h for h in histories if plays(policy, h) in permitted(norm, policy.player, h)}
        for norm in listed
    ]
    if set().union(*fits) != set(histories):
        return False
    few = [sorted(fit, key=len)[: len(listed)] for fit in fits]
    pool = sorted({h for fit in few for h in fit}, key=len)
    return any(
        all(h in fit for h, fit in zip(choice, fits, strict=True))
        for choice in permutations(pool, len(listed))
    )


@FEW
@given(st.lists(norms(most=1), min_size=2, max_size=3), st.data())
def test_norm_adaptiveness_is_definition_3_2(listed: list[Norm], data: st.DataObject) -> None:
    player = data.draw(PLAYERS)
    policy = data.draw(automata(player, most=2))
    # one norm is made to fit, or hardly any draw is norm-adaptive
    if data.draw(st.booleans()):
        fitting = {f"{player}_normative": (policy,), f"{player}_punishment": (policy,)}
        listed[0] = replace(listed[0], **fitting)
    found = norm_adaptiveness(policy, listed)
    if found.holds:
        assert maps_exist(policy, listed, HISTORIES) or any(
            len(history) > LENGTH for _, history in found.examples
        )
        assert len({history for _, history in found.examples}) == len(listed)
        for name, history in found.examples:
            assert any(
                norm.name == name and plays(policy, history) in permitted(norm, player, history)
                for norm in listed
            )
    elif found.history is not None:
        assert all(
            plays(policy, found.history) not in permitted(norm, player, found.history)
            for norm in listed
        )
    else:
        assert not maps_exist(policy, listed, HISTORIES)


def test_a_norm_that_fits_late_is_found() -> None:
    """The second norm allows B from time 2 on only, whatever was played before."""
    later = (((1, 1), (1, 1)), ((2, 2), (2, 2)), ((2, 2), (2, 2)))
    s, b = Automaton.constant("row", (2, 2), 1), Automaton.constant("row", (2, 2), 0)
    column = Automaton.constant("column", (2, 2), 0)
    slow = JudgingRule((False, False, True), later)
    late = Norm("late", (s,), (column,), slow, slow, (b,), (column,))
    always = Norm.always("always B", (2, 2), 0, 0)
    found = norm_adaptiveness(b, (always, late))
    assert found.holds
    assert len(dict(found.examples)["late"]) >= 2
    assert [bool(one) for one in higher_order(always, (always, late))] == [True, True]


def deviates(norm: Norm, watched: str, of: str, history: History) -> bool:
    """Whether some action of the watched player in the history is one it never plays there."""
    for t, pair in enumerate(history):
        before = history[:t]
        if of == "norm":
            mixtures = permitted(norm, watched, before)
        else:
            policies = norm.row_normative if watched == "row" else norm.column_normative
            mixtures = {plays(policy, before) for policy in policies}
        if not any(mixture[pair[watched == "column"]] for mixture in mixtures):
            return True
    return False


@FEW
@given(norms(pure=False), PLAYERS, st.sampled_from(("normative", "norm")), st.booleans())
def test_detectors_by_definition(norm: Norm, player: str, of: str, both: bool) -> None:
    found = detection(norm, player, of=of, watch="either" if both else "other")  # type: ignore[arg-type]
    watched = ("row", "column") if both else ({"row": "column", "column": "row"}[player],)
    judge = norm.judge(player)

    def happened(history: History) -> bool:
        return any(deviates(norm, who, of, history) for who in watched)

    positive = [h for h in HISTORIES if judge.says(h) and not happened(h)]
    negative = [h for h in HISTORIES if not judge.says(h) and happened(h)]
    first = [h for h in negative if not happened(h[:-1])]
    for history, listed in (
        (found.false_positive, positive),
        (found.false_negative, negative),
        (found.unnoticed, first),
    ):
        if listed:
            assert history is not None and len(history) == len(listed[0])
        if history is not None and len(history) <= LENGTH:
            assert history in listed


@FEW
@given(automata("row"), automata("column"))
def test_the_leaving_rule_is_a_perfect_detector(row: Automaton, column: Automaton) -> None:
    norm = Norm.of_profile("follow", row, column)
    found = detection(norm, "row")
    assert found.is_sound and found.is_complete and found.is_prompt
    never = JudgingRule.never((2, 2))
    blind = replace(norm, row_judge=never)  # the planted violation
    assert not detection(blind, "row").is_complete


@FEW
@given(automata("row", pure=False), automata("column", pure=False))
def test_an_equilibrium_becomes_a_norm_and_comes_back(row: Automaton, column: Automaton) -> None:
    norm = Norm.from_equilibrium("back and forth", row, column)
    assert norm.profile() == (row.minimal(), column.minimal())
    again = Norm.from_equilibrium("back and forth", *norm.profile())
    assert again.profile() == norm.profile()
    for policy, original in zip(norm.profile(), (row, column), strict=True):
        assert all(plays(policy, h) == plays(original, h) for h in HISTORIES)
    assert detection(norm, "row", watch="either").is_sound
    assert detection(norm, "row", watch="either").is_complete


@FEW
@given(automata("row"), automata("column"))
def test_a_plan_without_lotteries_becomes_a_norm(row: Automaton, column: Automaton) -> None:
    pair = plan_automata(JointAutomaton.of(row, column))
    assert all(one.is_equivalent(two) for one, two in zip(pair, (row, column), strict=True))
    norm = Norm.from_equilibrium("plan", *pair)
    assert all(one.is_equivalent(two) for one, two in zip(norm.profile(), pair, strict=True))
    coin = JointAutomaton(((0, 0), (1, 1)), (((0, Fraction(1, 2)), (1, Fraction(1, 2))),),
                          (((0, 0), (0, 0)),) * 2)  # fmt: skip
    with pytest.raises(NotDefinedError, match="public lottery"):
        plan_automata(coin)


@FEW
@given(GAMES, norms(), norms())
def test_cross_play_is_a_simulation(game: object, row: Norm, column: Norm) -> None:
    repeated = RepeatedGame(game, "9/10")  # type: ignore[arg-type]
    met = norm_cross_play(repeated, row, column)
    policies = row.policy("row"), column.policy("column")
    assert met.payoffs == automaton_play(repeated, *policies).payoffs
    assert met.outcome is not None
    assert met.payoffs == repeated.value(met.outcome)
    history: History = ()
    for time in range(2 * met.outcome.positions):
        pair = tuple(plays(p, history).index(1) for p in policies)
        assert met.outcome.at(time) == pair
        words = row.row_judge.says(history), column.column_judge.says(history)
        assert met.judgements[met.outcome.place(time)] == words
        history = (*history, pair)  # type: ignore[arg-type]
    played = path_of_play(*policies)
    assert played is not None and repeated.value(played) == met.payoffs


@FEW
@given(GAMES, norms(pure=False), norms(pure=False))
def test_cross_play_of_mixed_programs_pays_the_expectation(
    game: object, row: Norm, column: Norm
) -> None:
    repeated = RepeatedGame(game, "1/2")  # type: ignore[arg-type]
    met = norm_cross_play(repeated, row, column)
    played = automaton_play(repeated, row.policy("row"), column.policy("column"))
    assert met.payoffs == played.payoffs
    assert (met.outcome is None) == (met.continuations == ())


@FEW
@given(rules())
def test_rules_read_back(rule: JudgingRule) -> None:
    assert JudgingRule.from_json(rule.to_json()) == rule


@FEW
@given(norms(pure=False))
def test_norms_read_back(norm: Norm) -> None:
    assert Norm.from_json(norm.to_json()) == norm


@FEW
@given(st.integers(1, 3), st.booleans())
def test_forgiving_judges_for_so_many_rounds(rounds: int, restart: bool) -> None:
    path = ActionPath(((0, 1),), ((0, 0),))
    norm = Norm.forgiving("rounds", (2, 2), path, (1, 1), rounds, restart=restart)
    left: History = ((0, 1), (1, 0), *((1, 1),) * rounds)
    assert [norm.judges("row", left[:t]) for t in range(len(left) + 1)] == [
        False, False, *(True,) * rounds, False,
    ]  # fmt: skip
    assert norm.policy("row").mixtures[0] == (1, 0)
    evading: History = ((0, 1), (1, 0), *((0, 0),) * rounds)
    assert norm.judges("row", evading) == restart
