"""What a run of shaping networks is told: one frozen record, checked when it is made; presets."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from gametheory_bp.deep.lola.proximal import ProximalStep
from gametheory_bp.deep.lola.ranges import (
    HUGE,
    TINY,
    require_choices,
    require_counts,
    require_numbers,
)
from gametheory_bp.errors import InputTypeError, UnknownNameError

__all__ = ["LolaNetworkSettings", "list_lola_presets", "lola_preset"]

CHOICES = MappingProxyType(
    {"guess": ("nothing", "mean_reward", "state"), "normalised_by": ("states", "batches")}
)


@dataclass(frozen=True, slots=True)
class LolaNetworkSettings:
    """Settings of a run of networks; :func:`lola_preset` has some by name.

    Parameters
    ----------
    updates, batch, horizon : int
        >= 0, >= 2 and >= 1; simultaneous updates of both players, games per update, steps of a
        game.
    discount : float
        In [0, 1).
    step : float
        > 0; the learning rate delta, of gradients of the *unnormalised* discounted sum.
    fading : bool
        Whether it falls to 0 along the run, linearly.
    look_ahead : float
        >= 0; the other's learning rate eta that is reckoned with; 0 is the plain policy gradient.
    credit : float
        In [0, 1]; below 1 old actions are forgotten in corrections, which are then biased.
    guess : {"state", "mean_reward", "nothing"}
        What returns are compared with: those that the state has brought before; in corrections
        only, the mean reward of the batch, step by step (as published); nothing.
    crossed : bool
        Whether the two factors of the correction come from different games, which leaves no bias.
    longest_own, longest_correction : float
        > 0; Euclidean norms that a player's gradient and its correction (times ``look_ahead``) are
        cut to; infinite by default.
    normalised_by : {"states", "batches"}
        What boards are normalised by: all states of the game, so that games of a batch are
        independent; or the states that are met, in each step of play, and in the whole batch when
        learning from it (as published).
    entropy, decay : float
        >= 0; a second step of size 1 (times what is left of ``step`` where it fades), of the
        convolutions alone, climbs ``entropy`` times the mean entropy of the actions less ``decay``
        times the Euclidean norm of all weights.
    forget : float
        First bias of the forget gates.
    channels, units : int
        >= 1; of the convolutions and of the LSTM.
    proximal : ProximalStep, optional
        In place of the plain step of length ``step``.
    legacy_time_batch_scramble : bool
        Arrange play as the published programs did; see ``Rollouts.scrambled``.

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If a number is of the wrong kind or out of its range, or a name is unknown.

    Examples
    --------
    >>> LolaNetworkSettings(look_ahead=0).shaping
    False
    """

    updates: int = 200
    batch: int = 256
    horizon: int = 40
    discount: float = 0.9
    step: float = 0.1
    fading: bool = False
    look_ahead: float = 1.0
    credit: float = 1.0
    guess: str = "state"
    crossed: bool = True
    longest_own: float = math.inf
    longest_correction: float = math.inf
    normalised_by: str = "states"
    entropy: float = 0.0
    decay: float = 0.0
    forget: float = 0.0
    channels: int = 20
    units: int = 32
    proximal: ProximalStep | None = None
    legacy_time_batch_scramble: bool = False

    def __post_init__(self) -> None:
        require_counts(self, {"updates": 0, "batch": 2, "horizon": 1, "channels": 1, "units": 1})
        require_numbers(
            self,
            (
                ("discount", "a number in [0, 1)", 0.0, math.nextafter(1, 0)),
                ("step", "a finite number > 0", TINY, HUGE),
                ("look_ahead", "a finite number >= 0", 0.0, HUGE),
                ("credit", "a number in [0, 1]", 0.0, 1.0),
                ("longest_own", "a number > 0", TINY, math.inf),
                ("longest_correction", "a number > 0", TINY, math.inf),
                ("entropy", "a finite number >= 0", 0.0, HUGE),
                ("decay", "a finite number >= 0", 0.0, HUGE),
                ("forget", "a finite number", -HUGE, HUGE),
            ),
        )
        require_choices(self, CHOICES)
        if self.proximal is not None and not isinstance(self.proximal, ProximalStep):
            raise InputTypeError(f"proximal is {self.proximal!r}; give a ProximalStep or None")

    @property
    def shaping(self) -> bool:
        """Whether the other's step is reckoned with."""
        return self.look_ahead > 0

    def but(self, **changes: Any) -> LolaNetworkSettings:
        """The same with some fields changed."""
        known = [one.name for one in fields(self)]
        if strange := [name for name in changes if name not in known]:
            raise UnknownNameError("setting", strange[0], known)
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form, infinite numbers as None; :meth:`from_json` reads it back."""
        return {k: None if v == math.inf else v for k, v in asdict(self).items()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> LolaNetworkSettings:
        """Settings from their JSON form.

        Examples
        --------
        >>> settings = LolaNetworkSettings(updates=3, proximal=ProximalStep(2.0))
        >>> LolaNetworkSettings.from_json(settings.to_json()) == settings
        True
        """
        known = {one.name for one in fields(cls)}
        if strange := sorted(set(data) - known):
            raise UnknownNameError("setting", strange[0], known)
        found = {k: v for k, v in data.items() if v is not None}
        if "proximal" in found:
            found["proximal"] = ProximalStep(**found["proximal"])
        return cls(**found)


# Stastny et al. 2021, released settings of the runs.  Log-probabilities were averaged over the four
# actions, of which one counts: a factor 1/4.  With the factors 2 and 8 before them, gradients were
# 2/4 of the textbook ones, corrections 8 (2/4) (2/16) = 1/2 of them.  So here the step is half as
# long (0.05 / 2, 0.10 / 2), and what is cut at 10 and 3 there is cut at 20 and 6 here.
PUBLISHED = LolaNetworkSettings(
    updates=2000,
    batch=1024,
    horizon=40,
    discount=0.9,
    step=0.025,
    fading=True,
    look_ahead=1.0,
    guess="mean_reward",
    crossed=False,
    longest_own=20.0,
    longest_correction=6.0,
    normalised_by="batches",
    entropy=0.02,
    decay=0.001875,
)
QUICK = LolaNetworkSettings(
    updates=100,
    batch=128,
    horizon=96,
    discount=0.96,
    step=0.2,
    look_ahead=10.0,
    longest_own=5.0,
    longest_correction=5.0,
    forget=1.0,
)
PRESETS = MappingProxyType(
    {
        ("published", "cg"): PUBLISHED,
        ("published", "abcg"): PUBLISHED.but(step=0.05),
        ("quick", "cg"): QUICK,
        ("quick", "abcg"): QUICK,
    }
)
NAMES = ("published", "quick")


def lola_preset(game: str, name: str = "quick") -> LolaNetworkSettings:
    """Settings by name.

    Parameters
    ----------
    game : {"cg", "abcg"}
    name : {"quick", "published"}
        A minute or two on one core, or the settings of the published LOLA-PG runs.

    Raises
    ------
    UnknownNameError
        If there is no such game or preset; the nearest names are offered.

    Notes
    -----
    The published runs also scrambled time and batch, which ``"published"`` does not:
    ``lola_preset("cg", "published").but(legacy_time_batch_scramble=True)`` does.  What the quick
    runs reach, and what they do not, is in the docs (learned_lola).

    Examples
    --------
    >>> lola_preset("abcg", "published").step  # published: 0.10, of half the gradients
    0.05
    """
    games = sorted({one for _, one in PRESETS})
    if name not in NAMES:
        raise UnknownNameError("preset", name, NAMES)
    if game not in games:
        raise UnknownNameError("game with LOLA presets", game, games)
    return PRESETS[name, game]


def list_lola_presets() -> tuple[str, ...]:
    """Names of the presets.

    Examples
    --------
    >>> list_lola_presets()
    ('published', 'quick')
    """
    return NAMES
