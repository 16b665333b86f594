"""The rules of a coin game as one record.

Two players, red and blue, move at the same time on a square grid.  A game goes through *phases*
0, 1, ..., and in each phase some coins lie on the grid.  One step is

1. both players move; they may meet and pass through each other;
2. the coins under their new positions are taken, if the rules allow, and paid;
3. if a coin was taken, the next phase begins and all its coins are placed anew.

Every way in which released implementations differ is a field of :class:`CoinGameRules`; the
values that one of them has are the presets of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.display import Displayed, Stack
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.contradictions import refuse_contradictions
from gametheory_bp.games.coin_game.rule_tables import payment_table, rule_table

__all__ = ["CoinGameRules"]


@record("coin_game_rules")
@dataclass(frozen=True, slots=True)
class CoinGameRules(Displayed):
    """The rules of a coin game.

    Parameters
    ----------
    phases : tuple of phases, each a tuple of one or two coins
        The coins of each phase, in the order in which they are placed.
    size : int
        Cells along a side of the grid, at least 2.
    board : {"torus", "walls"}
        Whether a player who leaves the grid enters it on the other side, or stays in its cell.
    stay : bool
        Whether "stay" is an action, next to right, left, down and up.
    tie : {"both", "random", "red", "blue"}, optional
        What happens if both stand on a coin that each may take: both take it (rewards add up), one
        of them with probability 1/2 each, always red, or always blue.  None if there is no such
        coin.
    veto : {"red", "blue"}, optional
        A player of this colour who stands on the coin of its own colour keeps the other coin from
        being taken in that step, even if it takes none itself.  None: coins do not interfere.
    contested_penalty : number
        Loss when a coin that only one player may take is taken while the other player stands on it.
    penalty_payer : {"taker", "other", "red", "blue"}, optional
        Who loses it; None exactly if the penalty is 0.
    next_phase : {"alternate", "random"}
        Whether the next phase is the following one, in turn, or drawn uniformly.
    avoid_old_coin : bool
        Whether the first coin also avoids the cell where the second one lay until now.
    old_coin_at_start : bool
        Whether, before the first placement, that second coin counts as lying in cell (0, 0).
    distinct_start : bool
        Whether the players start on different cells.
    horizon : int, optional
        Steps of an episode; None for a game without end.

    Raises
    ------
    ContradictingRulesError
        If rules contradict each other; the message and ``.fields`` name them.
    InputValueError, UnknownNameError
        If a single value is out of its range.

    Notes
    -----
    The first phase is uniform; the players' cells are uniform; coins are placed one after the
    other, uniformly on the cells without a player and without a coin placed before.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> rules = CoinGameRules(own_coin_phases(), tie="both")
    >>> rules.size, rules.action_names
    (3, ('right', 'left', 'down', 'up'))
    >>> CoinGameRules(own_coin_phases(), tie="both", veto="red")
    Traceback (most recent call last):
    gametheory_bp.games.coin_game.contradictions.ContradictingRulesError: veto is 'red', but ...
    """

    phases: tuple[tuple[Coin, ...], ...]
    size: int = 3
    board: Literal["torus", "walls"] = "torus"
    stay: bool = False
    tie: Literal["both", "random", "red", "blue"] | None = None
    veto: Literal["red", "blue"] | None = None
    contested_penalty: Fraction = Fraction(0)
    penalty_payer: Literal["taker", "other", "red", "blue"] | None = None
    next_phase: Literal["alternate", "random"] = "alternate"
    avoid_old_coin: bool = False
    old_coin_at_start: bool = False
    distinct_start: bool = True
    horizon: int | None = None

    def __post_init__(self) -> None:
        penalty = as_fraction(self.contested_penalty, where="contested_penalty")
        object.__setattr__(self, "contested_penalty", penalty)
        refuse_contradictions(self)

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self.size * self.size

    @property
    def coins(self) -> int:
        """Number of coins that lie on the grid at any time."""
        return len(self.phases[0])

    @property
    def action_names(self) -> tuple[str, ...]:
        """Names of the actions, in the order of their numbers."""
        moves = ("right", "left", "down", "up")
        return (*moves, "stay") if self.stay else moves

    @property
    def parity_kept(self) -> bool:
        """Whether the players' distance stays odd or even for ever.

        So it is on a torus of even size without a stay action: both players change the colour of
        their square, as on a chess board, in every step.  Players who start at an odd distance
        never meet, so they never take a joint coin and never contest one.  On an odd torus, with
        walls, or with a stay action, they can.
        """
        return self.board == "torus" and self.size % 2 == 0 and not self.stay

    def display(self) -> Stack:
        """Rules and payments as tables."""
        return Stack("Coin game", (rule_table(self), payment_table(self)))

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> CoinGameRules:
        """Read what :meth:`to_json` wrote."""
        rules: CoinGameRules = decode(cls, data)
        return rules
