"""The set of equilibrium payoffs of a repeated game, between two proved polygons."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.equilibrium_payoffs import (
    EquilibriumPayoffs,
    OuterLink,
    PayoffGenerator,
)
from gametheory_bp.certificates.proved_payoffs import inner_polygon
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect.plan import equilibrium_plan
from gametheory_bp.errors import EmptySetError, UnprovedError
from gametheory_bp.exact.exactness import EXACT, Exactness, Number, bound_words
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["INTERRUPTED", "RepeatedPayoffs"]

INTERRUPTED = "interrupted"
"""Why a search stopped that Ctrl-C ended."""


@dataclass(frozen=True, slots=True)
class RepeatedPayoffs(Result):
    """Equilibrium payoffs per step of a repeated game, with a proof from inside and outside.

    Attributes
    ----------
    repeated : RepeatedGame
    punishments : point or None
        What a deviator gets; None where it is the worst equilibrium payoff (subgame perfection).
    inner : Polygon
        Every point is an equilibrium payoff.
    outer : Polygon
        Every equilibrium payoff is in it; equal to ``inner`` where the set is exact.
    generators : tuple of PayoffGenerator
        Action pairs and promises whose values span the inner polygon.
    chain : tuple of OuterLink
        Lines that cut ever smaller polygons; the last is the outer one.
    gap : Fraction or None
        Every outer point differs from some inner one by at most so much in both payoffs; 0 where
        the set is exact, None where only the inner polygon is empty.
    complete : bool
        False where the search stopped before it reached the gap that was asked for, or before it
        had looked for exact corners.
    stopped : str
        Then why, and how to go on.
    exact : AlgebraicEquilibriumPayoffs or None
        Where the corners of the set are irrational and were recognised: the set itself, with a
        proof that ``verify`` checks.
    """

    repeated: RepeatedGame
    punishments: Point | None
    inner: Polygon
    outer: Polygon
    generators: tuple[PayoffGenerator, ...]
    chain: tuple[OuterLink, ...]
    gap: Fraction | None
    complete: bool = True
    stopped: str = ""
    exact: AlgebraicEquilibriumPayoffs | None = None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact where both polygons are the same, else certified to the gap."""
        if self.inner == self.outer:
            return EXACT
        width = self.gap
        if width is None:
            width = max(b - a for a, b in self._ranges())
        return Exactness("certified", width)

    def _ranges(self) -> tuple[tuple[Fraction, Fraction], ...]:
        columns = zip(*self.outer.vertices, strict=True)
        return tuple((min(column), max(column)) for column in columns)

    @property
    def is_empty(self) -> bool:
        """Whether it is proved that there is no equilibrium of this kind."""
        return self.outer.is_empty

    @property
    def was_interrupted(self) -> bool:
        """Whether Ctrl-C ended the search; longer work that asked for the set should end, too."""
        return self.stopped == INTERRUPTED

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Corners of the inner polygon, counter-clockwise from the lexicographically smallest."""
        return self.inner.vertices

    @property
    def corners(self) -> tuple[tuple[Number, Number], ...]:
        """Corners of the set itself: fractions or algebraic numbers, in the order of ``vertices``.

        Raises
        ------
        UnprovedError
            If only a bracket is proved.
        """
        if self.inner == self.outer:
            return self.inner.vertices
        if self.exact is not None:
            return self.exact.vertices
        raise UnprovedError(
            "only a bracket of the set is proved; ask exact_corners, or look at .inner and .outer"
        )

    @property
    def threat_point(self) -> Point:
        """What a deviator gets: the fixed punishments, or the worst payoffs of the inner polygon.

        Raises
        ------
        EmptySetError
            If there is no equilibrium to punish with.
        """
        if self.punishments is not None:
            return self.punishments
        if self.inner.is_empty:
            raise EmptySetError("the set is empty: nothing is there to punish with")
        return min(x for x, _ in self.inner.vertices), min(y for _, y in self.inner.vertices)

    def contains(self, point: Any) -> bool:
        """Whether a payoff pair is an equilibrium payoff.

        Raises
        ------
        UnprovedError
            If the point lies between the two polygons, and the exact corners are not known.
        """
        p = as_pair(point)
        if self.inner.contains(p):
            return True
        if not self.outer.contains(p):
            return False
        if self.exact is not None:
            return inner_polygon(self.exact).contains(p)
        raise UnprovedError(
            f"({p[0]}, {p[1]}) lies between the inner and the outer polygon, which are {self.gap} "
            "apart; ask again with a smaller gap"
        )

    def equilibrium(self, point: Any) -> JointAutomaton:
        """A plan that attains a point of the inner polygon: :func:`equilibrium_plan`."""
        return equilibrium_plan(self, point)

    def pareto_frontier(self, strong: bool = True) -> tuple[Point, ...]:
        """Corners of the Pareto frontier of the inner polygon, from the row player's worst on."""
        return pareto_chain(self.inner, strong=strong)

    @property
    def certificate(self) -> EquilibriumPayoffs:
        """Both polygons and what proves them."""
        return EquilibriumPayoffs(
            PayoffTable.of(self.repeated.game),
            self.repeated.discount,
            self.punishments,
            self.inner.vertices,
            self.generators,
            self.outer.vertices,
            self.chain,
            self.gap,
        )

    def claim(self) -> dict[str, Any]:
        """The game, both polygons and their distance."""
        return {
            "game": PayoffTable.of(self.repeated.game),
            "discount": self.repeated.discount,
            "punishments": self.punishments,
            "inner": self.inner.vertices,
            "outer": self.outer.vertices,
            "gap": self.gap,
        }

    def display(self) -> Table:
        """The corners, and how play begins at each."""
        rows = []
        for v in self.inner.vertices:
            rows.append((_number(v[0]), _number(v[1]), self._first_words(v)))
        kind = "Subgame-perfect" if self.punishments is None else "Nash (grim)"
        d = self.repeated.discount
        title = f"{kind} equilibrium payoffs, pure actions, public lottery, discount {d}"
        if self.is_empty:
            note = "empty: no equilibrium in pure actions exists"
        elif self.inner == self.outer:
            note = "exact"
        elif self.gap is None:
            note = "no equilibrium found, and none excluded"
        else:
            note = f"inner polygon; the set reaches at most {bound_words(self.gap)} beyond it"
            if self.exact is not None:
                note += "; its exact corners are algebraic numbers, proved: .corners"
        if not self.complete:
            note += f"; stopped early: {self.stopped}"
        return Table(title, ("row", "column", "starts with"), tuple(rows), note)

    def _first_words(self, corner: Point) -> str:
        game, d = self.repeated.game, self.repeated.discount
        for g in self.generators:
            i, j = g.actions
            x, y = game.payoff(i, j)
            if ((1 - d) * x + d * g.promise[0], (1 - d) * y + d * g.promise[1]) == corner:
                pair = f"({game.row_actions[i]}, {game.column_actions[j]})"
                if g.promise == corner:
                    return f"{pair} for ever"
                return f"{pair}, then ({_number(g.promise[0])}, {_number(g.promise[1])})"
        return "a public lottery"

    def __repr__(self) -> str:
        state = "exact" if self.inner == self.outer else "bracketed"
        return f"RepeatedPayoffs({len(self.inner.vertices)} vertices, {state})"


def _number(number: Fraction) -> str:
    text = str(number)
    return text if len(text) <= 24 else f"~{float(number):.10g}"
