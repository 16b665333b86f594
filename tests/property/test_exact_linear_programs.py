"""Linear programs: every answer carries a proof, and a damaged proof is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.errors import EmptySetError, InputValueError, NotDefinedError, ShapeError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.solvers import Program, Session, image_polygon, maximise, row, solve_square
from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.optimum import Basis, LinearOptimum
from gametheory_bp.solvers.pivoting import solve_dictionary
from gametheory_bp.solvers.proof import is_proved
from gametheory_bp.solvers.restart import dictionary_at

SIZES = (1, 3, 99, 10**5 + 1, 10**17 + 1, 10**30)
PIVOTS_ONLY = 10**18
HIGHS_ALWAYS = 0


@st.composite
def programs(draw: st.DrawFn, equalities: bool = True) -> tuple[Program, list[list[int]]]:
    """Small programs of every outcome, with many ties and zeros, and two objectives."""
    n, m = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    top = draw(st.sampled_from(SIZES))
    entry = st.one_of(st.just(0), st.integers(-top, top), st.sampled_from([top, 1 - top]))
    vector = st.lists(entry, min_size=n, max_size=n)
    rows = [row(draw(vector), draw(entry), equalities and draw(st.booleans())) for _ in range(m)]
    free = frozenset(draw(st.sets(st.integers(0, n - 1), max_size=2)))
    return Program(n, tuple(rows), free), [draw(vector), draw(vector)]


weights_lists = st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=3)


@given(programs(), weights_lists)
def test_both_engines_prove_the_same_outcome(
    drawn: tuple[Program, list[list[int]]], directions: list[tuple[int, int]]
) -> None:
    program, objectives = drawn
    engines = [Session(program, objectives, small=s) for s in (HIGHS_ALWAYS, PIVOTS_ONLY)]
    for weights in directions:
        answers = [engine.maximise(weights) for engine in engines]
        assert answers[0].status == answers[1].status
        assert answers[0].value == answers[1].value
        for answer in answers:
            objective = engines[0].combined(weights)
            assert is_proved(program, objective, answer)
            for damaged in _damaged(answer):
                assert not is_proved(program, objective, damaged)


def _damaged(answer: LinearOptimum) -> list[LinearOptimum]:
    """Planted faults that no proof survives."""
    if answer.status == "optimal":
        assert answer.value is not None
        return [
            replace(answer, value=answer.value + 1),
            replace(answer, primal=answer.primal[:-1]),
            replace(answer, dual=(*answer.dual, Fraction(0))),
        ]
    if answer.status == "infeasible":
        return [
            replace(answer, dual=tuple(-y for y in answer.dual)),
            replace(answer, dual=tuple(0 * y for y in answer.dual)),
            replace(answer, status="unbounded"),
        ]
    return [
        replace(answer, ray=tuple(-x for x in answer.ray)),
        replace(answer, ray=tuple(0 * x for x in answer.ray)),
    ]


@given(programs(), st.randoms(use_true_random=False))
def test_the_order_of_a_rows_entries_is_irrelevant(
    drawn: tuple[Program, list[list[int]]], rng: object
) -> None:
    program, objectives = drawn
    shuffled = []
    for constraint in program.rows:
        entries = dict(zip(constraint.indices, constraint.coefficients, strict=True))
        order = list(range(program.columns))  # every index, zeros too
        rng.shuffle(order)  # type: ignore[attr-defined]
        coefficients = tuple(entries.get(j, 0) for j in order)
        shuffled.append(replace(constraint, indices=tuple(order), coefficients=coefficients))
    again = replace(program, rows=tuple(shuffled))
    for small in (HIGHS_ALWAYS, PIVOTS_ONLY):
        answer = Session(again, objectives, small=small).maximise([1, 2])
        objective = [a + 2 * b for a, b in zip(*objectives, strict=True)]
        assert is_proved(program, objective, answer)


@given(programs(), st.data())
def test_pivots_go_on_from_any_basis(
    drawn: tuple[Program, list[list[int]]], data: st.DataObject
) -> None:
    program, objectives = drawn
    most = min(program.columns, len(program.rows))
    size = data.draw(st.integers(0, most))
    columns = data.draw(st.permutations(range(program.columns)))[:size]
    rows = data.draw(st.permutations(range(len(program.rows))))[:size]
    start = dictionary_at(program, Basis(tuple(sorted(columns)), tuple(sorted(rows))))
    answer = solve_dictionary(start, objectives[0])
    cold = solve_dictionary(Dictionary(program), objectives[0])
    assert (answer.status, answer.value) == (cold.status, cold.value)
    assert is_proved(program, objectives[0], answer)


@given(st.integers(1, 12), st.sampled_from([1, 9, 10**20]), st.randoms(use_true_random=False))
def test_a_square_system_is_solved_exactly(size: int, top: int, rng: object) -> None:
    draw = rng.randint  # type: ignore[attr-defined]
    matrix = [[draw(-top, top) for _ in range(size)] for _ in range(size)]
    sides = [[draw(-top, top) for _ in range(size)] for _ in range(2)]
    solved = solve_square(matrix, sides)
    if solved is None:
        sympy = pytest.importorskip("sympy")
        assert sympy.Matrix(matrix).det() == 0
        return
    numerators, denominator = solved
    assert denominator > 0

    def residual(x: list[int], side: list[int]) -> list[int]:
        return [
            sum(a * b for a, b in zip(line, x, strict=True)) - b * denominator
            for line, b in zip(matrix, side, strict=True)
        ]

    for x, side in zip(numerators, sides, strict=True):
        assert not any(residual(x, side))
        assert any(residual([x[0] + 1, *x[1:]], side))  # planted: a wrong entry is noticed


@given(st.integers(1, 9), st.integers(1, 9), st.randoms(use_true_random=False))
def test_the_image_of_a_simplex_is_the_hull_of_its_corners(n: int, top: int, rng: object) -> None:
    draw = rng.randint  # type: ignore[attr-defined]
    points = [(draw(-top, top), draw(-top, top)) for _ in range(n)]
    simplex = Program(n, (row([1] * n, 1, equality=True),))
    for small in (HIGHS_ALWAYS, PIVOTS_ONLY):
        session = Session(simplex, [[x for x, _ in points], [y for _, y in points]], small=small)
        found = image_polygon(session)
        assert found.complete and found.polygon == Polygon.hull(points)
        stated = [line.offset for line in found.lines]
        assert stated == [found.polygon.support(_pair(line.normal))[0] for line in found.lines]
        assert len(stated) == len(found.polygon.half_planes())
        part = image_polygon(session, limit=1)
        assert all(found.polygon.contains(v) for v in part.polygon.vertices)
        for line in part.lines:  # outer lines hold for all points
            assert all(line.normal[0] * x + line.normal[1] * y <= line.offset for x, y in points)


def _pair(direction: tuple[int, int]) -> tuple[Fraction, Fraction]:
    return Fraction(direction[0]), Fraction(direction[1])


def test_rational_data_and_every_relation() -> None:
    half = Fraction(1, 2)
    answer = maximise(
        [half, Fraction(-1, 3)],
        [([1, 1], "<=", Fraction(7, 2)), ([Fraction(1, 7), 0], ">=", half), ([0, 1], "=", -1)],
        free=[1],
    )
    assert answer.value == half * Fraction(9, 2) + Fraction(1, 3)
    bounds = (Fraction(7, 2), half, -1)
    assert sum(y * b for y, b in zip(answer.dual, bounds, strict=True)) == answer.value


def test_no_constraints_and_no_columns() -> None:
    assert maximise([0, -1], []).value == 0
    assert maximise([1], []).status == "unbounded"
    assert maximise([1], [([0], "<=", -1)]).status == "infeasible"
    assert maximise([], [([], "<=", 0)]).value == 0


def test_bad_input_is_named() -> None:
    with pytest.raises(ShapeError, match="constraint 1 has 1 coefficients"):
        maximise([1, 2], [([1, 1], "<=", 1), ([1], "<=", 1)])
    with pytest.raises(InputValueError, match="'<'"):
        maximise([1], [([1], "<", 1)])
    with pytest.raises(InputValueError, match="free variables"):
        maximise([1], [], free=[1])
    with pytest.raises(InputValueError, match="objective 0"):
        Session(Program(2, ()), [[1]])


def test_empty_and_unbounded_images_are_refused() -> None:
    empty = Program(1, (row([1], -1),))
    with pytest.raises(EmptySetError):
        image_polygon(Session(empty, [[1], [1]]))
    with pytest.raises(NotDefinedError):
        image_polygon(Session(Program(1, ()), [[1], [1]]))
    with pytest.raises(InputValueError, match="limit 0"):
        image_polygon(Session(empty, [[1], [1]]), limit=0)


def test_an_interrupt_leaves_what_is_proved() -> None:
    points = [(x, x * x) for x in range(-8, 9)]
    simplex = Program(len(points), (row([1] * len(points), 1, equality=True),))

    def stop(corners: int, lines: int) -> None:
        if corners >= 5:
            raise KeyboardInterrupt

    session = Session(simplex, [[x for x, _ in points], [y for _, y in points]])
    part = image_polygon(session, progress=stop)
    assert not part.complete and len(part.corners) >= 4
    assert image_polygon(session).complete


def test_cycling_examples_end() -> None:
    """Beale's program, on which the textbook rule cycles for ever."""
    q = Fraction
    answer = maximise(
        [q(3, 4), -150, q(1, 50), -6],
        [
            ([q(1, 4), -60, q(-1, 25), 9], "<=", 0),
            ([q(1, 2), -90, q(-1, 50), 3], "<=", 0),
            ([0, 0, 1, 0], "<=", 1),
        ],
    )
    assert answer.value == q(1, 20)
