"""The import contracts of pyproject.toml hold, and each of them can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, write_tree
from tests.effort import one_in

FOLDERS = (
    "exact geometry display solvers games welfare certificates threats payoffs equilibria "
    "bargaining taxonomy families symbolic axioms norms dynamics evaluation claims testing interop "
    "plotting sweep deep report reproduction cli"
).split()

PLANTED = [
    ("layers", "exact/reading.py", "import gametheory_bp.games"),
    ("layers", "errors.py", "import gametheory_bp.leaves"),
    ("layers", "solvers/basis.py", "import gametheory_bp.certificates"),
    ("layers", "geometry/hull.py", "import gametheory_bp.display"),
    ("layers", "games/nfg.py", "def read():\n    import gametheory_bp.welfare"),
    ("layers", "equilibria/nash.py", "import gametheory_bp.bargaining"),
    ("layers", "report/page.py", "import gametheory_bp.reproduction"),
    ("layers", "somewhere/page.py", "x = 1"),
    ("verifier-solvers", "certificates/verify/nash.py", "import gametheory_bp.solvers"),
    ("verifier-solvers", "exact/matrix.py", "import highspy"),
    ("verifier-plain", "certificates/verify/nash.py", "def check():\n    import flint"),
    ("torch", "games/bimatrix.py", "def tensor():\n    import torch"),
    ("matplotlib", "report/figure.py", "def draw():\n    from matplotlib import pyplot"),
    ("peers", "equilibria/oracle.py", "def ask():\n    import pygambit"),
    ("nashpy", "bargaining/oracle.py", "def ask():\n    import nashpy"),
    ("cvxpy", "games/oracle.py", "def ask():\n    import cvxpy"),
]

ALLOWED = {
    "deep/network.py": "import torch",
    "plotting/plane.py": "def draw():\n    from matplotlib import pyplot",
    "interop/gambit.py": "def convert():\n    import pygambit",
    "equilibria/oracle.py": "def ask():\n    import nashpy\n    import cvxpy",
    "games/nfg.py": "import gametheory_bp.exact",
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the project's contracts over the package that lies in ``root``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    command += ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def contract_names() -> dict[str, str]:
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {c["id"]: c["name"] for c in settings["tool"]["importlinter"]["contracts"]}


def synthetic_package(root: Path) -> Path:
    """A package with every folder and no forbidden import."""
    files = {f"gametheory_bp/{folder}/__init__.py": "" for folder in FOLDERS}
    files |= {f"gametheory_bp/{name}.py": "" for name in ("__init__", "errors", "leaves")}
    files |= {"gametheory_bp/certificates/verify/__init__.py": "import gametheory_bp.exact.matrix"}
    files |= {"gametheory_bp/exact/matrix.py": ""}
    return write_tree(root, files)


def test_every_contract_holds() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_imports_that_the_order_allows_are_accepted(tmp_path: Path) -> None:
    synthetic_package(tmp_path)
    write_tree(tmp_path, {f"gametheory_bp/{name}": text for name, text in ALLOWED.items()})
    outcome = lint(tmp_path)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(contract_names())


@pytest.mark.parametrize(("contract", "file", "text"), one_in(3, PLANTED))
def test_a_planted_import_breaks_its_contract(
    contract: str, file: str, text: str, tmp_path: Path
) -> None:
    synthetic_package(tmp_path)
    init = "" if (tmp_path / "gametheory_bp" / file).parent.exists() else "__init__.py"
    if init:
        write_tree(tmp_path, {f"gametheory_bp/{Path(file).parent}/{init}": ""})
    write_tree(tmp_path, {f"gametheory_bp/{file}": text + "\n"})
    outcome = lint(tmp_path)
    assert outcome.returncode != 0
    assert f"{contract_names()[contract]} BROKEN" in outcome.stdout
