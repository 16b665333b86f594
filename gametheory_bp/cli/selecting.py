"""``select``: settings of learning by the proved gap of what is learned, scored on fresh seeds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from gametheory_bp.cli.training import check_game
from gametheory_bp.errors import InputValueError

if TYPE_CHECKING:
    from gametheory_bp.deep.experiments.progress import Tell

__all__ = ["select"]


def select(
    game: str,
    /,
    *,
    vary: Annotated[list[str], Parameter(negative=())],
    preset: str = "quick",
    reward: str = "utilitarian",
    seeds: int = 3,
    fresh: int = 5,
    rng: int = 0,
    jobs: int = 1,
    executor: str = "loky",
    folder: Path | None = None,
) -> int:
    """Choose settings of deep Q-learning by the proved gap to the exact optimum in self-play.

    All combinations learn with some seeds; the one with the least median gap is chosen, and its
    score is that of fresh seeds, which had no part in the choice.  Needs the extra deep.

    Parameters
    ----------
    game: str
        A preset of coin games (cg, abcg, ...) or a game of the library (see `gametheory-bp games`).
    vary: list[str]
        FIELD=VALUE,VALUE,...; give it again for another field: --vary downward=0.1,0.5
        --vary updates=20,40.  A value that changes in the course of training is written as points
        SHARE:VALUE;SHARE:VALUE, such as '0:0.1;0.8:0.6'.
    preset: str
        quick or published: what is not varied.
    reward: str
        What both learners are paid: utilitarian, inequity_averse, egalitarian, nash or selfish.
    seeds: int
        For each candidate.
    fresh: int
        Fresh seeds, for the winner.
    rng: int
        What seeds are spawned from.
    jobs: int
        Workers; results do not depend on how many.
    executor: str
        Which workers, if there are several: loky (processes), threading, ray or dask.
    folder: Path
        For finished runs and checkpoints; the same command goes on from what is there.
    """
    if folder is not None and folder.exists() and not folder.is_dir():
        raise InputValueError(f"{str(folder)!r} is no directory; give the name of one")
    check_game(game)
    axes = dict(map(_axis, vary))
    if len(axes) < len(vary):
        raise InputValueError(f"{vary} varies a field twice; give all its values in one place")
    from gametheory_bp import deep
    from gametheory_bp.cli.terminal import show

    try:
        found = deep.select(
            game, axes, seeds=seeds, fresh_seeds=fresh, folder=folder, settings=preset,
            reward=reward, rng=rng, jobs=jobs, executor=executor, progress=_progress(),
        )  # fmt: skip
    except KeyboardInterrupt:
        kept = folder is not None and folder.exists()
        way = f"the same command goes on from {folder}" if kept else "nothing was kept"
        print(f"interrupted; {way}", file=sys.stderr)
        return 1
    show(found.display())
    if folder is not None:
        print(f"finished runs are in {folder}")
    return 0


def _axis(text: str) -> tuple[str, list[Any]]:
    """A field and its values."""
    name, sign, values = text.partition("=")
    if not sign or not name or not all(values.split(",")):
        raise InputValueError(f"vary is {text!r}; write FIELD=VALUE,VALUE, as in updates=20,40")
    return name, [_value(value) for value in values.split(",")]


def _value(text: str) -> Any:
    """An integer, a number, points of a schedule, or a text."""
    if ":" in text:
        points = [point.split(":") for point in text.split(";")]
        try:
            return tuple((float(share), float(value)) for share, value in points)
        except ValueError:
            raise InputValueError(
                f"{text!r} is no list of points; write SHARE:VALUE;SHARE:VALUE"
            ) from None
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _progress() -> bool | Tell:
    """Bars in a terminal; now and then a line where there is none."""
    if sys.stderr.isatty():
        return True
    from gametheory_bp.cli.terminal import Lines

    tell = Lines()
    return lambda what, done, total: tell(f"{what}: {done} of {total}")
