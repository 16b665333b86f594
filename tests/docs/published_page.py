"""The page that sets published numbers beside exact ones, with tables made by the library.

``python -m tests.docs.published_page`` writes the tables again (about six seconds).
"""

from __future__ import annotations

from gametheory_bp.display import Table
from gametheory_bp.reproduction._published_and_exact import published_tables
from tests.architecture.source_tree import ROOT

PAGE = ROOT / "docs" / "theory" / "published_and_exact.md"
NAMES = ("rewards", "scores")


def markdown(table: Table) -> str:
    """A table as the page has it."""
    lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def stored() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Rows of both tables of the page."""
    text, found = PAGE.read_text("utf-8"), {}
    for name in NAMES:
        part = text.split(f"<!-- {name} -->")[1].split(f"<!-- end of {name} -->")[0]
        lines = [line for line in part.splitlines() if line.startswith("|")][2:]
        found[name] = tuple(tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines)
    return found


def written(text: str, tables: tuple[Table, Table]) -> str:
    """The page with these tables."""
    for name, table in zip(NAMES, tables, strict=True):
        here, after = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, end = text.split(here)[0], text.split(after)[1]
        text = f"{before}{here}\n\n{markdown(table)}\n\n{after}{end}"
    return text


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8"), published_tables()), "utf-8")
    print(PAGE.relative_to(ROOT))
