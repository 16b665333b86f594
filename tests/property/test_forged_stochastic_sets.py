"""Wrong sets and optima of stochastic games with proofs that were bent to agree with them.

Every forgery changes claim and certificate together, as somebody would who wants to be believed.
What happens to be true all the same is no forgery and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.games.criterion import Average, Discounted, Horizon
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.stochastic import optimal_joint_actions
from tests.property.forgery_games import (
    GAME,
    ONE,
    OTHERS,
    bent,
)


def sets(criterion: Any) -> Iterator[tuple[str, Any]]:
    found = gt.attainable_payoffs(GAME, criterion)
    c = found.certificate
    assert c is not None and gt.verify(found)
    for name, game in OTHERS.items():
        if gt.attainable_payoffs(game, criterion).vertices != c.vertices:  # else it is true
            yield name, replace(c, game=game)
    for other in (Discounted(), Average(), Horizon(2), Horizon(3)):
        if other != c.criterion:
            yield f"called {other}", replace(c, criterion=other)
    for k in range(len(c.vertices)):  # a vertex less: the bounds of the new side are missing
        fewer = c.vertices[:k] + c.vertices[k + 1 :]
        parts = [part[:k] + part[k + 1 :] for part in (c.policies, c.values, c.bounds)]
        forged = replace(c, policies=parts[0], values=parts[1], bounds=parts[2])
        yield f"without vertex {k}", replace(forged, vertices=fewer)
    x, y = max(c.vertices)
    wide = Polygon.hull([*c.vertices, (x + 1, y)])
    spare = wide.vertices.index((x + 1, y))
    if len(wide.vertices) == len(c.vertices) + 1:
        lists = [part[:spare] + part[-1:] + part[spare:] for part in (c.policies, c.values)]
        yield (
            "a vertex too many",
            replace(c, vertices=wide.vertices, policies=lists[0], values=lists[1]),
        )
    scaled = tuple((2 * a, 2 * b) for a, b in c.vertices)
    yield "enlarged", replace(c, vertices=Polygon.hull(scaled).vertices)
    moved = Polygon.hull((a + 1, b) for a, b in c.vertices).vertices
    yield "moved", replace(c, vertices=moved)
    if c.values[0]:
        lifted = tuple((tuple((a + 1, b) for a, b in rows[0]), *rows[1:]) for rows in c.values)
        raised = tuple(
            (bent(rows[0], abs(n[0])), *rows[1:])
            for rows, (n, _) in zip(c.bounds, Polygon(moved).half_planes(), strict=True)
        )
        yield "moved, with its values", replace(c, vertices=moved, values=lifted, bounds=raised)
        yield "no rows", replace(c, values=((),) * len(c.values))
        yield "a row too many", replace(c, values=tuple((*r, *r) for r in c.values))
        short = tuple(tuple(row[:-1] for row in rows) for rows in c.values)
        yield "a state too few", replace(c, values=short)
        yield "no bounds", replace(c, bounds=((),) * len(c.bounds))
    yield "policies swapped", replace(c, policies=c.policies[1:] + c.policies[:1])
    longer = tuple(JointPolicy((*one.steps, one.steps[0])) for one in c.policies)
    yield "policies of more steps", replace(c, policies=longer)
    negative = tuple(
        JointPolicy(tuple(tuple((i - 2, j) for i, j in step) for step in one.steps))
        for one in c.policies
    )
    yield "actions below 0", replace(c, policies=negative)
    yield "nothing at all", replace(c, vertices=(), policies=(), values=(), bounds=())
    turned = replace(c, vertices=c.vertices[1:] + c.vertices[:1])
    yield "vertices in another order", turned


def optima() -> Iterator[tuple[str, Any]]:
    found = optimal_joint_actions(GAME, (1, 1))
    c = found.certificate
    assert gt.verify(found)
    yield from ((name, replace(c, game=game)) for name, game in OTHERS.items())
    yield "other weights", replace(c, weights=(ONE, 2 * ONE))
    yield "scaled weights", replace(c, weights=(2 * ONE, 2 * ONE))
    yield "raised values", replace(c, values=bent(c.values))
    yield "a state visited too many", replace(c, reached=(*c.reached, 3))
    yield "a state visited too few", replace(c, reached=c.reached[:-1])
    yield "a pair too many", replace(c, optimal=(((0, 0), (0, 1)), *c.optimal[1:]))
    yield "no pair", replace(c, optimal=((), *c.optimal[1:]))
    yield "a pair twice", replace(c, optimal=(c.optimal[0] * 2, *c.optimal[1:]))
    yield "a pair that is none", replace(c, optimal=(((5, 5),), *c.optimal[1:]))
    yield "a state left out", replace(c, values=c.values[:-1], optimal=c.optimal[:-1])
    yield "wrong where nobody gets", replace(c, values=(*c.values[:-1], c.values[-1] + 1))


FORGERS: dict[str, Callable[[], Iterator[tuple[str, Any]]]] = {
    "attainable, discounted": lambda: sets("discounted"),
    "attainable, average": lambda: sets("average"),
    "attainable, two steps": lambda: sets(2),
    "joint optima": optima,
}


@pytest.mark.parametrize("kind", FORGERS)
def test_forgeries_are_refused(kind: str) -> None:
    believed = [name for name, forged in FORGERS[kind]() if gt.verify(forged)]
    assert not believed
