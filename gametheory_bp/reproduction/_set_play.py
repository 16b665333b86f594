"""amTFT(W1) against amTFT(W2) for all sets of four rules: the data of figure 5 and table 5.

Exact agents play; nothing is sampled.  Rows of pairs are kept in a journal, so that an interrupted
computation goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from gametheory_bp.evaluation import RunJournal, normalized_score
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents import (
    COIN_GAMES,
    MATRIX_GAMES,
    AmtftAgent,
    amtft_set,
    play_under,
)
from gametheory_bp.norms.amtft_agents.set_table import FIGURE_5_RULES
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.payoffs.stochastic import attainable_bracket, attainable_payoffs

__all__ = ["CRITERIA", "GAMES", "LETTERS", "READINGS", "SCORED", "SETS", "SetPlay", "set_play",
           "set_steps", "short"]  # fmt: skip

Set = tuple[str, ...]
Corners = tuple[tuple[Fraction, Fraction], ...]
GAMES = ("IAsymBoS", "ABCG")
READINGS = ("paper", "released")
CRITERIA: tuple[Any, ...] = ("discounted", 100, "average")
SCORED = ("utilitarian", "egalitarian", "nash")
"""W of the score of table 5, as released."""
SETS: tuple[Set, ...] = tuple(
    chosen for size in range(1, 5) for chosen in combinations(FIGURE_5_RULES, size)
)
LETTERS = dict(zip(FIGURE_5_RULES, "UENK", strict=True))
DISCOUNT = "24/25"
GAP = Fraction(1, 1000)
"""Proved distance of the two polygons over 100 steps: the exact one has hundreds of corners."""


LARGEST = 30_000
"""Triples of a chain up to which its long-run averages are computed: beyond, they take minutes."""


def short(rules: Set) -> str:
    """A set in letters.

    Examples
    --------
    >>> short(("utilitarian", "nash"))
    'UN'
    """
    return "".join(LETTERS[rule] for rule in rules)


@dataclass(frozen=True, slots=True)
class SetPlay:
    """All pairs of sets in one game, by one reading.

    Attributes
    ----------
    game, reading : str
    payoffs : mapping from (W1, W2) to a payoff pair for each criterion
        Fractions where they were solved so, else floats (proved to 9 digits and more where
        discounted or over 100 steps); None for long-run averages of chains too large for them.
    attainable : vertices for each criterion
    exact : bool
        Whether all payoffs are fractions.
    """

    game: str
    reading: str
    payoffs: dict[tuple[Set, Set], tuple[Any, ...]]
    attainable: tuple[Corners, ...]
    exact: bool

    def scores(self, criterion: int, *, observed: bool = False, among: Any = None) -> Any:
        """NormalizedScore of pairs, all of them by default, d = (0, 0).

        ``observed`` divides by the largest welfare among these pairs instead of all attainable.
        """
        every = self.payoffs if among is None else among
        pairs = [pair for pair in every if self.payoffs[pair][criterion] is not None]
        listed = [self.payoffs[pair][criterion] for pair in pairs]
        unit = str(CRITERIA[criterion])
        if observed:
            found = normalized_score(listed, SCORED, (0, 0), criterion=unit)
        else:
            top = self.attainable[criterion]
            found = normalized_score(listed, SCORED, (0, 0), among=top, criterion=unit)
        return found, dict(zip(pairs, found.scores, strict=True))


def set_steps(folder: Path | None, games: tuple[str, ...] = GAMES) -> Iterator[str]:
    """Compute what is not there yet, naming each bit before it begins."""
    for game in games:
        yield f"{game}: attainable payoffs"
        _attainable(folder, game)
        for reading in READINGS:
            for k, one in enumerate(SETS):
                yield f"{game}, as {_named(reading)}: {short(one)} ({k + 1} of {len(SETS)})"
                _row(folder, game, reading, one)


def _named(reading: str) -> str:
    return "written in the paper" if reading == "paper" else "released"


@lru_cache(maxsize=16)
def set_play(folder: Path | None, game: str, reading: str) -> SetPlay:
    """The pairs of a game by a reading."""
    payoffs = {}
    for one in SETS:
        for name, cells in _row(folder, game, reading, one).items():
            two = tuple(rule for rule in FIGURE_5_RULES if LETTERS[rule] in name)
            payoffs[one, two] = tuple(c and (_read(c[0]), _read(c[1])) for c in cells)
    exact = all(
        isinstance(x, Fraction) for cells in payoffs.values() for pair in cells for x in pair or ()
    )
    return SetPlay(game, reading, payoffs, _attainable(folder, game), exact)


def _read(text: str) -> Fraction | float:
    return float(text) if "." in text or "e" in text else Fraction(text)


def _written(number: Any) -> str:
    if isinstance(number, Fraction):
        return str(number)
    return repr(float(number.middle if isinstance(number, Interval) else number))


@lru_cache(maxsize=4)
def _game(name: str) -> Any:
    if name == "IAsymBoS":
        return RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), DISCOUNT)
    return StochasticArrays.of(coin_game_model(load_coin_game("abcg").rules), DISCOUNT)


@lru_cache(maxsize=4)
def _whole(name: str, reading: str) -> AmtftAgent:
    """The agent with all rules; those with fewer are variants of it and share what it knows."""
    settings = MATRIX_GAMES if name == "IAsymBoS" else COIN_GAMES
    if reading == "released":
        return _whole(name, "paper").but(reading="released")
    return amtft_set(_punishable(name), FIGURE_5_RULES, settings=settings)


@lru_cache(maxsize=4)
def _punishable(name: str) -> Any:
    """The game as a record: minimax values need laws as tuples."""
    if name == "IAsymBoS":
        return _game(name)
    from gametheory_bp.games.coin_stochastic_game import coin_game

    return coin_game("abcg", DISCOUNT)


@lru_cache(maxsize=256)
def _row(folder: Path | None, name: str, reading: str, one: Set) -> dict[str, Any]:
    """W1 against every W2."""

    def compute() -> dict[str, Any]:
        whole = _whole(name, reading)
        row = whole.variant(rules=one)
        found = {}
        for two in SETS:
            column = whole.variant(rules=two, player="column")
            plays = play_under(row, column, CRITERIA[:-1])
            if plays[0].triples <= LARGEST:
                plays += play_under(row, column, CRITERIA[-1:])
            cells = [[_written(x) for x in play.payoffs] for play in plays]
            found[short(two)] = cells + [None] * (len(CRITERIA) - len(cells))
        return found

    if folder is None:
        return compute()
    settings = {
        "game": name,
        "discount": DISCOUNT,
        "reading": reading,
        "row_rules": list(one),
        "columns": [short(two) for two in SETS],
        "criteria": [str(c) for c in CRITERIA],
    }
    results: dict[str, Any] = _journal(folder).run("pairs of sets", settings, compute)
    return results


@lru_cache(maxsize=8)
def _attainable(
    folder: Path | None, name: str
) -> tuple[tuple[tuple[Fraction, Fraction], ...], ...]:
    """Corners of the attainable payoffs for each criterion."""

    def compute() -> Any:
        game = _game(name)
        if isinstance(game, RepeatedGame):
            every = [feasible_payoffs(game.game).vertices] * len(CRITERIA)
        else:
            every = [
                attainable_bracket(game, GAP, c).vertices
                if isinstance(c, int)
                else attainable_payoffs(game, c).vertices
                for c in CRITERIA
            ]
        return [[[str(x), str(y)] for x, y in vertices] for vertices in every]

    settings = {"game": name, "discount": DISCOUNT, "criteria": [str(c) for c in CRITERIA],
                "gap": str(GAP)}  # fmt: skip
    found = compute() if folder is None else _journal(folder).run("attainable", settings, compute)
    return tuple(tuple((Fraction(x), Fraction(y)) for x, y in vertices) for vertices in found)


def _journal(folder: Path) -> RunJournal:
    return RunJournal(folder / "amtft_sets.jsonl")
