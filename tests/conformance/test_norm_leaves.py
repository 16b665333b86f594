"""Every norm of the library keeps the contract of its folder and the facts that it states."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pytest

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.norms import (
    Norm,
    compatibility,
    detection,
    list_norms,
    load_norm,
    named_norm,
    sustainable_discounts,
)
from gametheory_bp.norms.named_norm import NamedNorm

NAMES = list_norms()


def stated_wrongly(item: NamedNorm) -> bool:
    found = sustainable_discounts(item.game, item.norm).subgame_perfect
    return (" and ".join(map(str, found)) or "none") != item.subgame_perfect


@pytest.mark.parametrize("name", NAMES)
def test_a_norm_states_source_and_discounts(name: str) -> None:
    item = named_norm(name)
    assert item.norm is load_norm(name)
    assert re.search(r"\b1[789]\d\d|\b20\d\d|folklore", item.source)
    assert item.statement.endswith(".") and item.title == item.norm.name
    assert not stated_wrongly(item)
    module = import_module(f"gametheory_bp.norms.library.{name}")
    assert (module.__doc__ or "").strip().endswith(".")
    assert item.source in str(item)
    assert Norm.from_json(item.norm.to_json()) == item.norm


@pytest.mark.parametrize("name", NAMES)
def test_the_programs_of_a_norm_are_compatible_with_it(name: str) -> None:
    norm = load_norm(name)
    for policy in norm.profile():
        assert compatibility(policy, norm).holds


@pytest.mark.parametrize("name", NAMES)
def test_a_norm_judges_promptly(name: str) -> None:
    norm = load_norm(name)
    for player in ("row", "column"):  # some rules watch the other, some both
        assert any(detection(norm, player, watch=w).is_prompt for w in ("other", "either"))  # type: ignore[arg-type]


def test_wrong_discounts_are_noticed() -> None:
    assert stated_wrongly(replace(named_norm("grim_cooperation"), subgame_perfect="[1/3, 1)"))


def test_the_two_norms_of_section_3_4() -> None:
    for name, action, payoffs in (("always_b", 0, (4, 1)), ("always_s", 1, (2, 2))):
        item = named_norm(name)
        assert item.norm.profile() == tuple(
            Automaton.constant(player, (2, 2), action)  # type: ignore[arg-type]
            for player in ("row", "column")
        )
        found = item.norm.equilibrium(RepeatedGame(item.game, "24/25"))
        assert found.payoffs == payoffs
        assert found.deters and found.is_subgame_perfect


def test_nonsense_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="always_b"):
        load_norm("always_c")
    with pytest.raises(InputTypeError, match="name of a norm"):
        load_norm(3)  # type: ignore[arg-type]
    good = named_norm("always_b")
    with pytest.raises(InputValueError, match="a source"):
        replace(good, source="")
    with pytest.raises(ShapeError, match="does not fit"):
        replace(good, norm=Norm.always("wide", (2, 3), 0, 0))
    with pytest.raises(InputTypeError, match="give a Norm"):
        replace(good, norm="always B")  # type: ignore[arg-type]
