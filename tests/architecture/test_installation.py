"""The environment is what the project declares: pinned, and without CUDA packages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT

CUDA = re.compile(r"^(nvidia-|cuda-|triton$|pytorch-triton|cupy)")
PIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.!]+$")


def cuda_packages(names: Iterable[str]) -> list[str]:
    """Distributions that only a GPU build of torch brings in."""
    return sorted(name for name in names if CUDA.match(canonicalize_name(name)))


def bad_pins(text: str) -> list[str]:
    """Lines that are not a plain ``name==version``: hashes, addresses, local builds, ranges."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and line[0] != "#" and not PIN.match(line)]


def unpinned(requirements: Iterable[str], constraints: str) -> list[str]:
    """Declared requirements without a pin, or with a pin that they refuse."""
    pins = {
        canonicalize_name(line.partition("==")[0]): line.strip().partition("==")[2]
        for line in constraints.splitlines()
        if "==" in line and line[0] != "#"
    }
    parsed = [Requirement(text) for text in requirements]
    return sorted(
        item.name
        for item in parsed
        if not item.specifier.contains(pins.get(canonicalize_name(item.name), "0"))
    )


def declared(*extras: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["optional-dependencies"][extra] for extra in extras]
    listed = [*project["dependencies"], *(item for group in groups for item in group)]
    return [item for item in listed if not item.startswith("gametheory_bp")]


def constraints() -> str:
    return (ROOT / "constraints.txt").read_text("utf-8")


def test_no_cuda_package_is_installed() -> None:
    assert cuda_packages(found.name for found in distributions()) == []


def test_planted_cuda_packages_are_found() -> None:
    planted = [
        "numpy",
        "torch",
        "nvidia-cublas-cu12",
        "nvidia_nccl_cu13",
        "triton",
        "cuda-bindings",
    ]
    assert cuda_packages(planted) == sorted(set(planted) - {"numpy", "torch"})


def test_constraints_are_plain_pins() -> None:
    assert bad_pins(constraints()) == []


@pytest.mark.parametrize(
    "line",
    [
        "torch==2.13.0+cpu",
        "--index-url https://example.org/simple",
        "numpy>=2",
        "numpy==2.4.6 --hash=sha256:00",
        "numpy @ file:///tmp/numpy.whl",
        "-e .",
    ],
)
def test_a_planted_bad_pin_is_found(line: str) -> None:
    assert bad_pins(f"# pins\nscipy==1.17.1\n{line}\n") == [line]


EXTRAS = (
    *("deep", "marl", "gambit", "openspiel", "notebook", "compiled", "ray", "dask", "testing"),
    *("tensorboard", "third_party", "test", "docs", "check"),
)


def test_every_declared_package_is_pinned() -> None:
    assert unpinned(declared(*EXTRAS), constraints()) == []


def test_planted_unpinned_packages_are_found() -> None:
    pins = "numpy==2.4.6\nscipy==1.0\n"
    assert unpinned(["numpy>=2", "scipy>=1.13", "rich>=13"], pins) == ["rich", "scipy"]


def test_torch_is_not_an_ordinary_dependency() -> None:
    assert "torch" not in {Requirement(text).name for text in declared()}
