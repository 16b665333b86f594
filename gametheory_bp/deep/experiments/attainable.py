"""What joint plans attain in an episode: the exact maxima that scores are divided by."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.experiments.stored_networks import tables_of
from gametheory_bp.evaluation.run_journal import RunJournal
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.payoffs.feasible import feasible_payoffs
from gametheory_bp.payoffs.stochastic.bracket import attainable_bracket

__all__ = ["Corners", "attainable_corners"]

Corners = tuple[tuple[Fraction, Fraction], ...]
GAP = Fraction(1, 1000)
"""Proved distance of the two polygons that bracket the attainable payoffs of a coin game."""


def attainable_corners(game: str, horizon: int, root: Path) -> Corners:
    """Corners of the payoffs per step that joint plans attain in an episode of a game.

    Exact in repeated matrix games; in coin games the corners are attained, and no attainable payoff
    is farther than ``GAP`` from what they span.

    Parameters
    ----------
    game : str
    horizon : int
    root : Path
        Of the journal that keeps them.
    """
    settings = {"game": game, "horizon": horizon, "gap": str(GAP)}
    journal = RunJournal(root / "play.jsonl")
    found = journal.run("attainable payoffs", settings, lambda: _corners(tables_of(game), horizon))
    return tuple((Fraction(x), Fraction(y)) for x, y in found)


def _corners(tables: GameTables, horizon: int) -> list[list[str]]:
    if tables.kind == "matrix_game":
        vertices: Any = feasible_payoffs(tables.source).vertices
    else:
        # positions that symmetries identify are one state here: 60 times as fast, and the same set
        model = coin_game_model(tables.source.rules)
        arrays = StochasticArrays.of(model, "24/25")  # the discount plays no part here
        vertices = attainable_bracket(arrays, GAP, horizon).vertices
    return [[str(x), str(y)] for x, y in vertices]
