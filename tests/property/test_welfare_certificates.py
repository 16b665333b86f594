"""Certificates of welfare optima under damage: every change is refused or proves the same."""

from __future__ import annotations

import pytest

from gametheory_bp import BargainingProblem, BimatrixGame, solve, verify, welfare_optimum
from gametheory_bp.bargaining import welfare_table
from gametheory_bp.errors import GameTheoryError
from tests.effort import one_in
from tests.property.mutations import mutations

PROBLEM = BargainingProblem([(0, 0), (9, 1), (4, 6), (1, 7)], (1, "1/2"))
FINITE = BargainingProblem([(0, 5), (2, 2), (3, 4), (5, 3)], (1, 1), finite=True)
CHICKEN = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])

SAVED = {
    "smooth": lambda: solve(PROBLEM, "nash").to_json(),
    "kinked": lambda: solve(PROBLEM, "gini").to_json(),
    "algebraic": lambda: solve(PROBLEM, "yu", p=3).to_json(),
    "interval": lambda: solve(PROBLEM, "ces", exponent=-20).to_json(),
    "weak": lambda: solve(BargainingProblem([(0, 0), (0, 3)]), "nash").to_json(),
    "finite": lambda: solve(FINITE, "ces", exponent="1/2").to_json(),
    "pure": lambda: welfare_optimum(CHICKEN, "egalitarian", "pure").to_json(),
    "rational": lambda: welfare_optimum(CHICKEN, "ces", "individually_rational").to_json(),
    "nash": lambda: welfare_optimum(CHICKEN, "utilitarian", "nash").to_json(),
    "correlated": lambda: welfare_optimum(CHICKEN, "nash", "correlated").to_json(),
    "outcomes": lambda: welfare_optimum(CHICKEN, "inequity_averse", "correlated").to_json(),
    "outcomes above d": lambda: welfare_optimum(
        CHICKEN, "inequity_averse", "individually_rational", disagreement=(5, 3)
    ).to_json(),
    "outcomes of equilibria": lambda: welfare_optimum(CHICKEN, "inequity_averse", "nash").to_json(),
}


def same_proof(path: tuple[str | int, ...]) -> bool:
    """A multiplier of the deviation from an action to itself multiplies 0."""
    return len(path) > 3 and str(path[-3]).endswith("multipliers") and path[-2] == path[-1]


@pytest.mark.parametrize("name", one_in(2, SAVED))
def test_a_damaged_certificate_is_refused(name: str) -> None:
    saved = SAVED[name]()
    assert verify(saved), verify(saved).failures
    accepted = []
    for path, damaged in mutations(saved["certificate"]):
        try:
            if verify({**saved, "certificate": damaged}) and not same_proof(path):
                accepted.append((path, damaged))
        except GameTheoryError:  # not even recognised as a saved result
            continue
    assert not accepted, [path for path, _ in accepted]


@pytest.mark.parametrize("name", ["smooth", "finite", "correlated"])
def test_a_damaged_claim_is_refused(name: str) -> None:
    saved = SAVED[name]()
    for _, damaged in mutations(saved["claim"]["points"]):
        assert not verify({**saved, "claim": {**saved["claim"], "points": damaged}})


def test_a_whole_table_is_verified_and_one_changed_point_is_noticed() -> None:
    table = welfare_table(CHICKEN, among=["pure", "feasible", "nash", "correlated"])
    saved = table.to_json()
    assert verify(saved)
    assert len(saved["results"]) < len(table.rules) * len(table.among)  # proofs are shared
    point = saved["results"][0]["certificate"]["points"][0][0]
    point[0] = str(int(point[0].split("/")[0]) + 1)
    assert not verify(saved)
