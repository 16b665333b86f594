"""All rules by all axioms on four domains: the words of every cell, with its count of instances.

``P`` proved, ``n`` no violation found, ``x`` violated, ``-`` not defined; behind ``P`` and ``n``
the instances that were tried in vain.  After a wanted change of the search or of a rule,
``python -m tests.golden.test_axiom_tables`` computes all cells again (some ten minutes).
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gametheory_bp.axioms import AxiomTable, Cell, axiom_table, list_axioms
from gametheory_bp.bargaining.solving import list_rules

STORED = Path(__file__).parent / "axiom_tables.json"
LETTER = {"proved": "P", "none found": "n", "violated": "x", "not defined": "-"}
BUDGETS = {"comprehensive": 300, "strictly_comprehensive": 200, "finite": 200, "convex": 60}
SAMPLE = 5
SLOW_RULE, SLOW_AXIOM = "raiffa_continuous", "continuity"


def stored() -> dict[str, dict[str, dict[str, str]]]:
    """Word of every cell by domain, rule and axiom."""
    data: Any = json.loads(STORED.read_text("utf-8"))
    return {
        domain: {
            rule: dict(zip(data["axioms"], words.split(), strict=True))
            for rule, words in rows.items()
        }
        for domain, rows in data["tables"].items()
    }


def word(cell: Cell) -> str:
    count = str(cell.instances) if cell.violation is None and cell.instances else ""
    return LETTER[cell.status] + count


def words(table: AxiomTable) -> dict[str, str]:
    """One string for each rule."""
    return {r: " ".join(word(table.cell(r, a)) for a in table.axioms) for r in table.rules}


def write(tables: dict[str, dict[str, str]]) -> None:
    data = {"axioms": list_axioms(), "tables": tables}
    STORED.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def test_every_rule_and_axiom_has_a_cell_on_every_domain() -> None:
    tables = stored()
    assert list(tables) == list(BUDGETS)
    for rows in tables.values():
        assert tuple(rows) == list_rules()
        assert all(tuple(row) == list_axioms() for row in rows.values())
    defined = [rule for rule, row in tables["comprehensive"].items() if "-" not in row.values()]
    assert len(defined) >= 20 and len(list_axioms()) >= 20


@pytest.mark.parametrize("domain", BUDGETS)
def test_a_sample_of_cells_comes_out_as_stored(domain: str) -> None:
    rows, rng = stored()[domain], Random(f"sample of {domain}")
    rules = [r for r in list_rules() if r != SLOW_RULE]
    axioms = [a for a in list_axioms() if a != SLOW_AXIOM]
    for _ in range(SAMPLE):
        rule, axiom = rng.choice(rules), rng.choice(axioms)
        (cell,) = axiom_table([rule], [axiom], domain, budget=BUDGETS[domain]).cells
        assert word(cell) == rows[rule][axiom], (rule, axiom)


# What textbooks say of comprehensive problems; on every one of them the search must agree.
KNOWN = (
    ("nash", "individual_monotonicity", "x"),  # Kalai and Smorodinsky (1975)
    ("nash", "step_by_step_negotiation", "x"),  # Kalai (1977)
    ("nash", "strong_monotonicity", "x"),
    ("nash", "super_additivity", "x"),  # Perles and Maschler (1981)
    ("nash", "disagreement_concavity", "x"),  # Chun and Thomson (1990)
    ("kalai_smorodinsky", "independence_of_irrelevant_alternatives", "x"),
    ("kalai_smorodinsky", "strong_monotonicity", "x"),
    ("kalai_smorodinsky", "disagreement_concavity", "x"),
    ("proportional", "scale_covariance", "x"),
    ("proportional", "strong_pareto_optimality", "x"),
    ("proportional", "midpoint_domination", "x"),
    ("utilitarian", "individual_rationality", "x"),
    ("utilitarian", "scale_covariance", "x"),
    ("utilitarian", "additivity", "P"),  # Myerson (1981)
    ("leximin", "continuity", "x"),
    ("perles_maschler", "twisting", "x"),
    ("perles_maschler", "strong_monotonicity", "x"),
    ("dictator", "symmetry", "x"),
)


def test_the_stored_cells_agree_with_the_literature() -> None:
    rows = stored()["comprehensive"]
    assert {(r, a): rows[r][a][0] for r, a, _ in KNOWN} == {(r, a): w for r, a, w in KNOWN}


@pytest.mark.slow
@pytest.mark.parametrize("domain", BUDGETS)
def test_all_cells_come_out_as_stored(domain: str) -> None:
    table = axiom_table(domain=domain, budget=BUDGETS[domain])
    expected = {rule: " ".join(row.values()) for rule, row in stored()[domain].items()}
    assert words(table) == expected
    assert table.contradictions == ()


if __name__ == "__main__":
    write({d: words(axiom_table(domain=d, budget=budget)) for d, budget in BUDGETS.items()})
