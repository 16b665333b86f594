"""Table 4: what is printed, released, and in the presets, number by number."""

from __future__ import annotations

import pytest

from gametheory_bp.deep import experiment
from gametheory_bp.deep.lola import LolaSettings, lola_preset
from gametheory_bp.display import Stack
from gametheory_bp.reproduction import REPRODUCTIONS, table_4


def test_table_4_has_the_numbers_of_the_presets() -> None:
    stack = REPRODUCTIONS.load("table_4").table()
    assert isinstance(stack, Stack)
    printed, more = ({row[:2]: row[2:] for row in part.rows} for part in stack.parts)  # type: ignore[union-attr]
    for game, name in (("cg", "CG (amTFT)"), ("abcg", "ABCG (amTFT)")):
        presets = [experiment(game, preset).learning for preset in ("published", "quick")]
        assert printed[name, "episodes"] == (
            "4000", "8000", *(str(settings.episodes) for settings in presets),
        )  # fmt: skip
        assert printed[name, "discount"][2:] == tuple(f"{p.discount:g}" for p in presets)
        updates = tuple(str(p.updates * p.episodes // p.parallel) for p in presets)
        assert more[name, "updates of each learner"] == ("80000", *updates)
    sampled = LolaSettings()
    assert printed["CG (LOLA-PG)", "learning rate"][3] == f"{sampled.step:g}"
    networks = lola_preset("cg", "published")
    assert more["CG (LOLA-PG)", "updates"] == ("2000", str(networks.updates), str(sampled.updates))


def test_published_presets_are_the_released_settings() -> None:
    """In the words of the table; gradients of LOLA-PG are twice as long here."""
    for name, released in table_4.RELEASED.items():
        ours = table_4.ours(name, "published")
        other = {what for what in released if ours[what] != released[what]}
        scaled = {"learning rate", "other's learning rate"} if "LOLA-PG" in name else set()
        assert other == scaled and ours.keys() == released.keys(), name


def test_another_preset_changes_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: nothing of it is typed twice."""
    quick = experiment("cg")
    learning = quick.learning.but(episodes=6464, momentum=0.5, optimiser="sgd")
    other = quick.but(learning=learning, seeds=3)
    monkeypatch.setattr("gametheory_bp.deep.experiment", lambda name, preset: other)
    found = table_4.ours("CG (amTFT)", "published")
    assert (
        found["episodes"] == "6464"
        and found["pairs of each reward"] == "3"
        and found["optimiser"] == "SGD, momentum 0.5"
    )
    assert found != table_4.RELEASED["CG (amTFT)"]
