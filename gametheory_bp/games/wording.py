"""Numbers, points, strategies and witnesses in words that fit a table cell.

Every display of the library says who plays what with the words of this file, by the names of
the game's actions.  A witness is what attains a payoff pair: a pure pair ``(B, S)``; independent
mixtures ``row 2/3 B + 1/3 S; column S``; a lottery over pairs ``1/2 (B, B) + 1/2 (S, S)``; or a
lottery over two of these with an irrational weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Protocol

from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.profile import Distribution, MixedProfile

__all__ = [
    "NamedActions",
    "number_words",
    "point_words",
    "points_words",
    "strategy_words",
    "witness_words",
]

LONGEST = 11
"""Characters up to which a fraction is written out; longer ones are shown rounded, after "~"."""


class NamedActions(Protocol):
    """A game, as far as its words go."""

    @property
    def row_actions(self) -> tuple[str, ...]:
        """Names of the row player's actions."""

    @property
    def column_actions(self) -> tuple[str, ...]:
        """Names of the column player's actions."""


@lru_cache(maxsize=1024)  # one irrational number stands in many cells
def number_words(number: Any) -> str:
    """A number in few characters; ``~`` says that the decimals are rounded.

    Examples
    --------
    >>> number_words(Fraction(10, 3)), number_words(Fraction(10**9 + 1, 10**9))
    ('10/3', '~1')
    """
    if isinstance(number, Fraction) and len(str(number)) <= LONGEST:
        return str(number)
    return f"~{float(number):.6g}"


def point_words(point: Sequence[Any]) -> str:
    """A payoff pair.

    Examples
    --------
    >>> point_words((Fraction(1, 2), Fraction(3)))
    '(1/2, 3)'
    """
    return "(" + ", ".join(number_words(x) for x in point) + ")"


def points_words(points: Sequence[Sequence[Any]], *, segment: bool = False) -> str:
    """Several points; two ends of a segment are joined by a dash."""
    if segment and len(points) == 2:
        return " -- ".join(point_words(p) for p in points)
    return " or ".join(point_words(p) for p in points)


def strategy_words(weights: Sequence[Any], actions: Sequence[str]) -> str:
    """A mixed strategy with the names of its actions.

    Examples
    --------
    >>> strategy_words([Fraction(1, 3), Fraction(2, 3), Fraction(0)], "abc")
    '1/3 a + 2/3 b'
    """
    used = [(w, a) for w, a in zip(weights, actions, strict=True) if not _is_zero(w)]
    if len(used) == 1:
        return used[0][1]
    return " + ".join(f"{number_words(w)} {a}" for w, a in used)


def witness_words(witness: Any, game: NamedActions) -> str:
    """What attains a point: a pure pair, a pair of mixtures, or a lottery over pairs.

    A lottery with an irrational weight is anything with ``first``, ``second`` and ``weight``;
    mixtures are anything with ``row`` and ``column``; a plan of a repeated game has ``words``.

    Examples
    --------
    >>> from gametheory_bp.games.bimatrix import BimatrixGame
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], "BS", "BS")
    >>> witness_words(Distribution.of([["1/2", 0], [0, "1/2"]]), game)
    '1/2 (B, B) + 1/2 (S, S)'
    >>> witness_words(MixedProfile.of(["2/3", "1/3"], [0, 1]), game)
    'row 2/3 B + 1/3 S; column S'
    """
    if hasattr(witness, "first"):
        share = float(witness.weight)
        first, second = (witness_words(w, game) for w in (witness.first, witness.second))
        if not any(_is_mixed(w) for w in (witness.first, witness.second)):
            return f"~{1 - share:.6g} {first} + ~{share:.6g} {second}"
        return f"with probability ~{share:.6g} {second}, else {first}"
    if hasattr(witness, "words"):
        return str(witness.words(game))
    if isinstance(witness, Distribution):
        pairs = [(witness.probabilities[i][j], i, j) for i, j in witness.support]
        if len(pairs) == 1:
            return _pair(game, pairs[0][1], pairs[0][2])
        return " + ".join(f"{number_words(p)} {_pair(game, i, j)}" for p, i, j in pairs)
    row, column = witness.row, witness.column
    if isinstance(witness, MixedProfile) and witness.is_pure:
        (i,), (j,) = witness.supports
        return _pair(game, i, j)
    return (
        f"row {strategy_words(row, game.row_actions)}; "
        f"column {strategy_words(column, game.column_actions)}"
    )


def _is_mixed(witness: Any) -> bool:
    if hasattr(witness, "words"):
        return True
    profile = witness.distribution() if isinstance(witness, MixedProfile) else witness
    return len(profile.support) > 1


def _pair(game: NamedActions, i: int, j: int) -> str:
    return f"({game.row_actions[i]}, {game.column_actions[j]})"


def _is_zero(weight: Any) -> bool:
    if isinstance(weight, Interval):
        return weight.low == weight.high == 0
    return bool(weight == 0)
