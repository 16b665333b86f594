"""The Nash equilibria that are best for a welfare function, without listing the others.

The complementarity tree of ``branching.py``, with bounds.  At a node (F, G) every equilibrium is a
product of mixtures over the actions that F and G still allow.  So, exactly:

* each payoff, and every weighted sum of the two, is at most its largest entry among the allowed
  action pairs;
* the row player earns at most max u over G, the column player at most max v over F (both by exact
  pivots, where bounded).

A node whose bound lies below an equilibrium already proved is dropped.  Inside a Nash subset the
payoffs fill a rectangle, so an increasing welfare function peaks at an extreme equilibrium of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.equilibria.nash.complementarity import (
    Node,
    branching_label,
    children,
    propagated,
)
from gametheory_bp.equilibria.nash.face import hold_at_zero, raise_to_top, whole_polyhedron
from gametheory_bp.equilibria.nash.face_pivot import Face
from gametheory_bp.equilibria.nash.face_vertices import face_vertices
from gametheory_bp.equilibria.nash.obedience_relaxation import Part
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["SearchOutcome", "search_best"]

_FEW = 3
"""So few action pairs above the incumbent are worth ruling out one by one (measured)."""

Objective = Callable[[Fraction, Fraction], Any]
Matrix = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """The best extreme equilibria, their welfare, the nodes visited, and whether all were."""

    profiles: tuple[MixedProfile, ...]
    value: Any
    nodes: int
    complete: bool


class _Scale:
    """One player's payoffs as integers >= 1, and back."""

    def __init__(self, coprime: Matrix, payoffs: Sequence[Sequence[Fraction]]) -> None:
        self.integers = [[a + 1 for a in row] for row in coprime]
        top = max(max(row) for row in coprime)
        self.low = min(min(row) for row in payoffs)
        high = max(max(row) for row in payoffs)
        self.unit = (high - self.low) / top if top else Fraction(0)

    def payoff(self, numerator: int, denominator: int) -> Fraction:
        """The payoff that the rescaled one ``numerator / denominator`` stands for."""
        return self.low + self.unit * (Fraction(numerator, denominator) - 1)


def search_best(
    game: BimatrixGame,
    objective: Objective,
    weights: Point | None = None,
    largest: int | None = None,
    known: Iterable[MixedProfile] = (),
    parts: Sequence[Part] = (Part(),),
) -> SearchOutcome:
    """Search the tree for all extreme equilibria of the largest welfare.

    ``objective`` increases in both payoffs; ``weights`` are given where it is their weighted sum;
    ``largest`` limits the nodes.  ``known`` equilibria are taken into account; ``parts`` are where
    to look for others.
    """
    m, n = game.shape
    search = _Search(game, objective, weights)
    for i, j in pure_equilibria(game):
        search.offer(MixedProfile.pure((m, n), i, j))
    for profile in known:
        search.offer(profile)
    everything = (1 << (m + n)) - 1
    rows, columns = search.scales
    whole = Node(
        whole_polyhedron(columns.integers, 0, m, m + n),
        whole_polyhedron(list(zip(*rows.integers, strict=True)), m, 0, m + n),
        everything,
        everything,
        0,
    )
    stack = [start for part in parts for start in _node_of(whole, part, m)]
    nodes = 0
    try:
        while stack and (largest is None or nodes < largest):
            nodes += 1
            node = propagated(stack.pop(), search.kept[0], search.kept[1])
            bounded = None if node is None else search.bounded(node)
            if bounded is None:
                continue
            label = search.label(bounded)
            if label >= 0:
                # The child in which the action is not played is visited first (measured).
                stack.extend(reversed(children(bounded, label)))
                continue
            ys = face_vertices(bounded.column_face, range(m, m + n))
            for x in face_vertices(bounded.row_face, range(m)):
                for y in ys:
                    search.offer(_profile(x, y))
    except KeyboardInterrupt:
        pass
    return SearchOutcome(tuple(search.best), search.value, nodes, not stack)


