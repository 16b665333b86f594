"""The strategies that attain an equilibrium payoff, read off a set that generates itself.

Every point of the inner polygon is a lottery over values ``(1 - d) g(a) + d w`` of its generators
(a, w).  The plan has one state per generator that is used: it plays a, and then a public lottery
over the states whose values average to the promise w.  After a deviation of player i a lottery
draws the states whose values average to i's worst payoff of the polygon; so obeying is worth
``(1 - d) g_i + d w_i``, and deviating at most ``(1 - d) b_i + d u_i``, as the generators ask.

Where the punishments are fixed (equilibria in grim form), play goes on for ever with a pair to
which the deviator's action is the best reply, and which pays it no more than the punishment.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gametheory_bp.certificates.kinds.equilibrium_payoffs import PayoffGenerator
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.lottery import convex_weights

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs

__all__ = ["equilibrium_plan", "sustained_plan"]

Mixture = tuple[tuple[PayoffGenerator, Fraction], ...]
"""A lottery over states; a state is known by its action pair and promise."""


def equilibrium_plan(found: RepeatedPayoffs, point: Any) -> JointAutomaton:
    """An equilibrium that attains a payoff pair, as a plan with public lotteries.

    Parameters
    ----------
    found : RepeatedPayoffs
        From :func:`subgame_perfect_payoffs` or :func:`grim_payoffs`.
    point : pair of numbers
        A payoff pair per step of the inner polygon.

    Returns
    -------
    JointAutomaton
        A state per action pair and promise that is used, at most three outcomes per lottery.

    Raises
    ------
    InputValueError
        If the point is no equilibrium payoff.
    UnprovedError
        If the point lies between the inner and the outer polygon.
    EmptySetError
        If no equilibrium is known.
    NotDefinedError
        If no pure action pair for ever holds a deviator to the fixed punishments.

    Exactness
    ---------
    Exact: the plan's payoffs are the point.

    Certificate
    -----------
    ``joint_equilibrium(repeated, plan)`` proves it: subgame perfect, or Nash where the punishments
    are fixed.

    References
    ----------
    Abreu, Pearce and Stacchetti (1990), Toward a theory of discounted repeated games with imperfect
    monitoring, self-generation.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs
    >>> from gametheory_bp.equilibria.automata import joint_equilibrium
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
    >>> repeated = RepeatedGame(dilemma, "1/2")
    >>> plan = equilibrium_plan(subgame_perfect_payoffs(repeated), (2, 2))
    >>> print(plan)
    Joint automaton
    state  plays   moves on to
    -----  ------  ----------------------------------------
    C,C    (1, 1)  (1, 1), (2, 2): C,C; (1, 2), (2, 1): D,D
    D,D    (2, 2)  any: D,D
    starts in C,C
    >>> joint_equilibrium(repeated, plan)
    AutomataVerdict((2, 2), Nash, subgame perfect)
    """
    return _planned(_read(found), point)[0]


def sustained_plan(found: RepeatedPayoffs, point: Any) -> SustainedPlan:
    """The same for subgame-perfect payoffs, with what every state is worth.

    Raises
    ------
    NotDefinedError
        If the punishments are fixed: such plans need not be subgame perfect.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
    >>> found = sustained_plan(subgame_perfect_payoffs(RepeatedGame(dilemma, "1/2")), ("8/3", 0))
    >>> found.payoffs, found.is_subgame_perfect(PayoffTable.of(dilemma))
    ((Fraction(8, 3), Fraction(0, 1)), True)
    """
    if _read(found).punishments is not None:
        raise NotDefinedError(
            "the punishments are fixed, so the plan need not be subgame perfect; take "
            "equilibrium_plan and ask joint_equilibrium"
        )
    plan, values = _planned(found, point)
    return SustainedPlan(plan, found.repeated.discount, values)


class _Planner:
    """Which state follows which, in one equilibrium of the set."""

    def __init__(self, found: RepeatedPayoffs) -> None:
        self.found = found
        table = PayoffTable.of(found.repeated.game)
        self.stage = RepeatedStage.of(table, found.repeated.discount)
        by_value = {self.stage.value(g.actions, g.promise): g for g in found.generators}
        self.spanned = Polygon.hull(by_value)
        self.corners = [by_value[v] for v in self.spanned.vertices]
        fixed = found.punishments
        self.held = () if fixed is None else (self._held(0, fixed[0]), self._held(1, fixed[1]))
        self.worst = () if self.held else (self._worst(0), self._worst(1))

    def attain(self, point: Point) -> Mixture:
        """At most three generators whose values average to a point."""
        weights = convex_weights(self.spanned, point)
        assert weights is not None  # the generators span the inner polygon
        return tuple((self.corners[k], p) for k, p in weights)

    def follow(self, state: PayoffGenerator) -> Mixture:
        """After both obeyed."""
        return ((state, Fraction(1)),) if state in self.held else self.attain(state.promise)

    def punish(self, player: int, state: PayoffGenerator) -> Mixture:
        """After a player deviated."""
        if self.found.repeated.game.shape[player] == 1:  # it cannot
            return self.follow(state)
        return ((self.held[player], Fraction(1)),) if self.held else self.worst[player]

    def _worst(self, player: int) -> Mixture:
        """The player's worst payoff of the inner polygon, with as few states as possible."""
        low = self.found.threat_point[player]
        corners = [v for v in self.found.inner.vertices if v[player] == low]
        return min((self.attain(v) for v in corners), key=len)

    def _held(self, player: int, most: Fraction) -> PayoffGenerator:
        """A pair for ever that pays the player no more, whatever it does; best an equilibrium."""
        payoffs, best = self.stage.payoffs, self.stage.deviations
        fits = [a for a, g in payoffs.items() if g[player] == best[a][player] <= most]
        if not fits:
            raise NotDefinedError(
                f"no pure action holds the {('row', 'column')[player]} player to {most}; its pure "
                f"minimax payoff is {self.stage.pure_minimax[player]}"
            )
        pair = max(fits, key=lambda a: (payoffs[a] == best[a], payoffs[a][player]))
        return PayoffGenerator(pair, payoffs[pair])


