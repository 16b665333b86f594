"""Every kind of certificate under every small damage.

A damaged certificate must be refused.  The exceptions are listed by field: there another value
can be a proof of the *same* claim (the claim is compared with the stored one, so nothing else
can slip through).  Damaging the answer in claim and certificate alike must always be refused:
then the claim is false.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from pkgutil import iter_modules
from typing import Any

import pytest

import gametheory_bp as gt
import gametheory_bp.certificates.verify as checkers
from gametheory_bp.certificates.verification import verify
from tests.effort import scaled
from tests.property.certificate_samples import SAMPLES
from tests.property.mutations import mutations

MOST = 500
"""Damages tried by default; of more, evenly spread ones."""

# kind -> evidence fields that may differ, with the reason
FREE: dict[str, dict[str, str]] = {
    "supergradient": {"multipliers": "other multipliers may separate the same point"},
    "ray": {"normal": "any supporting normal of a corner proves that the ray leaves there"},
    "pareto_frontier": {"weights": "any positive weights that select a point prove it optimal"},
    "correlated_bound": {"line": "any multipliers that give the bound prove it"},
    "correlated_optimum": {
        "lines": "any multipliers that give the value prove it",
        "distributions": "a point may be attained by several equilibria",
    },
    "correlated_polygon": {
        "lines": "any multipliers that give an edge prove it",
        "distributions": "a vertex may be attained by several equilibria",
    },
    "nash_optimum": {"tree": "other branches and prices may leave no more room either"},
    "independent_optimum": {"places": "a profile may lie on several segments"},
    "independent_order": {"places": "a profile may lie on several segments"},
    "welfare_optimum": {
        "set_proof": "the set may have several proofs, as its own kind says",
        "solution_proofs": "a solution may have several proofs, as its own kind says",
    },
    "outcome_welfare": {
        "floor_prices": "any prices that give the bound prove it",
        "row_multipliers": "any multipliers that give the bound prove it",
        "column_multipliers": "any multipliers that give the bound prove it",
    },
    "folk_theorem": {
        "polygon_proof": "the polygon may have several proofs, as its own kind says",
        "threat_proofs": "several strategies may be optimal",
    },
    "equilibrium_payoffs": {
        "generators": "other promises may span the same set",
        "chain": "other lines may leave the same set",
    },
    "algebraic_equilibrium_payoffs": {
        "starts": "another action pair may be worth the same",
        "outer_proof": "another outer polygon may serve as well",
        "weights": "other weights may prove the same lines",
        "leanings": "other leanings may prove the same lines",
    },
    "stochastic_equilibrium_payoffs": {
        "generators": "other promises may span the same sets",
        "chain": "other lines may leave the same sets",
    },
    "least_discount": {
        "low_proof": "the set may have several proofs, as its own kind says",
        "high_proof": "the set may have several proofs, as its own kind says",
    },
    "attainable_payoffs": {
        "policies": "several policies may attain the same payoffs",
        "values": "biases may be shifted",
        "bounds": "several functions may bound the same edge",
    },
    "stochastic_minimax": {"strategies": "several strategies may prove the same bounds"},
    "grim_optimum": {
        "attainable": "the set may have several proofs, as its own kind says",
        "threats": "a threat may have several proofs, as its own kind says",
        "plan": "its threats are those, and other plans may be worth the same",
    },
    "grim_plan": {"threats": "a threat may have several proofs, as its own kind says"},
    "minimax_value": {"strategies": "several strategies may be optimal"},
    "feasible_polygon": {"profiles": "several action pairs may give the same payoff pair"},
    "concession_path": {
        "path": "a path may rest at its end, or leave out its last step",
        "southeast": "a wider enclosure may still prove the bounds",
        "northwest": "a wider enclosure may still prove the bounds",
    },
}
# what the answer is, by kind; "points" for all certificates of bargaining solutions
ANSWERS: dict[str, tuple[str, ...]] = {
    "time_sharing": ("vertices", "fills"),
    "path_payoff": ("payoffs", "distance"),
    "equilibrium_discounts": ("nash", "subgame_perfect"),
    "attained_payoffs": ("vertices", "values"),
    "equilibrium_payoffs": ("inner", "outer", "gap"),
    "algebraic_equilibrium_payoffs": ("vertices",),
    "stochastic_equilibrium_payoffs": ("inner", "outer", "gap"),
    "attainable_payoffs": ("vertices",),
    "joint_optima": ("values", "optimal", "reached"),
    "stochastic_minimax": ("lower", "upper", "lower_values", "upper_values", "gap"),
    "stochastic_equilibrium": (
        *("payoffs", "best_replies", "worst_slack", "nash", "subgame_perfect"),
        *("values", "best_values"),
    ),
    "grim_optimum": ("lower", "upper", "gap"),
    "grim_plan": (
        *("payoffs", "values", "lower_slack", "upper_slack", "gap", "worst"),
        *("sustained", "subgame_perfect"),
    ),
    "folk_theorem": ("floor", "vertices"),
    "least_discount": ("low", "high", "never"),
    "automata_equilibrium": (
        *("payoffs", "best_replies", "worst_slack", "nash", "subgame_perfect"),
        *("values", "best_values"),
    ),
    "nash_equilibrium": ("profiles", "payoffs"),
    "nash_optimum": ("value", "profiles", "payoffs"),
    "minimax_value": ("value",),
    "feasible_polygon": ("vertices",),
    "independent_region": ("pieces",),
    "pareto_frontier": ("points",),
    "correlated_bound": ("bound",),
    "correlated_optimum": ("value", "points"),
    "correlated_polygon": ("vertices",),
}


def saved(make: Callable[[], Any]) -> dict[str, Any]:
    document = make().to_json()
    assert verify(document), verify(document)
    return document


def test_every_kind_has_a_sample() -> None:
    kinds = {module.name for module in iter_modules(checkers.__path__)}
    assert {make().certificate is not None for make in SAMPLES.values()} == {True}
    assert kinds == {saved(make)["certificate"]["kind"] for make in SAMPLES.values()}


def refuse(document: dict[str, Any], damages: list[tuple[tuple[str | int, ...], Any]]) -> None:
    kind = document["certificate"]["kind"]
    for path, damaged in damages:
        if verify({**document, "certificate": damaged}):
            assert path and path[0] in FREE.get(kind, {}), (path, damaged)
            assert path[0] not in document["claim"]


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_certificates_are_refused(name: str) -> None:
    document = saved(SAMPLES[name])
    damages = list(mutations(document["certificate"]))
    assert len(damages) > 10
    refuse(document, damages[:: 1 + len(damages) // scaled(MOST)])


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_all_damage_to_large_certificates_is_refused(name: str) -> None:
    document = saved(SAMPLES[name])
    damages = list(mutations(document["certificate"]))
    if len(damages) > MOST:
        refuse(document, damages)


@pytest.mark.parametrize("name", SAMPLES)
def test_wrong_answers_are_refused_even_when_claim_and_certificate_agree(name: str) -> None:
    document = saved(SAMPLES[name])
    certificate = document["certificate"]
    answers = ANSWERS.get(certificate["kind"], ("points",))
    count = 0
    for field in answers:
        for path, damaged in mutations(certificate[field]):
            forged = copy.deepcopy(document)
            forged["certificate"][field] = damaged
            if field in forged["claim"]:
                forged["claim"][field] = damaged
            count += 1
            assert not verify(forged), (field, path, damaged)
    assert count > 0


def test_a_checker_that_checks_nothing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: with an always-agreeing checker the harness must complain."""
    from gametheory_bp.certificates.verdict import Check
    from gametheory_bp.certificates.verify import nash_equilibrium

    name = next(n for n, make in SAMPLES.items() if "nash_equilibrium" in n)
    monkeypatch.setattr(nash_equilibrium, "check", lambda _: iter([Check("fine", True)]))
    with pytest.raises(AssertionError):
        test_wrong_answers_are_refused_even_when_claim_and_certificate_agree(name)


def test_the_claim_cannot_be_exchanged() -> None:
    game = gt.load_game("asymmetric_bach_or_stravinsky")
    other = gt.minimax(game, "column").to_json()
    document = gt.minimax(game, "row").to_json()
    assert not verify({**document, "claim": other["claim"]})
    assert not verify({**document, "claim": {}})
