"""Cells of a table of welfare functions by properties."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.claims import property_cell
from gametheory_bp.claims.property_cell import CONVEX, DOMAINS, PropertyCell, Reading
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from theory_checks import papers

CLAIMS = papers()["stastny_2021"]
WELFARE = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
PROPERTIES = (
    "pareto_optimality",
    "impartiality",
    "affine_invariance",
    "independence",
    "resource_monotonicity",
)
# Table 3 as printed, a row for each property, welfare functions in the order above.
PRINTED = ("yyyy", "yyyy", "yynn", "ynyy", "nyyn")
DEAL = BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])


@pytest.fixture(autouse=True)
def _short_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(property_cell, "BUDGET", 40)


def cell_of(welfare: str, name: str) -> PropertyCell:
    cell: Any = CLAIMS.load(f"table_3_{welfare}_{name}").decision
    return cell.__self__


def games_of(welfare: str, name: str) -> dict[str, BimatrixGame]:
    return dict(CLAIMS.load(f"table_3_{welfare}_{name}").given)


def test_there_is_a_claim_for_each_of_the_twenty_cells_with_the_mark_printed() -> None:
    wanted = {f"table_3_{w}_{p}" for w in WELFARE for p in PROPERTIES}
    assert {name for name in CLAIMS.names() if name.startswith("table_3_")} == wanted
    for name, marks in zip(PROPERTIES, PRINTED, strict=True):
        for welfare, mark in zip(WELFARE, marks, strict=True):
            assert cell_of(welfare, name).kept == (mark == "y")


def test_the_caption_restricts_nash_alone_to_convex_sets() -> None:
    scopes = {w: {cell_of(w, p).scope for p in PROPERTIES} for w in WELFARE}
    assert scopes.pop("nash") == {CONVEX}
    assert set.union(*scopes.values()) == {DOMAINS}


@pytest.mark.parametrize("welfare", WELFARE)
def test_the_games_of_resource_monotonicity_serve_both_readings(welfare: str) -> None:
    """Profiles are raised, and the set of payoffs grows."""
    game, other = games_of(welfare, "resource_monotonicity").values()
    before, after = tuple(game.payoffs()), tuple(other.payoffs())
    assert set(before) < set(after)
    assert all(u >= x and v >= y for (x, y), (u, v) in zip(before, after, strict=True))


def test_egalitarian_points_that_are_left_stay_chosen() -> None:
    """Nash's form of independence, which the egalitarian form keeps on finite sets."""
    rng, met = Random(1), 0
    for _ in range(300):
        large = {(rng.randint(0, 4), rng.randint(0, 4)) for _ in range(5)}
        small = {p for p in large if rng.random() < 0.7}
        if not small:
            continue
        chosen, left = (
            set(solve(BargainingProblem(sorted(s), finite=True), "egalitarian_pareto").points)
            for s in (large, small)
        )
        met += bool(chosen & small)
        assert chosen & small <= left
    assert met > 100


def test_a_planted_wrong_tick_is_refuted_with_witness() -> None:
    games = games_of("nash", "resource_monotonicity")
    cell = cell_of("nash", "resource_monotonicity")
    assert cell.decide(games).verdict == "proved"
    found = replace(cell, kept=True).decide(games)
    assert found.verdict == "refuted"
    assert dict(found.witness)["finite"][0] == "broken"


def test_a_planted_wrong_cross_is_refuted() -> None:
    cell = cell_of("utilitarian", "pareto_optimality")
    found = replace(cell, kept=False).decide({"game": DEAL})
    assert (found.verdict, found.weaker_verdict) == ("refuted", "proved")


def test_a_planted_false_proof_is_an_error() -> None:
    cell = cell_of("kalai_smorodinsky", "resource_monotonicity")
    false = replace(cell, proofs=(("convex", "hearsay"),))
    with pytest.raises(UnprovedError, match="contradicts hearsay"):
        false.decide(games_of("kalai_smorodinsky", "resource_monotonicity"))


def test_without_a_proof_for_every_domain_the_word_is_tested() -> None:
    cell = replace(cell_of("egalitarian", "pareto_optimality"), readings=())
    assert cell.decide({"game": DEAL}).verdict == "proved"
    assert replace(cell, proofs=cell.proofs[1:]).decide({"game": DEAL}).verdict == "tested"


def test_what_holds_instead_falls_with_a_broken_reading() -> None:
    cell = cell_of("kalai_smorodinsky", "resource_monotonicity")
    false = Reading("Nash", "nash", "strong_monotonicity", "convex", instead=True)
    found = replace(cell, readings=(false,)).decide(
        games_of("kalai_smorodinsky", "resource_monotonicity")
    )
    assert found.weaker_verdict == "refuted"


def test_egalitarian_ticks_cannot_both_be_had_on_comprehensive_sets() -> None:
    """Equal gains are monotone and not optimal, the printed form is optimal and not monotone."""
    for rule, broken in (
        ("proportional", "strong_pareto_optimality"),
        ("egalitarian_pareto", "strong_monotonicity"),
    ):
        games = games_of("egalitarian", "resource_monotonicity")
        for axiom in ("strong_pareto_optimality", "strong_monotonicity"):
            word = PropertyCell(rule, axiom, kept=True).on("comprehensive", games).word
            assert (word == "broken") == (axiom == broken)


def test_games_outside_a_domain_are_left_to_the_search() -> None:
    """A column payoff of 2 whatever row gets is a horizontal edge: not strictly comprehensive."""
    flat = {"game": BimatrixGame([[0, 1]], [[2, 2]])}
    cell = PropertyCell("utilitarian", "strong_pareto_optimality", kept=True)
    assert cell.on("comprehensive", flat).solutions == "(1, 2)"
    assert cell.on("strictly_comprehensive", flat).solutions == ""


def test_a_rule_that_only_reports_is_marked_so() -> None:
    def worst(problem: BargainingProblem) -> tuple[int, int]:
        return 0, 0

    reading = Reading("worst", worst, "strong_pareto_optimality", "finite")
    found = PropertyCell("nash", "strong_pareto_optimality", True).on(
        "finite", {"game": DEAL}, reading
    )
    assert found.word == "broken" and "as reported by the rule" in found.witness
