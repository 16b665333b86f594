"""Maximin and minimax values of a player, pure and mixed.

*Maximin* is what player i can secure: the best worst-case payoff over its own strategies.
*Minimax* is what the opponent can hold i to: the opponent commits to a strategy, i answers best.
With mixed strategies both are the value of the zero-sum game with i's payoffs; with pure ones
``maximin <= minimax``, often strictly.  The pair of mixed minimax values is the library's default
disagreement point.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, overload

from gametheory_bp.certificates.kinds.minimax_value import MinimaxValue
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.matrix import ExactMatrix
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.threats.zero_sum import pure_values, zero_sum_value

if TYPE_CHECKING:
    from gametheory_bp.games.stochastic import StochasticGame
    from gametheory_bp.threats.stochastic_minimax import StochasticMinimax

__all__ = ["Minimax", "minimax", "minimax_point"]

Player = Literal["row", "column"]
Side = Literal["minimax", "maximin"]


@dataclass(frozen=True, slots=True)
class Minimax(Result):
    """A player's security value with a strategy of both sides.

    Attributes
    ----------
    player, mixed, side
        What was asked.
    lower, upper : Fraction
        Proved bounds of the value; equal for a finite game in strategic form.
    strategies : MixedProfile
        The player's own strategy and its opponent's, in the order (row, column).
    certificate : MinimaxValue
        Both strategies: each proves one side of the value.
    """

    player: Player
    mixed: bool
    side: Side
    lower: Fraction
    upper: Fraction
    strategies: MixedProfile
    certificate: MinimaxValue
    exactness: Exactness = EXACT

    @property
    def value(self) -> Fraction | None:
        """The value, if the bounds agree."""
        return self.lower if self.lower == self.upper else None

    def claim(self) -> dict[str, Any]:
        """Game, player, kind of value, value and strategies."""
        return {
            "game": self.certificate.game,
            "player": self.player,
            "mixed": self.mixed,
            "side": self.side,
            "value": self.value,
            "strategies": self.strategies,
        }

    def display(self) -> Table:
        """One line: the value and both strategies."""
        kind = "mixed" if self.mixed else "pure"
        return Table(
            f"{kind} {self.side} of the {self.player} player",
            ("value", "row strategy", "column strategy"),
            (
                (
                    str(self.value),
                    ", ".join(map(str, self.strategies.row)),
                    ", ".join(map(str, self.strategies.column)),
                ),
            ),
        )

    def __repr__(self) -> str:
        kind = "mixed" if self.mixed else "pure"
        return f"Minimax({kind} {self.side} of {self.player} = {self.value}, {self.exactness})"


@overload
def minimax(
    game: BimatrixGame, player: Player = ..., mixed: bool = ..., side: Side = ...
) -> Minimax: ...


@overload
def minimax(
    game: StochasticGame, player: Player = ..., mixed: bool = ..., side: Side = ...
) -> StochasticMinimax: ...


def minimax(
    game: BimatrixGame | StochasticGame,
    player: Player = "row",
    mixed: bool = True,
    side: Side = "minimax",
) -> Minimax | StochasticMinimax:
    """Payoff that a player can secure, or be held to, exactly.

    ``maximin = max_x min_y u(x, y)``, ``minimax = min_y max_x u(x, y)`` with x the player's own and
    y the opponent's strategies.

    Parameters
    ----------
    game : BimatrixGame or StochasticGame
        For a stochastic game see :func:`.stochastic_minimax`: payoffs per step, from every state.
    player : {"row", "column"}
        Whose payoff.
    mixed : bool
        Over mixed strategies (both sides agree) or pure ones.
    side : {"minimax", "maximin"}
        Held to, or secured.

    Returns
    -------
    Minimax or StochasticMinimax
        ``.lower``, ``.upper``, ``.value``, ``.strategies`` of both sides, ``.certificate``.

    Raises
    ------
    InputTypeError
        If ``game`` is neither a two-player game in strategic form nor a stochastic game.
    UnknownNameError
        If player or side is unknown.

    Notes
    -----
    Exactness: exact for a game in strategic form.  Certificate: kind ``minimax_value``.

    References
    ----------
    J. von Neumann, "Zur Theorie der Gesellschaftsspiele" (1928).

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> minimax(game, "row").value, minimax(game, "row", mixed=False).value
    (Fraction(4, 3), Fraction(2, 1))
    """
    if not isinstance(game, BimatrixGame):
        return _of_states(game, player, mixed, side)
    if player not in ("row", "column"):
        raise UnknownNameError("player", player, ("row", "column"))
    if side not in ("minimax", "maximin"):
        raise UnknownNameError("side", side, ("minimax", "maximin"))
    if not isinstance(mixed, bool):
        raise InputTypeError(f"mixed={mixed!r}; give True (mixed strategies) or False (pure ones)")
    own = _own_payoffs(game, player)
    if mixed:
        solved = zero_sum_value(own)
        value, pair = solved.value, solved.strategies
    else:
        value, pair = _pure(own, side)
    strategies = pair if player == "row" else MixedProfile(pair.column, pair.row)
    certificate = MinimaxValue(PayoffTable.of(game), player, bool(mixed), side, value, strategies)
    return Minimax(player, bool(mixed), side, value, value, strategies, certificate)


def minimax_point(
    game: BimatrixGame | StochasticGame, *, mixed: bool = True, side: Side = "minimax"
) -> Point:
    """Values of both players as a payoff pair: the default disagreement point.

    Raises
    ------
    NotDefinedError
        If a value of a stochastic game is known between two bounds only.

    Examples
    --------
    >>> minimax_point(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]))
    (Fraction(4, 3), Fraction(2, 3))
    """
    return _exactly(game, "row", mixed, side), _exactly(game, "column", mixed, side)


def _exactly(
    game: BimatrixGame | StochasticGame, player: Player, mixed: bool, side: Side
) -> Fraction:
    found = minimax(game, player, mixed, side)
    if found.value is None:
        raise NotDefinedError(
            f"the {side} of the {player} player is known between two bounds only, near "
            f"{float(found.lower):.9g}; give the disagreement point as a pair of numbers"
        )
    return found.value


def _of_states(game: Any, player: Player, mixed: bool, side: Side) -> StochasticMinimax:
    from gametheory_bp.games.stochastic import StochasticGame
    from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

    if not isinstance(game, StochasticGame):
        raise InputTypeError(
            f"game is a {type(game).__name__}; minimax takes a BimatrixGame or a StochasticGame"
        )
    return stochastic_minimax(game, player, mixed, side)


def _own_payoffs(game: BimatrixGame, player: Player) -> ExactMatrix:
    """The player's payoffs with its own actions as rows."""
    if player == "row":
        return game.row_matrix
    matrix = game.column_matrix
    return ExactMatrix(zip(*matrix.integers, strict=True), matrix.denominator)


def _pure(own: ExactMatrix, side: Side) -> tuple[Fraction, MixedProfile]:
    """The pure value; the committing side's first choice and a best reply to it."""
    (low, i), (high, j) = pure_values(own.integers)
    if side == "maximin":
        value, j = low, own.integers[i].index(low)
    else:
        value, i = high, [line[j] for line in own.integers].index(high)
    return Fraction(value, own.denominator), MixedProfile.pure(own.shape, i, j)
