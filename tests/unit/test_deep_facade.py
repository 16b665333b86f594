"""The folder of the learned layer: names that load late, and an error without torch."""

from __future__ import annotations

import subprocess
import sys
import types

import pytest

import gametheory_bp.deep as deep
from gametheory_bp.deep.requirement import require_torch
from gametheory_bp.errors import MissingPackageError
from tests.architecture.source_tree import ROOT

LATE = """
import sys
import gametheory_bp as gt
assert "train" in dir(gt.deep)
print("torch" in sys.modules)
gt.deep.learning_preset("quick", "coin_game")
print("torch" in sys.modules)
"""


def test_torch_is_imported_when_a_name_is_used() -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", LATE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.split() == ["False", "True"]


def test_every_name_is_there_and_none_is_a_module() -> None:
    assert sorted(deep.__all__) == deep.__dir__()
    for name in deep.__all__:
        item = getattr(deep, name)
        assert not isinstance(item, types.ModuleType)
        assert item.__name__ == name
    with pytest.raises(AttributeError, match="trian"):
        deep.trian  # noqa: B018


@pytest.mark.parametrize("name", ["torch", "safetensors"])
def test_a_missing_package_is_named_with_the_way_to_get_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_torch()
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(
        MissingPackageError, match=r"-c constraints\.txt 'gametheory_bp\[deep\]'"
    ) as caught:
        require_torch()
    assert repr(name) in str(caught.value)
