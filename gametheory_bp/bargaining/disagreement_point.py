"""The disagreement point of a game: given, or computed from a named way to disagree."""

from __future__ import annotations

from typing import Any

from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.equilibria.automata import AutomataVerdict
from gametheory_bp.errors import InputTypeError, ShapeError, UnknownNameError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.automaton_play import process_of, strategy_play
from gametheory_bp.threats import minimax_point

__all__ = ["disagreement_point"]

NAMES = ("minimax", "pure_minimax")


def disagreement_point(game: BimatrixGame | RepeatedGame, disagreement: Any = "minimax") -> Point:
    """What the players get if they do not agree.

    Parameters
    ----------
    game : BimatrixGame or RepeatedGame
    disagreement : pair, str, MixedProfile, Distribution or equilibrium record
        A payoff pair; ``"minimax"`` (what each can be held to, mixed) or ``"pure_minimax"``; or
        a profile, whose expected payoffs count: e.g. ``nash_equilibria(game).extreme[0]`` or
        ``MixedProfile.pure(game.shape, 0, 1)``.  In a repeated game also a JointAutomaton, a pair
        of Automata, or a verdict on either: their discounted payoffs count.

    Raises
    ------
    UnknownNameError
        If a name is unknown.
    InputTypeError
        If it is none of these.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> disagreement_point(game), disagreement_point(game, "pure_minimax")
    ((Fraction(4, 3), Fraction(2, 3)), (Fraction(2, 1), Fraction(1, 1)))
    """
    if isinstance(game, RepeatedGame):
        played = _played(game, disagreement)
        if played is not None:
            return played
        game = game.game
    profile = getattr(disagreement, "profile", disagreement)
    if isinstance(profile, (MixedProfile, Distribution)):
        joint = profile.distribution() if isinstance(profile, MixedProfile) else profile
        if joint.shape != game.shape:
            raise ShapeError(
                f"the disagreement profile is {joint.shape}, the game {game.shape}; "
                f"give one probability per action"
            )
        return game.expected(profile)
    if isinstance(disagreement, str):
        if disagreement not in NAMES:
            raise UnknownNameError("disagreement point", disagreement, NAMES)
        return minimax_point(game, mixed=disagreement == "minimax")
    try:
        return as_pair(disagreement, where="disagreement point")
    except TypeError:
        raise InputTypeError(
            f"disagreement={disagreement!r}; give a payoff pair, 'minimax', 'pure_minimax' or a "
            f"profile"
        ) from None


def _played(repeated: RepeatedGame, disagreement: Any) -> Point | None:
    """What strategies of the repeated game earn, if such are given."""
    if isinstance(disagreement, AutomataVerdict):
        disagreement = disagreement.certificate.strategies
    if isinstance(disagreement, SustainedPlan):
        disagreement = disagreement.automaton
    pair = isinstance(disagreement, tuple) and any(isinstance(a, Automaton) for a in disagreement)
    if pair or isinstance(disagreement, JointAutomaton):
        return strategy_play(process_of(repeated, disagreement)).payoffs
    return None
