"""Updates of the deep learners on one thread.

Run with ``python -m tests.benchmarks.deep_learners``.  An update of a Q-learner is one step of the
optimiser on a batch of sequences; a round also plays its games and updates both learners.  An
update of LOLA-DiCE plays a batch of games and moves both players.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from gametheory_bp.dynamics import remembering_coin_game
from gametheory_bp.errors import MissingPackageError
from tests.benchmarks.stopwatch import Row, print_rows, timed

UPDATES = 50
SHAPES = (("quick", "cg"), ("quick", "abcg"), ("published", "cg"))


def trainer(preset: str, game: str) -> Any:
    """A run with a full round of play to learn from."""
    import torch

    from gametheory_bp.deep import WelfareReward, game_tables, learning_preset
    from gametheory_bp.deep.q_learning.trainer import Trainer

    torch.set_num_threads(1)
    tables = game_tables(game)
    settings = learning_preset(preset, tables.preset_kind)
    found = Trainer(tables, settings.but(updates=1), WelfareReward("utilitarian"), 0)
    found.round()
    return found


def updates(run: Any) -> None:
    for _ in range(UPDATES):
        batch = run.replay.sample(run.settings.batch, run.streams["samples"])
        run.learners[0].update(batch, 1e-3)


def play(run: Any) -> None:
    run.round()


def lola(count: int) -> Callable[[int], object]:
    from gametheory_bp.deep.lola import LolaSettings, learn_by_play

    game = remembering_coin_game()
    settings = LolaSettings(updates=count)
    return lambda seed: learn_by_play(game, settings, seed=seed)


def rows() -> Iterator[Row]:
    try:
        runs = {shape: trainer(*shape) for shape in SHAPES}
    except MissingPackageError as error:
        print(f"deep learners: skipped, {error}")
        return
    for (preset, game), run in runs.items():
        size = f"{run.settings.batch} x {run.settings.sequence}"
        name = f"{game}, {preset}"
        yield Row(f"{name}: {UPDATES} Q-updates of {size}", None, timed(updates, [run] * 5),
                  count=UPDATES)  # fmt: skip
        steps = run.settings.parallel * run.settings.horizon
        yield Row(f"{name}: {steps:,} steps and 2 updates", None, timed(play, [run] * 5),
                  count=steps)  # fmt: skip
    yield Row("LOLA-DiCE by play, cg in tables: 20 updates", None, timed(lola(20), range(5)),
              count=20)  # fmt: skip


def main() -> None:
    print_rows("Deep learners", rows())


if __name__ == "__main__":
    main()
