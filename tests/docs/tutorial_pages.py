"""Tutorial pages made from the examples, so that both always say the same.

``python -m tests.docs.tutorial_pages`` writes them again after an example was changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source_tree import ROOT

HEADER = """---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

"""
FOLDER = ROOT / "docs" / "tutorials"
CELL = re.compile(r"^# %%(?P<kind> \[markdown\])?\n(?P<body>.*?)(?=^# %%|\Z)", re.M | re.S)


def examples() -> list[Path]:
    """All examples, sorted."""
    return sorted((ROOT / "examples").glob("*.py"))


def page_of(example: Path) -> Path:
    """The tutorial page of an example."""
    return FOLDER / f"{example.stem}.md"


def page_text(example: Path) -> str:
    """The page that an example becomes: text cells as text, code cells as executed cells."""
    parts = []
    for cell in CELL.finditer(example.read_text("utf-8")):
        body = cell["body"].strip("\n")
        if cell["kind"]:
            parts.append(re.sub(r"^# ?", "", body, flags=re.M))
        else:
            parts.append(f"```{{code-cell}} ipython3\n{body}\n```")
    return HEADER + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for path in examples():
        page_of(path).write_text(page_text(path), "utf-8")
        print(page_of(path).relative_to(ROOT))
