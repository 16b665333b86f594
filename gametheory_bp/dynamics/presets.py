"""The published LOLA-Exact experiments by name.

The released trainer fed the iterated prisoner's dilemma with both payoff matrices transposed, so
that cooperation strictly dominates; policies were then evaluated on the true game.
``legacy_transposed`` gives that game.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

__all__ = ["Preset", "list_presets", "preset"]


@dataclass(frozen=True, slots=True)
class Preset:
    """A published experiment.

    Attributes
    ----------
    game : BimatrixGame
        What is learned on.
    evaluation_game : BimatrixGame
        What the policies are evaluated on.
    settings : LearningSettings
    learner : str
    source : str
    """

    game: BimatrixGame
    evaluation_game: BimatrixGame
    settings: LearningSettings
    learner: str
    source: str


SOURCE = "Stastny et al. 2021, appendix C and the released settings"
GAMES: Mapping[str, tuple[str, LearningSettings]] = MappingProxyType(
    {
        "ipd": ("prisoners_dilemma", LearningSettings()),
        "iasymbos": ("asymmetric_bach_or_stravinsky", LearningSettings()),
        "iasymbos_script": ("asymmetric_bach_or_stravinsky", LearningSettings(spread=3.0)),
    }
)


def preset(name: str, *, legacy_transposed: bool = False) -> Preset:
    """A published experiment: game, settings and learner.

    Parameters
    ----------
    name : {"ipd", "iasymbos", "iasymbos_script"}
        The last one with the initial standard deviation 3 of the released script; the figures were
        drawn from runs with 1.
    legacy_transposed : bool
        Only for the prisoner's dilemma: learn on the transposed matrices, as published.

    Raises
    ------
    InputTypeError, UnknownNameError
        If ``legacy_transposed`` is no bool, or there is no such experiment.
    NotDefinedError
        If another game than the prisoner's dilemma is asked for transposed.

    Examples
    --------
    >>> preset("ipd", legacy_transposed=True).game.row_payoffs[0]
    (Fraction(-1, 1), Fraction(0, 1))
    """
    if not isinstance(legacy_transposed, bool):
        raise InputTypeError(f"legacy_transposed is {legacy_transposed!r}; give True or False")
    if name not in GAMES:
        raise UnknownNameError("preset", name, GAMES)
    game_id, settings = GAMES[name]
    game = load_game(game_id)
    learned = game
    if legacy_transposed:
        if name != "ipd":
            raise NotDefinedError(
                f"preset {name!r} was never run on transposed matrices; only 'ipd' was"
            )
        learned = BimatrixGame(
            list(zip(*game.row_payoffs, strict=True)),
            list(zip(*game.column_payoffs, strict=True)),
            game.row_actions,
            game.column_actions,
            title="Transposed prisoner's dilemma",
        )
    return Preset(learned, game, settings, "lola_exact", SOURCE)


def list_presets() -> tuple[str, ...]:
    """Names of the published experiments.

    Examples
    --------
    >>> list_presets()
    ('iasymbos', 'iasymbos_script', 'ipd')
    """
    return tuple(sorted(GAMES))
