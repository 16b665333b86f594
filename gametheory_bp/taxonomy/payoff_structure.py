"""Verdicts on the payoff table itself: mixed motives, zero sums, degeneracy."""

from __future__ import annotations

from gametheory_bp.equilibria.nash.degeneracy import is_degenerate
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dominates, subtract
from gametheory_bp.taxonomy.finding import Finding
from gametheory_bp.taxonomy.wording import pair_text

__all__ = ["degenerate", "mixed_motive", "zero_sum"]


def mixed_motive(polygon: Polygon) -> Finding:
    """Common and conflicting interests over attainable payoff pairs.

    Only a point or a segment can lack either: a falling segment has no common interest, a
    rising one no conflict, a level one neither.
    """
    name, vertices = "mixed_motive", polygon.vertices
    if polygon.dimension == 0:
        return Finding(name, False, f"all action pairs pay {pair_text(vertices[0])}", (), vertices)
    if polygon.dimension == 1:
        along = subtract(vertices[1], vertices[0])
        ends = f"the payoffs lie between {pair_text(vertices[0])} and {pair_text(vertices[1])}"
        slope = along[0] * along[1]
        why = (
            "no conflict" if slope > 0 else "nothing in common" if slope < 0 else "one player only"
        )
        if not slope:
            why = "one player is indifferent"
        return Finding(name, False, f"{ends}: {why}", (), vertices)
    common = next(
        ((v, w) for v in vertices for w in vertices if dominates(v, w, strictly=True)), None
    )
    conflict = next(
        ((v, w) for v in vertices for w in vertices if v[0] > w[0] and v[1] < w[1]), None
    )
    points: tuple[Point, ...] = ()
    parts = []
    for pair, words in ((common, "both prefer"), (conflict, "the players disagree about")):
        if pair is not None:
            joint = " to " if pair is common else " and "
            parts.append(f"{words} {pair_text(pair[0])}{joint}{pair_text(pair[1])}")
            points += pair
    parts = parts if len(parts) == 2 else [*parts, "the attainable payoffs fill an area"]
    return Finding(name, True, "; ".join(parts), (), points)


def zero_sum(game: BimatrixGame) -> Finding:
    """Whether the payoffs add up to 0 everywhere; the constant is named if there is another."""
    m, n = game.shape
    sums = [a + b for a, b in game.payoffs()]
    if not any(sums):
        return Finding("zero_sum", True, f"all {len(sums)} sums are 0")
    if len(set(sums)) == 1:
        reason = (
            f"all sums are {sums[0]}: constant-sum, so its equilibria are those of a zero-sum game"
        )
        return Finding("zero_sum", False, reason, (), (game.payoffs()[0],))
    k = next(k for k, total in enumerate(sums) if total)
    i, j = divmod(k, n)
    pair = pair_text(game.payoff(i, j))
    reason = f"({game.row_actions[i]}, {game.column_actions[j]}) pays {pair}, with sum {sums[k]}"
    return Finding(
        "zero_sum", False, reason, (MixedProfile.pure((m, n), i, j),), (game.payoff(i, j),)
    )


def degenerate(game: BimatrixGame) -> Finding:
    """Degeneracy, with the mixture that has too many best replies."""
    try:
        found = is_degenerate(game)
    except UnprovedError as error:
        return Finding("degenerate", None, str(error))
    if not found:
        reason = "every mixture has at most as many pure best replies as actions in its support"
        return Finding("degenerate", False, reason)
    mine, theirs = game.row_actions, game.column_actions
    if found.player == "column":
        mine, theirs = theirs, mine
    replies = ", ".join(theirs[k] for k in found.best_responses)
    reason = f"{found.player}'s {_mixture(found.mixture, mine)} has the best replies {replies}"
    return Finding("degenerate", True, reason)


def _mixture(mixture: Vector, names: tuple[str, ...]) -> str:
    return " + ".join(
        name if p == 1 else f"{p} {name}" for p, name in zip(mixture, names, strict=True) if p
    )
