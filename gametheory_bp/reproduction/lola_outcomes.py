"""What LOLA-Exact ends up doing, game by game, with and without shaping; no figure of the paper.

Besides the published games: the symmetric one that section 4.1 speaks of, and a game with a third
action, to defect, in two sets of payoffs: those of the released environment and those that the
released trainer holds instead.  Episodes of 200 steps; w* is the largest attainable welfare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gametheory_bp.display import Stack, Table
from gametheory_bp.dynamics import LearningSettings, run
from gametheory_bp.evaluation import (
    RunJournal,
    learned_play,
    outcome_shares,
    own_shares,
    share_classes,
)
from gametheory_bp.evaluation.number_words import with_error
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.sweep.running import finished_cells

NAME = "outcomes of LOLA-Exact"
STEPS = 200
COUNTED, CROSSED, CROSSED_3 = 35_190, 1000, 400
"""Runs whose outcomes are counted; runs that also meet each other, with two and three actions."""
CLASSES = ("BB", "SS", "alternating", "inefficient")


@dataclass(frozen=True, slots=True)
class Setting:
    """A game, what is learned on if it is another, what counts as the two outcomes, and d."""

    game: BimatrixGame
    learned_on: BimatrixGame
    disagreement: tuple[int, int]


def _same(game: BimatrixGame, d: tuple[int, int] = (0, 0)) -> Setting:
    return Setting(game, game, d)


_DILEMMA = load_game("prisoners_dilemma")
_TRANSPOSED = BimatrixGame(
    list(zip(*_DILEMMA.row_payoffs, strict=True)),
    list(zip(*_DILEMMA.column_payoffs, strict=True)),
)
_TRAINER = BimatrixGame(
    [[4, 0, -3], [0, 2, -3], [2, 2, -1]],
    [[1, 0, 2], [0, 2, 2], [-3, -3, -1]],
    ("B", "S", "D"),
    ("B", "S", "D"),
)
GAMES: Mapping[str, Setting] = MappingProxyType(
    {
        "IPD": _same(_DILEMMA, (-2, -2)),
        "IPD, learned transposed": Setting(_DILEMMA, _TRANSPOSED, (-2, -2)),
        "IAsymBoS": _same(load_game("asymmetric_bach_or_stravinsky")),
        "IBoS": _same(load_game("bach_or_stravinsky")),
        "IAsymBoSandPD, -6/+5": _same(load_game("asymmetric_bos_and_pd"), (-1, -1)),
        "IAsymBoSandPD, -3/+2": _same(_TRAINER, (-1, -1)),
    }
)
"""For the dilemma BB and SS stand for mutual cooperation and mutual defection."""
PUBLISHED: Mapping[tuple[str, str, str], tuple[float | None, ...]] = MappingProxyType(
    {
        ("IAsymBoS", "1", "1"): (13 / 40, 8 / 40, 19 / 40, None),
        ("IAsymBoS", "3", "1"): (0.3186, 0.2847, 0.3273, 0.0694),
    }
)
"""Published shares: 40 runs by the ratio of returns; 35,190 stored ones, by outcome."""


def cells() -> tuple[dict[str, Any], ...]:
    """Every experiment: with shaping and without, and runs that start further apart."""
    found = []
    for name, setting in GAMES.items():
        seeds = CROSSED if setting.game.shape == (2, 2) else CROSSED_3
        for eta in ("1", "0"):
            found.append({"game": name, "spread": "1", "eta": eta, "seeds": seeds, "cross": True})
    for eta in ("1", "0"):
        found.append(
            {"game": "IAsymBoS", "spread": "3", "eta": eta, "seeds": COUNTED, "cross": False}
        )
    return tuple(found)


def compute(cell: dict[str, Any]) -> dict[str, Any]:
    """Counts of outcomes; mean payoffs and scores of self-play and cross-play."""
    setting = GAMES[cell["game"]]
    how = LearningSettings(look_ahead=float(cell["eta"]), spread=float(cell["spread"]))
    learned = run(setting.learned_on, seeds=cell["seeds"], rng=0, settings=how)
    if not cell["cross"]:
        sound = learned.diverged_at == 0
        row, column = (policies[sound] for policies in learned.policies)
        shares = own_shares(row, column, STEPS)
        counts = outcome_shares(share_classes(shares)).counts
        return {"counts": dict(counts), "lines": {}, "diverged": int((~sound).sum())}
    found = learned_play(learned, setting.game, steps=STEPS, disagreement=setting.disagreement)
    lines = {
        x.series: [*x.payoffs, *x.payoff_errors, x.score, x.score_error, x.profiles]
        for x in found.lines
    }
    return {"counts": dict(found.outcomes.counts), "lines": lines, "diverged": found.discarded}


def _results(folder: Path | None) -> Iterator[tuple[int, Any]]:
    journal = None if folder is None else RunJournal(folder / "lola_outcomes.jsonl")
    yield from finished_cells(NAME, cells(), compute, journal)


@lru_cache(maxsize=8)
def _found(folder: Path | None) -> tuple[Any, ...]:
    found = dict(_results(folder))
    return tuple(found[k] for k in range(len(found)))


def _steps(folder: Path | None) -> Iterator[str]:
    if folder is not None:
        for done, _ in enumerate(_results(folder), 1):
            yield f"{done} of {len(cells())} experiments"


def tables(results: tuple[Any, ...]) -> Stack:
    """Shares of outcomes, and means of self-play and cross-play, one line per experiment."""
    shares, means = [], []
    for cell, result in zip(cells(), results, strict=True):
        head = (cell["game"], cell["spread"], cell["eta"])
        counts = outcome_shares(
            [name for name, number in result["counts"].items() for _ in range(number)]
        )
        told = PUBLISHED.get(head)
        words = [
            with_error(counts.share(name), counts.error(name))
            + ("" if told is None or told[k] is None else f" [{told[k]:.4f}]")
            for k, name in enumerate(CLASSES)
        ]
        shares.append((*head, *words, str(counts.runs)))
        for series in ("self", "cross"):
            if series in result["lines"]:
                x, y, dx, dy, score, error, number = result["lines"][series]
                means.append(
                    (*head, series, with_error(x, dx), with_error(y, dy), with_error(score, error),
                     str(number))
                )  # fmt: skip
    first = ("game", "initial s.d.", "eta")
    note = (
        "an outcome: at least 9 of 10 steps of 200; in the dilemma BB is (C, C) and SS (D, D); "
        "[published]: 40 runs by ratio of returns, 35,190 runs by outcome; float"
    )
    one = Table("Outcomes of self-play", (*first, *CLASSES, "runs"), tuple(shares), note)
    heads = (*first, "series", "row", "column", "normalized score", "profiles")
    words_means = "mean reward per step; errors: seeds as independent; w* attainable; float"
    return Stack("What LOLA-Exact learns", (one, Table("Means", heads, tuple(means), words_means)))


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="Outcomes of LOLA-Exact with and without shaping, game by game",
        source="after Stastny et al. (2021), Normative disagreement as a challenge for "
        "cooperative AI, section 4.1 and figure 4; not in the paper",
        table=lambda: tables(_found(folder)),
        steps=lambda: _steps(folder),
        kept_in=_reproduction,
    )


LOLA_OUTCOMES = _reproduction(None)
