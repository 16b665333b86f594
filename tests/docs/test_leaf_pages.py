"""Every axiom and every claim of a registry has a page that shows what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx.application import Sphinx

import theory_checks
from docs.extensions import axiom_pages, claim_pages
from docs.extensions.claim_pages import page, stored_ones, text_of
from docs.extensions.leaf_pages import literal, prose, write_pages
from gametheory_bp.axioms import Axiom, load_axiom, registry
from gametheory_bp.axioms.axiom import Control
from gametheory_bp.claims import Claim, Finding, Flip
from gametheory_bp.claims.ledger import run_ledger
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.leaves import LeafFolder

GAME = BimatrixGame([[1, 0]], [[0, 2]])


def _refute(given: object) -> Finding:
    witness = (("the *game*", GAME), ("pairs", ((1, 2), (3, 4))))
    return Finding("refuted", "one | game", witness, "it is 3", "verified on scope")


CLAIM = Claim(
    "Sum_ of |all|", "the sum is 4", "nowhere, p. 7", "refuted", _refute, (("game", GAME),),
    Flip("game", "row", (0, 0), "1/2"),
)  # fmt: skip
AXIOM = replace(load_axiom("homogeneity"), title="Planted homogeneity", source="Nobody (2026)")


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the extensions warn of."""
    said: list[str] = []

    def warn(text: str, *numbers: object) -> None:
        said.append(text % numbers)

    for module in (axiom_pages, claim_pages):
        monkeypatch.setattr(module, "LOG", SimpleNamespace(warning=warn))
    return said


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of axioms with one file, a paper with one claim, and a place for the pages."""
    for name, line in (
        ("planted_axioms", "from tests.docs.test_leaf_pages import AXIOM as PLANTED"),
        ("planted_2026", "from tests.docs.test_leaf_pages import CLAIM"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("", "utf-8")
        (tmp_path / name / "extra.py").write_text(f'"""Words of the file."""\n{line}\n', "utf-8")
    stored = tmp_path / "theory_checks" / "planted_2026"
    stored.mkdir(parents=True)
    outcomes = run_ledger([("extra", CLAIM)], {}).outcomes()
    (stored / "outcomes.jsonl").write_text(outcomes, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    axioms = LeafFolder("planted_axioms", Axiom, "axiom", "gametheory_bp.test_axioms")
    claims = LeafFolder("planted_2026", Claim, "claim", "gametheory_bp.test_claims")
    monkeypatch.setattr(axiom_pages, "LIBRARY", axioms)
    monkeypatch.setattr(registry, "LIBRARY", axioms)
    monkeypatch.setattr(theory_checks, "papers", lambda: {"planted_2026": claims})
    monkeypatch.setattr(claim_pages, "ROOT", tmp_path)
    yield tmp_path
    for name in list(sys.modules):
        if name.startswith("planted_"):
            del sys.modules[name]


def written(root: Path) -> Path:
    app = SimpleNamespace(srcdir=str(root / "docs"))
    axiom_pages.write(app)  # type: ignore[arg-type]
    claim_pages.write(app)  # type: ignore[arg-type]
    return root / "docs" / "reference" / "generated"


def test_a_new_leaf_has_a_page(planted: Path, warnings: list[str]) -> None:
    pages = written(planted)
    axiom = (pages / "axioms" / "extra.rst").read_text("utf-8")
    assert "Words of the file." in axiom and "Planted homogeneity" in axiom
    assert "breaks" in axiom and "short by 1" in axiom and "accepts it" in axiom
    (picture,) = (pages / "axioms").glob("extra-*.svg")
    assert f".. image:: {picture.name}" in axiom
    claim = (pages / "claims" / "planted_2026" / "extra.rst").read_text("utf-8")
    assert ":Verdict: :ref:`refuted <claim-planted_2026-extra-witness>`" in claim
    assert ":What holds instead: it is 3 (**verified on scope**)" in claim
    assert "Proved by" not in claim
    assert not warnings


def test_pages_build_without_warning_and_the_verdict_leads_to_the_witness(
    planted: Path, warnings: list[str]
) -> None:
    docs = written(planted).parents[1]
    contents = (
        "Index\n=====\n\n.. include:: reference/generated/axioms/table.txt\n\n"
        ".. include:: reference/generated/claims/table.txt\n\n"
        ".. toctree::\n   :glob:\n\n   reference/generated/*/*\n   reference/generated/*/*/*\n"
    )
    (docs / "index.rst").write_text(contents, "utf-8")
    out = planted / "html"
    settings = {"extensions": ["sphinx.ext.mathjax"], "html_theme": "basic", "smartquotes": False}
    problems = planted / "problems.txt"
    with problems.open("w", encoding="utf-8") as stream:
        app = Sphinx(
            docs, None, out, planted / "trees", "html", settings, status=None, warning=stream
        )
        app.build()
    assert problems.read_text("utf-8") == ""
    index = (out / "index.html").read_text("utf-8")
    target = "reference/generated/claims/planted_2026/extra.html#claim-planted-2026-extra-witness"
    assert target in index and "#axiom-extra-violation" in index
    claim = (out / "reference/generated/claims/planted_2026/extra.html").read_text("utf-8")
    assert 'id="claim-planted-2026-extra-witness"' in claim and "Sum_ of |all|" in claim
    assert "the *game*" in claim and "one | game" in claim
    assert "<img" in (out / "reference/generated/axioms/extra.html").read_text("utf-8")


def outcome(verdict: str) -> dict[str, object]:
    return {"verdict": verdict, "scope": "all", "witness": {}, "proved_by": "argument"}


def test_a_page_shows_the_stored_outcome_and_what_proved_rests_on(warnings: list[str]) -> None:
    claim = replace(CLAIM, expected="proved")
    (one,) = stored_ones("paper", [("extra", claim)], {"extra": outcome("proved")})
    shown = page(one, "Words.")
    assert ":Verdict: :ref:`proved" in shown and ":Proved by: argument: a written" in shown
    assert not warnings


def test_outcomes_that_cannot_stand_are_warned_of(warnings: list[str]) -> None:
    stored = {"extra": outcome("proved"), "gone": outcome("tested")}
    changed, missing = stored_ones("paper", [("extra", CLAIM), ("other", CLAIM)], stored)
    assert ":Problem: its file expects" in page(changed, "")
    assert missing.word == "not decided" and "no outcome is stored" in page(missing, "")
    assert [text.split(":")[0] for text in warnings] == ["claim extra", "claim other", "claim gone"]


def test_a_control_that_fails_its_word_is_warned_of(tmp_path: Path, warnings: list[str]) -> None:
    good, bad = AXIOM.satisfied_by, AXIOM.violated_by
    exchanged = replace(AXIOM, satisfied_by=bad, violated_by=Control(good.rule))
    pages = axiom_pages.axiom_pages([("exchanged", exchanged)], tmp_path)
    assert len(warnings) == 2 and "A violation" not in pages["exchanged.rst"]
    assert "none found" in pages["table.txt"]


def test_pages_of_gone_leaves_are_removed_and_unchanged_ones_left_alone(tmp_path: Path) -> None:
    assert write_pages(tmp_path, {"a.rst": "1", "b.rst": "2"}) == ("a.rst", "b.rst")
    assert write_pages(tmp_path, {"a.rst": "1", "c.rst": "2"}) == ("c.rst",)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.rst", "c.rst"]


def test_texts_are_no_markup() -> None:
    assert literal("x_1 * |y|  `z`") == r"x\_1 \* \|y\| \`z\`"
    assert prose("A *word*, ``x|y`` and |w|, x_ *") == r"A *word*, ``x|y`` and \|w\|, x\_ \*"
    assert prose("Title\n-----\nText") == "**Title**\n\nText"


def test_a_witness_is_shown_in_full() -> None:
    assert text_of([["1", "2"], ["3"]]) == "(1, 2)\n(3,)"
    assert text_of(GAME.to_json()) == str(GAME)
    assert text_of([GAME.to_json(), "1/2"]) == f"{GAME}\n1/2"
