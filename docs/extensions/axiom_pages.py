"""One page for each axiom of the registry, with a violation that is searched for anew.

The page states the axiom as its leaf file does, searches with both controls, and shows what the
violating one does: the sentence, the picture, the problems, and whether the verifier agrees.  A
control that does not do what its file says stops the build with a warning.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from docs.extensions.leaf_pages import (
    GENERATED,
    bullets,
    fields,
    heading,
    literal,
    prose,
    table,
    write_pages,
)
from gametheory_bp.axioms import (
    IMPLICATIONS,
    THEOREMS,
    Axiom,
    SearchOutcome,
    Violation,
    find_violation,
    list_axioms,
    load_axiom,
)
from gametheory_bp.axioms.library import LIBRARY
from gametheory_bp.certificates.axiom_demands import SENTENCES
from gametheory_bp.certificates.axiom_relations import STATEMENTS
from gametheory_bp.certificates.verification import verify

LOG = logging.getLogger(__name__)
BUDGET = 100
"""Proposals for the control that satisfies the axiom: the conformance tests search longer."""
AT_D = {
    "fixed": "the same in all related problems",
    "transformed": "changes together with the set",
    "moved": "moves; the set stays",
}


def axiom_pages(axioms: Iterable[tuple[str, Axiom]], folder: Path) -> dict[str, str]:
    """The pages by file name, and the table of all of them; pictures go to the folder."""
    pages, rows, pictures = {}, [], set()
    for name, axiom in axioms:
        good, bad = axiom.satisfied_by, axiom.violated_by
        kept = find_violation(good.call, axiom, good.domain, budget=BUDGET)
        broken = find_violation(bad.call, axiom, bad.domain)
        violation = broken.violation
        if kept.found or not kept.defined:
            LOG.warning("axiom %s: its satisfying control: %s", name, kept.sentence())
        if violation is None or not verify(violation):
            LOG.warning("axiom %s: its violating control: %s", name, broken.sentence())
        picture = "" if violation is None else draw(name, violation, folder)
        pictures.add(picture)
        pages[f"{name}.rst"] = page(name, axiom, kept, broken, picture)
        rows.append(index_row(name, axiom, kept, broken))
    columns = ("axiom", "statement", "violations by a rule that keeps it", "by one that does not")
    pages["table.txt"] = "\n".join(table(columns, rows, "22 40 19 19"))
    for old in folder.glob("*.svg"):
        if old.name not in pictures:
            old.unlink()
    return pages


def index_row(
    name: str, axiom: Axiom, kept: SearchOutcome, broken: SearchOutcome
) -> tuple[str, ...]:
    """One line of the table of axioms."""
    link = f":doc:`{literal(axiom.title)} </{GENERATED}/axioms/{name}>`"
    holds = "violated" if kept.found else f"none in {kept.instances} instances"
    verdict = f":ref:`violated <axiom-{name}-violation>`" if broken.found else "none found"
    return (
        link,
        literal(axiom.statement),
        f"{spoken(kept.rule)}: {holds}",
        f"{spoken(broken.rule)}: {verdict}",
    )


def spoken(rule: str) -> str:
    """A rule's id with spaces, which a narrow column can break."""
    return literal(rule.strip("_").replace("_", " "))


