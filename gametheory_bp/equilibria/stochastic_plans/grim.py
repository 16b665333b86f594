"""Joint plans of stochastic games that are held up by threats: the result and its decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Literal

from gametheory_bp.certificates.kinds.grim_plan import GrimPlan, Threat
from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.certificates.plan_slacks import plan_slacks
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.stochastic_plans.verdict import StochasticVerdict
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness, bound_words
from gametheory_bp.games.public_plan import PublicPlan, public_plan
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers import markov
from gametheory_bp.threats.stochastic_minimax import StochasticMinimax, stochastic_minimax

__all__ = ["GrimVerdict", "grim_plan"]

PLAYERS: tuple[Literal["row", "column"], ...] = ("row", "column")


@dataclass(frozen=True, slots=True)
class GrimVerdict(Result):
    """Whether a plan is an equilibrium if a deviation is followed by a threat for ever.

    Attributes
    ----------
    certificate : GrimPlan
    """

    certificate: GrimPlan

    @property
    def plan(self) -> PublicPlan:
        """What is done as long as everybody obeys."""
        return self.certificate.plan

    @property
    def payoffs(self) -> Point:
        """Payoff pair per step from the initial law."""
        return self.certificate.payoffs

    @property
    def values(self) -> dict[tuple[int, int], Point]:
        """Payoff pairs from every (state, memory) that is reached while everybody obeys."""
        return dict(zip(self.certificate.nodes, self.certificate.values, strict=True))

    @property
    def sustained(self) -> bool | None:
        """Whether no deviation pays; None where the bounds of the threats leave it open.

        With minimax threats True means a Nash equilibrium, and False that no equilibrium of any
        kind follows this plan.
        """
        return self.certificate.sustained

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether the plan is held up by threats that are equilibria themselves."""
        return self.certificate.subgame_perfect

    @property
    def slack(self) -> Fraction | None:
        """The least that a deviation loses (a lower bound); None if nobody has a choice."""
        return self.certificate.lower_slack

    @property
    def gaining(self) -> tuple[Any, ...] | None:
        """State, memory, player and action of the least slack."""
        worst = self.certificate.worst
        return None if worst is None else (*worst.state, worst.player, worst.action)

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact, or certified to the width of the slack where threats are bounds."""
        gap = self.certificate.gap
        return Exactness("certified", gap) if gap else EXACT

    def claim(self) -> dict[str, Any]:
        """Game, plan, payoffs, slack and verdict."""
        names = "game plan payoffs lower_slack upper_slack gap worst sustained subgame_perfect"
        return {name: getattr(self.certificate, name) for name in names.split()}

    def display(self) -> Table:
        """Payoffs, verdict, and where a deviation loses least."""
        c, rows = self.certificate, [("payoffs", point_words(self.payoffs))]
        if c.worst is not None and c.lower_slack is not None:
            s, q = c.worst.state
            stage = c.game.stages[s]
            names = stage.row_actions if c.worst.player == "row" else stage.column_actions
            memory = f", memory {q}" if len(self.plan.policies) > 1 else ""
            rows.append(("least slack", number_words(c.lower_slack)))
            rows.append(("in state", c.game.states[s] + memory))
            rows.append(("by", f"{c.worst.player} playing {names[c.worst.action]}"))
        return Table("Plan with threats", ("", ""), tuple(rows), self._words())

    def _words(self) -> str:
        threats = self.certificate.threats
        credible = all(isinstance(t, StochasticEquilibrium) for t in threats)
        if self.sustained is None:
            width = "" if self.exactness.width is None else bound_words(self.exactness.width)
            return f"left open: the slack is known to {width} only"
        if self.sustained:
            kind = (
                "subgame perfect" if credible else "a Nash equilibrium; threats may not be credible"
            )
            return f"held up: {kind}"
        if credible:
            return "not held up by these equilibria"
        pure = any(isinstance(t, StochasticMinimaxValue) and not t.mixed for t in threats)
        return "held up by no pure threat" if pure else "held up by no threat"

    def __repr__(self) -> str:
        word = {True: "held up", False: "not held up", None: "left open"}[self.sustained]
        slack = "no choice" if self.slack is None else f"slack {number_words(self.slack)}"
        return f"GrimVerdict({point_words(self.payoffs)}, {word}, {slack})"


def grim_plan(game: StochasticGame, plan: Any, threats: Any = None) -> GrimVerdict:
    """Whether a joint plan is an equilibrium if any deviation is punished for ever.

    A deviation a' of player i in state s loses
    ``V_i(s) - (1 - d) g_i(s, a') - d sum_t P(t | s, a') u_i(t)`` with the threats u; the plan is an
    equilibrium with these threats exactly if no deviation on its path loses less than 0.

    Parameters
    ----------
    game : StochasticGame
    plan : JointPolicy, PolicyLottery or PublicPlan
        What is done as long as everybody obeys; see :class:`.PublicPlan` for time sharing.
    threats : optional
        Minimax values by default: the other player punishes as hard as it can, whether or not it
        would want to when it comes to that (a Nash equilibrium, not a subgame-perfect one).  Or a
        :class:`.StochasticMinimax` of either player, or a :class:`.StochasticVerdict` of stationary
        strategies that are Markov-perfect, or a pair of the latter: then the whole is subgame
        perfect.

    Returns
    -------
    GrimVerdict
        ``.sustained``, ``.slack``, ``.gaining``, ``.payoffs``.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If plan or threats do not fit the game.

    Notes
    -----
    Exactness: exact; where a minimax value is irrational, the slack lies between two rationals, and
    the verdict is open only if 0 does too.  Certificate: kind ``grim_plan``.

    References
    ----------
    J. W. Friedman, "A non-cooperative equilibrium for supergames" (1971), here with states.

    Examples
    --------
    >>> from gametheory_bp.games.joint_policy import JointPolicy
    >>> game = StochasticGame.build(  # share, or take all and perhaps end the game
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]], "3/4", initial=0)
    >>> grim_plan(game, JointPolicy((((0, 0), (0, 0)),)))
    GrimVerdict((2, 2), held up, slack 1/2)
    """
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
    shared = public_plan(plan)
    nodes = shared.nodes(game)
    values = _values(game, shared, nodes)
    place = dict(zip(nodes, values, strict=True))
    x, y = (
        sum(
            (p * w * place[s, q][own] for s, p in game.initial for q, w in shared.start),
            Fraction(0),
        )
        for own in (0, 1)
    )
    proofs = _threats(game, threats)
    known: dict[tuple[int, int, int], Fraction] = {}  # many pairs share a lottery

    def worth(g: StochasticGame, own: int, bound: Any, s: int, pair: tuple[int, int]) -> Fraction:
        i, j = pair
        law = g.law[s][i][j]
        key = own, id(bound), id(law)
        if key not in known:
            known[key] = g.discount * sum((p * bound[t] for t, p in law), Fraction(0))
        return (1 - g.discount) * g.payoff(s, i, j)[own] + known[key]

    slacks = list(plan_slacks(game, shared, nodes, values, proofs, worth))
    low, worst = min(
        ((low, which) for low, _, which in slacks), key=lambda pair: pair[0], default=(None, None)
    )
    high = min((high for _, high, _ in slacks), default=None)
    gap = Fraction(0) if low is None or high is None else high - low
    sustained = True if low is None or low >= 0 else None if high is None or high >= 0 else False
    credible = all(isinstance(threat, StochasticEquilibrium) for threat in proofs)
    perfect = bool(sustained) and credible
    return GrimVerdict(
        GrimPlan(
            game, shared, nodes, values, (x, y), proofs, low, high, gap, worst, sustained, perfect
        )
    )


def _values(
    game: StochasticGame, plan: PublicPlan, nodes: tuple[tuple[int, int], ...]
) -> tuple[Point, ...]:
    """Values of obedience, one unknown per state and memory."""
    place = {node: k for k, node in enumerate(nodes)}
    seen: dict[Any, int] = {}
    laws: list[tuple[list[int], list[int], int]] = []
    row, gains = [], []
    for s, q in nodes:
        i, j = plan.policies[q][s]
        law = game.law[s][i][j]
        key = id(law), plan.follow[q]
        if key not in seen:
            seen[key] = len(laws)
            chances = [(place[t, r], p * w) for t, p in law for r, w in plan.follow[q]]
            common = lcm(*(p.denominator for _, p in chances))
            laws.append(([k for k, _ in chances], [int(p * common) for _, p in chances], common))
        row.append(seen[key])
        gains.append(game.payoff(s, i, j))
    scale = lcm(*(g.denominator for pair in gains for g in pair))
    numerators = [[int(pair[own] * scale) for pair in gains] for own in (0, 1)]
    table = markov.discounted_values(markov.Chain(row, laws, numerators, scale), game.discount)
    return tuple((table.at(k)[0], table.at(k)[1]) for k in range(len(nodes)))


def _threats(game: StochasticGame, given: Any) -> tuple[Threat, Threat]:
    if given is None:
        one, two = (stochastic_minimax(game, player).certificate for player in PLAYERS)
        return one, two
    pair = list(given) if isinstance(given, Iterable) else [given, given]
    if len(pair) != 2:
        raise InputValueError(f"{len(pair)} threats; give one for either player")
    proofs: list[Threat] = []
    for player, one in zip(PLAYERS, pair, strict=True):
        if not isinstance(one, (StochasticMinimax, StochasticVerdict)):
            raise InputTypeError(
                f"the threat to the {player} player is a {type(one).__name__}; give a "
                "StochasticMinimax or a StochasticVerdict"
            )
        proof: Threat = one.certificate
        if proof.game != game:
            raise InputValueError(f"the threat to the {player} player is of another game")
        if isinstance(one, StochasticMinimax):
            if one.player != player or not (one.mixed or one.side == "minimax"):
                raise InputValueError(
                    f"the threat to the {player} player is the {one.side} of the {one.player} "
                    f"player; give gt.minimax(game, {player!r})"
                )
        elif not (
            one.is_subgame_perfect and all(a.is_stationary for a in one.certificate.strategies)
        ):
            raise InputValueError(
                f"the threat to the {player} player is no Markov-perfect equilibrium in "
                "stationary strategies; leave threats out for minimax ones"
            )
        proofs.append(proof)
    return proofs[0], proofs[1]
