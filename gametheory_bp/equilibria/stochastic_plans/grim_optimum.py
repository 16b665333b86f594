"""The best weighted payoff among plans of a stochastic game that minimax threats hold up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.grim_optimum import GrimOptimum
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Displayed, Table
from gametheory_bp.equilibria.stochastic_plans.grim import GrimVerdict, grim_plan
from gametheory_bp.errors import InputTypeError, InputValueError, UnprovedError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.vectors import Point, dot
from gametheory_bp.payoffs.stochastic import attainable_payoffs
from gametheory_bp.threats.stochastic_minimax import StochasticMinimax, stochastic_minimax

__all__ = ["GrimOptimumResult", "GrimVertices", "grim_optimum", "grim_vertices"]

HALVINGS = 6
"""How often the odds of two policies are halved towards the better one."""

Threats = tuple[StochasticMinimax, StochasticMinimax]


@dataclass(frozen=True, slots=True)
class GrimVertices(Displayed):
    """Which policies at vertices of the attainable payoffs minimax threats hold up.

    Attributes
    ----------
    verdicts : tuple of GrimVerdict
        One for every vertex of the polygon, in its order.
    optimal : tuple of bool
        Whether the vertex is Pareto optimal.
    """

    verdicts: tuple[GrimVerdict, ...]
    optimal: tuple[bool, ...]

    def display(self) -> Table:
        """Payoffs, verdict and least slack of the Pareto-optimal vertices."""
        words = {True: "yes", False: "no", None: "open"}
        rows = tuple(
            (
                *map(number_words, one.payoffs),
                words[one.sustained],
                "" if one.slack is None else number_words(one.slack),
            )
            for one, best in zip(self.verdicts, self.optimal, strict=True)
            if best
        )
        held = sum(one.sustained is True for one in self.verdicts)
        note = f"Pareto-optimal vertices; of all {len(self.verdicts)}, {held} are held up"
        heads = ("row", "column", "held up", "least slack")
        return Table("Policies with minimax threats", heads, rows, note)


@dataclass(frozen=True, slots=True)
class GrimOptimumResult(Result):
    """Bounds of the best weighted payoff among plans that minimax threats hold up.

    Attributes
    ----------
    verdict : GrimVerdict or None
        The best plan that was found; None if none was.
    certificate : GrimOptimum
    """

    verdict: GrimVerdict | None
    certificate: GrimOptimum

    @property
    def lower(self) -> Fraction | None:
        """What the plan is worth."""
        return self.certificate.lower

    @property
    def upper(self) -> Fraction:
        """What no equilibrium exceeds."""
        return self.certificate.upper

    @property
    def payoffs(self) -> Point | None:
        """Payoff pair of the plan."""
        return None if self.verdict is None else self.verdict.payoffs

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact where the bounds meet."""
        gap = self.certificate.gap
        if gap == 0:
            return EXACT
        if gap is None:  # nothing found: all between the worst vertex and the bound
            vertices = self.certificate.attainable.vertices
            least = min(dot(self.certificate.weights, v) for v in vertices)
            return Exactness("certified", self.upper - least)
        return Exactness("certified", gap)

    def claim(self) -> dict[str, Any]:
        """Game, weights and bounds."""
        names = "game weights lower upper gap"
        return {name: getattr(self.certificate, name) for name in names.split()}

    def display(self) -> Table:
        """The plan's payoffs and both bounds."""
        found = "none found" if self.verdict is None else point_words(self.verdict.payoffs)
        ends = ["none" if x is None else number_words(x) for x in (self.lower, self.upper)]
        rows = (("payoffs", found), ("weighted sum", ends[0]), ("at most", ends[1]))
        title = f"Best plan with minimax threats, weights {point_words(self.certificate.weights)}"
        note = (
            "the optimum" if self.certificate.gap == 0 else "bounds; the plan may not be the best"
        )
        return Table(title, ("", ""), rows, note)

    def __repr__(self) -> str:
        found = "no plan" if self.verdict is None else point_words(self.verdict.payoffs)
        return f"GrimOptimumResult({found}, {self.exactness})"


def grim_vertices(game: StochasticGame, threats: Threats | None = None) -> GrimVertices:
    """For every vertex of the attainable payoffs, whether threats hold its policy up.

    Parameters
    ----------
    game : StochasticGame
    threats : pair of StochasticMinimax, optional
        Minimax values of both players, if they are known already.

    Returns
    -------
    GrimVertices

    Raises
    ------
    InputTypeError
        If this is no stochastic game.

    Notes
    -----
    Exactness: as :func:`grim_plan`.  Another policy that attains the same vertex may be held up
    where this one is not.  Certificate: none of the whole; every verdict has one.

    Examples
    --------
    >>> game = StochasticGame.build(  # share, or take all and perhaps end the game
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]], "1/2", initial=0)
    >>> [one.sustained for one in grim_vertices(game).verdicts]
    [True, True, False, True]
    """
    known = _known(game, threats)
    found = attainable_payoffs(game)
    best = set(found.pareto_frontier().points)
    verdicts = tuple(grim_plan(game, policy, known) for policy in found.policies)
    return GrimVertices(verdicts, tuple(v in best for v in found.vertices))


