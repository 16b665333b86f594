"""What a run of sampled opponent shaping is told: one frozen record, checked when it is made."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gametheory_bp.deep.lola.policy_tables import PARAMETERISATIONS
from gametheory_bp.deep.lola.ranges import (
    HUGE,
    TINY,
    require_choices,
    require_counts,
    require_numbers,
)
from gametheory_bp.errors import InputValueError

__all__ = ["ESTIMATORS", "LolaSettings"]

ESTIMATORS = ("dice", "loaded_dice")


@dataclass(frozen=True, slots=True)
class LolaSettings:
    """Settings of a run on tables; the defaults suit the coin game with memory.

    Parameters
    ----------
    updates : int
        >= 0; simultaneous updates of both players.
    batch, horizon : int
        >= 2 and >= 1; games per update and their length.  Values are sums over the horizon: what
        is left out of an endless game is at most d^horizon of the whole.
    step : float
        > 0; the learning rate delta, of gradients of the *unnormalised* discounted sum.
    look_ahead : float
        >= 0; the other's learning rate eta that is reckoned with; 0 is the plain policy gradient.
    estimator : {"loaded_dice", "dice"}
    credit : float
        In [0, 1]; below 1 old actions are forgotten (loaded DiCE only; biased corrections).
    guess : bool
        Whether returns are compared with those that the state has brought before.
    crossed : bool
        Whether the two factors of the correction come from different games, which leaves no bias.
    parameterisation : {"softmax", "normalised_sigmoid"}
    spread : float
        >= 0; standard deviation of the initial parameters.
    longest_own, longest_correction : float
        > 0; Euclidean norms that a player's gradient and its correction (times ``look_ahead``) are
        cut to; infinite by default.
    legacy_time_batch_scramble : bool
        Arrange play as the published programs did: arrays of (time, batch) read as (batch, time).
        Gradients are then wrong; see ``Rollouts.scrambled``.

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If a number is of the wrong kind or out of its range, or a name is unknown.

    Examples
    --------
    >>> LolaSettings(look_ahead=0).shaping
    False
    """

    updates: int = 100
    batch: int = 512
    horizon: int = 96
    step: float = 1.0
    look_ahead: float = 10.0
    estimator: str = "loaded_dice"
    credit: float = 1.0
    guess: bool = True
    crossed: bool = True
    parameterisation: str = "softmax"
    spread: float = 1.0
    longest_own: float = math.inf
    longest_correction: float = math.inf
    legacy_time_batch_scramble: bool = False

    def __post_init__(self) -> None:
        require_counts(self, {"updates": 0, "batch": 2, "horizon": 1})
        require_numbers(
            self,
            (
                ("step", "a finite number > 0", TINY, HUGE),
                ("look_ahead", "a finite number >= 0", 0.0, HUGE),
                ("spread", "a finite number >= 0", 0.0, HUGE),
                ("credit", "a number in [0, 1]", 0.0, 1.0),
                ("longest_own", "a number > 0", TINY, math.inf),
                ("longest_correction", "a number > 0", TINY, math.inf),
            ),
        )
        require_choices(self, {"estimator": ESTIMATORS, "parameterisation": PARAMETERISATIONS})
        if self.credit < 1 and self.estimator == "dice":
            raise InputValueError(
                f"credit is {self.credit} and the estimator is 'dice', which forgets nothing; take "
                f"'loaded_dice'"
            )

    @property
    def shaping(self) -> bool:
        """Whether the other's step is reckoned with."""
        return self.look_ahead > 0
