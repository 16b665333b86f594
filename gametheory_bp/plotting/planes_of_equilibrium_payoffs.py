"""Equilibrium payoffs of a repeated game inside the feasible polygon.

The inner polygon is filled; the outer one is a dashed line over it, drawn where the two differ.
Beside every corner stands what is played first there.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import AlgebraicPayoffs
from gametheory_bp.exact.exactness import bound_words
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.plotting.dispatch import plane_of, titled
from gametheory_bp.plotting.pieces import Piece, assemble, pure_pieces, set_pieces
from gametheory_bp.plotting.plane import Mark, Path, Plane

__all__ = ["ASSUMPTIONS", "equilibrium_pieces_over", "first_play", "sustained_pieces"]

ASSUMPTIONS = "pure actions on path, perfect monitoring, public lotteries"
"""What all these sets are about; every drawing says so."""

SEEN = 500
"""Two points are one to the eye if they are closer than this part of the drawing."""
MOST_NAMED = 12
"""Corners up to which each is named."""


@plane_of.register
def _(found: RepeatedPayoffs) -> Plane:
    kind = "subgame-perfect payoffs" if found.punishments is None else "Nash payoffs in grim form"
    what = f"{kind}, discount {found.repeated.discount}"
    caption = ASSUMPTIONS[0].upper() + ASSUMPTIONS[1:] + ". " + _state(found)
    return assemble(
        titled(found.repeated.game, what), equilibrium_pieces_over(found), caption.strip()
    )


@plane_of.register
def _(exact: AlgebraicPayoffs) -> Plane:
    """Irrational corners, drawn where they are."""
    repeated, game = exact.repeated, exact.repeated.game
    corners = [
        Mark("sustained_corner", "corners, with what is played first", v, (f"{pair} first",))
        for v, pair in zip(exact.vertices, _pairs(exact), strict=True)
    ]
    pieces = (
        *_behind(game, repeated.discount),
        *set_pieces("sustained", exact.vertices, "equilibrium payoffs"),
        Mark("minimax", "what a deviator gets", exact.threat_point, ("threat point",)),
        *corners,
    )
    caption = ASSUMPTIONS[0].upper() + ASSUMPTIONS[1:] + ". The set is exact."
    return assemble(
        titled(game, f"equilibrium payoffs, discount {repeated.discount}"), pieces, caption
    )


def _pairs(exact: AlgebraicPayoffs) -> tuple[str, ...]:
    game = exact.repeated.game
    return tuple(
        f"({game.row_actions[i]}, {game.column_actions[j]})" for i, j in exact.certificate.starts
    )


def equilibrium_pieces_over(found: RepeatedPayoffs) -> tuple[Piece, ...]:
    """The feasible polygon, the lines of the pure minimax payoffs, and the set over them."""
    behind = _behind(found.repeated.game, found.repeated.discount)
    return (*behind, *sustained_pieces(found))


def _behind(game: BimatrixGame, discount: Fraction) -> tuple[Piece, ...]:
    """What every such set lies in and above."""
    feasible = feasible_payoffs(game)
    low = RepeatedStage.of(PayoffTable.of(game), discount).pure_minimax
    (left, right), (bottom, top) = (
        (min(axis), max(axis)) for axis in zip(*feasible.vertices, strict=True)
    )
    label = "pure minimax payoffs"
    return (
        *set_pieces("feasible", feasible.vertices),
        Path("floor", label, ((low[0], bottom), (low[0], top))),
        Path("floor", label, ((left, low[1]), (right, low[1]))),
        *pure_pieces(game),
    )


def sustained_pieces(found: RepeatedPayoffs, *, named: bool = True) -> tuple[Piece, ...]:
    """The set with its corners and the threat point; nothing for a set that is proved empty."""
    perfect = found.punishments is None
    label = "subgame-perfect payoffs" if perfect else "Nash payoffs in grim form"
    pieces = [*set_pieces("sustained", found.inner.vertices, label)]
    if found.inner != found.outer:
        pieces += set_pieces("sustained_bound", found.outer.vertices, "proved: none outside")
    if not perfect or not found.inner.is_empty:
        threats = found.threat_point
        words = "worst equilibrium payoffs" if perfect else "punishment payoffs"
        pieces.append(Mark("minimax", words, threats, ("threat point",) * named))
    say = named and len(found.vertices) <= MOST_NAMED
    pieces += [
        Mark("sustained_corner", "corners, with what is played first", v, (words,) * say)
        for v, words in zip(found.vertices, first_play(found), strict=True)
    ]
    return tuple(pieces)


def first_play(found: RepeatedPayoffs) -> tuple[str, ...]:
    """For each corner the action pair that is played first, as far as an eye can tell.

    An inner corner may be a lottery that all but surely draws one pair.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game, subgame_perfect_payoffs
    >>> repeated = RepeatedGame(load_game("prisoners_dilemma"), "1/2")
    >>> first_play(subgame_perfect_payoffs(repeated))
    ('(D, D) for ever', '(D, C) first', '(C, C) for ever', '(C, D) first')
    """
    game = found.repeated.game
    stage = RepeatedStage.of(PayoffTable.of(game), found.repeated.discount)
    columns = zip(*game.payoffs(), strict=True)
    units = tuple((max(column) - min(column)) or Fraction(1) for column in columns)
    starts = [(stage.value(g.actions, g.promise), g) for g in found.generators]

    def far(one: Point, other: Point) -> Fraction:
        return max(abs(a - b) / unit for a, b, unit in zip(one, other, units, strict=True))

    words = []
    for corner in found.vertices:
        value, start = min(starts, key=lambda pair: far(pair[0], corner))
        i, j = start.actions
        pair = f"({game.row_actions[i]}, {game.column_actions[j]})"
        if far(value, corner) * SEEN > 1:
            words.append("lottery first")
        elif far(value, start.promise) * SEEN * SEEN <= 1:
            words.append(f"{pair} for ever")
        else:
            words.append(f"{pair} first")
    return tuple(words)


def _state(found: RepeatedPayoffs) -> str:
    if found.is_empty:
        return "Proved: no such equilibrium exists."
    if found.inner == found.outer:
        return "The set is exact."
    if found.gap is None:
        return "INCOMPLETE: none found, none outside the line."
    words = f"he set reaches at most {bound_words(found.gap)} further."  # one line with the rest
    return f"T{words}" if found.complete else f"INCOMPLETE: t{words}"
