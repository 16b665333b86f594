"""Whether a bimatrix game is degenerate, with the mixture that shows it.

A game is *degenerate* when some mixed strategy has more pure best responses than actions in its
support (von Stengel 2002).  Such a mixture lies on a face of a best-response polyhedron with too
many tight inequalities, and so do the vertices of that face; hence it is enough to look at the
vertices.  Deciding it is NP-complete in general, so the search has a limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.equilibria.nash.best_response_vertices import best_response_vertices
from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Vector

__all__ = ["Degeneracy", "is_degenerate"]


@dataclass(frozen=True, slots=True)
class Degeneracy:
    """The answer, true or false, and the witness if true.

    Attributes
    ----------
    degenerate : bool
        The answer; the record is truthy exactly when this is True.
    player : "row", "column" or None
        Whose mixture the witness is.
    mixture : tuple of Fraction
        The witness; empty if there is none.
    best_responses : tuple of int
        The other player's pure best responses to it: more than its support has actions.
    """

    degenerate: bool
    player: Literal["row", "column"] | None = None
    mixture: Vector = ()
    best_responses: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.degenerate


def is_degenerate(game: BimatrixGame, largest: int = 5000) -> Degeneracy:
    """Whether some mixture has more pure best responses than actions in its support.

    ``|{j : (x B)_j = max x B}| > |{i : x_i > 0}|`` for some x, or likewise for some y

    Parameters
    ----------
    game : BimatrixGame
        m x n.
    largest : int
        Give up where a polyhedron has more vertices than this on the way.

    Returns
    -------
    Degeneracy
        Truthy if degenerate; then with a witness.

    Raises
    ------
    InputTypeError
        If the argument is no game.
    UnprovedError
        If the limit is reached before a witness is found.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    The witness proves degeneracy; non-degeneracy rests on the complete list of vertices.

    References
    ----------
    B. von Stengel, "Computing equilibria for two-person games" (2002).

    Examples
    --------
    >>> found = is_degenerate(BimatrixGame([[1, 1], [0, 2]], [[3, 3], [0, 1]]))
    >>> found.player, found.mixture == (1, 0), found.best_responses
    ('row', True, (0, 1))
    >>> bool(is_degenerate(BimatrixGame([[1, 0], [0, 1]], [[0, 1], [1, 0]])))
    False
    """
    require_game(game)
    a, b = game.integer_form()
    sides: tuple[tuple[Literal["row", "column"], list[tuple[int, ...]]], ...] = (
        ("row", list(b)),
        ("column", list(zip(*a, strict=True))),
    )
    # Ties against a pure strategy are the usual reason, and found at once.
    for player, payoffs in sides:
        for i, line in enumerate(payoffs):
            top = max(line)
            if line.count(top) > 1:
                pure = tuple(Fraction(int(k == i)) for k in range(len(payoffs)))
                best = tuple(j for j, value in enumerate(line) if value == top)
                return Degeneracy(True, player, pure, best)
    for player, payoffs in sides:
        k = len(payoffs)
        vertices = best_response_vertices(payoffs, 0, k, largest)
        if vertices is None:
            raise UnprovedError(
                f"the {player} player's polyhedron has more than {largest} vertices and no witness "
                f"was found before; pass a larger largest=, or ask nash_equilibria for its subsets"
            )
        for weights, zeros in vertices:
            if zeros.bit_count() > k:
                mixture = tuple(Fraction(w, sum(weights)) for w in weights)
                best = tuple(j for j in range(len(payoffs[0])) if zeros >> (k + j) & 1)
                return Degeneracy(True, player, mixture, best)
    return Degeneracy(False)
