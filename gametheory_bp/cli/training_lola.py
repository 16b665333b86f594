"""``train --learner lola``: opponent shaping from sampled play, with tables or with networks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gametheory_bp.errors import InputValueError, UnknownNameError

__all__ = ["LEARNERS", "check_learner", "train_lola"]

LEARNERS = ("q_learning", "lola", "policy_gradient")
MATRIX_DISCOUNT = "24/25"


def train_lola(
    game: str,
    learner: str,
    *,
    networks: bool,
    preset: str,
    seed: int,
    folder: Path | None,
    updates: int | None,
    every: int,
) -> int:
    """Train two learners that shape each other, or do not; the last line has what they earn."""
    plain = learner == "policy_gradient"
    if networks:
        return _networks(game, plain, preset, seed, folder, updates, every)
    if folder is not None or preset != "quick":
        raise InputValueError(
            "policies in tables learn in seconds: they have no published preset and write no "
            "checkpoints; leave out --preset and --folder, or add --networks"
        )
    return _tables(game, plain, seed, updates)


def _tables(game: str, plain: bool, seed: int, updates: int | None) -> int:
    from dataclasses import replace

    from gametheory_bp.deep.lola import LolaSettings, learn_by_play, memory_one_game
    from gametheory_bp.dynamics import remembering_coin_game
    from gametheory_bp.games.coin_game import list_coin_games
    from gametheory_bp.games.library import load_game

    coins = game in list_coin_games()
    if coins:
        played, settings = remembering_coin_game(game), LolaSettings()
    else:
        played = memory_one_game(load_game(game), MATRIX_DISCOUNT)
        settings = LolaSettings(step=0.25, look_ahead=1.0, updates=400)
    changes: dict[str, Any] = {"look_ahead": 0.0} if plain else {}
    if updates is not None:
        changes["updates"] = updates
    settings = replace(settings, **changes)
    tell = _teller(settings.updates)
    found = learn_by_play(played, settings, seed=seed, progress=lambda done, _: tell(done, ""))
    one, two = found.values
    words = f"row {one:.3f}, column {two:.3f} per step, discounted ({played.factor}), closed form"
    if coins:
        words += f"; own coins {found.share():.1%}"
    print(f"{words}; {settings.updates} updates, {found.cpu_seconds:.0f} CPU seconds")
    return 0


def _networks(
    game: str, plain: bool, preset: str, seed: int, folder: Path | None, updates: int | None,
    every: int,
) -> int:  # fmt: skip
    from gametheory_bp.deep.lola import learn_with_networks, lola_preset, play_match

    settings = lola_preset(game, preset)
    changes: dict[str, Any] = {"look_ahead": 0.0} if plain else {}
    if updates is not None:
        changes["updates"] = updates
    settings = settings.but(**changes)
    tell = _teller(settings.updates)

    def line(measured: dict[str, Any]) -> None:
        one, two = measured["rewards"]
        tell(measured["round"], f", rewards {one:.3f}, {two:.3f} per step")

    try:
        run = learn_with_networks(
            game, settings, seed=seed, folder=folder, every=every, progress=line
        )
    except KeyboardInterrupt:
        kept = folder is not None and (folder / "checkpoint.json").exists()
        way = f"the same command goes on from {folder}" if kept else "nothing was kept"
        print(f"interrupted; {way}", file=sys.stderr)
        return 1
    if folder is not None:
        print(f"measurements and a checkpoint are in {folder}")
    found = play_match(run, run, steps=settings.horizon)
    one, two = found.payoffs
    share = "" if found.own_share is None else f"; own coins {found.own_share:.1%}"
    print(
        f"row {one:.3f}, column {two:.3f} per step over {found.games} games of {found.steps} "
        f"steps{share}; {settings.updates} updates, {run.cpu_seconds:.0f} CPU seconds"
    )
    return 0


def check_learner(name: str) -> None:
    """Refuse a learner that there is not."""
    if name not in LEARNERS:
        raise UnknownNameError("learner", name, LEARNERS)


def _teller(updates: int) -> Callable[[int, str], None]:
    from gametheory_bp.cli.terminal import Lines

    lines = Lines()

    def tell(done: int, words: str) -> None:
        lines(f"update {done} of {updates}{words}")

    return tell
