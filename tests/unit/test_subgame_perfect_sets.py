"""Sets of equilibrium payoffs that are known, special or refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, load_game, verify
from gametheory_bp.equilibria.subgame_perfect import (
    RepeatedPayoffs,
    grim_payoffs,
    subgame_perfect_payoffs,
)
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, UnprovedError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.games.repeated import RepeatedGame

DILEMMA = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
ROOTS = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])


def payoffs(game: BimatrixGame, discount: object, **options: object) -> RepeatedPayoffs:
    found = subgame_perfect_payoffs(RepeatedGame(game, discount), **options)  # type: ignore[arg-type]
    assert verify(found)
    return found


def test_impatient_prisoners_defect() -> None:
    """Cooperation pays from (3 - 2)/(3 - 0) = 1/3 on, and not below."""
    assert payoffs(DILEMMA, "1/4").vertices == ((0, 0),)
    assert payoffs(DILEMMA, "333/1000").contains((2, 2)) is False
    assert payoffs(DILEMMA, "1/3").contains((2, 2)) is True


def test_patient_prisoners_attain_everything_rational() -> None:
    third = Fraction(8, 3)
    found = payoffs(DILEMMA, "9/10")
    assert found.exactness == EXACT and found.gap == 0
    assert found.vertices == ((0, 0), (third, 0), (2, 2), (0, third))
    assert found.threat_point == (0, 0)
    assert found.pareto_frontier() == ((0, third), (2, 2), (third, 0))


def test_without_a_future_only_stage_equilibria_remain() -> None:
    bos = load_game("asymmetric_bach_or_stravinsky")
    assert payoffs(bos, 0).vertices == ((2, 2), (4, 1))


def test_matching_pennies_has_no_pure_equilibrium() -> None:
    found = payoffs(load_game("matching_pennies"), "9/10")
    assert found.is_empty and found.gap == 0 and "empty" in str(found)
    with pytest.raises(EmptySetError, match="punish"):
        _ = found.threat_point


def test_a_single_action_pair() -> None:
    assert payoffs(BimatrixGame([[3]], [[5]]), "1/2").vertices == ((3, 5),)


def test_common_interest_gives_a_segment() -> None:
    game = BimatrixGame([[1, 0], [0, 2]], [[1, 0], [0, 2]])
    low = payoffs(game, "9/10").vertices
    assert len(low) == 2 and low[1] == (2, 2) and low[0][0] == low[0][1]


def test_a_worst_payoff_that_is_the_root_of_three() -> None:
    found = payoffs(ROOTS, "2/3", gap="1e-20")
    low = found.threat_point[1]
    assert found.exactness.word == "certified"
    assert abs(low**2 - 3) < Fraction(1, 10**18)
    assert found.gap is not None and 0 < found.gap < Fraction(1, 10**20) * 4
    between = (Fraction(1), (low + found.outer.vertices[0][1]) / 2)
    assert found.contains(between) is (between[1] ** 2 >= 3)  # the exact corner decides
    with pytest.raises(UnprovedError, match="between"):
        replace(found, exact=None).contains(between)


def test_the_answer_itself_has_the_irrational_corners() -> None:
    found = payoffs(ROOTS, "2/3")
    assert found.corners[0] == (1, Algebraic((-3, 0, 1), Fraction(1), Fraction(2)))
    assert found.exact is not None and verify(found.exact)
    for v, near in zip(found.corners, found.vertices, strict=True):
        assert abs(float(v[0]) - near[0]) < 1e-12 and abs(float(v[1]) - near[1]) < 1e-12
    forged = replace(found.exact, vertices=(near, *found.corners[1:]))
    assert not verify(forged)
    assert payoffs(DILEMMA, "9/10").corners == payoffs(DILEMMA, "9/10").vertices
    with pytest.raises(UnprovedError, match="bracket"):
        _ = payoffs(ROOTS, "2/3", steps=3).corners


SLIVER = BimatrixGame(
    [["-2709/2000", "331/400"], ["-877/2500", "-1023/10000"]],
    [["263/625", "743/1250"], ["-16161/10000", "5211/10000"]],
)


@pytest.mark.parametrize(
    ("game", "discount"),
    [
        (SLIVER, "24/25"),
        (ROOTS, "9/10"),
        (BimatrixGame([[4, 2], [1, -2]], [[1, -4], [-4, -4]]), "24/25"),
    ],
)
def test_sets_to_which_single_lines_creep_are_closed(game: BimatrixGame, discount: str) -> None:
    found = payoffs(game, discount)
    assert found.complete and len(found.chain) < 30
    assert found.gap is not None and found.gap < Fraction(1, 10**20)


def test_a_thin_sliver_is_a_single_point() -> None:
    """Its tip runs towards the stage equilibrium; no pair is left to sustain it."""
    assert payoffs(SLIVER, "24/25").vertices == ((Fraction(331, 400), Fraction(743, 1250)),)


@pytest.mark.parametrize("discount", ["24/25", pytest.param("9999/10000", marks=pytest.mark.slow)])
def test_patience_costs_few_links(discount: str) -> None:
    found = payoffs(ROOTS, discount)
    assert found.complete and len(found.chain) < 40


@pytest.mark.parametrize("power", [-12, 5])
def test_units_do_not_matter(power: int) -> None:
    plain = payoffs(ROOTS, "2/3")
    a, b = Fraction(10) ** power, Fraction(7, 3)
    scaled = BimatrixGame(
        [[a * x + 5 for x in line] for line in ROOTS.row_payoffs],
        [[b * y - 1 for y in line] for line in ROOTS.column_payoffs],
    )
    moved = payoffs(scaled, "2/3")
    for polygon, other in ((plain.inner, moved.inner), (plain.outer, moved.outer)):
        assert {(a * x + 5, b * y - 1) for x, y in polygon.vertices} == set(other.vertices)


def test_nash_sets_are_at_least_as_large() -> None:
    """A Nash equilibrium may punish by play that is no equilibrium."""
    game = BimatrixGame([[3, -2], [4, -1]], [[3, 4], [-2, -3]])
    repeated = RepeatedGame(game, "2/3")
    nash, perfect = grim_payoffs(repeated), subgame_perfect_payoffs(repeated)
    assert verify(nash) and all(nash.outer.contains(v) for v in perfect.vertices)


def test_an_interrupt_keeps_what_is_proved() -> None:
    def stop(links: int, moved: float) -> None:
        if links == 4:
            raise KeyboardInterrupt

    found = subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3"), progress=stop)
    assert not found.complete and verify(found) and "stopped early: interrupted" in str(found)
    assert found.gap is not None and found.gap > Fraction(1, 10**6)


def test_running_out_of_links_is_told_apart_and_says_how_to_go_on() -> None:
    found = subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3"), steps=3)
    assert not found.complete and verify(found) and "interrupted" not in str(found)
    assert "all 3 links are used; steps=12 goes on" in str(found)
    assert payoffs(ROOTS, "2/3", steps=12).stopped == ""


def test_bad_input() -> None:
    repeated = RepeatedGame(DILEMMA, "1/2")
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        subgame_perfect_payoffs(DILEMMA)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="gap is 0"):
        subgame_perfect_payoffs(repeated, gap=0)
    with pytest.raises(InputValueError, match=r"4 action pairs, the bound is 3.*largest=4"):
        subgame_perfect_payoffs(repeated, largest=3)
    with pytest.raises(InputValueError, match="'mixed'"):
        grim_payoffs(repeated, "mixed")
    assert RepeatedGame(DILEMMA, 0.96).discount == Fraction(24, 25)
