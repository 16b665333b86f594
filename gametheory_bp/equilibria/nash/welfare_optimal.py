"""Welfare-optimal Nash equilibria of games that are too large to list all equilibria of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.display import Table
from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.equilibria.nash.welfare_search import SearchOutcome, search_best
from gametheory_bp.errors import InputValueError, UnprovedError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["WelfareOptimalNash", "welfare_optimal_nash"]

Optimality = Literal["correlated-equilibrium bound", "exact branch tree", "not proved"]


@dataclass(frozen=True, slots=True)
class WelfareOptimalNash(Result):
    """The extreme Nash equilibria of largest welfare, and what is proved about them.

    Attributes
    ----------
    profiles, payoffs : tuples
        The best equilibria found (all of them if ``complete``) and their payoff pairs.
    value : Fraction, or whatever the objective returns
        Their welfare.
    optimality : str
        How it is known that no equilibrium is better.
    bound : PayoffBound or None
        The bound over correlated equilibria, where it equals the value: a stored proof.
    complete : bool
        Whether all extreme equilibria of this welfare are listed.
    nodes : int
        Nodes of the tree that were visited.
    """

    game: BimatrixGame
    profiles: tuple[MixedProfile, ...]
    payoffs: tuple[Point, ...]
    value: Any
    optimality: Optimality
    bound: Any
    complete: bool
    nodes: int

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact: profiles and values are rational."""
        return EXACT

    @property
    def certificate(self) -> NashEquilibrium:
        """Proof that the profiles are equilibria; see ``verdict`` for the rest."""
        return equilibrium_certificate(self.game, self.profiles)

    def claim(self) -> dict[str, Any]:
        """The profiles are equilibria with these payoffs."""
        return {"profiles": self.profiles, "payoffs": self.payoffs}

    @property
    def verdict(self) -> Verdict:
        """What is proved, and how."""
        count = f"{self.nodes} nodes, exact arithmetic"
        listed = "all extreme equilibria of this welfare are listed"
        return Verdict(
            "welfare_optimal_nash",
            (
                Check("the profiles are equilibria", True, "supports and slacks"),
                Check("the value is their welfare", True, str(self.value)),
                Check("no equilibrium is better", self.optimality != "not proved", self.optimality),
                Check(listed, self.complete, count),
            ),
        )

    def display(self) -> Table:
        """The equilibria with their payoffs, and the standing of the claim."""
        rows = tuple(
            (str(p), str(u), str(v)) for p, (u, v) in zip(self.profiles, self.payoffs, strict=True)
        )
        note = f"welfare {self.value}; optimality: {self.optimality}"
        heads = ("profile", "row payoff", "column payoff")
        return Table("Welfare-optimal Nash equilibria", heads, rows, note)


def welfare_optimal_nash(
    game: BimatrixGame,
    weights: Sequence[Any] = (1, 1),
    *,
    objective: Callable[[Fraction, Fraction], Any] | None = None,
    largest: int | None = None,
) -> WelfareOptimalNash:
    """The Nash equilibria of largest welfare, without listing all equilibria.

    ``max w1 u + w2 v`` (or ``f(u, v)``) over the payoffs (u, v) of Nash equilibria

    Parameters
    ----------
    game : BimatrixGame
        m x n; random games up to about 20 x 20 take seconds.
    weights : pair of numbers >= 0, not both zero
        Weights of the row and column payoff; not used where ``objective`` is given.
    objective : callable, optional
        ``f(u, v)`` on fractions, comparable and not decreasing in either payoff.
    largest : int, optional
        Stop after so many nodes and return what is proved so far.

    Returns
    -------
    WelfareOptimalNash
        ``.profiles``, ``.value``, ``.optimality``, ``.verdict``.

    Raises
    ------
    InputValueError
        If a weight is negative or both are zero.
    UnprovedError
        If the search was stopped before the first equilibrium.

    Exactness
    ---------
    Exact rational throughout; no float takes part in the search.

    Certificate
    -----------
    ``nash_equilibrium`` for the profiles; ``.bound`` carries ``correlated_bound`` where that
    proves optimality, else optimality rests on the exact branch tree, which is not stored.

    References
    ----------
    T. Sandholm, A. Gilpin and V. Conitzer, "Mixed-integer programming methods for finding Nash
    equilibria" (2005).

    Examples
    --------
    >>> found = welfare_optimal_nash(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]))
    >>> found.profiles, found.value, found.optimality
    ((MixedProfile(row=(1, 0), column=(1, 0)),), Fraction(5, 1), 'correlated-equilibrium bound')
    """
    require_game(game)
    w = None if objective is not None else _weights(weights)
    rule = objective if w is None else (lambda u, v: w[0] * u + w[1] * v)
    assert rule is not None
    outcome = search_best(game, rule, w, largest)
    if not outcome.profiles:
        raise UnprovedError(
            f"stopped after {outcome.nodes} nodes before the first equilibrium; raise largest="
        )
    bound = None if w is None else _tight_bound(game, w, outcome)
    how: Optimality = "exact branch tree" if outcome.complete else "not proved"
    return WelfareOptimalNash(
        game,
        outcome.profiles,
        tuple(game.expected(profile) for profile in outcome.profiles),
        outcome.value,
        how if bound is None else "correlated-equilibrium bound",
        bound,
        outcome.complete,
        outcome.nodes,
    )


def _weights(weights: Sequence[Any]) -> Point:
    w = as_pair(weights, where="weights")
    if min(w) < 0 or max(w) == 0:
        raise InputValueError(
            f"weights ({w[0]}, {w[1]}); give two numbers >= 0, not both zero. Other objectives "
            f"are asked of nash_equilibria(game)"
        )
    return w


_BOUNDED_CELLS = 150
"""Beyond so many action pairs the linear program costs more than the search."""


def _tight_bound(game: BimatrixGame, weights: Point, outcome: SearchOutcome) -> Any:
    """The bound over correlated equilibria, if it is attained by a Nash equilibrium."""
    m, n = game.shape
    if m * n > _BOUNDED_CELLS and outcome.complete:
        return None
    from gametheory_bp.equilibria.correlated import correlated_equilibria

    bound = correlated_equilibria(game).bound(weights)
    return bound if bound.bound == outcome.value else None
