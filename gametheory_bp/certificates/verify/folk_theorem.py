"""Check of ``folk_theorem``: the parts hold, and they are about this game, floor and polygon."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.folk_theorem import FolkTheorem
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import feasible_polygon, minimax_value, nash_equilibrium

__all__ = ["check"]


def check(certificate: FolkTheorem) -> Iterator[Check]:
    """Polygon and threats, each by the checker of its own kind."""
    c, part, threats = certificate, certificate.polygon_proof, certificate.threat_proofs
    yield from feasible_polygon.check(part)
    whole = (part.game, part.set, part.floor, part.vertices)
    same = whole == (c.game, "individually_rational", c.floor, c.vertices)
    yield Check("the polygon is that of this game above this floor", same)
    if isinstance(threats, NashEquilibrium):
        yield from nash_equilibrium.check(threats)
        stated = threats.game == c.game and threats.payoffs == (c.floor,)
        yield Check("the floor is the payoffs of one equilibrium of this game", stated)
    else:
        for threat in threats:
            yield from minimax_value.check(threat)
        row, column = threats
        players = (row.player, column.player) == ("row", "column")
        games = row.game == column.game == c.game
        alike = row.side == column.side == "minimax" and row.mixed == column.mixed
        yield Check(
            "the threats are both players' minimax in this game", players and games and alike
        )
        yield Check("the floor is their values", (row.value, column.value) == c.floor)
    strict = any(v[0] > c.floor[0] for v in c.vertices) and any(
        v[1] > c.floor[1] for v in c.vertices
    )
    yield Check("some point is strictly above the floor exactly if said", strict == c.interior)
