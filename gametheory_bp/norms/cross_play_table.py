"""Every norm of a list against every other: self-play on the diagonal, cross-play elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.norm_cross_play import NormCrossPlay, norm_cross_play

__all__ = ["CrossPlayTable", "cross_play_table"]


@dataclass(frozen=True, slots=True)
class CrossPlayTable(Displayed):
    """Cross-play of all pairs from a list of norms.

    Attributes
    ----------
    norms : tuple of k Norm
    plays : k x k NormCrossPlay
        ``plays[a][b]``: the row player follows norm a, the column player norm b.
    """

    norms: tuple[Norm, ...]
    plays: tuple[tuple[NormCrossPlay, ...], ...]

    @property
    def payoffs(self) -> tuple[tuple[Point, ...], ...]:
        """Payoff pairs per step."""
        return tuple(tuple(play.payoffs for play in line) for line in self.plays)

    def display(self) -> Table:
        """One line per norm of the row player."""
        rows = tuple(
            (norm.name, *(f"{play.payoffs[0]}, {play.payoffs[1]}" for play in line))
            for norm, line in zip(self.norms, self.plays, strict=True)
        )
        heads = ("row follows", *(norm.name for norm in self.norms))
        return Table(
            "Cross-play of norms, payoffs per step", heads, rows, "column follows the head"
        )


def cross_play_table(repeated: RepeatedGame, norms: Sequence[Norm]) -> CrossPlayTable:
    """Every norm against every other, exactly.

    Raises
    ------
    InputValueError
        If the list is empty.
    InputTypeError, ShapeError
        If a norm is none, or does not fit the game.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> both = [Norm.always(name, (2, 2), a, a) for name, a in (("always B", 0), ("always S", 1))]
    >>> print(cross_play_table(repeated, both))
    Cross-play of norms, payoffs per step
    row follows  always B  always S
    -----------  --------  --------
    always B     4, 1      0, 0
    always S     0, 0      2, 2
    column follows the head
    """
    listed = tuple(norms)
    if not listed:
        raise InputValueError("no norms to play against each other; give at least one")
    plays = tuple(
        tuple(norm_cross_play(repeated, row, column) for column in listed) for row in listed
    )
    return CrossPlayTable(listed, plays)
