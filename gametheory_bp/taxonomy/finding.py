"""One verdict of the taxonomy with the witness that decides it."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.exact.codec import record
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["DEFINITIONS", "Finding"]

DEFINITIONS: dict[str, str] = {
    "coordination_problem": (
        "several Pareto-optimal equilibria, and players who disagree about which one they play "
        "do not reach a Pareto-optimal outcome"
    ),
    "pure_coordination": "a coordination problem whose efficient equilibria all pay the same",
    "bargaining_problem": (
        "several Pareto-optimal equilibria over which the players have conflicting preferences"
    ),
    "symmetric_payoffs": "with every attainable payoff pair (a, b), (b, a) is attainable, too",
    "symmetric_players": "an automorphism of the game exchanges the two players",
    "asymmetric_bargaining_problem": "a bargaining problem without symmetric payoffs",
    "mixed_motive": "the players have common and conflicting interests over attainable payoffs",
    "social_dilemma": (
        "a mixed-motive game with actions C, D for each player such that R > P, R > S, "
        "2 R > S + T, and T > R (greed) or P > S (fear)"
    ),
    "zero_sum": "the two payoffs add up to 0 at every action pair",
    "degenerate": "some mixture has more pure best replies than actions in its support",
}
"""What each class means, in the order of the table."""


@record("taxonomy_finding")
@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a game belongs to a class, and what decides it.

    Attributes
    ----------
    name : str
        One of :data:`DEFINITIONS`.
    holds : bool or None
        None where it could not be decided; ``reason`` says why.
    reason : str
        The deciding fact in words.
    profiles : tuple of MixedProfile or Distribution
        Profiles that the reason speaks of.
    payoffs : tuple of points
        Payoff pairs that the reason speaks of.

    Examples
    --------
    >>> bool(Finding("zero_sum", True, "all 4 sums are 0"))
    True
    """

    name: str
    holds: bool | None
    reason: str
    profiles: tuple[MixedProfile | Distribution, ...] = ()
    payoffs: tuple[Point, ...] = ()

    def __bool__(self) -> bool:
        return self.holds is True

    @property
    def word(self) -> str:
        """``"yes"``, ``"no"`` or ``"undecided"``."""
        return {True: "yes", False: "no", None: "undecided"}[self.holds]
