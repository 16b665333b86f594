"""How often a learned agent takes a move for a defection that is none, or misses one.

Every move that the agent judges in play is compared with the truth of :mod:`.true_defections`:

    false-positive rate = accused moves that are no defections / moves that are no defections,
    false-negative rate = defections that are not accused / defections.

Per episode: whether the agent punished at all, against whether one judged move was a defection.
A rate whose denominator is 0 is undefined (None).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.measures.opponents import as_opponent
from gametheory_bp.deep.measures.true_defections import read_weights, true_defections
from gametheory_bp.deep.measures.watching import watched_play
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError

__all__ = ["Counts", "DetectionRates", "TypeDetection", "detection_rates"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Judgements against the truth.

    Attributes
    ----------
    hits, missed : int
        Defections that were found, and that were not.
    false, clean : int
        Others that were taken for defections, and that were not.

    Examples
    --------
    >>> found = Counts(hits=3, missed=1, false=0, clean=0)
    >>> found.false_negative, found.false_positive
    (0.25, None)
    """

    hits: int
    missed: int
    false: int
    clean: int

    @property
    def defections(self) -> int:
        """How many there were."""
        return self.hits + self.missed

    @property
    def others(self) -> int:
        """How many were no defections."""
        return self.false + self.clean

    @property
    def false_positive(self) -> float | None:
        """Share of the others that were taken for defections."""
        return self.false / self.others if self.others else None

    @property
    def false_negative(self) -> float | None:
        """Share of the defections that were missed."""
        return self.missed / self.defections if self.defections else None

    @classmethod
    def of(cls, found: Any, true: Any) -> Counts:
        """From two boolean arrays: what was said, and what is."""
        return cls(
            int((found & true).sum()), int((~found & true).sum()),
            int((found & ~true).sum()), int((~found & ~true).sum()),
        )  # fmt: skip

    def __add__(self, other: Counts) -> Counts:
        pairs = zip(self._all, other._all, strict=True)
        return Counts(*(a + b for a, b in pairs))

    @property
    def _all(self) -> tuple[int, int, int, int]:
        return self.hits, self.missed, self.false, self.clean


@dataclass(frozen=True, slots=True)
class TypeDetection:
    """The agent against one type of opponent.

    Attributes
    ----------
    name : str
    moves : Counts
        Of the moves that were judged.
    episodes : Counts
        "Found" means that the agent punished in the episode; "defection" that a judged move was
        one.
    """

    name: str
    moves: Counts
    episodes: Counts

    @property
    def punished(self) -> float:
        """Share of episodes in which the agent punished."""
        e = self.episodes
        return (e.hits + e.false) / (e.defections + e.others)


@dataclass(frozen=True, slots=True)
class DetectionRates(Displayed):
    """Judgements of an agent against the truth.

    Attributes
    ----------
    agent : str
    weights : tuple of pairs
        Welfare functions that say what a defection is.
    types : tuple of TypeDetection
    steps, games : int
    """

    agent: str
    weights: tuple[tuple[int, int], ...]
    types: tuple[TypeDetection, ...]
    steps: int
    games: int

    @property
    def moves(self) -> Counts:
        """Over all types."""
        return sum((t.moves for t in self.types), Counts(0, 0, 0, 0))

    @property
    def episodes(self) -> Counts:
        """Over all types."""
        return sum((t.episodes for t in self.types), Counts(0, 0, 0, 0))

    def of(self, name: str) -> TypeDetection:
        """One type."""
        return next(t for t in self.types if t.name == name)

    def display(self) -> Table:
        """One line for each type, and all; counts over their denominators."""
        lines = [(t.name, t.moves, t.episodes) for t in self.types]
        if len(lines) > 1:
            lines.append(("all", self.moves, self.episodes))
        rows = tuple(
            (
                name,
                _rate(moves.false, moves.others),
                _rate(moves.missed, moves.defections),
                _rate(episodes.hits + episodes.false, episodes.defections + episodes.others),
                _rate(episodes.false, episodes.others),
                _rate(episodes.missed, episodes.defections),
            )
            for name, moves, episodes in lines
        )
        heads = ("opponent", "false positives", "false negatives", "episodes punished",
                 "though clean", "not, though defected")  # fmt: skip
        welfare = " and ".join(f"{a} row + {b} column" for a, b in self.weights)
        note = f"{self.games} episodes of {self.steps} steps each; defections under {welfare}"
        return Table(f"Detection by {self.agent}", heads, rows, note)

    def __repr__(self) -> str:
        m = self.moves
        return (
            f"DetectionRates(false positives {m.false} of {m.others}, false negatives {m.missed} "
            f"of {m.defections})"
        )


