"""Coins: who may take one, and who is paid what for it.

A coin lies on a cell; whoever stands on that cell after both players have moved may take it.  It
is of one of two sorts.

* A *single* coin is taken by one player: ``by_red`` holds the rewards (red's, blue's) if red takes
  it, ``by_blue`` those if blue does.  A player without such an entry can stand on the coin without
  taking it.
* A *joint* coin is taken only if both players step on it together: ``by_both``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.errors import InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.reading import as_fraction

__all__ = ["COLOURS", "Coin", "Colour", "Rewards", "cooperation_phases", "own_coin_phases"]

Colour = Literal["red", "blue"]
Rewards = tuple[Fraction, Fraction]
"""Rewards of the red and of the blue player in one step."""

COLOURS: tuple[Colour, Colour] = ("red", "blue")


@record("coin")
@dataclass(frozen=True, slots=True)
class Coin:
    """A coin with its payments.

    Parameters
    ----------
    colour : {"red", "blue"}
        Whose coin it is; matters where a player's own coin is looked at first.
    name : str
        What the coin is called in tables and pictures.
    by_red, by_blue, by_both : pair of numbers, optional
        Rewards (red, blue) if red, blue, or both together take the coin; read exactly.

    Raises
    ------
    UnknownNameError, ShapeError, InputValueError
        If the colour is unknown, a payment is no pair, nobody may take the coin, or a coin that
        both take together is also taken by one.

    Examples
    --------
    >>> coin = Coin("blue", "Disagreement coin", by_blue=(0, 1))
    >>> coin.owner, coin.is_joint, coin.by_blue
    ('blue', False, (Fraction(0, 1), Fraction(1, 1)))
    """

    colour: Colour
    name: str = "coin"
    by_red: Rewards | None = None
    by_blue: Rewards | None = None
    by_both: Rewards | None = None

    def __post_init__(self) -> None:
        if self.colour not in COLOURS:
            raise UnknownNameError("colour", self.colour, COLOURS)
        for place in ("by_red", "by_blue", "by_both"):
            value = getattr(self, place)
            if value is not None:
                object.__setattr__(self, place, _pair(value, f"{self.label}, {place}"))
        if self.by_both is not None and (self.by_red is not None or self.by_blue is not None):
            raise InputValueError(
                f"the {self.label} has by_both and also by_red or by_blue: a coin is taken either "
                f"by one player or by both together; leave one of them out (what two players get "
                f"on a coin that each may take is the tie rule of the game)"
            )
        if self.by_both is self.by_red is self.by_blue is None:
            raise InputValueError(
                f"nobody may take the {self.label}; give by_red, by_blue or by_both"
            )

    @property
    def label(self) -> str:
        """Colour and name, e.g. ``"red Cooperation coin"``."""
        return f"{self.colour} {self.name}"

    @property
    def is_joint(self) -> bool:
        """Whether the coin is taken only by both players together."""
        return self.by_both is not None

    @property
    def owner(self) -> Colour | None:
        """The only player who may take the coin; None if both may, or only together."""
        if self.is_joint or (self.by_red is not None and self.by_blue is not None):
            return None
        return "red" if self.by_red is not None else "blue"

    @property
    def is_contestable(self) -> bool:
        """Whether each of the players may take the coin alone, so that a tie rule is needed."""
        return self.by_red is not None and self.by_blue is not None


def own_coin_phases(pick: Any = 1, loss: Any = 2) -> tuple[tuple[Coin, ...], ...]:
    """One coin of alternating colour: ``pick`` for any coin, ``-loss`` if the other takes mine.

    Examples
    --------
    >>> [phase[0].by_blue for phase in own_coin_phases()]
    [(Fraction(-2, 1), Fraction(1, 1)), (Fraction(0, 1), Fraction(1, 1))]
    """
    gain, cost = as_fraction(pick, where="pick"), as_fraction(loss, where="loss")
    none = Fraction(0)
    return (
        (Coin("red", by_red=(gain, none), by_blue=(-cost, gain)),),
        (Coin("blue", by_red=(gain, -cost), by_blue=(none, gain)),),
    )


def cooperation_phases(red: Any, blue: Any, alone: Any = 1) -> tuple[tuple[Coin, ...], ...]:
    """A Cooperation coin of one colour and a Disagreement coin of the other, colours alternating.

    ``red`` and ``blue`` are what the owner of a Cooperation coin gets when both take it, ``alone``
    what the owner of a Disagreement coin gets.

    Examples
    --------
    >>> [[coin.label for coin in phase] for phase in cooperation_phases(2, 3)]
    [['red Cooperation coin', 'blue Disagreement coin'],
     ['red Disagreement coin', 'blue Cooperation coin']]
    """
    for_red, for_blue = as_fraction(red, where="red"), as_fraction(blue, where="blue")
    own, none = as_fraction(alone, where="alone"), Fraction(0)
    together, apart = "Cooperation coin", "Disagreement coin"
    return (
        (
            Coin("red", together, by_both=(for_red, none)),
            Coin("blue", apart, by_blue=(none, own)),
        ),
        (
            Coin("red", apart, by_red=(own, none)),
            Coin("blue", together, by_both=(none, for_blue)),
        ),
    )


def _pair(value: Any, where: str) -> Rewards:
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise ShapeError(f"{where} is {value!r}; give the pair (red's reward, blue's reward)")
    return as_fraction(value[0], where=where), as_fraction(value[1], where=where)
