"""Lines in all states that prove one another: proofs are accepted, forged ones refused."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, RepeatedGame, verify
from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    JointLink,
    StateLeaning,
    StateLine,
    StochasticEquilibriumPayoffs,
)
from gametheory_bp.equilibria.stochastic import stochastic_equilibrium_payoffs
from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.chain_record import recorded
from gametheory_bp.equilibria.stochastic.outer import first_link, joint_link
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon
from tests.benchmarks.stochastic_sets import random_game

ONE, ZERO = Fraction(1), Fraction(0)


def bounded(game: StochasticGame, joint: JointLink) -> StochasticEquilibriumPayoffs:
    """That a joint link bounds the sets, with nothing inside; the outer sets follow the link."""
    stages = range(len(game.states))
    everything = Polygon.hull(
        game.payoff(s, i, j)
        for s in stages
        for i in range(game.stages[s].shape[0])
        for j in range(game.stages[s].shape[1])
    )
    left = [everything for _ in stages]
    for line in joint.lines:
        if line.state < len(left):
            normal = Fraction(line.normal[0]), Fraction(line.normal[1])
            left[line.state] = left[line.state].clip(normal, line.offset)
    if any(polygon.is_empty for polygon in left):
        left = [Polygon(())] * len(left)
    nothing = tuple(() for _ in stages)
    outer = tuple(polygon.vertices for polygon in left)
    gap = None if any(outer) else ZERO
    return StochasticEquilibriumPayoffs(game, nothing, (), outer, (joint,), gap)


@pytest.fixture(scope="module")
def game() -> StochasticGame:
    return random_game(2, random.Random(1))


@pytest.fixture(scope="module")
def joint(game: StochasticGame) -> JointLink:
    arena = Arena.of(game)
    start = first_link(arena)
    link = joint_link(arena, FloatArena.of(arena), start.family)
    assert link is not None
    (found,) = recorded(arena, [start, link])
    assert isinstance(found, JointLink)
    return found


def test_one_link_leads_to_the_sets_of_the_chain(game: StochasticGame, joint: JointLink) -> None:
    proof = bounded(game, joint)
    assert verify(proof)
    chained = stochastic_equilibrium_payoffs(game)
    assert any(isinstance(link, JointLink) for link in chained.chain)
    assert verify(json.loads(json.dumps(chained.to_json())))
    for corners, polygon in zip(proof.outer, chained.inner, strict=True):
        outer = Polygon(corners)
        assert all(outer.contains(v) for v in polygon.vertices)
        assert excess(outer, polygon) < Fraction(1, 10**7)


def test_weights_count_up_to_a_factor(game: StochasticGame, joint: JointLink) -> None:
    doubled = tuple(replace(line, weight=2 * line.weight) for line in joint.lines)
    assert verify(bounded(game, replace(joint, lines=doubled)))


def _leaning(joint: JointLink, wanted: Callable[[StateLeaning], bool]) -> int:
    return next(k for k, lean in enumerate(joint.leanings) if wanted(lean))


def _line(joint: JointLink, k: int, **changes: object) -> JointLink:
    lines = list(joint.lines)
    lines[k] = replace(lines[k], **changes)  # type: ignore[arg-type]
    return replace(joint, lines=tuple(lines))


def _lean(joint: JointLink, k: int, **changes: object) -> JointLink:
    leanings = list(joint.leanings)
    leanings[k] = replace(leanings[k], **changes)  # type: ignore[arg-type]
    return replace(joint, leanings=tuple(leanings))


def _with_multiplier(joint: JointLink) -> int:
    return _leaning(joint, lambda lean: any(lean.multipliers) and any(map(any, lean.rests_on)))


def _less_multiplied(joint: JointLink) -> JointLink:
    k = _with_multiplier(joint)
    one, other = joint.leanings[k].multipliers
    return _lean(joint, k, multipliers=(one / 2, other / 2))


def _opposed(joint: JointLink) -> JointLink:
    k = _with_multiplier(joint)
    one, other = joint.leanings[k].multipliers
    return _lean(joint, k, multipliers=(-one, -other))


def _elsewhere(joint: JointLink) -> JointLink:
    k = _with_multiplier(joint)
    (first, *more) = joint.leanings[k].rests_on
    t = joint.lines[first[0]].state
    others = [j for j, line in enumerate(joint.lines) if line.state != t]
    return _lean(joint, k, rests_on=((others[0], others[1]), *more))


def _from_the_end(joint: JointLink) -> JointLink:
    count = len(joint.lines)
    k = _with_multiplier(joint)
    turned = tuple((a - count, b - count) for a, b in joint.leanings[k].rests_on)
    return _lean(joint, k, rests_on=turned)


FORGERIES: dict[str, Callable[[JointLink], JointLink]] = {
    "a line moved inwards": lambda j: _line(
        j, j.leanings[0].line, offset=j.lines[j.leanings[0].line].offset - Fraction(1, 1000)
    ),
    "all lines moved inwards": lambda j: replace(
        j, lines=tuple(replace(x, offset=x.offset - x.weight / 10**6) for x in j.lines)
    ),
    "equal weights": lambda j: replace(
        j, lines=tuple(replace(line, weight=ONE) for line in j.lines)
    ),
    "a weight of zero": lambda j: _line(j, 0, weight=ZERO),
    "negative weights": lambda j: replace(
        j, lines=tuple(replace(line, weight=-line.weight) for line in j.lines)
    ),
    "a state that is none": lambda j: _line(j, 0, state=7),
    "a state counted from the end": lambda j: replace(
        j, lines=(*j.lines, StateLine(-1, (1, 0), ZERO, ONE))
    ),
    "a normal that is none": lambda j: _line(j, 0, normal=(0, 0), offset=ZERO),
    "a leaning left out": lambda j: replace(j, leanings=j.leanings[1:]),
    "a leaning said twice": lambda j: replace(j, leanings=(*j.leanings, j.leanings[0])),
    "a smaller multiplier": _less_multiplied,
    "a negative multiplier": _opposed,
    "no such rival": lambda j: _lean(j, _with_multiplier(j), rivals=(2, 2)),
    "a rival counted from the end": lambda j: _lean(j, _with_multiplier(j), rivals=(-1, -1)),
    "lines of another state": _elsewhere,
    "lines counted from the end": _from_the_end,
    "a next state left out": lambda j: _lean(
        j, _with_multiplier(j), rests_on=j.leanings[_with_multiplier(j)].rests_on[:1]
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_links_are_refused(name: str, game: StochasticGame, joint: JointLink) -> None:
    forged = FORGERIES[name](joint)
    assert forged != joint
    assert not verify(bounded(game, forged))


def dilemma_claim(
    most: Fraction, least: Fraction, multipliers: tuple[str, str], weights: tuple[str, str]
) -> StochasticEquilibriumPayoffs:
    """That payoffs of a dilemma lie between two numbers; multipliers are those of the own player.

    Each line leans on the upper lines and on the floors.
    """
    dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    game = StochasticGame.of(RepeatedGame(dilemma, "9/10"))
    (up, down), (high, low) = (tuple(map(Fraction, pair)) for pair in (multipliers, weights))
    lines = (
        StateLine(0, (1, 0), most, high),
        StateLine(0, (0, 1), most, high),
        StateLine(0, (-1, 0), -least, low),
        StateLine(0, (0, -1), -least, low),
    )
    leanings = tuple(
        StateLeaning(k, (i, j), (mu, ZERO) if k % 2 == 0 else (ZERO, mu), (1, 1), ((0, 1),))
        for k, mu in enumerate((up, up, down, down))
        for i in (0, 1)
        for j in (0, 1)
    )
    return bounded(game, JointLink(lines, leanings))


def test_bounds_of_a_dilemma_are_proved_by_lines_that_lean_on_themselves() -> None:
    assert verify(dilemma_claim(Fraction(3), ZERO, ("0", "1"), ("1", "1")))
    assert not verify(dilemma_claim(Fraction(5, 2), ZERO, ("0", "1"), ("1", "1")))


@pytest.mark.parametrize(
    ("most", "least", "multipliers", "weights"),
    [
        (-1, 0, ("1", "1"), ("1", "1")),  # no payoffs at all, as these are below themselves
        (-1, 0, ("1", "1"), ("-1", "1/2")),  # the same, with weights that are none
        (-800, 100, ("1/10", "2"), ("1", "1")),  # the same, by floors alone
        (Fraction(1, 2), 0, ("-1", "1"), ("1", "1")),  # deviations that pay are called for
    ],
)
def test_lines_that_only_prove_each_other_are_refused(
    most: Fraction, least: Fraction, multipliers: tuple[str, str], weights: tuple[str, str]
) -> None:
    """Every inequality of bounds holds in these, and (2, 2) is an equilibrium payoff."""
    assert not verify(dilemma_claim(Fraction(most), Fraction(least), multipliers, weights))