def detection_rates(
    agent: LearnedAmtft,
    opponents: Mapping[str, Any],
    *,
    weights: Any = ((1, 1),),
    discount: Any = "24/25",
    steps: int | None = None,
    games: int = 200,
    seed: int = 0,
) -> DetectionRates:
    """An agent's judgement of moves and episodes against the truth, for known types of opponents.

    Parameters
    ----------
    agent : LearnedAmtft
    opponents : mapping from names to policies or players
        Of the other side: the training partner, a partner of another seed, one of another welfare
        function, a selfish one; policies of shape (states, actions), or agents of their own.
    weights : sequence of pairs of int
        Welfare functions that say what a defection is; see :func:`.true_defections`.
    discount : number or str
        Of the exact values.
    steps : int, optional
        Of an episode: by default 20 in matrix games, 100 in coin games.
    games : int
        Episodes for each type.
    seed : int

    Returns
    -------
    DetectionRates

    Raises
    ------
    InputTypeError, InputValueError, EmptySetError, ShapeError
        If it is no such agent, a number is below 1, there is no opponent, or one does not fit.

    Notes
    -----
    *Exactness*: the truth is exact, the play is sampled; counts are given with every rate.

    Examples
    --------
    >>> from gametheory_bp.deep import LearnedRule, game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> rule = LearnedRule("all C", game_tables("prisoners_dilemma"), (c, c), (d, d))
    >>> types = {"partner": c, "defector": d}
    >>> found = detection_rates(LearnedAmtft(rule, "row"), types, games=3)
    >>> found, found.of("defector").punished
    (DetectionRates(false positives 0 of 60, false negatives 0 of 30), 1.0)
    """
    if not isinstance(agent, LearnedAmtft):
        raise InputTypeError(f"got a {type(agent).__name__}; give a LearnedAmtft")
    if not opponents:
        raise EmptySetError("there is no opponent; give at least one, by its name")
    tables, own = agent.tables, agent.index
    if steps is None:
        steps = 100 if tables.kind == "coin_game" else 20
    for name, number in (("steps", steps), ("games", games)):
        if type(number) is not int or number < 1:
            raise InputValueError(f"{name} is {number!r}; give an integer >= 1")
    pairs = read_weights(weights)
    true = true_defections(tables, 1 - own, pairs, discount)
    m, n = tables.actions
    found = []
    for k, (name, given) in enumerate(opponents.items()):
        other = as_opponent(name, given, tables, 1 - own)
        row, column = (agent, other) if own == 0 else (other, agent)
        seen = watched_play(tables, row, column, steps, games=games, seed=seed + 7919 * k)
        state, rest = np.divmod(seen.cells, m * n)
        moves = rest % n if own == 0 else rest // n
        judged, accused = seen.judged[own], seen.accused[own]
        truth = true[state, moves]
        found.append(
            TypeDetection(
                name,
                Counts.of(accused[judged], truth[judged]),
                Counts.of(seen.punishing[own].any(axis=0), (truth & judged).any(axis=0)),
            )
        )
    return DetectionRates(repr(agent), pairs, tuple(found), steps, games)


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part} of {whole})" if whole else "-"
