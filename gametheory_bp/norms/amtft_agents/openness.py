"""Robustness against exploitability: how both change with the weight on the preferred rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.norms.amtft_agents.agent import amtft_set, default_settings
from gametheory_bp.norms.amtft_agents.exploitability import Exploitability, exploitability
from gametheory_bp.norms.amtft_agents.numbers import Pair, number_words
from gametheory_bp.norms.amtft_agents.play import play
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["OpennessCurve", "OpennessPoint", "openness_curve"]

HALF_TO_ONE = tuple(Fraction(k, 10) for k in range(5, 11))


@dataclass(frozen=True, slots=True)
class OpennessPoint:
    """One weight p on the preferred rule.

    Attributes
    ----------
    weight : Fraction
        Chance of the preferred rule in every draw.
    met : pair of numbers
        Payoffs (row, column) where row prefers the first rule and column the second, both with
        weight p: robustness.
    committed : pair of numbers
        Payoffs against a column player who is committed to the second rule.
    best_reply : Exploitability
        What a column player who knows the row player gains over one with the same preference.
    """

    weight: Fraction
    met: Pair
    committed: Pair
    best_reply: Exploitability


@dataclass(frozen=True, slots=True)
class OpennessCurve(Displayed):
    """The points of the curve, for a row player.

    Attributes
    ----------
    rules : (str, str)
        What row prefers, and what column prefers.
    points : tuple of OpennessPoint
    """

    rules: tuple[str, str]
    points: tuple[OpennessPoint, ...]

    def display(self) -> Table:
        """One line per weight."""
        rows = tuple(
            (
                str(p.weight),
                ", ".join(map(number_words, p.met)),
                ", ".join(map(number_words, p.committed)),
                number_words(p.best_reply.best_reply),
                number_words(p.best_reply.gain),
            )
            for p in self.points
        )
        heads = (
            "weight",
            "met by the like",
            "met by a committed",
            "best reply gets",
            "over its own kind",
        )
        title = f"Row prefers {self.rules[0]}, column {self.rules[1]}"
        return Table(title, heads, rows, "payoffs per step, discounted")


def openness_curve(
    game: Any,
    rules: Sequence[str],
    weights: Sequence[Any] = HALF_TO_ONE,
    settings: AmtftSettings | None = None,
    *,
    disagreement: Any = (0, 0),
) -> OpennessCurve:
    """Robustness and exploitability of amTFT({w, w'}) by the weight on its preferred rule.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    rules : (str, str)
        The rule that row prefers, and the one that column prefers.
    weights : sequence of numbers
        In [0, 1]; 1/2 is uniform re-sampling, 1 insists.
    settings : AmtftSettings, optional
    disagreement : pair or str

    Returns
    -------
    OpennessCurve

    Raises
    ------
    InputValueError
        If there are not two rules, or a weight is not in [0, 1].

    Notes
    -----
    *Exactness.* As for :func:`play` and :func:`exploitability`.  Source: Stastny et al. (2021),
    section 5.2, which states the tradeoff.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> curve = openness_curve(game, ["utilitarian", "egalitarian"], ["1/2", 1])
    >>> [point.met for point in curve.points][1], [p.best_reply.gain for p in curve.points][1]
    ((Fraction(0, 1), Fraction(0, 1)), Fraction(0, 1))
    """
    if len(rules) != 2:
        raise InputValueError(f"{len(rules)} rules; give the one of row and the one of column")
    one, two = rules
    if settings is None:
        settings = default_settings(game)
    planned = amtft_set(
        game, (one, two), "row", settings.but(weights=()), disagreement=disagreement
    )
    points = []
    for given in weights:
        p = as_fraction(given, where="weight")
        if not 0 <= p <= 1:
            raise InputValueError(f"a weight is {p}; give a number in [0, 1]")
        row = planned.but(resample="weighted", weights=(p, 1 - p))
        column = row.as_player("column").but(weights=(1 - p, p))
        known = exploitability(row, committed=(two,))
        points.append(OpennessPoint(p, play(row, column).payoffs, known.committed[0][1], known))
    return OpennessCurve((one, two), tuple(points))
