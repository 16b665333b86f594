"""Check of ``attained_payoffs``: Bellman equations for every pair of automata."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.attained_payoffs import AttainedPayoffs
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.play_process import play_process
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["check"]


def check(certificate: AttainedPayoffs) -> Iterator[Check]:
    """The values solve their equations and are the vertices at the start."""
    c, count = certificate, len(certificate.vertices)
    inside = 0 <= c.discount < 1
    yield Check("the discount factor is in [0, 1)", inside, str(c.discount))
    whole = 0 < count == len(c.pairs) == len(c.values)
    yield Check("every vertex has a pair of automata and their values", whole)
    yield Check(
        "the points are a polygon's vertices", Polygon.hull(c.vertices).vertices == c.vertices
    )
    if not (inside and whole):
        return
    for k, (vertex, pair, values) in enumerate(zip(c.vertices, c.pairs, c.values, strict=True)):
        process = play_process(c.game, c.discount, pair)
        fits = len(values) == len(process.states)
        yield Check(f"pair {k} has a value in every joint state", fits)
        if fits:
            solved = all(
                player.mean([v[i] for v in values], s) == values[s][i]
                for i, player in enumerate(process.players)
                for s in range(len(values))
            )
            yield Check(f"the values of pair {k} solve the Bellman equations", solved)
            yield Check(f"pair {k} attains its vertex", process.at_start(values) == vertex)
