"""Hyperparameters chosen by self-play, scored on seeds that had no part in the choice.

The best of many candidates was lucky as well as good, so its median in the selection says too much;
the score that is reported comes from fresh seeds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.deep.environments.tables import game_tables
from gametheory_bp.deep.experiments.progress import Tell, telling
from gametheory_bp.deep.experiments.selection import Candidate, Selection
from gametheory_bp.deep.experiments.training_cells import (
    Cell,
    cell_name,
    drop_checkpoint,
    one_thread,
    trained,
)
from gametheory_bp.deep.measures.exact_gap import WELFARES, OptimalityGap, optimality_gap
from gametheory_bp.deep.measures.exact_model import class_game
from gametheory_bp.deep.q_learning.presets import learning_preset
from gametheory_bp.deep.q_learning.reward_pairs import read_reward
from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.trainer import DivergedError
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from gametheory_bp.errors import (
    EmptySetError,
    GameTheoryError,
    InputTypeError,
    InputValueError,
    UnknownNameError,
)
from gametheory_bp.evaluation.run_journal import RunJournal
from gametheory_bp.sweep.plan import grid
from gametheory_bp.sweep.running import sweep

__all__ = ["proved_gap", "select"]


def select(
    game: str,
    candidates: Mapping[str, Sequence[Any]],
    *,
    seeds: int = 3,
    fresh_seeds: int = 5,
    folder: str | Path | None = None,
    settings: str | QLearningSettings = "quick",
    reward: str | WelfareReward = "utilitarian",
    welfare: str | None = None,
    rng: int = 0,
    jobs: int = 1,
    executor: str = "loky",
    progress: bool | Tell | None = None,
) -> Selection:
    """Choose settings of learning by the proved gap of what they learn in self-play.

    Each candidate learns with some seeds; the one with the least median gap to the exact optimum is
    chosen, the first of several.  Then the winner learns with fresh seeds, and these are its score.

    Parameters
    ----------
    game : str
        A preset of coin games, or a game of the library.
    candidates : mapping from fields of QLearningSettings to sequences of values
        All combinations are tried; the last field runs fastest.
    seeds, fresh_seeds : int
        For each candidate, and for the winner.
    folder : path, optional
        For the journal, checkpoints and measurements; the same call goes on from what is there,
        also in the middle of training.  Without one nothing is kept.
    settings : str or QLearningSettings
        What is not varied.
    reward : str or WelfareReward
    welfare : {"utilitarian", "egalitarian", "nash"}, optional
        By which the gap is measured, from the disagreement point of the reward; by default that of
        the reward, or else utilitarian.
    rng : int
        What seeds are spawned from.
    jobs, executor, progress
        As for :func:`.run_experiment`.

    Returns
    -------
    Selection

    Raises
    ------
    UnknownNameError, InputValueError, InputTypeError
        If a name is unknown (the nearest are offered), or a value is out of its range; nothing has
        been trained then.
    DisagreementError
        If no joint plan pays both at least the disagreement point of the reward, and welfare is
        not ``"utilitarian"``; nothing has been trained then.
    EmptySetError
        If a field has no values, or every candidate diverged.

    Notes
    -----
    *Exactness*: each gap is proved, see :func:`.optimality_gap`, and medians are of its upper ends;
    a run that diverged counts as the worst.  Of networks with a memory a gap is bounded with 95 %
    confidence, from episodes.  *Certificate*: none.

    Examples
    --------
    >>> tiny = learning_preset("quick", "matrix_game").but(episodes=16)
    >>> found = select("prisoners_dilemma", {"updates": [0, 1]}, settings=tiny, seeds=1,
    ...                fresh_seeds=1)
    >>> len(found.candidates), len(found.fresh)
    (2, 1)
    """
    tables = game_tables(game)
    if isinstance(settings, str):
        settings = learning_preset(settings, tables.preset_kind)
    paid = read_reward(reward, tables, str(settings.discount))
    if not isinstance(paid, WelfareReward):
        raise InputTypeError(f"reward is {reward!r}; give a name or one WelfareReward for both")
    if welfare is None:
        welfare = paid.kind if paid.kind in WELFARES else "utilitarian"
    if welfare not in WELFARES:
        raise UnknownNameError("welfare", welfare, WELFARES)
    for name, number in (("seeds", seeds), ("fresh_seeds", fresh_seeds)):
        if type(number) is not int or number < 1:
            raise InputValueError(f"{name} is {number!r}; give an integer >= 1")
    axes = {name: list(values) for name, values in candidates.items()}
    tried = [(changes, _changed(settings, changes)) for changes in grid(axes)]
    if welfare != "utilitarian":  # there may be nothing to measure from
        welfare_optimum(
            class_game(tables, str(settings.discount)), welfare, among="feasible",
            disagreement=paid.disagreement,
        )  # fmt: skip
    fixed = {"game": game, "reward": paid.to_json(), "welfare": welfare}

    def cells(learning: QLearningSettings, part: int, number: int) -> list[Cell]:
        return [
            {**fixed, "learning": learning.to_json(), "seed": [rng, part, k]} for k in range(number)
        ]

    with TemporaryDirectory() as passing, telling(progress) as tell, one_thread():
        root = Path(passing if folder is None else folder)
        run = partial(_run, root=root, tell=tell, jobs=jobs, executor=executor)
        plan = [cell for _, learning in tried for cell in cells(learning, 0, seeds)]
        results = run("runs of candidates", plan)
        found = tuple(
            Candidate(changes, _read(results[k * seeds : (k + 1) * seeds]))
            for k, (changes, _) in enumerate(tried)
        )
        best = chosen(found)
        fresh = _read(run("fresh runs of the winner", cells(tried[best][1], 1, fresh_seeds)))
    return Selection(game, paid.kind, welfare, found, best, fresh, tried[best][1])


def chosen(candidates: Sequence[Candidate]) -> int:
    """The place of the first candidate with the least median gap.

    Raises
    ------
    EmptySetError
        If the median run of every candidate diverged.
    """
    medians = [one.median for one in candidates]
    finite = [m for m in medians if m is not None]
    if not finite:
        raise EmptySetError(
            f"half of the runs or more diverged with each of {len(medians)} candidates; vary "
            "learning_rate or clip downwards"
        )
    return medians.index(min(finite))


def proved_gap(root: Path, tell: Callable[[int, int], object] | None, cell: Cell) -> dict[str, str]:
    """Train one cell and bound its gap: lower and upper end, or why it ``failed``."""
    place = root / cell_name(cell)
    try:
        pair = trained(cell, place, tell)
    except DivergedError as error:
        return {"failed": str(error)}
    found = optimality_gap(
        pair, cell["welfare"], discount=str(cell["learning"]["discount"]),
        disagreement=cell["reward"]["disagreement"],
    )  # fmt: skip
    if isinstance(found, OptimalityGap):
        return {"low": str(found.gap.low), "high": str(found.gap.high)}
    low, high = map(Fraction, found.gap_bounds)
    return {"low": str(low), "high": str(high)}


def _run(
    what: str, plan: list[Cell], *, root: Path, tell: Tell, jobs: int, executor: str
) -> tuple[dict[str, str], ...]:
    rounds = partial(tell, f"rounds of one of the {what}") if jobs == 1 else None
    found = sweep(
        "gaps of candidates", plan, partial(proved_gap, root, rounds),
        RunJournal(root / "selection.jsonl"), jobs=jobs, executor=executor,
        progress=partial(tell, what),
    )  # fmt: skip
    for cell in plan:  # now that results are in the journal
        drop_checkpoint(root / cell_name(cell))
    return found


def _read(results: Sequence[Mapping[str, str]]) -> tuple[Fraction | str, ...]:
    """Upper ends of gaps; texts where a run failed."""
    return tuple(r["failed"] if "failed" in r else Fraction(r["high"]) for r in results)


def _changed(settings: QLearningSettings, changes: Mapping[str, Any]) -> QLearningSettings:
    known = settings.to_json()
    for name in changes:
        if name not in known:
            raise UnknownNameError("setting", name, known)
    try:
        return settings.but(**changes)
    except GameTheoryError:
        raise
    except (TypeError, ValueError) as error:
        raise InputValueError(f"{dict(changes)} cannot be settings: {error}") from None
