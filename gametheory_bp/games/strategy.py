"""A named strategy of repeated games: a recipe that builds an automaton for any game.

A file of ``games/strategies`` defines one :class:`Strategy`; its id is the file's name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Formula, Stack
from gametheory_bp.display.latex import latex_text
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.aim import Aim, read_path
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath

__all__ = ["Strategy", "StrategyExample"]


@dataclass(frozen=True, slots=True)
class StrategyExample:
    """What the strategy earns as the row player against another strategy of the library.

    Attributes
    ----------
    game : str
        A game of the library.
    discount : str
    target, opponents_target : (row action, column action) or ActionPath
    opponent : str
        A strategy of the library.
    payoffs : pair of str
        Payoffs per step.
    """

    game: str
    discount: str
    target: Any
    opponent: str
    opponents_target: Any
    payoffs: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Strategy(Displayed):
    """A named strategy; call it to build an automaton.

    Parameters
    ----------
    title : str
    source : str
        Who described it: author, year, title.
    statement : str
        What it does, in one or two sentences.
    build : callable
        ``build(aim, **parameters) -> Automaton``; keyword parameters have defaults.
    example : StrategyExample
    paths : bool
        Whether it can aim at any path, or at one action pair only.
    default_target : callable, optional
        Of the game, where no target is given.

    Examples
    --------
    >>> from gametheory_bp.games.strategies import load_strategy
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], "BS", "BS")
    >>> print(load_strategy("grim_minimax")(game, "column", ("B", "B")).display(game).text())
    Automaton of the column player
    state   plays  moves on to
    ------  -----  -----------------------------
    0       B      (B, any): 0; (S, any): punish
    punish  S      any: punish
    starts in 0
    """

    title: str
    source: str
    statement: str
    build: Callable[..., Automaton]
    example: StrategyExample
    paths: bool = False
    default_target: Callable[[BimatrixGame], ActionPath] | None = None

    def __post_init__(self) -> None:
        if not (self.title and self.source and self.statement):
            raise InputValueError("a strategy has a title, a source and a statement")

    @property
    def parameters(self) -> dict[str, Any]:
        """Names and default values of its parameters, ``punishment`` among them."""
        own = list(inspect.signature(self.build).parameters.values())[1:]
        return {"punishment": None, **{p.name: p.default for p in own}}

    def __call__(
        self, game: BimatrixGame, player: Player, target: Any = None, **parameters: Any
    ) -> Automaton:
        """The strategy as an automaton.

        Parameters
        ----------
        game : BimatrixGame
            The stage game.
        player : {"row", "column"}
            Who plays it.
        target : (row action, column action) or ActionPath
            What it aims at; actions by index from 0 on, or by name.
        **parameters
            ``punishment`` (the player's own action; by default its pure minimax action against
            the other) and those of the strategy.

        Returns
        -------
        Automaton

        Raises
        ------
        InputTypeError, InputValueError, UnknownNameError
            If game, player, target or a parameter makes no sense.
        """
        if not isinstance(game, BimatrixGame):
            raise InputTypeError(f"game is a {type(game).__name__}; give a BimatrixGame")
        if player not in ("row", "column"):
            raise UnknownNameError("player", player, ("row", "column"))
        for name in parameters:
            if name not in self.parameters:
                raise UnknownNameError(f"parameter of {self.title!r}", name, self.parameters)
        if target is None and self.default_target is not None:
            target = self.default_target(game)
        path = read_path(target, game)
        if not self.paths and len({path.at(t) for t in range(path.positions)}) > 1:
            raise InputValueError(
                f"{self.title!r} aims at one action pair, not at the path {path}; "
                f"'grim' and 'grim_minimax' follow paths"
            )
        aim = Aim.of(game, player, path, parameters.pop("punishment", None))
        return self.build(aim, **parameters)

    def display(self) -> Stack:
        """Statement and source."""
        lines = (self.statement, f"Source: {self.source}")
        return Stack(self.title, tuple(Formula(x, rf"\text{{{latex_text(x)}}}") for x in lines))

    def expected(self) -> tuple[Fraction, Fraction]:
        """The payoffs of the example."""
        row, column = self.example.payoffs
        return Fraction(row), Fraction(column)