def _planned(found: RepeatedPayoffs, point: Any) -> tuple[JointAutomaton, tuple[Point, ...]]:
    """The plan, and what its states are worth."""
    planner = _Planner(found)
    start = planner.attain(_known(found, point))
    order = [state for state, _ in start]
    moves: list[tuple[Mixture, Mixture, Mixture]] = []
    for state in order:  # grows while it is read
        after = planner.follow(state), planner.punish(0, state), planner.punish(1, state)
        moves.append(after)
        for mixture in after:
            order += [one for one, _ in mixture if one not in order]
    place = {state: k for k, state in enumerate(order)}
    follow, row, column = (
        [tuple(sorted((place[one], p) for one, p in mixture)) for mixture in side]
        for side in zip(*moves, strict=True)
    )
    first = tuple(sorted((place[one], p) for one, p in start))
    pairs = [state.actions for state in order]
    game = found.repeated.game
    names = _names([f"{game.row_actions[i]},{game.column_actions[j]}" for i, j in pairs])
    plan = JointAutomaton.planned(game.shape, pairs, follow, row, column, first, names)
    return plan, tuple(planner.stage.value(s.actions, s.promise) for s in order)


def _known(found: RepeatedPayoffs, point: Any) -> Point:
    p = as_pair(point)
    if found.inner.is_empty:
        raise EmptySetError("no equilibrium in pure actions is known: the inner polygon is empty")
    if not found.contains(p):
        raise InputValueError(
            f"({p[0]}, {p[1]}) is no equilibrium payoff at discount {found.repeated.discount}; "
            f"ask .contains(point) first"
        )
    return p


def _names(words: list[str]) -> list[str]:
    """Action pairs, numbered where one stands in several states."""
    counted: dict[str, int] = {}
    found = []
    for word in words:
        counted[word] = counted.get(word, 0) + 1
        number = f" ({counted[word]})" if words.count(word) > 1 else ""
        found.append(word + number)
    return found


def _read(found: RepeatedPayoffs) -> RepeatedPayoffs:
    if not hasattr(found, "generators"):
        raise InputTypeError(
            f"got a {type(found).__name__}; give subgame_perfect_payoffs(repeated)"
        )
    return found
