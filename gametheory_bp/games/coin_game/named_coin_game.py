"""A preset: the rules of a coin game, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.display import Displayed, Formula, Stack
from gametheory_bp.display.latex import latex_text
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["NamedCoinGame"]


@dataclass(frozen=True, slots=True)
class NamedCoinGame(Displayed):
    """Rules with their source.

    Parameters
    ----------
    rules : CoinGameRules
    title : str
    source : str
        Paper or released program that has these rules: author, year, title, class.
    statement : str
        What distinguishes the rules, in a sentence or two.
    quirks : tuple of pairs of str
        Fields whose value is a peculiarity of the program, each with its provenance.

    Raises
    ------
    InputTypeError, InputValueError
        If the rules are missing, a text is empty, or a quirk is no field of the rules.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> rules = CoinGameRules(own_coin_phases(), tie="both")
    >>> NamedCoinGame(rules, "Coin game", "nowhere", "Plain.", (("ties", "none"),))
    Traceback (most recent call last):
    gametheory_bp.errors.InputValueError: quirk 'ties' is no field of the rules; ...
    """

    rules: CoinGameRules
    title: str
    source: str
    statement: str
    quirks: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.rules, CoinGameRules):
            raise InputTypeError(f"rules is {self.rules!r}; give CoinGameRules")
        if not (self.title and self.source and self.statement):
            raise InputValueError("a preset has a title, a source and a statement")
        known = CoinGameRules.__dataclass_fields__
        for name, _ in self.quirks:
            if name not in known:
                raise InputValueError(
                    f"quirk {name!r} is no field of the rules; fields: {', '.join(known)}"
                )

    def display(self) -> Stack:
        """Rules, payments, statement and source."""
        shown = self.rules.display()
        lines = (self.statement, f"Source: {self.source}")
        texts = (Formula(x, rf"\text{{{latex_text(x)}}}") for x in lines)
        return Stack(self.title, (*shown.parts, *texts))
