"""Why no equilibrium in pure actions exists: the proof of an empty set, step by step.

A step of the proof has a polygon that holds all equilibrium payoffs, the feasible ones at first,
and threats that no equilibrium pays less than.  An action pair may start an equilibrium only if
some promise in the polygon makes up for both players' gain from deviating.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.equilibrium_lines import BoundingFamily
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["why_empty"]

MOST_PAIRS = 16
"""Action pairs whose demands are printed."""


def why_empty(found: RepeatedPayoffs) -> Table:
    """The last step of the proof: what each pair demands, or lines that leave nothing.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game, subgame_perfect_payoffs
    >>> repeated = RepeatedGame(load_game("matching_pennies"), "1/2")
    >>> print(why_empty(subgame_perfect_payoffs(repeated)).text())
    Why there is no subgame-perfect equilibrium in pure actions
    pair            demands promises of at least
    --------------  ----------------------------
    (heads, heads)  (1, 3)
    (heads, tails)  (3, 1)
    (tails, heads)  (3, 1)
    (tails, tails)  (1, 3)
    no equilibrium pays less than (1, 1), nor outside the polygon (-1, 1), (1, -1);
    no promise in it meets a demand, so no pair can start an equilibrium
    """
    proof = found.certificate
    stage = RepeatedStage.of(proof.game, proof.discount)
    own = proof.punishments is None
    threats = stage.pure_minimax if proof.punishments is None else proof.punishments
    before = Polygon.hull(stage.payoffs.values())
    for link in proof.chain[:-1]:
        before = BoundingFamily(stage, before, threats, own, link).polygon
        if own:
            x, y = (min(axis) for axis in zip(*before.vertices, strict=True))
            threats = max(threats[0], x), max(threats[1], y)
    kind = "subgame-perfect equilibrium" if own else "Nash equilibrium in grim form"
    title = f"Why there is no {kind} in pure actions"
    corners = ", ".join(map(point_words, before.vertices))
    known = f"no equilibrium pays less than {point_words(threats)}"
    known += f", nor outside the polygon {corners}"
    last = BoundingFamily(stage, before, threats, own, proof.chain[-1])
    if last.starts:
        lines = tuple((_inequality(normal, offset),) for normal, offset, _ in last.lines)
        note = f"{known};\nthese bounds leave nothing of it"
        return Table(title, ("every equilibrium payoff (x, y) has",), lines, note)
    rows = _demands(found.repeated.game, stage, threats)
    note = f"{known};\nno promise in it meets a demand, so no pair can start an equilibrium"
    left = len(rows) - MOST_PAIRS
    note += f"; {left} more pairs are alike" if left > 0 else ""
    heads = ("pair", "demands promises of at least")
    return Table(title, heads, tuple(rows[:MOST_PAIRS]), note)


def _demands(game: BimatrixGame, stage: RepeatedStage, threats: Point) -> list[tuple[str, str]]:
    """For every action pair the least promises that make up for a deviation."""
    found = []
    for (i, j), payoff in stage.payoffs.items():
        if stage.discount:
            extra = stage.surcharge((i, j))
            words = point_words((threats[0] + extra[0], threats[1] + extra[1]))
        elif payoff == stage.deviations[i, j]:
            words = point_words(threats)
        else:
            words = "nothing deters a gain at discount 0"
        found.append((f"({game.row_actions[i]}, {game.column_actions[j]})", words))
    return found


def _inequality(normal: Point, offset: Fraction) -> str:
    """``a x + b y <= c``, or ``>=`` where both factors are negative or 0."""
    sign, relation = (-1, ">=") if max(normal) <= 0 else (1, "<=")
    parts = [
        f"{'' if a == 1 else '-' if a == -1 else number_words(a) + ' '}{name}"
        for a, name in ((sign * normal[0], "x"), (sign * normal[1], "y"))
        if a
    ]
    return f"{' + '.join(parts)} {relation} {number_words(sign * offset)}".replace("+ -", "- ")
