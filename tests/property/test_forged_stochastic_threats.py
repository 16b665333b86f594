"""Wrong values, equilibria and plans of stochastic games with proofs bent to agree with them.

Every forgery changes claim and certificate together, as somebody would who wants to be believed.
What happens to be true all the same is no forgery and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.stochastic_plans import (
    grim_optimum,
    grim_plan,
    stochastic_equilibrium,
)
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from tests.property.forgery_games import (
    CHASE,
    ELSEWHERE,
    GAME,
    HALF,
    HASTY,
    ONE,
    OTHERS,
    TEMPTING,
    bent,
)


def first(game: StochasticGame, values: Any) -> Fraction:
    return sum((p * values[s] for s, p in game.initial), Fraction(0))


def held(game: StochasticGame, mixed: bool, side: Any) -> Iterator[tuple[str, Any]]:
    found = gt.minimax(game, "row", mixed=mixed, side=side)
    c = found.certificate
    assert gt.verify(found)

    def claim(low: Any, high: Any, **more: Any) -> Any:
        ends = first(game, low), first(game, high)
        gap = max(b - a for a, b in zip(low, high, strict=True))
        return replace(
            c, lower_values=low, upper_values=high, lower=ends[0], upper=ends[1], gap=gap, **more
        )

    yield "another discount", replace(c, game=replace(game, discount=Fraction(1, 3)))
    if game is GAME and found.lower != gt.minimax(ELSEWHERE, "row", mixed=mixed, side=side).lower:
        yield "another initial law", replace(c, game=ELSEWHERE)
    yield "the other player", replace(c, player="column")
    for by in (ONE, -ONE, Fraction(1, 10**12)):
        yield f"both by {by}", claim(bent(c.lower_values, by), bent(c.upper_values, by))
    middle = tuple((a + b) / 2 for a, b in zip(c.lower_values, c.upper_values, strict=True))
    if middle != c.lower_values:
        yield "called exact", claim(middle, middle)
        yield "lower end called the value", claim(c.lower_values, c.lower_values)
        yield "upper end called the value", claim(c.upper_values, c.upper_values)
    yield "only a wider gap", replace(c, gap=c.gap + 1)
    yield "bounds from elsewhere", replace(c, lower=c.lower - 1, upper=c.upper - 1)
    one = c.strategies[0]
    turned = MixedProfile(one.column[::-1], one.row[::-1])
    yield "strategies swapped", replace(c, strategies=(turned, *c.strategies[1:]))
    yield "no strategy in a state", replace(c, strategies=c.strategies[:-1])
    yield (
        "one action too many",
        replace(
            c, strategies=(MixedProfile((*one.row, Fraction(0)), one.column), *c.strategies[1:])
        ),
    )
    if not mixed:
        other: Any = "maximin" if side == "minimax" else "minimax"
        yield "the other side", replace(c, side=other)
        mixture = MixedProfile((HALF, HALF), (HALF, HALF))
        yield "mixed, called pure", replace(c, strategies=(mixture, *c.strategies[1:]))
        last = c.upper_values[-1] + 1
        wrong = (*c.lower_values[:-1], last)
        yield "wrong where nobody gets", claim(wrong, wrong)


def pairs() -> Iterator[tuple[str, Any]]:
    row = StateAutomaton.stationary(GAME, "row", [["1/2", "1/2"], 0, 0, 0])
    column = StateAutomaton.of(
        GAME, "column", [[0, 0, 0, 0], [1, 1, 0, 0]], lambda q, s, i, j: max(q, i)
    )
    found = stochastic_equilibrium(GAME, row, column)
    c = found.certificate
    assert gt.verify(found) and not c.nash
    yield from ((name, replace(c, game=game)) for name, game in OTHERS.items())
    (x, y), (u, v) = c.payoffs, c.best_replies
    raised = tuple((a + 1, b) for a, b in c.values)
    yield "payoffs raised", replace(c, values=raised, payoffs=(x + 1, y))
    yield "called Nash", replace(c, nash=True)
    yield (
        "called Nash, replies bent",
        replace(c, nash=True, best_values=c.values, best_replies=c.payoffs),
    )
    better = tuple((a, b + 1) for a, b in c.best_values)
    yield "replies raised", replace(c, best_values=better, best_replies=(u, v + 1))
    yield "called perfect", replace(c, subgame_perfect=True, worst_slack=Fraction(0))
    yield "strategies swapped", replace(c, strategies=(column, row))
    yield (
        "another strategy",
        replace(c, strategies=(StateAutomaton.stationary(GAME, "row", [0, 0, 0, 0]), column)),
    )
    yield (
        "a state left out",
        replace(c, states=c.states[:-1], values=c.values[:-1], best_values=c.best_values[:-1]),
    )
    yield (
        "states in another order",
        replace(c, states=c.states[::-1], values=c.values[::-1], best_values=c.best_values[::-1]),
    )
    yield "worst elsewhere", replace(c, worst=replace(c.worst, player="column"))
    later = replace(column, start=1)
    yield "another first memory", replace(c, strategies=(row, later))


def plans() -> Iterator[tuple[str, Any]]:
    best = gt.attainable_payoffs(GAME).policies
    kept = [one for one in best if grim_plan(GAME, one).sustained]
    lost = [one for one in best if not grim_plan(GAME, one).sustained]
    assert kept and lost
    found, failed = grim_plan(GAME, kept[-1]), grim_plan(GAME, lost[0])
    c, bad = found.certificate, failed.certificate
    assert gt.verify(found) and gt.verify(failed) and c.lower_slack is not None
    yield from ((name, replace(c, game=game)) for name, game in OTHERS.items())
    yield "called held up", replace(bad, sustained=True)
    yield (
        "called held up, slack 0",
        replace(
            bad, sustained=True, lower_slack=Fraction(0), upper_slack=Fraction(0), gap=Fraction(0)
        ),
    )
    yield "called open", replace(bad, sustained=None)
    yield "called not held up", replace(c, sustained=False)
    yield "called perfect", replace(c, subgame_perfect=True)
    yield (
        "slack of the other plan",
        replace(c, lower_slack=bad.lower_slack, upper_slack=bad.upper_slack),
    )
    yield "no choice", replace(c, lower_slack=None, upper_slack=None, worst=None)
    raised = tuple((a + 1, b) for a, b in c.values)
    yield "payoffs raised", replace(c, values=raised, payoffs=(c.payoffs[0] + 1, c.payoffs[1]))
    yield "payoffs from one state", replace(c, payoffs=c.values[0])
    yield "another plan", replace(c, plan=bad.plan)
    twice = PublicPlan.once([kept[-1], lost[0]], ["1/2", "1/2"])
    yield "half of it another plan", replace(c, plan=twice)
    yield "a state on the path left out", replace(c, nodes=c.nodes[:-1], values=c.values[:-1])
    yield (
        "a state off the path",
        replace(c, nodes=(*c.nodes, (3, 0)), values=(*c.values, (9 * ONE, 9 * ONE))),
    )
    yield "threats swapped", replace(c, threats=c.threats[::-1])
    hasty = grim_plan(HASTY, kept[-1]).certificate
    yield "threats of hasty players", replace(c, threats=hasty.threats)
    secured = gt.minimax(GAME, mixed=False, side="maximin").certificate
    yield "a threat that only secures", replace(c, threats=(secured, c.threats[1]))
    hard: Any = c.threats[0]
    low = bent(hard.lower_values, -ONE)
    harsher = replace(
        hard, lower_values=low, upper_values=low, lower=hard.lower - 1, upper=hard.upper - 1
    )
    yield "a harsher threat", replace(bad, threats=(harsher, bad.threats[1]), sustained=True)


def bests() -> Iterator[tuple[str, Any]]:
    found = grim_optimum(TEMPTING, (1, "5/4"))
    c = found.certificate
    assert gt.verify(found) and c.plan is not None and c.lower is not None
    zero = Fraction(0)
    patient = replace(TEMPTING, discount=Fraction(3, 4))
    yield "another game", replace(c, game=GAME)
    yield "a more patient game", replace(c, game=patient)
    yield "other weights", replace(c, weights=(2 * ONE, ONE))
    yield "called the optimum", replace(c, lower=c.upper, gap=zero)
    yield "upper end lowered", replace(c, upper=c.lower, gap=zero)
    yield "upper end raised", replace(c, upper=c.upper + 1, gap=c.upper + 1 - c.lower)
    yield "gap 0", replace(c, gap=zero)
    yield "no plan, but a bound", replace(c, plan=None)
    for name, other in (("on average", "average"), ("over two steps", 2)):
        proof = gt.attainable_payoffs(TEMPTING, other).certificate
        yield f"set {name}", replace(c, attainable=proof)
    proof = gt.attainable_payoffs(patient).certificate
    yield "set of another game", replace(c, attainable=proof)
    yield "floors swapped", replace(c, threats=c.threats[::-1])
    pure = gt.minimax(TEMPTING, mixed=False).certificate
    yield "a pure floor", replace(c, threats=(pure, c.threats[1]))
    shared = grim_plan(TEMPTING, JointPolicy((((0, 0), (0, 0)),))).certificate
    assert shared.sustained is False
    forged = replace(c, plan=shared, lower=c.upper, gap=zero)
    yield "a plan that is not held up", forged
    yield "the same, called held up", replace(forged, plan=replace(shared, sustained=True))


FORGERS: dict[str, Callable[[], Iterator[tuple[str, Any]]]] = {
    "minimax, mixed": lambda: held(GAME, True, "minimax"),
    "minimax, bracketed": lambda: held(CHASE, True, "minimax"),
    "minimax, pure": lambda: held(GAME, False, "minimax"),
    "maximin, pure": lambda: held(GAME, False, "maximin"),
    "equilibrium": pairs,
    "plan": plans,
    "best plan": bests,
}


@pytest.mark.parametrize("kind", FORGERS)
def test_forgeries_are_refused(kind: str) -> None:
    believed = [name for name, forged in FORGERS[kind]() if gt.verify(forged)]
    assert not believed
