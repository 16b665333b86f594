"""amTFT(W) against amTFT(W') in a repeated game, as an exact Markov chain over active norms.

A norm is an action pair that is played for ever.  Each player has an *active* norm out of its own
set W, plays its part of it, and expects the other's part.  When the other does something else, it
re-samples:

``"with current"``
    from all of W by its weights (uniform by default); the same norm may come up again;
``"without current"``
    from the other norms of W; a single norm is kept;
``"order"``
    the next norm of W in its order, cyclically; by default the first one is active at the start.

The first active norm is drawn by the weights (``"random"``) or is the first in the player's order
(``"preferred"``), whatever the kind of re-sampling.

Nobody punishes: in these games every departure is explained by another norm.  The pair of active
norms is a Markov chain; its discounted payoffs solve a linear system over the rationals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["HOWS", "STARTS", "NormSet", "NormalOutcome", "Resampling", "Start", "meet", "meta_game"]

Resampling = Literal["with current", "without current", "order"]
Start = Literal["random", "preferred"]
Norm = tuple[int, int]


HOWS: tuple[Resampling, ...] = ("with current", "without current", "order")
STARTS: tuple[Start, ...] = ("random", "preferred")


@dataclass(frozen=True, slots=True)
class NormSet:
    """The set W of a player: norms in order of preference, with sampling weights.

    Examples
    --------
    >>> NormSet.of((0, 0), (1, 1)).weights
    (Fraction(1, 2), Fraction(1, 2))
    """

    norms: tuple[Norm, ...]
    weights: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if not self.norms or len(self.norms) != len(self.weights) or sum(self.weights) != 1:
            raise InputValueError(f"{self.norms} with weights {self.weights}; they sum to 1")

    @classmethod
    def of(cls, *norms: Norm) -> NormSet:
        """Uniform weights."""
        return cls(norms, (Fraction(1, len(norms)),) * len(norms))

    def first(self, start: Start) -> list[Fraction]:
        """Law of the norm that is active at the start."""
        if start == "preferred":
            return [Fraction(int(k == 0)) for k in range(len(self.norms))]
        return list(self.weights)

    def after(self, current: int, how: Resampling) -> list[Fraction]:
        """Law of the active norm after the other did something else."""
        size = len(self.norms)
        if how == "order":
            return [Fraction(int(k == (current + 1) % size)) for k in range(size)]
        if how == "with current" or size == 1:
            return list(self.weights)
        rest = 1 - self.weights[current]
        return [w / rest if k != current else Fraction(0) for k, w in enumerate(self.weights)]


@dataclass(frozen=True, slots=True)
class NormalOutcome:
    """What two norm-adaptive players get.

    Attributes
    ----------
    payoffs : point
        Expected discounted payoffs per step.
    never : Fraction
        Probability that they never play the same norm.
    mismatched_first : Fraction
        Probability of different norms in the first step.
    """

    payoffs: Point
    never: Fraction
    mismatched_first: Fraction


def meet(
    repeated: RepeatedGame,
    row: NormSet,
    column: NormSet,
    how: Resampling = "with current",
    start: Start | None = None,
) -> NormalOutcome:
    """Exact outcome of amTFT(W) as row against amTFT(W') as column.

    Without ``start`` the first norms are preferred for "order" and random otherwise.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> both = NormSet.of((0, 0), (1, 1))
    >>> meet(repeated, both, both).payoffs
    (Fraction(75, 26), Fraction(75, 52))
    >>> meet(repeated, both, both, "without current").never
    Fraction(1, 2)
    """
    states = list(product(range(len(row.norms)), range(len(column.norms))))
    index = {state: k for k, state in enumerate(states)}
    size, d = len(states), repeated.discount
    moves = [[Fraction(0)] * size for _ in states]
    gains = []
    for k, (p, q) in enumerate(states):
        mine, theirs = row.norms[p], column.norms[q]
        gains.append(repeated.game.payoff(mine[0], theirs[1]))
        first = _keep(p, len(row.norms)) if theirs[1] == mine[1] else row.after(p, how)
        second = _keep(q, len(column.norms)) if mine[0] == theirs[0] else column.after(q, how)
        for a, b in states:
            moves[k][index[a, b]] += first[a] * second[b]
    begin: Start = start or ("preferred" if how == "order" else "random")
    opening = [a * b for a, b in product(row.first(begin), column.first(begin))]
    agreed = [row.norms[p] == column.norms[q] for p, q in states]
    values = [
        solve(
            [[int(k == c) - d * moves[k][c] for c in range(size)] for k in range(size)],
            [(1 - d) * gain[player] for gain in gains],
        )
        for player in (0, 1)
    ]
    payoffs = tuple(sum((s * v for s, v in zip(opening, value, strict=True)), Fraction(0))
                    for value in values)  # fmt: skip
    never = _never(moves, agreed)
    apart = sum((s for s, same in zip(opening, agreed, strict=True) if not same), Fraction(0))
    missed = sum((s * n for s, n in zip(opening, never, strict=True)), Fraction(0))
    return NormalOutcome((payoffs[0], payoffs[1]), missed, apart)


def meta_game(
    repeated: RepeatedGame,
    row: Sequence[tuple[str, NormSet]],
    column: Sequence[tuple[str, NormSet]],
    how: Resampling = "with current",
) -> BimatrixGame:
    """The game in which either principal chooses its set of norms."""
    cells = [[meet(repeated, w, v, how).payoffs for _, v in column] for _, w in row]
    return BimatrixGame(
        [[cell[0] for cell in line] for line in cells],
        [[cell[1] for cell in line] for line in cells],
        [name for name, _ in row],
        [name for name, _ in column],
        title="Choice of norm sets",
    )


def solve(matrix: list[list[Fraction]], side: list[Fraction]) -> list[Fraction]:
    """Solve a regular linear system over the rationals (Gauss-Jordan with row exchange)."""
    size = len(side)
    table = [[*line, right] for line, right in zip(matrix, side, strict=True)]
    for c in range(size):
        r = next(k for k in range(c, size) if table[k][c])
        table[c], table[r] = table[r], table[c]
        pivot = table[c][c]
        table[c] = [a / pivot for a in table[c]]
        for k in range(size):
            factor = table[k][c]
            if k != c and factor:
                table[k] = [a - factor * b for a, b in zip(table[k], table[c], strict=True)]
    return [line[size] for line in table]


def _keep(current: int, size: int) -> list[Fraction]:
    return [Fraction(int(k == current)) for k in range(size)]


def _never(moves: list[list[Fraction]], agreed: list[bool]) -> list[Fraction]:
    """Probability from every state that the norms never agree."""
    size = len(agreed)
    hope = list(agreed)
    while True:
        wider = [hope[k] or any(p and hope[c] for c, p in enumerate(moves[k])) for k in range(size)]
        if wider == hope:
            break
        hope = wider
    matrix, side = [], []
    for k in range(size):
        fixed = agreed[k] or not hope[k]
        matrix.append(
            [Fraction(int(k == c)) - (Fraction(0) if fixed else moves[k][c]) for c in range(size)]
        )
        side.append(Fraction(int(not hope[k])))
    return solve(matrix, side)
