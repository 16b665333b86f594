"""Table 3 of the paper: properties of welfare functions, each mark beside its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.claims.property_cell import BUDGET, DOMAINS
from gametheory_bp.display import Stack, Table
from gametheory_bp.reproduction._claims import decided, verdict_word
from gametheory_bp.reproduction._reproduction import Reproduction

WELFARE = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
PROPERTIES = {
    "pareto_optimality": "Pareto optimality",
    "impartiality": "Impartiality",
    "affine_invariance": "Invariance to affine transformations",
    "independence": "Independence of irrelevant alternatives",
    "resource_monotonicity": "Resource monotonicity",
}


def _steps() -> Iterator[str]:
    """Decide the cells one after the other; ``decided`` keeps what it found."""
    for name, words in PROPERTIES.items():
        for welfare, title in WELFARE.items():
            yield f"{words}, {title}"
            decided("stastny_2021", f"table_3_{welfare}_{name}")


def _table() -> Stack:
    marks, domains, wrong, readings = [], [], [], []
    for name, words in PROPERTIES.items():
        line = [words]
        for welfare, title in WELFARE.items():
            _, finding = decided("stastny_2021", f"table_3_{welfare}_{name}")
            found = dict(finding.witness)
            mark = "yes" if found["printed"] == "kept" else "no"
            line.append(f"{mark}, {verdict_word(finding)}")
            domains.append((words, title, mark, *(found[domain][0] for domain in DOMAINS)))
            if finding.verdict == "refuted":
                wrong.append((words, title, mark, finding.weaker, finding.weaker_verdict))
            readings += [
                (words, title, key.removeprefix("reading: "), found[key])
                for key in found
                if key.startswith("reading: ")
            ]
        marks.append(tuple(line))
    titles = tuple(WELFARE.values())
    by_domain = tuple(domain.replace("_", " ") for domain in DOMAINS)
    cell = ("property", "welfare function")
    return Stack(
        "Properties of welfare functions",
        (
            Table(
                "As printed, with the verdict on the print",
                ("property", *titles),
                tuple(marks),
                "yes, no: the paper's tick or cross; proved: a cross by a counterexample, a tick "
                "by a theorem of the literature against which no violation was found",
            ),
            Table(
                "Domain by domain",
                (*cell, "paper", *by_domain),
                tuple(domains),
                "proved: the property is kept; broken: a verified counterexample. The caption "
                "restricts the properties of Nash welfare to convex sets.",
            ),
            Table(
                "What holds where the paper is wrong",
                (*cell, "paper", "instead", "verdict"),
                tuple(wrong),
            ),
            Table(
                "Other readings of a cell",
                (*cell, "reading, domain", "verdict"),
                tuple(readings),
                f"none found: in a search of {BUDGET} proposals; the page of the claim counts them",
            ),
        ),
    )


TABLE_3 = Reproduction(
    title="Properties of welfare functions: all twenty cells on four domains",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "table 3",
    table=_table,
    steps=_steps,
)
