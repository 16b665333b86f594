"""The code that users copy from the README and the guides runs, block after block."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from tests.architecture.source_tree import ROOT

BLOCK = re.compile(r"^```(?:python|pycon|\{code-cell\} ipython3?)\n(.*?)^```$", re.M | re.S)
TUTORIALS = ROOT / "docs" / "tutorials"
"""Written from the examples, which run as scripts; tests/docs/test_examples compares the two."""
PAGES = [
    page
    for page in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent != TUTORIALS),
    )
    if page.exists()
]


def is_notebook(page: Path) -> bool:
    """Whether building the documentation runs the page; of those only the first runs here."""
    return "```{code-cell}" in page.read_text("utf-8")


RUN_BY_THE_DOCS = [page for page in PAGES if is_notebook(page)]
MARKED = [
    pytest.param(page, marks=pytest.mark.slow if page in RUN_BY_THE_DOCS[1:] else ())
    for page in PAGES
]


def blocks(text: str) -> list[str]:
    """The Python blocks of a page; notebook cells lose their ``:tags:`` lines."""
    return [re.sub(r"^:.*\n", "", code, flags=re.M) for code in BLOCK.findall(text)]


def run(page: str, text: str) -> None:
    """Run the blocks of a page in one namespace; blocks with a prompt are doctests."""
    namespace: dict[str, object] = {"__name__": "page"}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for number, code in enumerate(blocks(text), 1):
        where = f"{page}, block {number}"
        if code.lstrip().startswith(">>>"):
            test = parser.get_doctest(code, namespace, where, page, 0)
            output: list[str] = []
            runner.run(test, out=output.append, clear_globs=False)
            namespace |= test.globs
            assert not runner.failures, "".join(output)
        else:
            exec(compile(code, where, "exec"), namespace)


@pytest.mark.parametrize("page", MARKED, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_code_of_the_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("examples",):
        if (ROOT / folder).exists():
            (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    try:
        run(page.name, page.read_text("utf-8"))
    finally:
        plt.close("all")  # a page shows its figures and does not close them


def test_planted_wrong_blocks_are_found() -> None:
    with pytest.raises(NameError):
        run("planted", "```python\nundefined\n```\n")
    with pytest.raises(AssertionError, match="Expected"):
        run("planted", "```pycon\n>>> 1 + 1\n3\n```\n")


def test_blocks_share_their_names() -> None:
    run("page", "```python\nx = 2\n```\ntext\n```pycon\n>>> x\n2\n```\n```text\nnot code\n```\n")
