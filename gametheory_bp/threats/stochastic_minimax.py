"""Maximin and minimax values of a player of a stochastic game, from every state.

Both sides may mix; then what a player can secure and what it can be held to are the same number in
every state, the value of the zero-sum stochastic game with its payoffs (Shapley 1953), and
stationary strategies attain it.  The value of a state may be irrational: then it is enclosed by two
rationals, each proved by a strategy of one side.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.exactness import EXACT, Exactness, bound_words
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words, strategy_words

__all__ = ["StochasticMinimax", "stochastic_minimax"]

Player = Literal["row", "column"]
Side = Literal["minimax", "maximin"]
SHOWN = 24
"""States up to which a result is written out."""


@dataclass(frozen=True, slots=True)
class StochasticMinimax(Result):
    """A player's security value per step, with stationary strategies of both sides.

    Attributes
    ----------
    player, mixed, side
        What was asked.
    lower, upper : Fraction
        Proved bounds of the value from the initial law; equal where the value was found exactly.
    lower_values, upper_values : per state a Fraction
        The same from every state.
    strategies : per state a MixedProfile
        The player's own strategy and its opponent's, in the order (row, column).
    certificate : StochasticMinimaxValue
    """

    player: Player
    mixed: bool
    side: Side
    certificate: StochasticMinimaxValue

    @property
    def lower(self) -> Fraction:
        """What the player's strategy secures, from the initial law."""
        return self.certificate.lower

    @property
    def upper(self) -> Fraction:
        """What the opponent's strategy holds the player to, from the initial law."""
        return self.certificate.upper

    @property
    def lower_values(self) -> Vector:
        """What is secured from every state."""
        return self.certificate.lower_values

    @property
    def upper_values(self) -> Vector:
        """What the player is held to from every state."""
        return self.certificate.upper_values

    @property
    def strategies(self) -> tuple[MixedProfile, ...]:
        """Strategies of both players, state by state."""
        return self.certificate.strategies

    @property
    def value(self) -> Fraction | None:
        """The value from the initial law, if the bounds agree."""
        return self.lower if self.lower == self.upper else None

    @property
    def values(self) -> Vector | None:
        """The value from every state, if all bounds agree."""
        return self.lower_values if self.lower_values == self.upper_values else None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact if the bounds agree in all states, else certified to the largest difference."""
        gap = self.certificate.gap
        return Exactness("certified", gap) if gap else EXACT

    def claim(self) -> dict[str, Any]:
        """Game, player, kind of value, both bounds and strategies."""
        names = "game player mixed side lower upper lower_values upper_values strategies gap"
        return {name: getattr(self.certificate, name) for name in names.split()}

    def display(self) -> Table:
        """The value from the initial law, and from every state with both strategies."""
        game, pairs = self.certificate.game, zip(self.lower_values, self.upper_values, strict=True)
        rows = [("at the start", _bounds(self.lower, self.upper), "", "")]
        for name, stage, one, ends in zip(
            game.states, game.stages, self.strategies, pairs, strict=True
        ):
            row = strategy_words(one.row, stage.row_actions)
            rows.append(
                (name, _bounds(*ends), row, strategy_words(one.column, stage.column_actions))
            )
        kind = "mixed" if self.mixed else "pure"
        note = "exact"
        if self.certificate.gap:
            note = f"bounds that differ by at most {bound_words(self.certificate.gap)}"
        left = len(rows) - 1 - SHOWN
        if left > 0:
            note += f"; {left} more states"
        title = f"{kind} {self.side} of the {self.player} player, discount {game.discount}"
        heads = ("state", "value", "row strategy", "column strategy")
        return Table(title, heads, tuple(rows[: SHOWN + 1]), note)

    def __repr__(self) -> str:
        kind = "mixed" if self.mixed else "pure"
        value = _bounds(self.lower, self.upper)
        return f"StochasticMinimax({kind} {self.side} of {self.player} = {value}, {self.exactness})"


def stochastic_minimax(
    game: StochasticGame, player: Player = "row", mixed: bool = True, side: Side = "minimax"
) -> StochasticMinimax:
    """What a player of a stochastic game can secure, or be held to, per step.

    ``v_s = val((1 - d) u(s, a, b) + d sum_t P(t | s, a, b) v_t)``

    Parameters
    ----------
    game : StochasticGame
    player : {"row", "column"}
        Whose payoff.
    mixed : bool
        Over mixed strategies (both sides agree) or pure ones.  Who commits to a pure strategy, be
        it of any memory, is answered as if it showed its action in every state first: minimax is
        then the solution of ``v_s = min_b max_a``, maximin that of ``v_s = max_a min_b``.
    side : {"minimax", "maximin"}
        Held to, or secured.

    Returns
    -------
    StochasticMinimax
        ``.lower``, ``.upper`` from the initial law, ``.lower_values``, ``.upper_values`` from every
        state, ``.strategies`` of both sides, ``.certificate``.

    Raises
    ------
    InputTypeError, UnknownNameError
        If this is no stochastic game, or player or side is unknown.
    InputValueError
        If the discount factor is 1 in floating point.

    Notes
    -----
    Exactness: exact over pure strategies, and where the mixed strategies found are pure or mix in
    simple fractions; otherwise certified bounds that differ by rounding.

    Certificate: kind ``stochastic_minimax``: Bellman inequalities.

    References
    ----------
    L. S. Shapley, "Stochastic games" (1953), theorem 1.

    Examples
    --------
    >>> game = StochasticGame.build(  # who wins the first toss keeps the purse
    ...     [[[1, 0], [0, 1]], [[4]], [[0]]], [[[0, 0], [0, 0]], [[0]], [[0]]],
    ...     [[[1, 2], [2, 1]], [[1]], [[2]]], "1/2", initial=0)
    >>> found = stochastic_minimax(game, "row")
    >>> found.value, found.strategies[0], stochastic_minimax(game, "row", mixed=False).value
    (Fraction(5, 4), MixedProfile(row=(1/2, 1/2), column=(1/2, 1/2)), Fraction(5, 2))
    """
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
    if player not in ("row", "column"):
        raise UnknownNameError("player", player, ("row", "column"))
    if side not in ("minimax", "maximin"):
        raise UnknownNameError("side", side, ("minimax", "maximin"))
    if not isinstance(mixed, bool):
        raise InputTypeError(f"mixed={mixed!r}; give True (mixed strategies) or False (pure ones)")
    if float(game.discount) == 1:
        raise InputValueError(
            f"the discount factor {game.discount} is 1 in floating point; give one below 1 - 1e-16"
        )
    from gametheory_bp.threats.stochastic_search import strategies_and_bounds

    strategies, lower, upper = strategies_and_bounds(game, int(player == "column"), mixed, side)
    ends = [sum((p * v[s] for s, p in game.initial), Fraction(0)) for v in (lower, upper)]
    gap = max(u - v for v, u in zip(lower, upper, strict=True))
    certificate = StochasticMinimaxValue(
        game, player, mixed, side, strategies, lower, upper, ends[0], ends[1], gap
    )
    return StochasticMinimax(player, mixed, side, certificate)


def _bounds(lower: Fraction, upper: Fraction) -> str:
    if lower == upper:
        return number_words(lower)
    middle = (lower + upper) / 2
    return f"{float(middle):.9g}.." if abs(middle) > upper - lower else "0.."
