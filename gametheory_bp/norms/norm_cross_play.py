"""Two norms played against each other, exactly.

The row player follows the program of one norm, the column player that of another (or of the same:
self-play).  If both programs are pure, play is an eventually periodic path, and so is who judges
the other to have deviated.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from gametheory_bp.certificates.kinds.automata_equilibrium import AutomataEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.exact.codec import encode
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.arguments import check_norm_fits_game
from gametheory_bp.norms.moore_machine import canonical_machine
from gametheory_bp.norms.norm import Norm
from gametheory_bp.payoffs.automaton_play import automaton_play

__all__ = ["NormCrossPlay", "norm_cross_play"]


@dataclass(frozen=True, slots=True)
class NormCrossPlay(Result):
    """What happens when the players follow norms, their own each.

    Attributes
    ----------
    repeated : RepeatedGame
    row_norm, column_norm : Norm
    payoffs : point
        Payoff pair per step, expected if a program mixes.
    outcome : ActionPath or None
        What is played: a head and the cycle in which play ends; None if a program mixes.
    judgements : tuple of (bool, bool)
        At every position of the outcome, whether row and column judge that a deviation has
        happened; empty if a program mixes.
    continuations : tuple of points
        Payoffs per step from every position of the outcome on; empty if a program mixes.
    """

    repeated: RepeatedGame
    row_norm: Norm
    column_norm: Norm
    payoffs: Point
    outcome: ActionPath | None
    judgements: tuple[tuple[bool, bool], ...]
    continuations: tuple[Point, ...]
    exactness: Exactness = EXACT

    @property
    def row_switch(self) -> int | None:
        """The first time at which the row player judges a deviation; None if it never does."""
        return next((t for t, words in enumerate(self.judgements) if words[0]), None)

    @property
    def column_switch(self) -> int | None:
        """The first time at which the column player judges a deviation; None if it never does."""
        return next((t for t, words in enumerate(self.judgements) if words[1]), None)

    def settled_below(self, bound: Point) -> int | None:
        """The first time from which on both players get at most the bound; None if never.

        ``None`` also if a program mixes.
        """
        for time, value in enumerate(self.continuations):
            if value[0] <= bound[0] and value[1] <= bound[1]:
                return time
        return None

    @property
    def certificate(self) -> AutomataEquilibrium:
        """Proof of what the two programs earn together, made when it is asked for."""
        return automata_equilibrium(self.repeated, *self._programs()).certificate

    def _programs(self) -> tuple[Automaton, Automaton]:
        return self.row_norm.policy("row"), self.column_norm.policy("column")

    def claim(self) -> dict[str, Any]:
        """Game, programs and what they earn."""
        return {
            "game": PayoffTable.of(self.repeated.game), "discount": self.repeated.discount,
            "strategies": self._programs(), "payoffs": self.payoffs,
        }  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """Claim and certificate; the norms, what is played, and who judges when."""
        shown = {"norms": (self.row_norm, self.column_norm), "outcome": self.outcome,
                 "judgements": self.judgements, "continuations": self.continuations}  # fmt: skip
        return {**Result.to_json(self), **{name: encode(part) for name, part in shown.items()}}

    def display(self) -> Table:
        """Play position by position."""
        title = f"{self.row_norm.name!r} against {self.column_norm.name!r}"
        note = f"payoffs {self.payoffs[0]}, {self.payoffs[1]} per step"
        heads = ("time", "play", "row judges", "column judges", "worth from here on")
        if self.outcome is None:
            return Table(title, heads, (), f"a program mixes; expected {note}")
        game, size = self.repeated.game, len(self.outcome.head)
        rows = []
        for t, (words, value) in enumerate(zip(self.judgements, self.continuations, strict=True)):
            i, j = self.outcome.at(t)
            play = f"{game.row_actions[i]}, {game.column_actions[j]}"
            verdicts = ("deviation" if word else "" for word in words)
            rows.append((str(t), play, *verdicts, f"{value[0]}, {value[1]}"))
        return Table(title, heads, tuple(rows), f"{note}; from time {size} on it repeats")


def norm_cross_play(repeated: RepeatedGame, row: Norm, column: Norm) -> NormCrossPlay:
    """The row player follows one norm, the column player another.

    Parameters
    ----------
    repeated : RepeatedGame
    row, column : Norm
        Whose program either player follows.

    Returns
    -------
    NormCrossPlay

    Raises
    ------
    InputTypeError, ShapeError
        If a norm is none, or does not fit the game.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    That of the two programs: it proves the payoffs; what is played and who judges can be read off
    by playing one head and one cycle.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> b, s = (Norm.always(name, (2, 2), a, a) for name, a in (("always B", 0), ("always S", 1)))
    >>> met = norm_cross_play(repeated, b, s)
    >>> str(met.outcome), met.payoffs, met.row_switch
    ('0,1 (0,1)*', (Fraction(0, 1), Fraction(0, 1)), 1)
    """
    for norm in (row, column):
        check_norm_fits_game(norm, repeated)
    mine, theirs = _program(row, "row"), _program(column, "column")
    seen: dict[tuple[int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    judgements: list[tuple[bool, bool]] = []
    q, r = 0, 0
    while (q, r) not in seen:
        seen[q, r] = len(pairs)
        x, y = mine[0].mixtures[q], theirs[0].mixtures[r]
        if max(x) != 1 or max(y) != 1:
            payoffs = automaton_play(repeated, mine[0], theirs[0]).payoffs
            return NormCrossPlay(repeated, row, column, payoffs, None, (), ())
        i, j = x.index(Fraction(1)), y.index(Fraction(1))
        pairs.append((i, j))
        judgements.append((mine[1][q], theirs[1][r]))
        q, r = mine[0].step(q, i, j), theirs[0].step(r, i, j)
    first = seen[q, r]
    outcome = ActionPath(tuple(pairs[:first]), tuple(pairs[first:]))
    values = repeated.continuations(outcome)
    return NormCrossPlay(repeated, row, column, values[0], outcome, tuple(judgements), values)


@lru_cache(maxsize=4096)
def _program(norm: Norm, player: Literal["row", "column"]) -> tuple[Automaton, tuple[bool, ...]]:
    """The player's program and, per state, what its judge says."""
    judge, normative, punishment = (
        norm.judge(player), norm.normative(player)[0], norm.punishment(player)[0]
    )  # fmt: skip

    def step(state: tuple[int, int, int], i: int, j: int) -> tuple[int, int, int]:
        p, q, r = state
        return judge.step(p, i, j), normative.step(q, i, j), punishment.step(r, i, j)

    def shows(state: tuple[int, int, int]) -> tuple[bool, Vector]:
        p, q, r = state
        word = judge.deviated[p]
        return word, punishment.mixtures[r] if word else normative.mixtures[q]

    start = judge.start, normative.start, punishment.start
    outputs, moves = canonical_machine(start, step, shows, norm.shape)
    return Automaton(player, tuple(x for _, x in outputs), moves), tuple(w for w, _ in outputs)
