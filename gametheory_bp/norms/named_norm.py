"""A norm of the library: the norm, the game it is meant for, where it comes from.

A file of ``norms/library`` defines one :class:`NamedNorm`; its id is the file's name.  What it
states about the norm's discounts is checked for every file by the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.display import Displayed, Formula, Stack
from gametheory_bp.display.latex import latex_text
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.norms.norm import Norm

__all__ = ["NamedNorm"]


@dataclass(frozen=True, slots=True)
class NamedNorm(Displayed):
    """A norm with its game and its source.

    Parameters
    ----------
    norm : Norm
    game_id : str
        Id of the stage game in the library of games.
    source : str
        Where the norm comes from: author, year, place.
    statement : str
        What it is known for, in one or two sentences.
    subgame_perfect : str
        The discounts at which its profile is a subgame-perfect equilibrium of that game, as text.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If the norm is none, source or statement is missing, or the norm does not fit the game.
    """

    norm: Norm
    game_id: str
    source: str
    statement: str
    subgame_perfect: str

    def __post_init__(self) -> None:
        if not isinstance(self.norm, Norm):
            raise InputTypeError(f"norm is {self.norm!r}; give a Norm")
        if not (self.source and self.statement and self.subgame_perfect):
            raise InputValueError("a named norm has a source, a statement and its discounts")
        if self.game.shape != self.norm.shape:
            raise ShapeError(
                f"norm {self.norm.name!r} for {self.norm.shape} games does not fit "
                f"{self.game_id!r} of shape {self.game.shape}"
            )

    @property
    def game(self) -> BimatrixGame:
        """The stage game."""
        return load_game(self.game_id)

    @property
    def title(self) -> str:
        """The norm's name."""
        return self.norm.name

    def display(self) -> Stack:
        """The norm's parts, statement and source."""
        lines = (self.statement, f"Source: {self.source}")
        said = (Formula(x, rf"\text{{{latex_text(x)}}}") for x in lines)
        return Stack("", (self.norm.display(self.game), *said))
