"""The type of a learner: how a player changes its parameters, and what is known about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.errors import InputValueError

__all__ = ["Change", "Learner"]

Change = Callable[[Point, int, LearningSettings], Array]
"""``change(point, player, settings)``: what is added to the player's parameters."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A rule by which a player learns; both players move at the same time.

    Parameters
    ----------
    title, statement : str
        Name, and the rule in one sentence.
    formula : Formula
        The update of player 1; that of player 2 has the indices exchanged.
    source : str
        Paper and year.
    change : callable
        ``change(point, player, settings)``, of the shape of the player's parameters.
    moves : {"parameters", "probabilities"}
        Whether it follows gradients in free parameters, or chooses mixtures outright.
    self_play : bool
        Whether its rule is about both players at once, so that both must follow it.
    """

    title: str
    statement: str
    formula: Formula
    source: str
    change: Change
    moves: str = "parameters"
    self_play: bool = False

    def __post_init__(self) -> None:
        if not (self.title and self.statement and self.source):
            raise InputValueError("a learner has a title, a statement and a source")
        if self.moves not in ("parameters", "probabilities"):
            raise InputValueError(f"moves is {self.moves!r}; give 'parameters' or 'probabilities'")
