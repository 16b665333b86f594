"""What of a stochastic game hangs together: reachable states, classes, possible oversights.

States *communicate* if some play leads from either to the other.  A *closed* class is one that no
play leaves.  With several closed classes in reach the long-run average depends on where play ends;
with one alone it does not, if both cooperate.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.solvers.markov.classes import process_classes

__all__ = ["GameStructure", "game_structure"]


@dataclass(frozen=True, slots=True)
class GameStructure(Displayed):
    """Classes of states under joint control.

    Attributes
    ----------
    states : tuple of str
    classes : tuple of tuples of int
        Communicating classes, each ascending, by their least state.
    closed : tuple of bool
        Whether no play leaves the class.
    reachable : tuple of int
        States that some play from the initial law visits.
    warnings : tuple of str
        What deserves a second look; empty if nothing does.
    """

    states: tuple[str, ...]
    classes: tuple[tuple[int, ...], ...]
    closed: tuple[bool, ...]
    reachable: tuple[int, ...]
    warnings: tuple[str, ...]

    @property
    def is_communicating(self) -> bool:
        """Whether all reachable states are one class: every state can be steered to from any."""
        return any(set(self.reachable) == set(some) for some in self.classes)

    @property
    def ends(self) -> tuple[tuple[int, ...], ...]:
        """Closed classes that play can reach."""
        seen = set(self.reachable)
        pairs = zip(self.classes, self.closed, strict=True)
        return tuple(some for some, closed in pairs if closed and seen & set(some))

    def display(self) -> Table:
        """The classes, and the warnings as a note."""
        seen = set(self.reachable)
        rows = tuple(
            (
                ", ".join(self.states[s] for s in some),
                "yes" if closed else "no",
                "yes" if seen & set(some) else "no",
            )
            for some, closed in zip(self.classes, self.closed, strict=True)
        )
        note = "; ".join(self.warnings)
        return Table("Classes of states", ("states", "closed", "reachable"), rows, note)


def game_structure(game: StochasticGame) -> GameStructure:
    """Classes of a stochastic game, with warnings.

    Examples
    --------
    >>> game = StochasticGame.build(
    ...     [[[0, 1]], [[5]], [[7]]], [[[1, 0]], [[5]], [[7]]],
    ...     [[["left", "right"]], [["left"]], [["right"]]],
    ...     "1/2", states=["fork", "left", "right"], initial="fork")
    >>> found = game_structure(game)
    >>> found.is_communicating, found.ends
    (False, ((1,), (2,)))
    >>> print(found.warnings[0])
    2 closed classes can be reached: a long-run average is an expectation over where play ends
    """
    names = game.states
    found = process_classes(StochasticArrays.of(game).process)
    reachable = game.reachable
    seen = set(reachable)
    warnings = []
    ends = [some for some, closed in found if closed and seen & set(some)]
    if len(ends) > 1:
        warnings.append(
            f"{len(ends)} closed classes can be reached: a long-run average is an expectation "
            "over where play ends"
        )
    for s in game.absorbing:
        stage = game.stages[s]
        paid = {
            (a, b)
            for rows in zip(stage.row_payoffs, stage.column_payoffs, strict=True)
            for a, b in zip(*rows, strict=True)
        }
        if len(paid) > 1:
            warnings.append(
                f"state {names[s]!r} is never left, but its payoffs depend on the actions: play "
                "goes on there, it is no end"
            )
    lost = [names[s] for s in range(len(names)) if s not in seen]
    if lost:
        shown = ", ".join(map(repr, lost[:5])) + (", ..." if len(lost) > 5 else "")
        warnings.append(f"play from the initial law never visits {shown}")
    return GameStructure(
        names,
        tuple(tuple(some) for some, _ in found),
        tuple(closed for _, closed in found),
        reachable,
        tuple(warnings),
    )