def page(name: str, axiom: Axiom, kept: SearchOutcome, broken: SearchOutcome, picture: str) -> str:
    """The page of one axiom."""
    both = axiom.players == ("both",)
    lines = [f".. _axiom-{name}:", "", *heading(axiom.title, "="), f"``{name}``", ""]
    lines += [f"*{literal(axiom.statement)}*", "", ".. math::", "", f"   {axiom.formula.tex}", ""]
    text = description(name)
    lines += [text, ""]
    lines += fields(
        (
            ("Source", "" if "Source:" in text else literal(axiom.source)),
            ("Problems", f"``{axiom.relation}``: {literal(STATEMENTS[axiom.relation])}"),
            ("Demand", f"``{axiom.demand}``: {literal(SENTENCES[axiom.demand])}"),
            ("Speaks of", "both players together" if both else "each player i; j is the other"),
            ("Disagreement point", AT_D[axiom.disagreement]),
            ("Several solutions", literal(axiom.set_valued)),
            ("Domains", literal(", ".join(axiom.domains))),
        )
    )
    lines += heading("Controls")
    lines += table(
        ("control", "domain", "found while this page was built"),
        (
            (f"satisfies: {spoken(kept.rule)}", literal(kept.domain), literal(kept.sentence())),
            (f"violates: {spoken(broken.rule)}", literal(broken.domain), found_word(broken)),
        ),
        "25 20 55",
    )
    if broken.violation is not None:
        lines += violation_lines(name, broken.violation, picture)
    return "\n".join([*lines, *lattice(name), *theorems(name)])


def description(name: str) -> str:
    """The text of the leaf's file; an axiom of another package has only its record."""
    if name not in LIBRARY._files:
        return ""
    return prose(importlib.import_module(f"{LIBRARY.package}.{name}").__doc__ or "")


def found_word(broken: SearchOutcome) -> str:
    """The verdict on the violating control."""
    if broken.violation is None:
        return literal(broken.sentence())
    return f"violated after {broken.proposals} proposals, shrunk"


def violation_lines(name: str, violation: Violation, picture: str) -> list[str]:
    """The sentence, the picture, the problems, and what the verifier says."""
    (shown,) = violation.display().parts
    lines = [f".. _axiom-{name}-violation:", "", *heading("A violation")]
    lines += [literal(violation.sentence()), ""]
    lines += [f".. image:: {picture}", "   :width: 620px"]
    lines += [f"   :alt: {literal(violation.display().heading)}", ""]
    lines += table(shown.columns, [[literal(cell) for cell in row] for row in shown.rows])
    says = "accepts it" if verify(violation) else "REFUSES it"
    lines += [f"The verifier, which knows neither rule nor axiom, {says}.", ""]
    return lines


def lattice(name: str) -> list[str]:
    """Implications in which the axiom takes part."""
    known = [
        f"{literal(' and '.join(i.premises))} imply {literal(i.conclusion)}: {literal(i.reason)}"
        for i in IMPLICATIONS
        if name in (*i.premises, i.conclusion)
    ]
    return [*heading("Implications"), *bullets(known)] if known else []


def theorems(name: str) -> list[str]:
    """Rules for which the literature proves the axiom."""
    known = [
        f"{literal(t.rule)}: {literal(t.reference)} ({literal(', '.join(t.domains))})"
        for t in THEOREMS
        if t.axiom == name
    ]
    return [*heading("Proved for"), *bullets(known)] if known else []


@cache
def _drawing_code() -> bytes:
    """The code that draws: a picture is drawn again when it changes."""
    import gametheory_bp.plotting as plotting

    folder = Path(plotting.__file__).parent
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))


def draw(name: str, violation: Violation, folder: Path) -> str:
    """The name of the picture's file; it is drawn only if it is not there yet."""
    from gametheory_bp.plotting import draw_plane, figure_size, file_figure, plane_of, save_figure

    plane = replace(plane_of(violation), caption="")  # the page has the sentence as text
    digest = hashlib.sha256(repr(plane).encode() + _drawing_code()).hexdigest()[:12]
    path = folder / f"{name}-{digest}.svg"
    if not path.exists():
        figure, ax = file_figure(size=figure_size(plane))
        draw_plane(plane, ax)
        save_figure(figure, path)
    return path.name


def write(app: Sphinx) -> None:
    """Write the pages of all axioms."""
    folder = Path(app.srcdir) / GENERATED / "axioms"
    folder.mkdir(parents=True, exist_ok=True)
    axioms = [(name, load_axiom(name)) for name in list_axioms()]
    write_pages(folder, axiom_pages(axioms, folder))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True}
