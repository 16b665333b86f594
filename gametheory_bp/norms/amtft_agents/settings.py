"""Settings of adaptive tit-for-tat agents, each a field, with the released values as presets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.exact.reading import as_fraction

__all__ = ["COIN_GAMES", "MATRIX_GAMES", "AmtftSettings", "Ties"]

Ties = Literal["first", "last"] | tuple[int, ...]

_CHOICES = {
    "sharing": ("clock", "public_coin"),
    "punisher": ("minimax", "pure_minimax", "mutual"),
    "simulated_opponent": ("punishes", "cooperates"),
    "match": ("action_or_no_debit", "action"),
    "reading": ("paper", "released"),
    "resample": ("uniform", "others", "matching", "weighted", "preference", "posterior"),
}


@record("amtft_settings")
@dataclass(frozen=True, slots=True)
class AmtftSettings(Displayed):
    """How an agent judges, punishes and re-samples.

    Parameters
    ----------
    threshold : number
        T > 0: punishment begins when the debit reaches it.
    severity : number
        alpha > 0: a punishment is to cost the opponent alpha times the debit.
    horizon : int
        Steps over which the cost of a punishment is counted, also its greatest length.
    clip_debit : bool
        Whether only positive debits count.  Without it a negative one is a credit.
    credit_limit : number
        The largest credit that is remembered if debits are not clipped; what that can change is
        bounded in every result.
    punish : bool
        False: debits are kept and nothing follows from them.
    punisher : {"minimax", "pure_minimax", "mutual"}
        Against whom the punishing strategy is best: an opponent that answers it best, the same
        with pure strategies, or an opponent that punishes too (the released training).
    simulated_opponent : {"punishes", "cooperates"}
        What the opponent is taken to do while the length of a punishment is computed.
    judge_last_step : bool
        Whether the opponent is judged in the last step of a punishment already (released quirk).
    match : {"action_or_no_debit", "action"}
        When a rule explains a move: if the move has positive probability under its plan, or if
        its debit is 0 as well.
    reading : {"paper", "released"}
        With several rules: first re-sample, then punish; or re-sample and never punish.
    resample : {"uniform", "others", "matching", "weighted", "preference", "posterior"}
        The law of the next rule: uniform over all (the current one too), over the others, over
        those that explain the move, by ``weights``, the first in the order given that explains the
        move, or by Bayes' rule from all moves.
    weights : tuple of numbers
        For ``"weighted"``, and the prior of ``"posterior"``; empty for equal ones.
    error_rate : number
        For ``"posterior"``: the likelihood of a move that a rule does not explain, over that of
        one that it does, in (0, 1).
    remembered : int
        For ``"posterior"``: unexplained moves count up to so many more than those of the best rule.
    sharing : {"clock", "public_coin"}
        How a lottery over joint policies is shared: by turns, or by a coin that both watch before
        play, which independent agents do not have.
    clock : int
        Longest cycle of a plan that takes turns; the length of every cycle divides it.
    ties : {"first", "last"} or tuple of int
        Which of several optimal joint actions is taken in a state: by the order of the joint
        actions, or by the places in the tuple (joint actions that it leaves out come last).

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If a value is out of its range; the message names the field.

    Examples
    --------
    >>> MATRIX_GAMES.threshold, COIN_GAMES.severity
    (Fraction(10, 1), Fraction(6, 1))
    >>> COIN_GAMES.but(clip_debit=False).clip_debit
    False
    """

    threshold: Fraction = Fraction(3)
    severity: Fraction = Fraction(6)
    horizon: int = 20
    clip_debit: bool = True
    credit_limit: Fraction = Fraction(40)
    punish: bool = True
    punisher: Literal["minimax", "pure_minimax", "mutual"] = "minimax"
    simulated_opponent: Literal["punishes", "cooperates"] = "punishes"
    judge_last_step: bool = False
    match: Literal["action_or_no_debit", "action"] = "action_or_no_debit"
    reading: Literal["paper", "released"] = "paper"
    resample: Literal["uniform", "others", "matching", "weighted", "preference", "posterior"] = (
        "uniform"
    )
    weights: tuple[Fraction, ...] = ()
    error_rate: Fraction = Fraction(1, 10)
    remembered: int = 3
    sharing: Literal["clock", "public_coin"] = "clock"
    clock: int = 8
    ties: Ties = "first"

    def __post_init__(self) -> None:
        for name in ("threshold", "severity", "credit_limit", "error_rate"):
            number = as_fraction(getattr(self, name), where=name)
            object.__setattr__(self, name, number)
            if number <= 0:
                raise InputValueError(f"{name} is {number}; give a number above 0")
        if self.error_rate >= 1:
            raise InputValueError(f"error_rate is {self.error_rate}; give a number below 1")
        for name in ("horizon", "remembered", "clock"):
            count = getattr(self, name)
            if type(count) is not int or count < 1:
                raise InputValueError(f"{name} is {count!r}; give an int of at least 1")
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise UnknownNameError(name, getattr(self, name), known)
        weights = tuple(as_fraction(w, where="weights") for w in self.weights)
        object.__setattr__(self, "weights", weights)
        if weights and (min(weights) < 0 or not any(weights)):
            raise InputValueError(f"weights are {weights}; give none below 0 and one above")
        if isinstance(self.ties, str):
            if self.ties not in ("first", "last"):
                raise UnknownNameError("ties", self.ties, ("first", "last"))
        elif not isinstance(self.ties, tuple) or any(type(k) is not int for k in self.ties):
            raise InputTypeError(f"ties are {self.ties!r}; give 'first', 'last' or ints")

    def but(self, **changes: Any) -> AmtftSettings:
        """The same with some fields changed."""
        return replace(self, **changes)

    def display(self) -> Table:
        """One line per field."""
        rows = tuple((name, str(getattr(self, name))) for name in self.__slots__)
        return Table("Settings of an amTFT agent", ("field", "value"), rows)

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> AmtftSettings:
        """Settings from their JSON form."""
        settings: AmtftSettings = decode(cls, data)
        return settings


COIN_GAMES = AmtftSettings()
"""T = 3, alpha = 6: the released values for coin games, with debits clipped."""

MATRIX_GAMES = AmtftSettings(threshold=Fraction(10), severity=Fraction(3))
"""T = 10, alpha = 3: the released values for matrix games, with debits clipped."""
