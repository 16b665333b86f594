"""Grim profiles on deterministic paths, and what happens when two of them meet.

The *grim profile* on a path: each player follows its part of the path; once the **other** has left
the path, it plays for ever the action that minimises the other's best payoff (its pure minimax
punishment).  The construction is that of the printed proof of Proposition 1.

In *cross-play* the row player follows the grim profile on one path and the column player that on
another.  Both programs are deterministic, so play is eventually periodic and found exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "GrimCrossPlay",
    "Punishments",
    "cross_paths",
    "grim_automata",
    "grim_cross_play",
    "grim_slack",
]


@dataclass(frozen=True, slots=True)
class Punishments:
    """Pure minimax values and the actions that enforce them.

    Attributes
    ----------
    row, column : int
        The action of the row player that punishes the column player, and the reverse.
    minimax : point
        ``min over the other's actions of max over one's own``, per player.
    """

    row: int
    column: int
    minimax: Point

    @classmethod
    def of(cls, game: BimatrixGame) -> Punishments:
        """The first punishing action of either player.

        Examples
        --------
        >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
        >>> Punishments.of(game)
        Punishments(row=0, column=1, minimax=(Fraction(2, 1), Fraction(1, 1)))
        """
        column_best = [max(line) for line in game.column_payoffs]
        row_best = [max(line) for line in zip(*game.row_payoffs, strict=True)]
        low = min(row_best), min(column_best)
        return cls(column_best.index(low[1]), row_best.index(low[0]), low)

    def all_of(self, game: BimatrixGame) -> tuple[Punishments, ...]:
        """Every choice of punishing actions: the argmin may be tied."""
        rows = [i for i, line in enumerate(game.column_payoffs) if max(line) == self.minimax[1]]
        columns = [
            j
            for j, line in enumerate(zip(*game.row_payoffs, strict=True))
            if max(line) == self.minimax[0]
        ]
        return tuple(Punishments(i, j, self.minimax) for i in rows for j in columns)


def grim_automata(
    game: BimatrixGame, path: ActionPath, punish: Punishments
) -> tuple[Automaton, Automaton]:
    """The grim profile on a path as two automata."""
    return (
        Automaton.grim("row", game.shape, path, punish.row),
        Automaton.grim("column", game.shape, path, punish.column),
    )


def grim_slack(
    repeated: RepeatedGame, path: ActionPath, punish: Punishments
) -> tuple[Fraction, int, str]:
    """The least that a player loses by leaving the path, when and who; negative if one gains.

    A player who leaves at some time gets its best other payoff there and its pure minimax value
    afterwards: the profile is a Nash equilibrium exactly if no slack is negative.  With discount 0
    only the first time counts.
    """
    game, d = repeated.game, repeated.discount
    m, n = game.shape
    found = []
    values = repeated.continuations(path)
    for place, value in enumerate(values if d else values[:1]):
        i, j = path.at(place)
        others = ([game.payoff(k, j)[0] for k in range(m) if k != i], 0, "row")
        theirs = ([game.payoff(i, k)[1] for k in range(n) if k != j], 1, "column")
        for payoffs, player, name in (others, theirs):
            if payoffs:
                best = (1 - d) * max(payoffs) + d * punish.minimax[player]
                found.append((value[player] - best, place, name))
    return min(found) if found else (Fraction(0), 0, "row")


def cross_paths(row: ActionPath, column: ActionPath) -> ActionPath:
    """Both players follow their own path whatever the other does."""
    seen: dict[tuple[int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    time = 0
    while (key := (row.place(time), column.place(time))) not in seen:
        seen[key] = time
        pairs.append((row.at(time)[0], column.at(time)[1]))
        time += 1
    first = seen[key]
    return ActionPath(tuple(pairs[:first]), tuple(pairs[first:]))


@dataclass(frozen=True, slots=True)
class GrimCrossPlay:
    """What happens when the players follow grim profiles on different paths.

    Attributes
    ----------
    outcome : ActionPath
        What is played.
    row_switch, column_switch : int or None
        The first time at which the player punishes; None if it never does.
    continuations : tuple of points
        Payoffs per step from every position of the outcome on.
    """

    outcome: ActionPath
    row_switch: int | None
    column_switch: int | None
    continuations: tuple[Point, ...]

    @property
    def payoffs(self) -> Point:
        """Payoff pair per step."""
        return self.continuations[0]

    def settled_below(self, bound: Sequence[Fraction]) -> int | None:
        """The first time from which on both players get at most the bound; None if never.

        After the last switch the continuation payoffs repeat; the last position decides.
        """
        for time, value in enumerate(self.continuations):
            if value[0] <= bound[0] and value[1] <= bound[1]:
                return time
        return None


def grim_cross_play(
    repeated: RepeatedGame, row: ActionPath, column: ActionPath, punish: Punishments
) -> GrimCrossPlay:
    """Row follows the grim profile on one path, column that on another.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> both = ActionPath.constant(0, 0), ActionPath.constant(1, 1)
    >>> met = grim_cross_play(RepeatedGame(game, "24/25"), *both, Punishments.of(game))
    >>> met.row_switch, met.column_switch, met.payoffs
    (1, 1, (Fraction(0, 1), Fraction(0, 1)))
    """
    switch: list[int | None] = [None, None]
    seen: dict[tuple[int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    time = 0
    while True:
        key = (
            -1 if switch[0] is not None else row.place(time),
            -1 if switch[1] is not None else column.place(time),
        )
        if key in seen:
            break
        seen[key] = time
        i = punish.row if switch[0] is not None else row.at(time)[0]
        j = punish.column if switch[1] is not None else column.at(time)[1]
        pairs.append((i, j))
        if switch[0] is None and j != row.at(time)[1]:
            switch[0] = time + 1
        if switch[1] is None and i != column.at(time)[0]:
            switch[1] = time + 1
        time += 1
    first = seen[key]
    outcome = ActionPath(tuple(pairs[:first]), tuple(pairs[first:]))
    return GrimCrossPlay(outcome, switch[0], switch[1], repeated.continuations(outcome))
