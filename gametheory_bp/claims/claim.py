"""The type of a claim: a statement of a paper with the function that decides it.

A leaf file holds one claim.  Everything the decision speaks about comes in as ``given`` games, so
that anybody can ask the same question about other games; ``flip`` changes one payoff of one of
them, and the tests expect another finding then: a check that can only come out one way is a
defect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.claims.finding import Finding, Word
from gametheory_bp.errors import InputValueError, UnknownNameError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["Claim", "Flip", "Given"]

Given = Mapping[str, BimatrixGame]
"""The games that a claim speaks about, by name."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One payoff of one game replaced by another.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> Flip("game", "column", (0, 0), 3).apply(game).payoff(0, 0)
    (Fraction(4, 1), Fraction(3, 1))
    """

    game: str
    player: Literal["row", "column"]
    actions: tuple[int, int]
    payoff: Fraction | int | str

    def apply(self, game: BimatrixGame) -> BimatrixGame:
        """The game with that one payoff."""
        first, second = (
            [list(line) for line in t] for t in (game.row_payoffs, game.column_payoffs)
        )
        i, j = self.actions
        (second if self.player == "column" else first)[i][j] = as_fraction(self.payoff)
        return BimatrixGame(first, second, game.row_actions, game.column_actions, title=game.title)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a paper that the library decides.

    Parameters
    ----------
    title : str
    statement : str
        What the paper says, in our words, as precisely as it is printed.
    source : str
        Where in which paper.
    expected : str
        The verdict word that the decision is known to give; a run that gives another fails.
    decision : callable
        ``decision(given) -> Finding``.
    given : tuple of (name, game)
    flip : Flip
        A change of one payoff under which the finding must change.

    Examples
    --------
    >>> def decide(given):
    ...     low = min(min(row) for row in given["game"].row_payoffs)
    ...     word = "proved" if low >= 0 else "refuted"
    ...     return Finding(word, "one game", (("lowest payoff", low),), "it is finite", "proved")
    >>> game = BimatrixGame([[1, 0]], [[0, 0]])
    >>> flip = Flip("game", "row", (0, 1), -1)
    >>> claim = Claim("Gains", "all gain", "none", "proved", decide, (("game", game),), flip)
    >>> claim.decide().verdict, claim.decide(claim.flipped()).verdict
    ('proved', 'refuted')
    """

    title: str
    statement: str
    source: str
    expected: Word
    decision: Callable[[Given], Finding]
    given: tuple[tuple[str, BimatrixGame], ...]
    flip: Flip

    def decide(self, changed: Given | None = None) -> Finding:
        """The finding, recomputed; ``changed`` replaces some of the given games."""
        given = dict(self.given)
        for name in changed or {}:
            if name not in given:
                raise UnknownNameError("game of the claim", name, given)
        return self.decision({**given, **(changed or {})})

    def flipped(self) -> dict[str, BimatrixGame]:
        """The given game with one payoff flipped."""
        game = dict(self.given)[self.flip.game]
        other = self.flip.apply(game)
        if other == game:
            raise InputValueError(f"{self.title}: the flip changes nothing; give another payoff")
        return {self.flip.game: other}

    @property
    def summary(self) -> tuple[Any, ...]:
        """Title, source and statement: what a ledger row shows of the claim itself."""
        return self.title, self.source, self.statement
