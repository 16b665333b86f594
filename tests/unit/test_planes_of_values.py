"""Values, bounds, tables and classes as data of the payoff plane."""

from __future__ import annotations

from fractions import Fraction

import gametheory_bp as gt
from gametheory_bp.bargaining import welfare_table
from gametheory_bp.plotting import plane_of

GAME = gt.load_game("asymmetric_bach_or_stravinsky")


def test_a_minimax_value_is_a_line_at_the_value() -> None:
    for player, own in (("row", 0), ("column", 1)):
        found = gt.minimax(GAME, player)
        (line,) = plane_of(found).paths
        assert {p[own] for p in line.points} == {found.value}
        assert len({p[1 - own] for p in line.points}) == 2


def test_an_optimum_over_correlated_equilibria_is_marked() -> None:
    optimum = gt.correlated_equilibria(GAME).optimum((1, 2))
    marks = [m.point for m in plane_of(optimum).marks if m.role == "solution"]
    assert marks == list(optimum.points) and len(marks) == 2


def test_a_bound_leaves_what_satisfies_it() -> None:
    game = gt.BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])
    bound = gt.correlated_equilibria(game).bound((1, 1))
    area = plane_of(bound).areas[-1]
    assert max(x + y for x, y in area.vertices) == bound.bound < 12


def test_a_table_shows_every_rule_of_its_first_set() -> None:
    table = welfare_table(GAME, ["nash", "egalitarian"], ["feasible", "pure"])
    marks = {m.point for m in plane_of(table).marks if m.role == "solution"}
    assert marks == {(3, Fraction(3, 2)), (Fraction(22, 9), Fraction(16, 9))}


def test_classes_stand_in_the_title() -> None:
    plane = plane_of(gt.classify(GAME))
    assert "bargaining" in plane.title and any(m.role == "nash" for m in plane.marks)
    assert gt.plot(gt.classify(GAME)) is not None
