"""The figures of docs/theory/norm_adaptive_play.md for the asymmetric coin game come out."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from gametheory_bp.games.coin_game import coin_game_model, load_coin_game, stochastic_tables
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import (
    COIN_GAMES,
    AmtftAgent,
    amtft,
    believed_game,
    play,
    set_table,
)
from gametheory_bp.norms.amtft_agents.numbers import as_float
from tests.architecture.source_tree import ROOT

PAGE = (ROOT / "docs" / "theory" / "norm_adaptive_play.md").read_text("utf-8")
UTIL, IA = ("utilitarian",), ("egalitarian",)
SETS = {"{Util}": UTIL, "{IA}": IA, "{Util, IA}": UTIL + IA}


def line(start: str) -> list[str]:
    """Cells of the table row that begins so."""
    found = [row for row in PAGE.splitlines() if row.startswith(start)]
    assert len(found) == 1, start
    return [cell.strip() for cell in found[0].strip("|").split("|")]


def scores(pairs: dict[tuple[tuple[str, ...], tuple[str, ...]], list[float]]) -> list[float]:
    best = [max(f(v) for v in pairs.values()) for f in (sum, min, lambda v: v[0] * v[1])]
    return [max(sum(v) / best[0], min(v) / best[1], v[0] * v[1] / best[2]) for v in pairs.values()]


@pytest.mark.slow
def test_the_figures_of_the_page_come_out() -> None:
    model = coin_game_model(load_coin_game("abcg").rules)
    game = StochasticGame(*stochastic_tables(model), Fraction(24, 25))
    for place, reading in ((2, "released"), (3, "paper")):
        settings = COIN_GAMES.but(reading=reading)
        table = set_table(game, UTIL + IA, [100], settings)
        pairs = {key: [as_float(x) for x in pair] for key, pair in table.payoffs().items()}
        for (one, two), score in zip(pairs, scores(pairs), strict=True):
            names = {rules: name for name, rules in SETS.items()}
            shown = line(f"| {names[one]}, {names[two]} |")[place]
            assert re.fullmatch(r"\d\.\d{3}", shown) and abs(float(shown) - score) < 6e-4
    utilitarian = amtft(game, "utilitarian")
    alone = believed_game(
        game, payoffs=lambda x, y: (0 if x >= Fraction(5, 4) else x, 0 if y >= 2 else y)
    )
    plans = amtft(alone, "egalitarian").plans
    only = AmtftAgent(game, "row", ("IA",), plans, COIN_GAMES)
    kinds = {"Util": (utilitarian, utilitarian), "IA": (amtft(game, "egalitarian"), only)}
    for one, two in (("IA", "IA"), ("IA", "Util"), ("Util", "IA")):
        cells = [row for row in PAGE.splitlines() if row.startswith(f"| | {one}, {two} |")]
        shown = [cell.strip() for cell in cells[-1].strip("|").split("|")]
        for place in (0, 1):
            met = play(kinds[one][place], kinds[two][place].as_player("column"), 100)
            for text, number in zip(shown[3 + place].split(", "), met.payoffs, strict=True):
                assert abs(float(text) - as_float(number)) < 6e-4
