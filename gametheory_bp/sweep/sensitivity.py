"""How outcomes and cross-play of LOLA-Exact depend on its settings.

Four settings are varied: initial standard deviation, discount factor, learning rate delta and
look-ahead eta; two slices through the published settings hold two of them each.  The number of
updates stays as published, so that a small learning rate means less learning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import NotDefinedError, UnknownNameError
from gametheory_bp.evaluation.number_words import with_error
from gametheory_bp.evaluation.run_journal import RunJournal, settings_key
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.plotting.value_maps import ValueMap
from gametheory_bp.sweep.plan import grid, united
from gametheory_bp.sweep.running import finished_cells

__all__ = ["FINE", "MEASURES", "PUBLISHED", "QUICK", "Sensitivity", "Slice", "sensitivity"]

NAME = "sensitivity of LOLA-Exact"
PUBLISHED: Mapping[str, str] = MappingProxyType(
    {"spread": "1", "look_ahead": "1", "discount": "24/25", "step": "1"}
)
"""Settings of the published runs, as texts of exact numbers."""
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "spread": "initial standard deviation",
        "look_ahead": "look-ahead (eta)",
        "discount": "discount factor",
        "step": "learning rate (delta)",
    }
)
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "BB": "share of BB",
        "SS": "share of SS",
        "alternating": "share of turn taking",
        "inefficient": "share of the rest",
        "self": "score of self-play",
        "cross": "score of cross-play",
    }
)
"""What a cell measures."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Values of two settings; the others are as published.

    Attributes
    ----------
    across, up : pairs (setting, values)
    """

    across: tuple[str, tuple[str, ...]]
    up: tuple[str, tuple[str, ...]]

    def cells(self, fixed: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
        """All combinations, row by row upwards."""
        axes = dict((self.up, self.across))
        unknown = set(axes) - set(PUBLISHED)
        if unknown:
            raise UnknownNameError("setting", min(unknown), PUBLISHED)
        return grid(axes, {**PUBLISHED, **fixed})


QUICK = (
    Slice(("spread", ("1/3", "1", "3")), ("look_ahead", ("0", "1/2", "1", "2"))),
    Slice(("discount", ("4/5", "9/10", "24/25", "99/100")), ("step", ("1/4", "1", "4"))),
)
"""About 25 cells, some seconds."""
FINE = (
    Slice(
        ("spread", ("1/10", "1/5", "1/3", "1/2", "1", "3/2", "2", "3", "5")),
        ("look_ahead", ("0", "1/4", "1/2", "3/4", "1", "3/2", "2", "4", "8")),
    ),
    Slice(
        ("discount", ("1/2", "7/10", "4/5", "9/10", "93/100", "24/25", "49/50", "99/100")),
        ("step", ("1/16", "1/8", "1/4", "1/2", "1", "2", "4", "8")),
    ),
)
"""About 145 cells."""


@dataclass(frozen=True, slots=True)
class Sensitivity(Displayed):
    """Results of all cells of some slices.

    Attributes
    ----------
    game : str
        Id in the library.
    seeds : int
        Runs per cell.
    slices : tuple of Slice
    results : tuple of (cell, results)
        Results: for every measure [value, standard error], floats.
    exactness : Exactness
    """

    game: str
    seeds: int
    slices: tuple[Slice, ...]
    results: tuple[tuple[dict[str, Any], dict[str, Any]], ...]
    exactness: Exactness = FLOAT

    def maps(self, measure: str) -> tuple[ValueMap, ...]:
        """One map for each slice, the data of a plot.

        Raises
        ------
        UnknownNameError
            If there is no such measure.
        """
        if measure not in MEASURES:
            raise UnknownNameError("measure", measure, MEASURES)
        found = {settings_key(cell): results for cell, results in self.results}
        maps = []
        for one in self.slices:
            wide = len(one.across[1])
            cells = one.cells({"game": self.game, "seeds": self.seeds})
            pairs = [found[settings_key(cell)][measure] for cell in cells]
            rows = [tuple(map(tuple, pairs[k : k + wide])) for k in range(0, len(pairs), wide)]
            maps.append(
                ValueMap(
                    MEASURES[measure], WORDS[one.across[0]], one.across[1], WORDS[one.up[0]],
                    one.up[1], tuple(rows),
                    (PUBLISHED[one.across[0]], PUBLISHED[one.up[0]]),
                )
            )  # fmt: skip
        return tuple(maps)

    def display(self) -> Table:
        """One line per cell."""
        rows = tuple(
            (
                *(str(cell[name]) for name in PUBLISHED),
                *(with_error(*results[name]) for name in MEASURES),
                str(results["diverged"]),
            )
            for cell, results in self.results
        )
        heads = (*(WORDS[name] for name in PUBLISHED), *MEASURES.values(), "diverged")
        note = (
            f"{self.seeds} runs a cell, 200 updates each; scores by mean reward per step of 200 "
            f"steps, w* attainable, d = (0, 0); errors: seeds as independent; {self.exactness}"
        )
        return Table(f"LOLA-Exact on {self.game} by its settings", heads, rows, note)


def sensitivity(
    game: str = "asymmetric_bach_or_stravinsky",
    slices: Sequence[Slice] = QUICK,
    *,
    seeds: int = 200,
    journal: RunJournal | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], object] | None = None,
) -> Sensitivity:
    """Learn in every cell of some slices through the published settings.

    Parameters
    ----------
    game : str
        Id of a 2x2 game of coordination in the library.
    slices : sequence of Slice
        :data:`QUICK`, :data:`FINE`, or your own.
    seeds : int
        Runs per cell.
    journal : RunJournal, optional
        Keeps finished cells; Ctrl-C loses those under way only.
    jobs : int
        Processes (joblib).
    progress : callable, optional
        Called with (cells done, cells in all).

    Returns
    -------
    Sensitivity

    Raises
    ------
    UnknownNameError
        If a game or a setting is unknown.
    NotDefinedError
        If the game is not 2x2.

    Exactness
    ---------
    Float.

    Certificate
    -----------
    None: a matter of record.

    Examples
    --------
    >>> few = (Slice(("look_ahead", ("0", "1")), ("spread", ("1",))),)
    >>> found = sensitivity(slices=few, seeds=10)
    >>> [pair[0] >= 0 for row in found.maps("cross")[0].values for pair in row]
    [True, True]
    """
    done: Sensitivity | None = None
    for number, total, found in finished(game, slices, seeds, journal, jobs):
        if progress is not None:
            progress(number, total)
        done = found
    assert done is not None  # slices without cells are refused
    return done


def finished(
    game: str, slices: Sequence[Slice], seeds: int, journal: RunJournal | None, jobs: int = 1
) -> Iterator[tuple[int, int, Sensitivity | None]]:
    """Cells done and cells in all after each cell; with the last one the whole."""
    from gametheory_bp.games.library import load_game

    shape = load_game(game).shape
    if shape != (2, 2):
        raise NotDefinedError(f"{game} is a {shape[0]}x{shape[1]} game; slices are of 2x2 games")
    cells = united(*(one.cells({"game": game, "seeds": seeds}) for one in slices))
    results: dict[int, Any] = {}
    for k, found in finished_cells(NAME, cells, learned_cell, journal, jobs=jobs):
        results[k] = found
        whole = None
        if len(results) == len(cells):
            pairs = tuple((cells[i], results[i]) for i in range(len(cells)))
            whole = Sensitivity(game, seeds, tuple(slices), pairs)
        yield len(results), len(cells), whole


def learned_cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Learning in one cell: every measure with its standard error, and how many runs diverged."""
    from fractions import Fraction

    from gametheory_bp.dynamics import LearningSettings, run
    from gametheory_bp.evaluation import learned_play
    from gametheory_bp.games.library import load_game

    settings = LearningSettings(
        discount=cell["discount"],
        spread=float(Fraction(cell["spread"])),
        look_ahead=float(Fraction(cell["look_ahead"])),
        step=float(Fraction(cell["step"])),
    )
    learned = run(load_game(cell["game"]), seeds=cell["seeds"], rng=0, settings=settings)
    found = learned_play(learned)
    outcomes = found.outcomes
    shares = {
        name: [float(outcomes.share(name)), outcomes.error(name)] for name, _ in outcomes.counts
    }
    scores = {x.series: [x.score, x.score_error] for x in found.lines if x.series in MEASURES}
    return {**shares, **scores, "diverged": found.discarded}
