"""``train``: two deep Q-learners, and the proved distance of what they learned from the optimum."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gametheory_bp.cli.training_lola import check_learner, train_lola
from gametheory_bp.errors import DisagreementError, InputValueError, UnknownNameError

if TYPE_CHECKING:
    from gametheory_bp.deep import LearnedPair

__all__ = ["check_game", "train"]

SHOWN = 4
"""Decimals of payoffs; a gap is rounded outwards, so that what is printed is proved."""


def train(
    game: str,
    /,
    *,
    learner: str = "q_learning",
    networks: bool = False,
    preset: str = "quick",
    reward: str = "utilitarian",
    seed: int = 0,
    folder: Path | None = None,
    episodes: int | None = None,
    updates: int | None = None,
    every: int = 10,
    tensorboard: bool = False,
) -> int:
    """Train two learners; payoffs, and the proved gap to the optimum or the share of own coins.

    Needs the extra deep: pip install -c constraints.txt 'gametheory_bp[deep]'.

    Parameters
    ----------
    game: str
        A preset of coin games (cg, abcg, ...) or a game of the library (see `gametheory-bp games`).
    learner: str
        q_learning (on a welfare reward), lola (opponent shaping from sampled play) or
        policy_gradient (the same without shaping). The last two have policies in tables, with a
        bit of memory per player in coin games.
    networks: bool
        Recurrent networks in place of tables, for lola and policy_gradient; published settings:
        --preset published.
    preset: str
        quick or published.
    reward: str
        What both are paid, for q_learning: utilitarian, inequity_averse, punishing, selfish,
        egalitarian, nash or another welfare function; a wrong name lists them.
    seed: int
        At least 0.
    folder: Path
        For measurements and checkpoints; the same command goes on from what is there.
    episodes: int
        In all, in place of the preset's.
    updates: int
        For each learner after a round of play, in place of the preset's.
    every: int
        Rounds between checkpoints.
    tensorboard: bool
        Write measurements for TensorBoard too, to FOLDER/events (extra tensorboard).
    """
    if folder is not None and folder.exists() and not folder.is_dir():
        raise InputValueError(f"{str(folder)!r} is no directory; give the name of one")
    check_game(game)
    check_learner(learner)
    if learner != "q_learning":
        if episodes is not None or tensorboard or reward != "utilitarian":
            raise InputValueError(
                f"--episodes, --reward and --tensorboard are for q_learning; {learner} is paid its "
                "own reward, and --updates says how long it learns"
            )
        return train_lola(
            game, learner, networks=networks, preset=preset, seed=seed, folder=folder,
            updates=updates, every=every,
        )  # fmt: skip
    if networks:
        raise InputValueError("--networks is for lola and policy_gradient; q_learning has them")
    from gametheory_bp import deep

    tables = deep.game_tables(game)
    settings = deep.learning_preset(preset, tables.preset_kind)
    changes = {"episodes": episodes, "updates": updates}
    settings = settings.but(**{k: value for k, value in changes.items() if value is not None})
    try:
        pair = deep.train(
            tables, settings, reward, seed=seed, folder=folder, every=every,
            progress=_progress(settings.rounds), tensorboard=tensorboard,
        )  # fmt: skip
    except KeyboardInterrupt:
        kept = folder is not None and (folder / "checkpoint.json").exists()
        way = f"the same command goes on from {folder}" if kept else "nothing was kept"
        print(f"interrupted; {way}", file=sys.stderr)
        return 1
    if folder is not None:
        print(f"measurements and a checkpoint are in {folder}")
    print(_outcome(pair))
    return 0


def check_game(name: str) -> None:
    """Refuse a name here, where coin games and matrix games are offered together."""
    from gametheory_bp.games.coin_game import list_coin_games
    from gametheory_bp.games.library import list_games

    names = (*list_coin_games(), *list_games())
    if name not in names:
        raise UnknownNameError("environment", name, names)


def _progress(rounds: int) -> bool | Callable[[dict[str, Any]], None]:
    """A bar in a terminal; now and then a line where there is none."""
    if sys.stdout.isatty():
        return True
    from gametheory_bp.cli.terminal import Lines

    tell = Lines()

    def line(measured: dict[str, Any]) -> None:
        one, two = measured["rewards"]
        tell(f"round {measured['round']} of {rounds}, rewards {one:.3f}, {two:.3f} per step")

    return line


def _outcome(pair: LearnedPair) -> str:
    """The last line: means of played episodes, and the gap: proved where policies are tables."""
    from gametheory_bp.deep.measures.exact_gap import WELFARES, optimality_gap
    from gametheory_bp.deep.measures.sampled_gap import SampledGap

    settings, kind = pair.trainer.settings, pair.trainer.reward.kind
    one, two = pair.evaluate()
    played = (
        f"row {one:.3f}, column {two:.3f} per step over 256 episodes of {settings.horizon} steps"
    )
    welfare = kind if kind in WELFARES else "utilitarian"
    try:
        found = optimality_gap(pair, welfare, discount=str(settings.discount))
    except DisagreementError as error:
        return f"{played}; no gap in {welfare} welfare: {error}"
    if isinstance(found, SampledGap):
        return (
            f"{played}; no proved gap, since networks with a memory are no tables of states; "
            f"estimated gap {round(found.estimate, SHOWN) + 0.0:.{SHOWN}f} (standard error "
            f"{found.standard_error:.{SHOWN}f}) in {welfare} welfare, best "
            f"{float(found.optimum):.{SHOWN}f}"
        )
    payoffs = ", ".join(f"{float(x.middle):.{SHOWN}f}" for x in found.payoffs)
    low, high = (_outwards(found.gap.low, -1), _outwards(found.gap.high, 1))
    return (
        f"{played}; discounted ({settings.discount}) {payoffs}; proved gap {low} to {high} in "
        f"{welfare} welfare, best {float(found.optimum):.{SHOWN}f}"
    )


def _outwards(value: Any, side: int) -> str:
    """A decimal at or beyond a rational number, below it (-1) or above it (1)."""
    scaled = value * 10**SHOWN
    whole = -((-scaled) // 1) if side > 0 else scaled // 1
    return f"{float(whole) / 10**SHOWN:.{SHOWN}f}"
