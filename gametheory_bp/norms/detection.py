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
from gametheory_bp.norms.arguments import check_norm
from gametheory_bp.norms.histories import History, history_text, shortest_histories
from gametheory_bp.norms.judging_rule import JudgingRule
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.player_norm import PlayerNorm

__all__ = ["Detection", "detection"]

Sense = Literal["normative", "norm"]
Watch = Literal["other", "either"]
State = tuple[int, tuple[int, int], bool]


@dataclass(frozen=True, slots=True)
class Detection(Result):
    """A judging rule against the deviations that happen.

    Attributes
    ----------
    norm : Norm
    player : {"row", "column"}
        Whose rule.
    of : {"normative", "norm"}
        From what a deviation deviates.
    watch : {"other", "either"}
        Whose deviations count.
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
    watch: Watch
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
            "watch": self.watch, "false_positive": self.false_positive,
            "false_negative": self.false_negative, "unnoticed": self.unnoticed,
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
        whose = "the other's" if self.watch == "other" else "both players'"
        title = f"The {self.player} player's judging rule in {self.norm.name!r}"
        return Table(title, ("rule is", "", "history"), rows, f"{whose} deviations from the {what}")


def detection(
    norm: Norm,
    player: Literal["row", "column"],
    *,
    of: Sense = "normative",
    watch: Watch = "other",
) -> Detection:
    """Whether a player's judging rule is a sound, complete, prompt detector of deviations.

    Parameters
    ----------
    norm : Norm
    player : {"row", "column"}
        Whose rule is examined.
    of : {"normative", "norm"}
        Deviations from the normative policies, or from the whole norm.
    watch : {"other", "either"}
        Whose deviations are to be judged: the other player's, or also one's own.

    Returns
    -------
    Detection

    Raises
    ------
    InputValueError, UnknownNameError
        If ``of``, ``watch`` or the player is none of these words.

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
    check_norm(norm)
    if of not in ("normative", "norm"):
        raise InputValueError(f"of is {of!r}; choose 'normative' or 'norm'")
    if watch not in ("other", "either"):
        raise InputValueError(f"watch is {watch!r}; choose 'other' or 'either'")
    rule = norm.judge(player)
    asked = _asked(norm, of)
    sides = PlayerNorm.of(asked, "row"), PlayerNorm.of(asked, "column")
    watched = [who for who in (0, 1) if watch == "either" or ("row", "column")[who] != player]

    def deviates(states: tuple[int, int], pair: tuple[int, int]) -> bool:
        return any(
            not any(mixture[pair[who]] for mixture in sides[who].allowed[states[who]])
            for who in watched
        )

    def step(state: State, i: int, j: int) -> State:
        p, (s, t), happened = state
        after = sides[0].moves[s][i][j], sides[1].moves[t][i][j]
        return rule.step(p, i, j), after, happened or deviates((s, t), (i, j))

    start: State = rule.start, (0, 0), False
    reached = shortest_histories(start, step, norm.shape)
    positive = negative = unnoticed = None
    for state, history in reached.items():  # nearest first
        p, states, happened = state
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
                    if deviates(states, (i, j)) and not rule.deviated[rule.step(p, i, j)]
                ),
                None,
            )
    return Detection(norm, player, of, watch, positive, negative, unnoticed)


def _asked(norm: Norm, of: Sense) -> Norm:
    """The norm itself, or its normative policies alone: nobody ever judges."""
    if of == "norm":
        return norm
    never = JudgingRule.never(norm.shape)
    return Norm(norm.name, norm.row_normative, norm.column_normative, never, never,
                norm.row_punishment, norm.column_punishment)  # fmt: skip