def _node_of(whole: Node, part: Part, m: int) -> list[Node]:
    """The node of the equilibria of a part; none if its faces are empty."""
    row_zeros = {k for k in part.unplayed if k < m} | {k for k in part.best if k >= m}
    column_zeros = (part.unplayed | part.best) - row_zeros
    row_face, column_face = whole.row_face, whole.column_face
    for label in sorted(row_zeros):
        held = hold_at_zero(row_face, label)
        if held is None:
            return []
        row_face = held
    for label in sorted(column_zeros):
        held = hold_at_zero(column_face, label)
        if held is None:
            return []
        column_face = held
    row_free, column_free = (
        free & ~sum(1 << label for label in zeros)
        for free, zeros in ((whole.row_free, row_zeros), (whole.column_free, column_zeros))
    )
    return [Node(row_face, column_face, row_free, column_free, 0)]


class _Search:
    """The incumbents of one search and the bounds that use them."""

    def __init__(self, game: BimatrixGame, objective: Objective, weights: Point | None) -> None:
        m, n = game.shape
        self.game, self.objective = game, objective
        coprime = game.integer_form()
        self.scales = _Scale(coprime[0], game.row_payoffs), _Scale(coprime[1], game.column_payoffs)
        self.kept = frozenset((*range(m), m + n)), frozenset(range(m, m + n + 1))
        self.linear = weights is not None
        self.best: list[MixedProfile] = []
        self.value: Any = None
        cells = [(i, j) for i in range(m) for j in range(n)]
        tables = [game.row_payoffs, game.column_payoffs]
        if weights is not None:
            tables.append(
                tuple(
                    tuple(weights[0] * a + weights[1] * b for a, b in zip(*lines, strict=True))
                    for lines in zip(*tables, strict=True)
                )
            )
        # Cells of each table, the largest entry first, with the labels they need.
        self.ranked = [
            sorted(((t[i][j], 1 << i, 1 << (m + j)) for i, j in cells), reverse=True)
            for t in tables
        ]

    def offer(self, profile: MixedProfile) -> None:
        """Take an equilibrium into account."""
        value = self.objective(*self.game.expected(profile))
        if self.value is None or value > self.value:
            self.best, self.value = [profile], value
        elif value == self.value and profile not in self.best:
            self.best.append(profile)

    def bounded(self, node: Node) -> Node | None:
        """The node at vertices of large payoff; None if nothing better is in it."""
        u, v, *total = [self._largest_entry(node, k) for k in range(len(self.ranked))]
        if self._hopeless(u, v) or (total and self.value is not None and total[0] < self.value):
            return None
        row_face, top = self._top(node.row_face, 1)
        v = v if top is None else min(v, top)
        if self._hopeless(u, v):
            return None
        column_face, top = self._top(node.column_face, 0)
        u = u if top is None else min(u, top)
        if self._hopeless(u, v):
            return None
        return Node(row_face, column_face, node.row_free, node.column_free, node.strict)

    def label(self, node: Node) -> int:
        """A label to branch on: of the last few action pairs that could be better, if so few."""
        promising: list[int] = []
        for entry, row, column in self.ranked[2] if self.value is not None and self.linear else ():
            if entry < self.value or len(promising) > _FEW:
                break
            if node.row_free & row and node.column_free & column:
                promising.append((row | column) & node.row_free & node.column_free)
        undecided = next((mask for mask in promising if mask), 0)
        if undecided and len(promising) <= _FEW:
            return (undecided & -undecided).bit_length() - 1
        return branching_label(node)

    def _hopeless(self, u: Fraction, v: Fraction) -> bool:
        return self.value is not None and bool(self.objective(u, v) < self.value)

    def _largest_entry(self, node: Node, table: int) -> Fraction:
        return next(
            entry
            for entry, row, column in self.ranked[table]
            if node.row_free & row and node.column_free & column
        )

    def _top(self, face: Face, player: int) -> tuple[Face, Fraction | None]:
        """The face at a vertex where the player's payoff is largest, and that payoff."""
        label = sum(self.game.shape)
        raised = raise_to_top(face, label)
        if raised is None:
            return face, None
        numerator = raised[2][raised[0].index(label)][0]
        return raised, self.scales[player].payoff(numerator, raised[3])


def _profile(x: Sequence[int], y: Sequence[int]) -> MixedProfile:
    return MixedProfile(
        tuple(Fraction(w, sum(x)) for w in x), tuple(Fraction(w, sum(y)) for w in y)
    )
