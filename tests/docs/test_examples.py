"""Every example runs as a script and as a notebook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tests.docs.tutorial_pages import examples, page_of, page_text

EXAMPLES = examples()
MARKED = [
    pytest.param(p, marks=() if p.stem == "welfare_optimal_equilibria" else pytest.mark.slow)
    for p in EXAMPLES
]
"""Building the documentation runs the tutorial pages, which say the same: here one runs."""
LONGEST = 120
"""Lines of an example: one question, read in one go."""


def run_script(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, str(path)], cwd=folder, env=environment, capture_output=True, text=True
    )


def run_notebook(path: Path, folder: Path) -> list[str]:
    """The kinds of output that the executed notebook shows; an error in a cell is raised."""
    import jupytext
    from nbclient import NotebookClient

    book = jupytext.read(path)
    client = NotebookClient(book, timeout=300, resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [
        kind
        for cell in book.cells
        for output in cell.get("outputs", ())
        for kind in output.get("data", {"text/plain": ""})
    ]


def test_there_are_examples() -> None:
    assert any(path.stem == "welfare_optimal_equilibria" for path in EXAMPLES)


@pytest.mark.parametrize("path", MARKED, ids=lambda p: p.stem)
def test_an_example_runs_as_a_script(path: Path, tmp_path: Path) -> None:
    done = run_script(path, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("path", MARKED, ids=lambda p: p.stem)
@pytest.mark.filterwarnings("default")  # of the Jupyter packages, not ours
def test_an_example_runs_as_a_notebook(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    shown = run_notebook(path, tmp_path)
    assert "image/png" in shown, "the picture is part of the notebook"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_is_short_and_asks_one_question(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    titles = re.findall(r"^# # (.+)$", text, re.M)
    assert len(titles) == 1 and titles[0].endswith("?"), titles


def test_a_failing_example_is_noticed(tmp_path: Path) -> None:
    """Planted violation: a script, and a notebook, that raise."""
    from nbclient.exceptions import CellExecutionError

    planted = tmp_path / "planted.py"
    planted.write_text("# %%\nraise SystemExit('wrong')\n")
    assert run_script(planted, tmp_path).returncode != 0
    planted.write_text("# %%\nassert 1 == 2\n")
    with pytest.raises(CellExecutionError):
        run_notebook(planted, tmp_path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_tutorial_page_says_the_same(path: Path) -> None:
    page = page_of(path)
    assert page.read_text("utf-8") == page_text(path), (
        f"{path.name} was changed: run python -m tests.docs.tutorial_pages"
    )
    assert re.search(rf"^{path.stem}$", (page.parent / "index.md").read_text("utf-8"), re.M)
