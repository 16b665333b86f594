"""A game of the library: the game, where it comes from, what it is known for.

A file of ``games/library`` defines one :class:`NamedGame`; its id is the file's name.  The facts
it states (number of extreme equilibria, tags) are checked for every file by the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.display import Displayed, Formula, Stack
from gametheory_bp.display.latex import latex_text
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["TAGS", "NamedGame"]

TAGS: tuple[str, ...] = (
    "bargaining",
    "coordination",
    "correlation",
    "degenerate",
    "social dilemma",
    "symmetric",
    "zero-sum",
)
"""Tags of named games: the classes that ``classify`` finds, and what a game is known for.

"symmetric" means that the players are exchangeable; "correlation" stands on games known for
their correlated equilibria.  The others are verdicts of the taxonomy, checked by the tests.
"""


@dataclass(frozen=True, slots=True)
class NamedGame(Displayed):
    """A game with its source.

    Parameters
    ----------
    game : BimatrixGame
        The game; its title is the name that people use.
    source : str
        Where the payoffs come from: author, year, title, place.
    statement : str
        What the game is known for, in one or two sentences.
    tags : tuple of str
        Out of :data:`TAGS`.
    extreme_equilibria : int
        Number of extreme Nash equilibria (the finitely many from which all others are mixed).

    Raises
    ------
    InputTypeError, InputValueError
        If the game has no title or the source is missing, or a tag is unknown.

    Examples
    --------
    >>> game = BimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]], title="Matching pennies")
    >>> NamedGame(game, "folklore", "No pure equilibrium.", ("zero-sum",), 1).title
    'Matching pennies'
    """

    game: BimatrixGame
    source: str
    statement: str
    tags: tuple[str, ...]
    extreme_equilibria: int

    def __post_init__(self) -> None:
        if not isinstance(self.game, BimatrixGame):
            raise InputTypeError(f"game is {self.game!r}; give a BimatrixGame")
        if not (self.game.title and self.source and self.statement):
            raise InputValueError("a named game has a title, a source and a statement")
        unknown = sorted(set(self.tags) - set(TAGS))
        if unknown:
            raise InputValueError(f"tags {unknown} are not known; tags: {', '.join(TAGS)}")

    @property
    def title(self) -> str:
        """The game's title."""
        return self.game.title

    def display(self) -> Stack:
        """Payoff table, statement and source."""
        lines = (self.statement, f"Source: {self.source}")
        return Stack(
            "", (self.game.display(), *(Formula(x, rf"\text{{{latex_text(x)}}}") for x in lines))
        )
