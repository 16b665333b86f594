"""Classes of known games, refusals, and the forms of a classification."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, classify, list_games, load_game, nash_equilibria, verify
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
    UnprovedError,
)
from gametheory_bp.taxonomy import DEFINITIONS, Classification

COOPERATION = (
    "coordination_problem",
    "pure_coordination",
    "bargaining_problem",
    "asymmetric_bargaining_problem",
    "social_dilemma",
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # figure 2 and table 1 of Stastny et al. (2021)
        ("pure_coordination", {"coordination_problem", "pure_coordination"}),
        ("bach_or_stravinsky", {"coordination_problem", "bargaining_problem"}),
        (
            "asymmetric_bach_or_stravinsky",
            {"coordination_problem", "bargaining_problem", "asymmetric_bargaining_problem"},
        ),
        ("prisoners_dilemma", {"social_dilemma"}),
        # and some more
        ("stag_hunt", {"social_dilemma"}),
        ("matching_pennies", set()),
        ("chicken", {"coordination_problem", "bargaining_problem"}),
        ("nash_demand", {"coordination_problem", "bargaining_problem"}),
        ("aumann_1974", {"coordination_problem", "bargaining_problem", "social_dilemma"}),
        ("winkels_1979", set()),
    ],
)
@pytest.mark.parametrize("notion", ["nash", "pure"])
def test_known_games(name: str, expected: set[str], notion: str) -> None:
    found = classify(load_game(name), notion)  # type: ignore[arg-type]
    assert set(found.names) & set(COOPERATION) == expected


def test_the_witness_of_a_bargaining_problem() -> None:
    finding = classify(load_game("asymmetric_bach_or_stravinsky"))["coordination_problem"]
    assert finding.payoffs == ((4, 1), (2, 2), (0, 0))
    assert "if each insists on its favourite they get (0, 0)" in finding.reason
    assert [p.supports for p in finding.profiles] == [  # type: ignore[union-attr]
        ((0,), (0,)),
        ((1,), (1,)),
        ((0,), (1,)),
    ]


def test_optimality_relative_to_independent_mixtures_is_weaker() -> None:
    # a lottery over (3, -1) and (-1, 2) dominates (0, 0); independent mixtures do not
    kreps = load_game("kreps_wilson_1982")
    assert not classify(kreps)["bargaining_problem"]
    found = classify(kreps, optimality="independent")["bargaining_problem"]
    assert found
    assert found.payoffs == ((3, -1), (0, 0))


@pytest.mark.parametrize("name", ["pure_coordination", "quint_shubik_1997"])
def test_pure_coordination_with_correlated_equilibria(name: str) -> None:
    found = classify(load_game(name), "correlated")
    assert "pure_coordination" in found
    game = load_game(name)
    first, second, mixed_up = found["pure_coordination"].profiles
    assert first != second
    assert game.expected(first) == game.expected(second) == (1, 1)
    assert game.expected(mixed_up) != (1, 1)


def test_one_efficient_equilibrium_is_no_coordination_problem() -> None:
    game = BimatrixGame([[2, 0], [0, 1]], [[2, 0], [0, 1]])
    for notion in ("nash", "pure", "correlated"):
        assert "coordination_problem" not in classify(game, notion)  # type: ignore[arg-type]
    # a copied action is a second equilibrium with the same payoffs, but nothing can go wrong
    copied = BimatrixGame([[2, 0], [2, 0]], [[2, 0], [2, 0]])
    for notion in ("nash", "pure", "correlated"):
        assert "coordination_problem" not in classify(copied, notion)  # type: ignore[arg-type]


def test_no_equilibrium_of_this_kind() -> None:
    finding = classify(load_game("matching_pennies"), "pure")["coordination_problem"]
    assert finding.reason == "there is no equilibrium of this kind"


def test_zero_sum_names_the_cell_or_the_constant() -> None:
    assert classify(load_game("rock_paper_scissors"))["zero_sum"]
    constant = classify(BimatrixGame([[2, 0]], [[3, 5]]))["zero_sum"]
    assert not constant and "constant-sum" in constant.reason
    other = classify(load_game("chicken"))["zero_sum"]
    assert other.reason == "(drive, drive) pays (-10, -10), with sum -20"


def test_matching_pennies_is_symmetric_by_an_exchange_that_is_no_involution() -> None:
    finding = classify(load_game("matching_pennies"))["symmetric_players"]
    assert finding and "column" in finding.reason


def test_social_dilemma_lists_the_inequalities() -> None:
    pd = classify(load_game("prisoners_dilemma"))["social_dilemma"]
    assert "T > R (greed), P > S (fear)" in pd.reason and "not" not in pd.reason
    stag = classify(load_game("stag_hunt"))["social_dilemma"]
    assert "not T > R (greed)" in stag.reason
    chicken = classify(load_game("chicken"))["social_dilemma"]
    assert not chicken and "not 2R > S + T" in chicken.reason


def test_degenerate_games_of_one_action_and_constant_payoffs() -> None:
    for game in (BimatrixGame([[5]], [[7]]), BimatrixGame([[1, 1], [1, 1]], [[2, 2], [2, 2]])):
        for notion in ("nash", "pure", "correlated"):
            found = classify(game, notion)  # type: ignore[arg-type]
            assert not set(found.names) & {*COOPERATION, "mixed_motive"}


def test_every_class_is_defined_and_forms_agree() -> None:
    for name in list_games():
        found = classify(load_game(name))
        assert [f.name for f in found] == list(DEFINITIONS)
        assert Classification.from_json(found.to_json()) == found
        assert all(f.holds is not None and f.reason for f in found)
        shown = str(found)
        assert all(f.name.replace("_", " ") in shown for f in found)
        assert "Pareto optimality relative to lotteries" in shown
        assert "<table>" in found._repr_html_()


def test_a_classification_says_why_it_has_no_certificate() -> None:
    found = classify(load_game("chicken"))
    assert found.certificate is None
    verdict = verify(found)
    assert not verdict and "completeness" in verdict.checks[0].detail
    assert str(found.exactness) == "exact"


def test_known_equilibria_are_taken_over_and_checked() -> None:
    game = load_game("chicken")
    assert classify(game, known=nash_equilibria(game)) == classify(game)
    with pytest.raises(InputValueError, match="another game"):
        classify(game, known=nash_equilibria(load_game("stag_hunt")))
    with pytest.raises(UnprovedError, match="incomplete"):
        classify(game, known=nash_equilibria(game, limit=1))


def test_bad_requests_are_refused() -> None:
    game = load_game("chicken")
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        classify([[1]])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="did you mean 'correlated'"):
        classify(game, "correlate")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="set of profiles"):
        classify(game, optimality="convex")  # type: ignore[arg-type]
    with pytest.raises(NotDefinedError, match="optimality='feasible'"):
        classify(game, "correlated", "independent")
    with pytest.raises(UnknownNameError, match="class of games"):
        classify(game)["nice"]


def test_the_outlines_of_the_diagram() -> None:
    assert classify(load_game("bach_or_stravinsky")).sets == ("coordination", "mixed_motive")
    assert classify(load_game("asymmetric_chicken")).sets == (
        "asymmetric",
        "coordination",
        "mixed_motive",
    )
    assert classify(load_game("pure_coordination")).sets == ("coordination",)
    # said to be empty or disjoint
    for name in list_games():
        found = classify(load_game(name))
        sets = set(found.sets)
        assert ("bargaining_problem" in found) == ({"coordination", "mixed_motive"} <= sets)
        assert not ("pure_coordination" in found and "bargaining_problem" in found)
        assert "asymmetric" not in sets or "bargaining_problem" in found
        assert "social_dilemma" not in sets or "mixed_motive" in sets
        assert "zero_sum" not in found or not sets


def test_large_fractions_are_classified_exactly() -> None:
    big = 10**30
    game = BimatrixGame([[big, 0], [0, big + 1]], [[big, 0], [0, big - 1]])
    assert "bargaining_problem" in classify(game)
    equal = BimatrixGame([[big, 0], [0, big]], [[Fraction(1, 3), 0], [0, Fraction(1, 3)]])
    assert "pure_coordination" in classify(equal)
