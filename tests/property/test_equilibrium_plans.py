"""Plans read off a set of equilibrium payoffs: payoffs and verdicts by the definition."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import joint_equilibrium
from gametheory_bp.equilibria.subgame_perfect import (
    equilibrium_plan,
    grim_payoffs,
    sustained_plan,
)
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon

DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
PENNIES = gt.BimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
ROOTS = gt.BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])  # worst equilibrium: (1, root of 3)
SANNIKOV = gt.BimatrixGame(
    [[16, 3, 0], [21, 10, -1], [9, 5, -5]], [[9, 13, 3], [1, 4, 0], [0, -4, -15]]
)


def random_repeated(seed: int) -> gt.RepeatedGame:
    rng = random.Random(seed)
    m, n = rng.choice([(2, 2), (2, 3), (3, 3), (1, 2)])
    top = rng.choice([2, 10])
    tables = [[[rng.randint(-top, top) for _ in range(n)] for _ in range(m)] for _ in "ab"]
    return gt.RepeatedGame(gt.BimatrixGame(*tables), Fraction(rng.randint(0, 19), 20))


def middle(points: tuple[tuple[Fraction, Fraction], ...]) -> tuple[Fraction, Fraction]:
    return tuple(sum(p[i] for p in points) / len(points) for i in (0, 1))  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(25))
def test_corners_and_mixtures_of_random_games_are_attained(seed: int) -> None:
    repeated = random_repeated(seed)
    found = gt.subgame_perfect_payoffs(repeated)
    if found.inner.is_empty:
        with pytest.raises(EmptySetError):
            found.equilibrium((0, 0))
        return
    corners = found.inner.vertices
    for point in (*corners[-2:], middle(corners[-3:])):
        verdict = joint_equilibrium(repeated, found.equilibrium(point))
        assert verdict.play.payoffs == point
        assert verdict.is_nash
        assert verdict.is_subgame_perfect
        assert gt.verify(verdict)
        stated = sustained_plan(found, point)
        assert stated.payoffs == point
        by_state = dict(zip(verdict.play.states, verdict.play.values, strict=True))
        assert by_state == {(s,): v for s, v in enumerate(stated.values)}
        assert stated.is_subgame_perfect(PayoffTable.of(repeated.game))


@pytest.mark.parametrize("seed", range(25))
def test_grim_plans_are_nash_equilibria(seed: int) -> None:
    repeated = random_repeated(seed)
    found = grim_payoffs(repeated)
    for point in found.vertices[:3]:
        verdict = joint_equilibrium(repeated, equilibrium_plan(found, point))
        assert verdict.play.payoffs == point
        assert verdict.is_nash


def test_nash_reversion_is_subgame_perfect() -> None:
    repeated = gt.RepeatedGame(DILEMMA, "1/2")
    found = grim_payoffs(repeated, (0, 0))
    verdict = joint_equilibrium(repeated, found.equilibrium((2, 2)))
    assert verdict.is_subgame_perfect
    assert verdict.play.payoffs == (2, 2)


@pytest.mark.parametrize(("game", "discount"), [(ROOTS, "2/3"), (SANNIKOV, "2/3")])
def test_sets_of_the_literature_have_plans_for_their_corners(
    game: gt.BimatrixGame, discount: str
) -> None:
    repeated = gt.RepeatedGame(game, discount)
    found = gt.subgame_perfect_payoffs(repeated)
    assert (found.inner != found.outer) == (game is ROOTS)  # ROOTS: only a bracket is known
    for corner in found.inner.vertices[:2]:
        verdict = joint_equilibrium(repeated, found.equilibrium(corner))
        assert verdict.is_subgame_perfect
        assert verdict.play.payoffs == corner


def test_corners_may_be_mixtures_of_generated_values() -> None:
    """A smaller self-generating set: its corner is a lottery over values beyond it."""
    repeated = gt.RepeatedGame(DILEMMA, "3/4")
    found = gt.subgame_perfect_payoffs(repeated)
    corners = [(0, 0), (2, 0), (2, 2), (0, 2)]
    part = replace(found, inner=Polygon.hull(corners))
    verdict = joint_equilibrium(repeated, part.equilibrium((2, 0)))
    assert verdict.is_subgame_perfect
    assert verdict.play.payoffs == (2, 0)


def test_planted_damage_is_refused() -> None:
    table = PayoffTable.of(DILEMMA)
    plan = sustained_plan(gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, "1/2")), (2, 2))
    assert plan.is_subgame_perfect(table)
    forgiving = replace(plan.automaton, moves=(((0, 0), (0, 0)), plan.automaton.moves[1]))
    wrong = [
        replace(plan, automaton=forgiving),
        replace(plan, discount=Fraction(1, 4)),
        replace(plan, discount=Fraction(1)),
        replace(plan, values=(plan.values[0],)),
        replace(plan, values=((Fraction(2), Fraction(3)), plan.values[1])),
    ]
    assert not any(one.is_subgame_perfect(table) for one in wrong)
    assert not plan.is_subgame_perfect(PayoffTable.of(SANNIKOV))


def test_what_is_no_equilibrium_payoff_is_refused() -> None:
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, "1/2"))
    with pytest.raises(InputValueError, match=r"\(3, 3\) is no equilibrium payoff"):
        found.equilibrium((3, 3))
    with pytest.raises(EmptySetError):
        gt.subgame_perfect_payoffs(gt.RepeatedGame(PENNIES, "1/2")).equilibrium((0, 0))
    with pytest.raises(InputTypeError, match="subgame_perfect_payoffs"):
        equilibrium_plan(DILEMMA, (2, 2))  # type: ignore[arg-type]
    low = grim_payoffs(gt.RepeatedGame(DILEMMA, "1/2"), (-1, -1))
    with pytest.raises(NotDefinedError, match="no pure action holds the row player to -1"):
        low.equilibrium(low.vertices[0])
    with pytest.raises(NotDefinedError, match="need not be subgame perfect"):
        sustained_plan(low, low.vertices[0])
