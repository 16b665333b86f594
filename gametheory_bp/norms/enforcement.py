"""Whether punishment makes deviating worse, and who punishes those who do not punish.

A profile of automata is compared with deviations from it, exactly, in every joint state.

*On the path*: what a player gets by conforming, and by deviating once and then following its
automaton.  Punishment *deters* if the second is strictly less for every deviation.

*Order of enforcement*: call a history k-fold if k actions in it were deviations from the profile.
The profile is enforced to order n if after every history that is less than n-fold what follows is
a Nash equilibrium (with discount 0, where only the first step counts, the start is the only 0-fold
history).  Order 1 is a Nash equilibrium of the whole game; order 2 says that nobody gains
by evading the punishment of one deviation; every order is subgame perfection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from heapq import heappop, heappush
from typing import Any, Literal

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Stack, Table
from gametheory_bp.equilibria.automata import best_reply_value
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.deviation import Deviation, Evasion
from gametheory_bp.norms.histories import History, history_text
from gametheory_bp.norms.judging_rule import conforms
from gametheory_bp.payoffs.automaton_play import automaton_play

__all__ = ["Enforcement", "profile_enforcement"]

JointState = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Enforcement(Result):
    """How a profile of automata is enforced.

    Attributes
    ----------
    row, column : Automaton
        The profile.
    payoffs : point
        Its payoffs, per step.
    deviations : tuple of Deviation
        Every single deviation on the path, one per joint state, player and action.
    order : int or None
        The order of enforcement; None if the profile is enforced to every order.
    evasion : Evasion or None
        Why the order is no higher.
    """

    row: Automaton
    column: Automaton
    payoffs: Point
    deviations: tuple[Deviation, ...]
    order: int | None
    evasion: Evasion | None
    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def is_nash(self) -> bool:
        """Whether no strategy gains against the profile."""
        return self.order is None or self.order > 0

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether the profile is a Nash equilibrium after every history."""
        return self.order is None

    @property
    def deters(self) -> bool:
        """Whether every single deviation on the path makes its player strictly worse off."""
        return all(deviation.loss > 0 for deviation in self.deviations)

    @property
    def undeterred(self) -> tuple[Deviation, ...]:
        """The deviations on the path that cost their player nothing, or pay."""
        return tuple(deviation for deviation in self.deviations if deviation.loss <= 0)

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "values solve a linear system and best replies a finite decision process; solve them"

    def claim(self) -> dict[str, Any]:
        """Profile, payoffs, deviations, order and the history that limits it."""
        return {
            "row": self.row, "column": self.column, "payoffs": self.payoffs,
            "deviations": self.deviations, "order": self.order, "evasion": self.evasion,
        }  # fmt: skip

    def display(self) -> Stack:
        """The deviations on the path, then the verdict."""
        rows = tuple(
            (history_text(d.history), d.player, str(d.action), str(d.conforming),
             str(d.deviating), str(d.loss))
            for d in self.deviations
        )  # fmt: skip
        heads = ("after", "player", "plays", "conforming", "deviating", "loss")
        word = "deters" if self.deters else "does NOT deter"
        first = Table("Deviations on the path", heads, rows, f"punishment {word}")
        order = "every" if self.order is None else str(self.order)
        parts = [("Nash equilibrium", _yes(self.is_nash)),
                 ("subgame perfect", _yes(self.is_subgame_perfect)),
                 ("order of enforcement", order)]  # fmt: skip
        if self.evasion:
            e = self.evasion
            text = f"{e.player} gets {e.conforming}, could get {e.best}"
            parts.append((history_text(e.history), text))
        return Stack("", (first, Table("Enforcement", ("", ""), tuple(parts))))


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def profile_enforcement(repeated: RepeatedGame, row: Automaton, column: Automaton) -> Enforcement:
    """How a pair of automata is enforced in a repeated game.

    Parameters
    ----------
    repeated : RepeatedGame
    row, column : Automaton
        One automaton of either player; they may mix.

    Returns
    -------
    Enforcement

    Raises
    ------
    ShapeError, InputValueError
        If an automaton does not fit the game, or both belong to the same player.

    Exactness
    ---------
    Exact: values and best replies are rational.

    Certificate
    -----------
    None; every number can be recomputed from the profile.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> path = ActionPath.constant(0, 0)
    >>> grim = [Automaton.grim(p, (2, 2), path, a) for p, a in (("row", 0), ("column", 1))]
    >>> found = profile_enforcement(repeated, *grim)
    >>> found.deters, found.order, found.evasion.history, found.evasion.player
    (True, 1, ((1, 0),), 'row')
    """
    play = automaton_play(repeated, row, column)
    value = dict(zip(play.states, play.values, strict=True))
    histories = _fewest_deviations(row, column)

    @cache
    def best(player: int, state: int) -> Fraction:
        return best_reply_value(repeated, replace((column, row)[player], start=state))

    order, evasion = None, None
    for (q, r), (count, history) in histories.items():
        tops = best(0, r), best(1, q)
        own = value[q, r]
        gaining = [player for player in (0, 1) if tops[player] > own[player]]
        if gaining:
            who = gaining[0]
            # with discount 0 the path after the first step is no part of the Nash condition
            order = max(count, int(bool(history) and not repeated.discount))
            evasion = Evasion(history, ("row", "column")[who], own[who], tops[who])
            break
    found = tuple(_deviations(repeated, row, column, value, histories))
    return Enforcement(row, column, play.payoffs, found, order, evasion)


def _deviations(
    repeated: RepeatedGame,
    row: Automaton,
    column: Automaton,
    value: dict[JointState, Point],
    histories: dict[tuple[int, int], tuple[int, History]],
) -> Iterator[Deviation]:
    d = repeated.discount
    for (q, r), (count, history) in histories.items():
        if count:
            return  # sorted: from here on somebody has deviated
        for player, own, other in ((0, row.mixtures[q], column.mixtures[r]),
                                   (1, column.mixtures[r], row.mixtures[q])):  # fmt: skip
            for action in (a for a, p in enumerate(own) if not p):
                total = Fraction(0)
                for reply, p in enumerate(other):
                    if p:
                        i, j = (action, reply) if player == 0 else (reply, action)
                        after = value[row.step(q, i, j), column.step(r, i, j)][player]
                        total += p * ((1 - d) * repeated.game.payoff(i, j)[player] + d * after)
                name: Literal["row", "column"] = "column" if player else "row"
                yield Deviation(history, name, action, value[q, r][player], total)


def _fewest_deviations(
    row: Automaton, column: Automaton
) -> dict[tuple[int, int], tuple[int, History]]:
    """Per joint state the fewest deviating actions that lead there, and a shortest such history.

    The states come in the order of these two numbers (Dijkstra).
    """
    m, n = row.shape
    found: dict[tuple[int, int], tuple[int, History]] = {}
    heap: list[tuple[int, int, History, tuple[int, int]]] = [(0, 0, (), (row.start, column.start))]
    while heap:
        count, length, history, (q, r) = heappop(heap)
        if (q, r) in found:
            continue
        found[q, r] = count, history
        for i in range(m):
            for j in range(n):
                after = row.step(q, i, j), column.step(r, i, j)
                if after not in found:
                    left = (not conforms(row, q, i)) + (not conforms(column, r, j))
                    heappush(heap, (count + left, length + 1, (*history, (i, j)), after))
    return found
