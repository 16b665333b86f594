"""Opponent shaping in the coin games: LOLA from sampled play, with policies in tables.

The published learner is LOLA-PG with recurrent networks.  Here the same update is estimated with
DiCE and the policies are tables over positions and a public memory, so that what was learned is
scored without sampling: mean rewards per step of an episode are expectations in closed form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gametheory_bp.evaluation import CrossPlayRuns, RunJournal, cross_play_runs, groups_by_ratio
from gametheory_bp.reproduction._learning import Learning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gametheory_bp.deep.lola import LolaSettings
    from gametheory_bp.dynamics.markov_game import MarkovGame

__all__ = ["DISCOUNT", "RUNS", "SETTINGS", "STEPS", "episode_means", "shaped", "shaping_steps"]

DISCOUNT = "24/25"
STEPS = 40
"""Length of the published episodes of LOLA-PG."""
RUNS = {"quick": 10, "published": 40}
"""Runs of each game, by preset."""
ROOT = 2021
RATIO = Fraction(6, 5)
"""Of payoffs in self-play: from here on a run counts as utilitarian, as published."""
LEAST_PICKS = 0.2
"""Coins per step that both players must pick for a run to be kept, as published."""


def _coin_game() -> LolaSettings:
    from gametheory_bp.deep.lola import LolaSettings

    return LolaSettings()


def _asymmetric() -> LolaSettings:
    from gametheory_bp.deep.lola import LolaSettings

    return LolaSettings(updates=300, batch=256, step=10.0)


SETTINGS = {"cg": _coin_game, "abcg": _asymmetric}
"""Of each game; the same in both presets."""


def shaping_steps(learning: Learning) -> Iterator[str]:
    """Make the runs that are not there yet, naming each before it begins."""
    for name in SETTINGS:
        number = RUNS[learning.preset]
        yield f"LOLA from sampled play, {name}: {number} runs"
        _learned(learning, name)


@lru_cache(maxsize=8)
def shaped(learning: Learning, name: str) -> CrossPlayRuns:
    """Mean rewards per step of all ordered pairs of runs of a coin game.

    Runs are kept if both players pick enough coins, and grouped as published: utilitarian if in
    self-play blue (in the symmetric game whoever earns more) earns more than 1.2 times as much as
    the other, else egalitarian.
    """
    found = _learned(learning, name)
    rows, columns = ([run[side] for run in found] for side in ("row", "column"))
    payoffs = episode_means(_game(name), rows, columns)
    seeds = ["-".join(map(str, run["seed"])) for run in found]
    few = {
        seed: f"picks fewer than {LEAST_PICKS:g} coins per step"
        for seed, run in zip(seeds, found, strict=True)
        if min(run["coins"]) < LEAST_PICKS
    }
    gone = {s: "diverged" for s, run in zip(seeds, found, strict=True) if run["diverged_at"] >= 0}
    own = [payoffs[k, k].tolist() for k in range(len(payoffs))]
    groups = _groups([sorted(x, reverse=True) if name == "cg" else x[::-1] for x in own])
    return cross_play_runs(payoffs, seeds, groups, discard=few | gone)


def _groups(own: Sequence[Any]) -> tuple[str, ...]:
    """By the first number over the second."""
    bounds = ((RATIO, "egalitarian"), (None, "utilitarian"))
    return groups_by_ratio(own, bounds)


def episode_means(
    game: MarkovGame, rows: Sequence[Any], columns: Sequence[Any], steps: int = STEPS
) -> NDArray[Any]:
    """Expected mean rewards per step of episodes, every row policy with every column policy.

    With s_t the law of the state in step t and P the chain of a pair, s_(t+1) = s_t P.

    Parameters
    ----------
    game : MarkovGame
    rows, columns : sequences of tables, shape (states, actions)
    steps : int

    Returns
    -------
    array, shape (rows, columns, 2)

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp.dynamics import remembering_coin_game
    >>> game = remembering_coin_game()
    >>> anywhere = np.full((game.states, 4), 0.25)
    >>> episode_means(game, [anywhere], [anywhere]).shape
    (1, 1, 2)
    """
    import numpy as np
    from scipy.sparse import csr_array

    first, second = np.asarray(rows, dtype=float), np.asarray(columns, dtype=float)
    found = np.zeros((len(first), len(second), 2))
    states, pairs = game.states, game.law.shape[0]
    sums = csr_array(
        (np.ones(pairs), np.arange(pairs), np.arange(0, pairs + 1, pairs // states)),
        shape=(states, pairs),
    )
    for i, row in enumerate(first):
        for j, column in enumerate(second):
            joint = (row[:, :, None] * column[:, None, :]).reshape(-1)
            stage = (game.payoffs.reshape(2, states, -1) * joint.reshape(states, -1)).sum(axis=2)
            chain = (sums.multiply(joint[None, :]) @ game.law).T.tocsr()
            law, met = game.start.copy(), np.zeros(states)
            for _ in range(steps):
                met += law
                law = chain @ law
            found[i, j] = stage @ met / steps
    return found


@lru_cache(maxsize=4)
def _game(name: str) -> MarkovGame:
    from gametheory_bp.dynamics import remembering_coin_game

    return remembering_coin_game(name, DISCOUNT)


@lru_cache(maxsize=8)
def _learned(learning: Learning, name: str) -> tuple[dict[str, Any], ...]:
    """Policies of all runs, from the journal where they are there."""
    from gametheory_bp.sweep import seeded, settings_cell, sweep

    cell = {"game": name, "discount": DISCOUNT, **settings_cell(SETTINGS[name]())}
    cells = seeded([cell], RUNS[learning.preset], rng=ROOT)
    journal = None if learning.folder is None else _journal(learning.folder)
    made = sweep(
        "LOLA from sampled play", cells, _learn, journal,
        jobs=learning.jobs, executor=learning.executor,
        progress=lambda done, total: learning.tell(f"LOLA, {name}: {done} of {total} runs"),
    )  # fmt: skip
    return tuple({**run, "seed": c["seed"]} for c, run in zip(cells, made, strict=True))


def _learn(cell: dict[str, Any]) -> dict[str, Any]:
    from gametheory_bp.deep.lola import LolaSettings, learn_by_play
    from gametheory_bp.sweep import seed_sequence, settings_of

    game = _game(cell["game"])
    found = learn_by_play(game, settings_of(LolaSettings, cell), seed=seed_sequence(cell))
    rates = game.rates(*(policy[None] for policy in found.policies))
    return {
        "row": found.policies[0].tolist(),
        "column": found.policies[1].tolist(),
        "coins": rates["coins"][0].tolist(),
        "own_share": found.share(),
        "diverged_at": found.diverged_at,
    }


def _journal(folder: Path) -> RunJournal:
    return RunJournal(folder / "lola_sampled.jsonl")
