"""What an ``.nfg`` file holds: a game, and the text around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["NfgDocument"]


@dataclass(frozen=True, slots=True)
class NfgDocument:
    """The content of an ``.nfg`` file.

    Attributes
    ----------
    game : BimatrixGame
        The game; its title is the file's title.
    players : pair of str
        Names of the row and the column player.
    comment : str
        The comment field, empty if there is none.
    form : {"payoffs", "outcomes"}
        Whether the file lists payoffs, or outcomes and their places.
    """

    game: BimatrixGame
    players: tuple[str, str]
    comment: str
    form: Literal["payoffs", "outcomes"]
