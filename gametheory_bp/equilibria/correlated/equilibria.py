"""The set of (coarse) correlated equilibria of a two-player game.

A device draws an action pair and tells each player its own action.  The device is a *correlated
equilibrium* if obeying is best for both whatever they are told (Aumann 1974), a *coarse* one if it
is best before they are told anything (Moulin and Vial 1978).  Both sets are polytopes that contain
every Nash equilibrium; so linear welfare is one linear program, and the attainable payoff pairs
form a polygon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.correlated_bound import CorrelatedBound
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.correlated.membership import Membership, membership
from gametheory_bp.equilibria.correlated.optimum import LinearOptimum, linear_optimum
from gametheory_bp.equilibria.correlated.payoff_polygon import (
    CorrelatedPayoffs,
    correlated_payoffs,
)
from gametheory_bp.equilibria.correlated.polytope import EquilibriumPolytope, equilibrium_polytope
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.image_polygon import support_line, support_vertex
from gametheory_bp.solvers.session import Session

__all__ = ["CorrelatedEquilibria", "PayoffBound", "correlated_equilibria"]


@dataclass(frozen=True, slots=True)
class PayoffBound(Result):
    """A proved bound ``weights . u <= bound`` over all (coarse) correlated equilibria."""

    weights: Point
    bound: Fraction
    certificate: CorrelatedBound
    exactness: Exactness = EXACT

    def claim(self) -> dict[str, Any]:
        """Game, weights and bound."""
        proof = self.certificate
        return {
            "game": proof.game,
            "coarse": proof.coarse,
            "weights": self.weights,
            "bound": self.bound,
        }

    def display(self) -> Table:
        """One line."""
        w = f"({self.weights[0]}, {self.weights[1]})"
        kind = "coarse correlated" if self.certificate.coarse else "correlated"
        return Table(f"Bound over {kind} equilibria", (f"{w} . u",), ((f"<= {self.bound}",),))


class CorrelatedEquilibria(Result):
    """The polytope of equilibria; made by :func:`correlated_equilibria`.

    Questions are answered by exact linear programs that start from one another, so asking many of
    one object is cheaper than asking many objects.
    """

    __slots__ = ("_complete", "_polytope", "_session", "coarse", "game")

    certificate = None
    exactness = EXACT

    def __init__(self, game: BimatrixGame, coarse: bool = False) -> None:
        self.game = game
        self.coarse = coarse
        self._polytope: EquilibriumPolytope = equilibrium_polytope(game, coarse=coarse)
        self._session: Session = self._polytope.session()
        self._complete: CorrelatedPayoffs | None = None

    @property
    def uncertified_reason(self) -> str:
        """The set is given by its definition; answers about it carry certificates."""
        return "the set is a definition; .optimum(weights) and .payoff_polygon() carry proofs"

    def optimum(self, weights: Sequence[Any] = (1, 1)) -> LinearOptimum:
        """Largest ``weights . u`` over the set, with all payoff pairs that attain it.

        Parameters
        ----------
        weights : pair of numbers, not both zero
            Weights of the row and column player's payoffs; negative ones minimise.

        Returns
        -------
        LinearOptimum
            ``.value``, ``.points`` (one, or two ends of a segment), ``.distributions``,
            ``.certificate``.

        Raises
        ------
        InputValueError
            If both weights are zero.

        Notes
        -----
        Exactness: exact.  Certificate: kind ``correlated_optimum``.

        Examples
        --------
        >>> game = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])
        >>> correlated_equilibria(game).optimum((1, 1))
        LinearOptimum(21/2 at (21/4, 21/4), exact)
        """
        return linear_optimum(self.game, self._polytope, self._session, _weights(weights))

    def bound(self, weights: Sequence[Any] = (1, 1)) -> PayoffBound:
        """A proved upper bound on ``weights . u`` over the set, hence over all Nash equilibria.

        Parameters
        ----------
        weights : pair of numbers, not both zero

        Returns
        -------
        PayoffBound
            ``.bound`` (tight over this set) and ``.certificate`` (kind ``correlated_bound``).

        Examples
        --------
        >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
        >>> correlated_equilibria(game).bound((1, 1)).bound
        Fraction(5, 1)
        """
        pair = _weights(weights)
        d = self._polytope.direction(pair)
        found = support_line(support_vertex(self._session, d), d)
        line = self._polytope.line(d, found.offset, found.multipliers, pair)
        table = PayoffTable.of(self.game)
        proof = CorrelatedBound(table, self.coarse, pair, line.offset, line)
        return PayoffBound(pair, line.offset, proof)

    def payoff_polygon(
        self,
        *,
        limit: int | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> CorrelatedPayoffs:
        """All payoff pairs of the set: a polygon with an equilibrium for every vertex.

        Parameters
        ----------
        limit : int, optional
            Stop after this many boundary points; the answer is then marked incomplete.
        progress : callable, optional
            Called with (boundary points found, lines proved).

        Returns
        -------
        CorrelatedPayoffs
            ``.vertices``, ``.distributions``, ``.complete``; after a keyboard interrupt or at the
            limit an inner polygon that is attained and an ``.outer`` one that is proved.

        Notes
        -----
        Exactness: exact.  Certificate: kind ``correlated_polygon``; each edge carries its dual.

        Examples
        --------
        >>> game = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])
        >>> [tuple(map(str, v)) for v in correlated_equilibria(game).payoff_polygon().vertices]
        [('2', '7'), ('18/5', '18/5'), ('7', '2'), ('21/4', '21/4')]
        """
        if self._complete is None:
            found = correlated_payoffs(
                self.game, self._polytope, self._session, limit=limit, progress=progress
            )
            if not found.complete:
                return found
            self._complete = found
        return self._complete

    def contains(self, distribution: Any) -> Membership:
        """Whether a distribution is in the set, with the slack of every incentive.

        Parameters
        ----------
        distribution : Distribution, MixedProfile or m x n numbers

        Returns
        -------
        Membership
            True in conditions if it is an equilibrium; ``.row_slacks``, ``.violations``.

        Raises
        ------
        ShapeError
            If its shape is not the game's.

        Examples
        --------
        >>> game = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])
        >>> third = Distribution.of([["1/3", "1/3"], ["1/3", 0]])
        >>> correlated_equilibria(game).contains(third)
        Membership(True, least slack 0)
        """
        if isinstance(distribution, MixedProfile):
            distribution = distribution.distribution()
        elif not isinstance(distribution, Distribution):
            distribution = Distribution.of(distribution)
        if distribution.shape != self.game.shape:
            raise ShapeError(
                f"the distribution is {distribution.shape}, the game {self.game.shape}; "
                f"give one probability per action pair"
            )
        return membership(self.game, distribution, coarse=self.coarse)

    def claim(self) -> dict[str, Any]:
        """Which game and which notion."""
        return {"game": PayoffTable.of(self.game), "coarse": self.coarse}

    def display(self) -> Table:
        """The payoff polygon."""
        return self.payoff_polygon().display()

    def __repr__(self) -> str:
        kind = "coarse, " if self.coarse else ""
        return f"CorrelatedEquilibria({kind}{self.game!r})"


def correlated_equilibria(game: BimatrixGame, coarse: bool = False) -> CorrelatedEquilibria:
    """All (coarse) correlated equilibria of a two-player game, as an object to ask.

    ``{p : sum_j p_ij (A_ij - A_kj) >= 0 for all i, k; likewise for the column player}``; coarse:
    the sums over i of these.

    Parameters
    ----------
    game : BimatrixGame
        The game.
    coarse : bool
        Deviations before the device speaks (coarse) or after.

    Returns
    -------
    CorrelatedEquilibria
        ``.optimum(weights)``, ``.payoff_polygon()``, ``.contains(p)``, ``.bound(weights)``.

    Raises
    ------
    InputTypeError
        If ``game`` is not a two-player game in strategic form.

    Notes
    -----
    Exactness: exact.  Certificate: each answer carries its own.

    References
    ----------
    R. J. Aumann, "Subjectivity and correlation in randomized strategies" (1974); H. Moulin and
    J.-P. Vial, "Strategically zero-sum games" (1978).

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> correlated_equilibria(game).optimum((0, 1)).points
    ((Fraction(2, 1), Fraction(2, 1)),)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(
            f"game is a {type(game).__name__}; correlated_equilibria takes a BimatrixGame"
        )
    return CorrelatedEquilibria(game, bool(coarse))


def _weights(weights: Sequence[Any]) -> Point:
    pair = as_pair(weights)
    if not any(pair):
        raise InputValueError("weights (0, 0) rank nothing; give at least one weight other than 0")
    return pair
