"""Welfare-optimal Nash equilibria of games that are too large to list all equilibria of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.kinds.nash_optimum import NashOptimum, TreeNode
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.display import Table
from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.equilibria.nash.optimum_tree import OptimumTree, optimum_tree
from gametheory_bp.equilibria.nash.welfare_search import SearchOutcome, search_best
from gametheory_bp.errors import InputValueError, UnprovedError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["WelfareOptimalNash", "welfare_optimal_nash"]

Optimality = Literal["correlated-equilibrium bound", "exact branch tree", "not proved"]

_LARGEST_TREE = 2000
"""Nodes of a proof that are stored at most."""

_SHORT_SEARCH = 60
"""Nodes of the search after which linear programs are faster (measured)."""


@dataclass(frozen=True, slots=True)
class WelfareOptimalNash(Result):
    """The extreme Nash equilibria of largest welfare, and what is proved about them.

    Attributes
    ----------
    profiles, payoffs : tuples
        The best equilibria found (all extreme ones if ``complete``) and their payoff pairs.
    value : Fraction, or whatever the objective returns
        Their welfare.
    optimality : str
        How it is known that no equilibrium is better.
    complete : bool
        Whether all extreme equilibria of this welfare are listed; carries no certificate.
    nodes : int
        Nodes of the search that were visited.
    weights : pair of Fraction or None
        None where an objective was given.
    tree : tuple or None
        The stored proof that no equilibrium is better.
    """

    game: BimatrixGame
    profiles: tuple[MixedProfile, ...]
    payoffs: tuple[Point, ...]
    value: Any
    optimality: Optimality
    complete: bool
    nodes: int
    weights: Point | None = None
    tree: tuple[TreeNode, ...] | None = None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact: profiles and values are rational."""
        return EXACT

    @property
    def certificate(self) -> NashOptimum | NashEquilibrium:
        """Proof of the optimum; where no tree is stored, of the equilibria alone."""
        if self.tree is None:
            return equilibrium_certificate(self.game, self.profiles)
        table, weights = PayoffTable.of(self.game), self.weights
        assert weights is not None
        return NashOptimum(table, weights, self.value, self.profiles, self.payoffs, self.tree)

    @property
    def bound(self) -> Any:
        """The same bound over all correlated equilibria, where it is that tight; else None."""
        if self.tree is None or len(self.tree) > 1:
            return None
        from gametheory_bp.equilibria.nash.single_leaf import correlated_bound

        proof = self.certificate
        return correlated_bound(proof) if isinstance(proof, NashOptimum) else None

    def claim(self) -> dict[str, Any]:
        """Equilibria and payoffs; with a stored tree, that none has more of this welfare."""
        listed = {"profiles": self.profiles, "payoffs": self.payoffs}
        if self.tree is None:
            return listed
        stated = {"game": PayoffTable.of(self.game), "weights": self.weights, "value": self.value}
        return {**stated, **listed}

    @property
    def verdict(self) -> Verdict:
        """What is proved, and how."""
        count = f"{self.nodes} nodes, exact arithmetic"
        listed = "all extreme equilibria of this welfare are listed"
        stored = "not stored" if self.tree is None else f"stored, {len(self.tree)} nodes"
        how = self.optimality + (f" ({stored})" if self.optimality != "not proved" else "")
        return Verdict(
            "welfare_optimal_nash",
            (
                Check("the profiles are equilibria", True, "supports and slacks"),
                Check("the value is their welfare", True, str(self.value)),
                Check("no equilibrium is better", self.optimality != "not proved", how),
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
    proof: bool = True,
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
    proof : bool
        Whether to store the proof of a weighted optimum, which can take as long as the search.

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
    Exact rational.  Floats only propose branches and prices, which rationals check.

    Certificate
    -----------
    ``nash_optimum``: a tree of branches with exact prices, one leaf where correlated equilibria
    are no better.  For other objectives, without ``proof``, and beyond 2,000 nodes
    ``nash_equilibrium``: then optimality rests on the exact search.

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
    tree: OptimumTree | None = None
    if w is not None and proof and largest is None:
        outcome, tree = _proved(game, rule, w)
    else:
        outcome = search_best(game, rule, w, largest)
    if not outcome.profiles:
        raise UnprovedError(
            f"stopped after {outcome.nodes} nodes before the first equilibrium; raise largest="
        )
    nodes = None if tree is None else tree.nodes
    how: Optimality = "exact branch tree" if outcome.complete else "not proved"
    if nodes is not None and len(nodes) == 1:
        how = "correlated-equilibrium bound"
    return WelfareOptimalNash(
        game,
        outcome.profiles,
        tuple(game.expected(profile) for profile in outcome.profiles),
        outcome.value,
        how,
        outcome.complete,
        outcome.nodes,
        w,
        nodes,
    )


def _proved(
    game: BimatrixGame, rule: Callable[[Fraction, Fraction], Any], weights: Point
) -> tuple[SearchOutcome, OptimumTree | None]:
    """All best equilibria and the proof; the tree takes over from a search that is long."""
    first = search_best(game, rule, weights, _SHORT_SEARCH)
    if first.complete:
        return first, optimum_tree(game, weights, first.value, _LARGEST_TREE)
    if first.nodes < _SHORT_SEARCH:  # interrupted
        return first, None
    floor = first.value if first.profiles else min(rule(u, v) for u, v in game.payoffs()) - 1
    try:
        tree = optimum_tree(game, weights, floor, _LARGEST_TREE, seek=True)
    except KeyboardInterrupt:
        return first, None
    if tree is None:
        return search_best(game, rule, weights), None
    known = first.profiles if tree.profile is None else ()
    # Whatever ties with the value lies in a leaf whose bound is no less.
    outcome = search_best(game, rule, weights, known=known, parts=tree.tight)
    if not outcome.complete:
        return first, None
    if outcome.value != tree.value:
        raise UnprovedError(f"the tree proves {tree.value}, the search found {outcome.value}")
    return replace(outcome, nodes=first.nodes + outcome.nodes), tree


def _weights(weights: Sequence[Any]) -> Point:
    w = as_pair(weights, where="weights")
    if min(w) < 0 or max(w) == 0:
        raise InputValueError(
            f"weights ({w[0]}, {w[1]}); give two numbers >= 0, not both zero. Other objectives "
            f"are asked of nash_equilibria(game)"
        )
    return w
