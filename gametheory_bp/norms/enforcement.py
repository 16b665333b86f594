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
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any, Literal

from gametheory_bp.certificates.kinds.automata_equilibrium import AutomataEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Stack, Table
from gametheory_bp.equilibria.automata import AutomataVerdict, automata_equilibrium
from gametheory_bp.exact.codec import encode
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.deviation import Deviation, Evasion
from gametheory_bp.norms.histories import History, history_text
from gametheory_bp.norms.judging_rule import conforms

__all__ = ["Enforcement", "profile_enforcement"]

_PLAYERS: tuple[Literal["row", "column"], ...] = ("row", "column")
Counted = dict[tuple[int, int], tuple[int, History]]


@dataclass(frozen=True, slots=True)
class Enforcement(Result):
    """How a profile of automata is enforced.

    Attributes
    ----------
    verdict : AutomataVerdict
        Whether the profile is an equilibrium, with its certificate.
    deviations : tuple of Deviation
        Every single deviation on the path, one per joint state, player and action.
    order : int or None
        The order of enforcement; None if the profile is enforced to every order.
    evasion : Evasion or None
        Why the order is no higher.
    """

    verdict: AutomataVerdict
    deviations: tuple[Deviation, ...]
    order: int | None
    evasion: Evasion | None
    exactness: Exactness = EXACT

    @property
    def certificate(self) -> AutomataEquilibrium:
        """Proof of the values, of those of best replies, and so of both verdicts.

        Which histories have the fewest deviations is read off the automata.
        """
        return self.verdict.certificate

    @property
    def payoffs(self) -> Point:
        """Payoffs of the profile, per step."""
        return self.verdict.play.payoffs

    @property
    def is_nash(self) -> bool:
        """Whether no strategy gains against the profile."""
        return self.verdict.is_nash

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether the profile is a Nash equilibrium after every history."""
        return self.verdict.is_subgame_perfect

    @property
    def deters(self) -> bool:
        """Whether every single deviation on the path makes its player strictly worse off."""
        return all(deviation.loss > 0 for deviation in self.deviations)

    @property
    def undeterred(self) -> tuple[Deviation, ...]:
        """The deviations on the path that cost their player nothing, or pay."""
        return tuple(deviation for deviation in self.deviations if deviation.loss <= 0)

    def claim(self) -> dict[str, Any]:
        """Game, profile, payoffs and both verdicts."""
        return self.verdict.claim()

    def to_json(self) -> dict[str, Any]:
        """Claim and certificate; the deviations, the order and what limits it."""
        shown = {"deviations": self.deviations, "order": self.order, "evasion": self.evasion}
        return {**Result.to_json(self), **{name: encode(part) for name, part in shown.items()}}

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
    That of the verdict on the automata: their values and those of best replies in every state.

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
    verdict = automata_equilibrium(repeated, row, column)
    proof = verdict.certificate
    place = {state: k for k, state in enumerate(proof.states)}
    counted = _fewest_deviations(row, column)
    found = tuple(_deviations(verdict, row, column, counted))
    for state, (count, history) in counted.items():
        own, best = proof.values[place[state]], proof.best_values[place[state]]
        for player, name in enumerate(_PLAYERS):
            if best[player] > own[player]:
                # with discount 0 the path after the first step is no part of the Nash condition
                order = max(count, int(bool(history) and not repeated.discount))
                return Enforcement(
                    verdict, found, order, Evasion(history, name, own[player], best[player])
                )
    return Enforcement(verdict, found, None, None)


def _deviations(
    verdict: AutomataVerdict, row: Automaton, column: Automaton, counted: Counted
) -> Iterator[Deviation]:
    play = verdict.play
    place = {state: k for k, state in enumerate(play.states)}
    for (q, r), (count, history) in counted.items():
        if count:
            return  # sorted: from here on somebody has deviated
        k = place[q, r]
        for player, own in enumerate((row.mixtures[q], column.mixtures[r])):
            value = play.values[k][player]
            for action, loss in enumerate(verdict.slacks[k][player]):
                if not own[action]:
                    yield Deviation(history, _PLAYERS[player], action, value, value - loss)


def _fewest_deviations(row: Automaton, column: Automaton) -> Counted:
    """Per joint state the fewest deviating actions that lead there, and a shortest such history.

    The states come in the order of these two numbers (Dijkstra).
    """
    m, n = row.shape
    found: Counted = {}
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
