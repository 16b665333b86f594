"""Detectors: whether a judging rule says True exactly if a deviation has happened.

A *deviation* is an action that the watched player's part of the norm never plays after that
history: its normative policies (``of="normative"``, the printed words of Definition 3.1), or the
whole norm, punishment policies included (``of="norm"``).  In the second sense a player who punishes
as the norm says has not deviated.

A rule is *sound* if it says True only after a deviation, *complete* if it says True after every
history that holds one, and *prompt* if it says True right after a first one.  A rule that forgives
is not complete, and may be prompt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.norms.histories import History, history_text, shortest_histories
from gametheory_bp.norms.judging_rule import JudgingRule
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.player_norm import PlayerNorm

__all__ = ["Detection", "detection"]

Sense = Literal["normative", "norm"]


@dataclass(frozen=True, slots=True)
class Detection(Result):
    """A judging rule against the deviations of the other player.

    Attributes
    ----------
    norm : Norm
    player : {"row", "column"}
        Whose rule; the deviations are the other player's.
    of : {"normative", "norm"}
        From what a deviation deviates.
    false_positive : History or None
        A shortest history without deviation after which the rule says True.
    false_negative : History or None
        A shortest history with a deviation after which the rule says False.
    unnoticed : History or None
        A shortest history that ends with the first deviation and after which it says False.
    """

    norm: Norm
    player: Literal["row", "column"]
    of: Sense
    false_positive: History | None
    false_negative: History | None
    unnoticed: History | None
    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def is_sound(self) -> bool:
        """Whether True is said only after a deviation."""
        return self.false_positive is None

    @property
    def is_complete(self) -> bool:
        """Whether True is said after every history that holds a deviation."""
        return self.false_negative is None

    @property
    def is_prompt(self) -> bool:
        """Whether True is said right after every first deviation."""
        return self.unnoticed is None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "a no is re-proved by playing its history, a yes by running through all joint states"

    def claim(self) -> dict[str, Any]:
        """Norm, player, sense and the three histories."""
        return {
            "norm": self.norm, "player": self.player, "of": self.of,
            "false_positive": self.false_positive, "false_negative": self.false_negative,
            "unnoticed": self.unnoticed,
        }  # fmt: skip

    def display(self) -> Table:
        """Sound, complete, prompt; with the history that says no."""
        found = (("sound", "says True without deviation", self.false_positive),
                 ("complete", "says False in spite of a deviation", self.false_negative),
                 ("prompt", "misses a first deviation", self.unnoticed))  # fmt: skip
        rows = tuple(
            (word, "yes" if history is None else "NO",
             "" if history is None else f"{why}: {history_text(history)}")
            for word, why, history in found
        )  # fmt: skip
        what = "normative policies" if self.of == "normative" else "whole norm"
        title = f"The {self.player} player's judging rule in {self.norm.name!r}"
        return Table(title, ("rule is", "", "history"), rows, f"deviations from the {what}")


def detection(
    norm: Norm, player: Literal["row", "column"], *, of: Sense = "normative"
) -> Detection:
    """Whether a player's judging rule is a sound, complete, prompt detector of deviations.

    Parameters
    ----------
    norm : Norm
    player : {"row", "column"}
        Whose rule is examined; what the *other* player does is judged.
    of : {"normative", "norm"}
        Deviations from the other's normative policies, or from the whole norm.

    Returns
    -------
    Detection

    Raises
    ------
    InputValueError, UnknownNameError
        If ``of`` or the player is none of these words.

    Exactness
    ---------
    Exact: a finite search; no bound on the length of histories.

    Certificate
    -----------
    None; a no is re-proved by playing its history.

    Examples
    --------
    A grim norm judges its own punisher, unless punishment is part of what the other may do.

    >>> from gametheory_bp.games.repeated import ActionPath
    >>> grim = Norm.grim("cooperate", (2, 2), ActionPath.constant(0, 0), 1, 1)
    >>> found = detection(grim, "row")
    >>> found.is_sound, found.is_complete
    (True, True)
    >>> detection(grim, "row", of="norm").false_positive
    ((1, 0), (0, 1))
    """
    if of not in ("normative", "norm"):
        raise InputValueError(f"of is {of!r}; choose 'normative' or 'norm'")
    rule, column = norm.judge(player), player == "row"
    side = PlayerNorm.of(_asked(norm, of), "column" if column else "row")

    def deviates(state: int, i: int, j: int) -> bool:
        return not any(mixture[j if column else i] for mixture in side.allowed[state])

    def step(state: tuple[int, int, bool], i: int, j: int) -> tuple[int, int, bool]:
        p, s, happened = state
        return rule.step(p, i, j), side.moves[s][i][j], happened or deviates(s, i, j)

    reached = shortest_histories((rule.start, 0, False), step, norm.shape)
    positive = negative = unnoticed = None
    for state, history in reached.items():  # nearest first
        p, s, happened = state
        if rule.deviated[p] and not happened and positive is None:
            positive = history
        if happened and not rule.deviated[p] and negative is None:
            negative = history
        if not happened and unnoticed is None:
            unnoticed = next(
                (
                    (*history, (i, j))
                    for i in range(norm.shape[0])
                    for j in range(norm.shape[1])
                    if deviates(s, i, j) and not rule.deviated[rule.step(p, i, j)]
                ),
                None,
            )
    return Detection(norm, player, of, positive, negative, unnoticed)


def _asked(norm: Norm, of: Sense) -> Norm:
    """The norm itself, or its normative policies alone: nobody ever judges."""
    if of == "norm":
        return norm
    never = JudgingRule.never(norm.shape)
    return Norm(norm.name, norm.row_normative, norm.column_normative, never, never,
                norm.row_punishment, norm.column_punishment)  # fmt: skip