def grim_optimum(
    game: StochasticGame, weights: Any = (1, 1), threats: Threats | None = None
) -> GrimOptimumResult:
    """The best weighted sum of payoffs among plans that minimax threats hold up.

    If the best of all attainable payoffs is held up, it is the answer.  Otherwise the best plan
    found is a lower bound (vertex policies, and lotteries between neighbouring ones that are drawn
    anew every step), and the best attainable payoffs above both minimax values an upper one.

    Parameters
    ----------
    game : StochasticGame
    weights : pair of numbers >= 0, not both 0
    threats : pair of StochasticMinimax, optional
        Minimax values of both players, if they are known already.

    Returns
    -------
    GrimOptimumResult
        ``.payoffs``, ``.verdict`` (the plan), ``.lower``, ``.upper``.

    Raises
    ------
    InputTypeError, InputValueError
        If this is no stochastic game, or a weight is negative.

    Notes
    -----
    Exactness: exact where the bounds meet, else certified.  For rules that are not linear take the
    optimum among attainable payoffs and ask :func:`grim_plan` about its witness.

    Certificate: kind ``grim_optimum``.

    Examples
    --------
    >>> game = StochasticGame.build(  # share, or take all and perhaps end the game
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]], "3/4", initial=0)
    >>> grim_optimum(game)
    GrimOptimumResult((2, 2), exact)
    """
    pair = as_pair(weights)
    if min(pair) < 0 or not any(pair):
        raise InputValueError(f"weights are {point_words(pair)}; give numbers >= 0, not both 0")
    known = _known(game, threats)
    found = attainable_payoffs(game)
    one, two = (threat.certificate for threat in known)
    left = found.polygon.above((one.lower, two.lower)).vertices
    if not left:  # every stochastic game has an equilibrium (Fink 1964)
        raise UnprovedError("no attainable payoffs give both players their minimax values")
    upper = max(dot(pair, v) for v in left)
    best: GrimVerdict | None = None
    for verdict in _held_up(game, found.vertices, found.policies, pair, known):
        if best is None or dot(pair, verdict.payoffs) > dot(pair, best.payoffs):
            best = verdict
        if dot(pair, best.payoffs) == upper:
            break
    lower = None if best is None else dot(pair, best.payoffs)
    gap = None if lower is None else upper - lower
    proof = found.certificate
    assert proof is not None  # of a StochasticGame there is one
    plan = None if best is None else best.certificate
    return GrimOptimumResult(
        best, GrimOptimum(game, pair, proof, (one, two), plan, lower, upper, gap)
    )


def _held_up(
    game: StochasticGame,
    vertices: tuple[Point, ...],
    policies: tuple[JointPolicy, ...],
    weights: Point,
    threats: Threats,
) -> Iterator[GrimVerdict]:
    """Plans that are held up: vertices, the best first, then lotteries along edges."""
    order = sorted(range(len(vertices)), key=lambda k: dot(weights, vertices[k]), reverse=True)
    held, first = set(), Fraction(0)
    for k in order:
        verdict = grim_plan(game, policies[k], threats)
        if verdict.sustained:
            held.add(k)
            first = dot(weights, vertices[k])
            yield verdict
            break
    else:
        return
    for k in held:
        for better in ((k - 1) % len(vertices), (k + 1) % len(vertices)):
            if dot(weights, vertices[better]) > first:
                yield from _between(game, policies[k], policies[better], threats)


def _between(
    game: StochasticGame, safe: JointPolicy, better: JointPolicy, threats: Threats
) -> Iterator[GrimVerdict]:
    """Lotteries drawn every step, as much as possible for the better policy.

    Both policies are best in the direction of their edge, so switching between them stays on it
    wherever they are best in all states.
    """
    share, step = Fraction(0), Fraction(1, 2)
    for _ in range(HALVINGS):
        trial = share + step
        verdict = grim_plan(
            game, PublicPlan.every_step([safe, better], [1 - trial, trial]), threats
        )
        if verdict.sustained:
            share = trial
            yield verdict
        step /= 2


def _known(game: StochasticGame, threats: Threats | None) -> Threats:
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
    if threats is None:
        return stochastic_minimax(game, "row"), stochastic_minimax(game, "column")
    pair = tuple(threats)
    players = [one.player for one in pair if isinstance(one, StochasticMinimax) and one.mixed]
    if players != ["row", "column"] or any(one.certificate.game != game for one in pair):
        raise InputValueError(
            "threats are the mixed minimax values of this game, of the row player and of the "
            "column player; leave them out to have them computed"
        )
    return pair[0], pair[1]
