"""The dense float search proposes a basis; its proof, not its word, makes the answer exact."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp.solvers import dense_search, session
from gametheory_bp.solvers.dense_search import dense_basis, suits
from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program, Row
from gametheory_bp.solvers.proof import is_proved
from gametheory_bp.solvers.session import Session
from gametheory_bp.threats import zero_sum_value


def positive_program(m: int, n: int, top: int, seed: int) -> Program:
    rng = random.Random(seed)
    every = tuple(range(n))
    rows = (Row(every, tuple(rng.randint(1, top) for _ in every), rng.randint(1, 9)) for _ in every)
    more = (Row(every, tuple(rng.randint(1, top) for _ in every), 1) for _ in range(m - n))
    return Program(n, (*rows, *more))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("top", [1, 3, 99, 10**12])
def test_the_proposed_basis_is_optimal(
    seed: int, top: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense_search, "FEW_ROWS", 1)
    program = positive_program(14, 9, top, seed)
    assert suits(program)
    objective = [1] * 9
    answer = Session(program, [objective], small=0).maximise([1])
    assert is_proved(program, objective, answer)
    if top == 99:  # without ties of scale the proposal itself is the optimum
        assert answer.basis == dense_basis(program, objective)


def test_a_wrong_proposal_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense_search, "FEW_ROWS", 1)
    monkeypatch.setattr(session, "dense_basis", lambda program, objective: Basis((0,), (0,)))
    program = positive_program(12, 8, 50, 3)
    objective = [1] * 8
    answer = Session(program, [objective], small=0).maximise([1])
    assert is_proved(program, objective, answer)
    monkeypatch.setattr(session, "dense_basis", dense_basis)
    assert Session(program, [objective], small=0).maximise([1]).value == answer.value


def test_long_searches_pass_through_many_blocks() -> None:
    rng = random.Random(4)
    size = dense_search.FEW_ROWS
    matrix = [[rng.randint(0, 99) for _ in range(size)] for _ in range(size)]
    solved = zero_sum_value(matrix)
    x, y = solved.strategies.row, solved.strategies.column
    columns = list(zip(*matrix, strict=True))
    floors = [
        sum((p * a for p, a in zip(x, column, strict=True)), Fraction(0)) for column in columns
    ]
    ceilings = [sum((q * a for q, a in zip(y, line, strict=True)), Fraction(0)) for line in matrix]
    assert min(floors) == solved.value == max(ceilings)


def test_programs_of_another_form_are_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense_search, "FEW_ROWS", 1)
    every = (0, 1)
    good = Row(every, (1, 2), 3)
    assert suits(Program(2, (good,)))
    assert not suits(Program(2, (good, Row(every, (1, 1), -1))))
    assert not suits(Program(2, (good, Row(every, (1, 1), 1, equality=True))))
    assert not suits(Program(2, (good, Row((0,), (1,), 1))))
    assert not suits(Program(2, (good,), frozenset({1})))
    assert dense_basis(Program(2, (Row(every, (-1, -1), 1),)), [1, 1]) is None  # unbounded
    assert dense_basis(Program(2, (Row(every, (10**30, 1), 1),)), [1, 1]) is None  # too large
