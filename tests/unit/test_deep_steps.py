"""Several steps at once: the same bits as one after the other, compiled or not."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import torch

from gametheory_bp.deep import batched_game
from gametheory_bp.deep.environments import compiled_steps
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    MissingPackageError,
    NotDefinedError,
)


def played(name: str, how: str, seed: int = 3, batch: int = 64) -> list[torch.Tensor]:
    """Three stretches of 5 steps: rewards, states, and the next number of the generator."""
    generator = torch.Generator().manual_seed(seed)
    games = batched_game(name, batch, 40, generator=generator)
    luck = torch.Generator().manual_seed(9)
    count = games.tables.actions
    seen = []
    for _ in range(3):
        row, column = (torch.randint(k, (5, batch), generator=luck) for k in count)
        if how == "one by one":
            made = [games.step(a, b) for a, b in zip(row, column, strict=True)]
            seen += [torch.stack([s.rewards for s in made]), torch.stack([s.states for s in made])]
        else:
            found = games.steps(row, column, compiled=how == "compiled")
            seen += [found.rewards, found.states]
            assert not found.done and torch.equal(found.states[-1], games.states)
    return [*seen, torch.rand(3, generator=generator)]


def same(one: list[torch.Tensor], two: list[torch.Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, two, strict=True))


GAMES = ("cg", "abcg", "prisoners_dilemma")


@pytest.mark.parametrize("name", ["cg", "prisoners_dilemma"])
def test_several_steps_are_single_steps(name: str) -> None:
    assert same(played(name, "at once"), played(name, "one by one"))
    planted = played(name, "at once", seed=4)  # another generator is seen
    assert not same(planted, played(name, "one by one"))


@pytest.mark.slow
def test_compiled_steps_are_single_steps() -> None:
    pytest.importorskip("numba", reason="numba is not installed: the extra compiled")
    for name in GAMES:
        assert same(played(name, "compiled"), played(name, "one by one"))
    games = batched_game("cg", 2, generator=torch.Generator())
    fine, wrong = torch.zeros(1, 2, dtype=torch.int64), torch.tensor([[0, 4]])
    before = games.states.clone()
    with pytest.raises(InputValueError, match="0 to 3"):
        games.steps(fine, wrong, compiled=True)
    assert torch.equal(games.states, before) and games.clock == 0


def test_steps_refuse_what_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    games = batched_game("cg", 2, 3, generator=torch.Generator())

    def zeros(*shape: int) -> Any:
        return torch.zeros(*shape, dtype=torch.int64)

    with pytest.raises(InputTypeError, match=r"give both \(steps, 2\)"):
        games.steps(zeros(1, 2), zeros(1, 3))
    with pytest.raises(InputTypeError, match="at least one step"):
        games.steps(zeros(0, 2), zeros(0, 2))
    with pytest.raises(NotDefinedError, match=r"3 are left.*reset"):
        games.steps(zeros(4, 2), zeros(4, 2))
    assert games.steps(zeros(3, 2), zeros(3, 2)).done
    games.reset()
    compiled_steps._kernel.cache_clear()
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(
        MissingPackageError, match=r"-c constraints.txt 'gametheory_bp\[compiled\]'"
    ):
        games.steps(zeros(1, 2), zeros(1, 2), compiled=True)
