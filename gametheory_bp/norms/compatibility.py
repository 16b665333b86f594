"""Is a policy compatible with a norm: Definition 3.1, decided on automata.

The printed condition is asked after *every* history, deviations of the player itself included,
and a policy may follow one normative policy after one history and another after the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.norms.arguments import check_policy_fits
from gametheory_bp.norms.histories import History, history_text
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.part_wording import mixture_text
from gametheory_bp.norms.player_norm import PlayerNorm, played_along

__all__ = ["Compatibility", "compatibility"]


@dataclass(frozen=True, slots=True)
class Compatibility(Result):
    """Whether a policy is compatible with a norm, or a shortest history at which it is not.

    Attributes
    ----------
    policy : Automaton
    norm : Norm
    history : History or None
        None if the policy is compatible.
    plays : mixture or None
        What the policy plays there.
    allowed : tuple of mixtures
        What the norm allows there.
    """

    policy: Automaton
    norm: Norm
    history: History | None
    plays: Vector | None
    allowed: tuple[Vector, ...]
    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def holds(self) -> bool:
        """Whether the policy is compatible."""
        return self.history is None

    def __bool__(self) -> bool:
        return self.holds

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "a no is re-proved by playing the history, a yes by running through all joint states"

    def claim(self) -> dict[str, Any]:
        """Policy, norm and the history that refutes compatibility, if there is one."""
        return {"policy": self.policy, "norm": self.norm, "history": self.history,
                "plays": self.plays, "allowed": self.allowed}  # fmt: skip

    def display(self) -> Table:
        """The verdict with its history."""
        word = "compatible" if self.holds else "NOT compatible"
        rows: list[tuple[str, str]] = []
        if self.history is not None and self.plays is not None:
            rows = [
                ("after", history_text(self.history)),
                ("the policy plays", mixture_text(self.plays)),
                ("the norm allows", " or ".join(mixture_text(x) for x in self.allowed)),
            ]
        title = f"The {self.policy.player} policy is {word} with {self.norm.name!r}"
        return Table(title, ("", ""), tuple(rows))


def compatibility(policy: Automaton, norm: Norm) -> Compatibility:
    """Whether a policy is compatible with a norm (Definition 3.1).

    Parameters
    ----------
    policy : Automaton
        Of either player; its player says whose part of the norm is meant.
    norm : Norm

    Returns
    -------
    Compatibility
        True or False as a boolean; with a shortest history where the policy breaks the norm.

    Raises
    ------
    InputTypeError, ShapeError
        If policy or norm are none, or if policy and norm are for games of different shapes.

    Exactness
    ---------
    Exact: a finite search over joint states; mixtures are compared as fractions.

    Certificate
    -----------
    None; a no is re-proved by playing its history.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021),
    Definition 3.1.

    Examples
    --------
    >>> norm = Norm.always("always B", (2, 2), 0, 0)
    >>> [compatibility(Automaton.constant("row", (2, 2), a), norm).holds for a in (0, 1)]
    [True, False]
    """
    check_policy_fits(policy, norm)
    side = PlayerNorm.of(norm, policy.player)
    for (q, s), history in played_along(policy, (side,)).items():
        if policy.mixtures[q] not in side.allowed[s]:
            return Compatibility(policy, norm, history, policy.mixtures[q], side.allowed[s])
    return Compatibility(policy, norm, None, None, ())
