"""A violation's certificate proves its violation, and nothing else."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

from gametheory_bp.axioms import Violation, find_violation, list_axioms, load_axiom
from gametheory_bp.certificates.axiom_relations import COUNTS
from gametheory_bp.certificates.verification import verify
from tests.effort import scaled
from tests.property.mutations import mutations

AXIOMS = list_axioms()
DAMAGES = 30
"""Damages tried for each axiom, drawn from the several hundred possible ones."""
CLAIMED = ("problem", "rule", "parameters", "points", "flags")
"""Of the proofs of solutions only the claim is damaged here; their evidence has its own tests."""


@cache
def violation(name: str) -> Violation:
    control = load_axiom(name).violated_by
    found = find_violation(control.call, name, control.domain).violation
    assert found is not None
    return found


@pytest.mark.parametrize("name", AXIOMS)
def test_damaged_claims_and_certificates_are_refused(name: str) -> None:
    data = violation(name).to_json()
    assert verify(data)
    body = data["certificate"]
    damages = [
        (path, damaged)
        for path, damaged in mutations(body)
        if path[:1] != ("solutions",) or (len(path) > 2 and path[2] in CLAIMED)
    ]
    for path, damaged in random.Random(name).sample(damages, min(scaled(DAMAGES), len(damages))):
        assert not verify({**data, "certificate": damaged}), path


def moved_together(data: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Claim and certificate changed alike: only the mathematics can tell."""
    copy = json.loads(json.dumps(data))
    for name, value in changes.items():
        copy["claim"][name] = copy["certificate"][name] = value
    return copy


@pytest.mark.parametrize("name", AXIOMS)
def test_a_false_relation_or_demand_is_refused(name: str) -> None:
    data = violation(name).to_json()
    own = data["certificate"]["relation"]
    for relation, count in COUNTS.items():
        if COUNTS[own] != count:
            assert not verify(moved_together(data, relation=relation))
    assert not verify(moved_together(data, relation="no such relation"))
    assert not verify(moved_together(data, demand="no such demand"))
    assert not verify(moved_together(data, rule="another rule"))
    assert not verify(moved_together(data, domain="finite"))


def test_exchanged_problems_are_refused() -> None:
    data = violation("strong_monotonicity").to_json()
    c = data["certificate"]
    turned = moved_together(data, problems=c["problems"][::-1], points=c["points"][::-1])
    turned["certificate"]["solutions"] = c["solutions"][::-1]
    assert not verify(turned)


def test_a_lie_about_the_solution_is_refused() -> None:
    """Planted: a rule that keeps the axiom, with a made-up answer."""
    data = violation("strong_monotonicity").to_json()
    points = [data["claim"]["points"][0], [["0", "0"]]]
    lie = moved_together(data, points=points)
    assert not verify(lie)
    lie["certificate"]["solutions"][1]["points"] = [["0", "0"]]
    assert not verify(lie)


def test_the_verifier_needs_no_rule() -> None:
    """The saved violation verifies in a process that never loads axioms, rules or solvers."""
    import subprocess
    import sys

    text = json.dumps(violation("individual_monotonicity").to_json())
    code = (
        "import json, sys\n"
        "from gametheory_bp.certificates.verification import verify\n"
        "assert verify(json.loads(sys.stdin.read()))\n"
        "loaded = [m for m in sys.modules if m.startswith('gametheory_bp.')]\n"
        "bad = ('gametheory_bp.axioms', 'gametheory_bp.bargaining', 'gametheory_bp.solvers')\n"
        "assert not [m for m in loaded if m.startswith(bad)], loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
