"""Outcomes and cross-play of LOLA-Exact in IAsymBoS across its settings; no figure of the paper.

Each cell is one line of the journal: an interrupted run goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.evaluation import RunJournal
from gametheory_bp.plotting.value_maps import value_maps_figure
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.sweep.sensitivity import QUICK, Sensitivity, finished

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAME, SEEDS = "asymmetric_bach_or_stravinsky", 200
DRAWN = ("BB", "SS", "alternating", "cross")


def _journal(folder: Path | None) -> RunJournal | None:
    return None if folder is None else RunJournal(folder / "lola_sensitivity.jsonl")


@lru_cache(maxsize=8)
def _found(folder: Path | None) -> Sensitivity:
    *_, (_, _, whole) = finished(GAME, QUICK, SEEDS, _journal(folder))
    assert whole is not None
    return whole


def _steps(folder: Path | None) -> Iterator[str]:
    if folder is None:  # nothing would be kept
        return
    for done, total, _ in finished(GAME, QUICK, SEEDS, _journal(folder)):
        yield f"{done} of {total} cells"


def _table(folder: Path | None) -> Table:
    return _found(folder).display()


def _figure(folder: Path | None) -> Figure:
    maps = [_found(folder).maps(measure) for measure in DRAWN]
    return value_maps_figure(list(zip(*maps, strict=True)))


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="LOLA-Exact in asymmetric Bach or Stravinsky across its settings",
        source="after Stastny et al. (2021), Normative disagreement as a challenge for "
        "cooperative AI, figure 4; not in the paper",
        table=lambda: _table(folder),
        figure=lambda: _figure(folder),
        steps=lambda: _steps(folder),
        kept_in=_reproduction,
    )


LOLA_SENSITIVITY = _reproduction(None)
