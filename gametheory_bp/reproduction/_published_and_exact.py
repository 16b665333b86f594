"""Every published number about amTFT and the coin games, beside its exact counterpart.

Published are mean rewards per step of episodes: 20 steps in matrix games, 100 (amTFT) and 40
(LOLA-PG) in coin games.  The exact ones are over as many steps: what joint plans attain at most,
and what exact agents earn, which solve the game instead of learning it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from gametheory_bp.display import Table
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game
from gametheory_bp.games.coin_stochastic_game import coin_game
from gametheory_bp.games.criterion import Horizon
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.amtft_agents import AmtftAgent, amtft_set, play
from gametheory_bp.payoffs.stochastic import attainable_payoffs
from gametheory_bp.payoffs.stochastic.support import Support, support_function
from gametheory_bp.reproduction._published_coin_games import COIN_GAME_PLAY
from gametheory_bp.reproduction._published_play import AMTFT_BOS, AMTFT_IPD, PublishedPlay

__all__ = ["RULES", "RUNS", "agents_earn", "attainable_corners", "largest", "payoff_lines",
           "published_tables", "score_lines"]  # fmt: skip

DISCOUNT = "24/25"
RULES = ("utilitarian", "egalitarian")
RUNS: dict[str, tuple[str, PublishedPlay, int]] = {
    "CG, amTFT": ("cg", COIN_GAME_PLAY["cg", "amTFT"], 100),
    "CG, LOLA-PG": ("cg", COIN_GAME_PLAY["cg", "LOLA-PG"], 40),
    "ABCG, amTFT": ("abcg", COIN_GAME_PLAY["abcg", "amTFT"], 100),
    "ABCG, LOLA-PG": ("abcg", COIN_GAME_PLAY["abcg", "LOLA-PG"], 40),
    "IPD, amTFT": ("prisoners_dilemma", AMTFT_IPD, 20),
    "IAsymBoS, amTFT": ("asymmetric_bach_or_stravinsky", AMTFT_BOS, 20),
}
"""What was run: the game, what was published, the length of its episodes."""
PAYOFF_HEADS = ("run", "pairing", "published", "exact agents", "published sum", "published minimum")
SCORE_HEADS = ("run", "series", "published", "exact agents")
LETTERS = {"U": "utilitarian", "I": "egalitarian", "u": "utilitarian", "e": "egalitarian"}


@lru_cache(maxsize=8)
def _game(name: str) -> Any:
    if name in ("cg", "abcg"):
        return coin_game(name, DISCOUNT)
    return RepeatedGame(load_game(name), DISCOUNT)


@lru_cache(maxsize=8)
def _agent(name: str) -> AmtftAgent:
    lowest = (-2, -2) if name == "prisoners_dilemma" else (0, 0)
    return amtft_set(_game(name), RULES, disagreement=lowest)


@lru_cache(maxsize=64)
def agents_earn(name: str, row: str, column: str, criterion: Any) -> tuple[float, float]:
    """What exact agents with one rule each earn per step.

    Examples
    --------
    >>> agents_earn("asymmetric_bach_or_stravinsky", "utilitarian", "utilitarian", 20)
    (4.0, 1.0)
    """
    agent = _agent(name)
    two = agent.variant(rules=(column,), player="column")
    x, y = play(agent.variant(rules=(row,)), two, criterion).payoffs
    return _float(x), _float(y)


@lru_cache(maxsize=4)
def attainable_corners(name: str) -> tuple[Point, ...]:
    """Corners of the attainable payoffs, discounted.

    Examples
    --------
    >>> len(attainable_corners("asymmetric_bach_or_stravinsky"))
    3
    """
    return attainable_payoffs(_agent(name).model).vertices


def _float(number: Any) -> float:
    return float(number.middle if isinstance(number, Interval) else number)


@lru_cache(maxsize=8)
def largest(name: str, steps: int) -> tuple[Fraction, Fraction]:
    """The largest attainable sum, and the largest attainable minimum, over so many steps.

    Examples
    --------
    >>> [str(x) for x in largest("asymmetric_bach_or_stravinsky", 20)]
    ['5', '2']
    """
    game = _game(name)
    if name in ("cg", "abcg"):
        game = coin_game_model(load_coin_game(name).rules)
    arrays = StochasticArrays.of(game, DISCOUNT) if name in ("cg", "abcg") else None
    support = support_function(arrays or StochasticArrays.of(game), Horizon(steps))
    return sum(support((1, 1), None).point, Fraction(0)), _fairest(support)


def _fairest(support: Support) -> Fraction:
    """The largest minimum of a convex set: where its boundary meets the diagonal, if it does."""
    right, top = support((1, 0), None).point, support((0, 1), None).point
    if right[1] >= right[0]:
        return right[0]
    if top[0] >= top[1]:
        return top[1]
    while True:
        normal = _whole((top[1] - right[1], right[0] - top[0]))
        found = support(normal, None).point
        if normal[0] * (found[0] - top[0]) + normal[1] * (found[1] - top[1]) <= 0:
            share = (top[1] - top[0]) / ((top[1] - top[0]) + (right[0] - right[1]))
            return top[0] + share * (right[0] - top[0])
        if found[0] >= found[1]:
            right = found
        else:
            top = found


def _whole(vector: Point) -> tuple[int, int]:
    x, y = vector
    scale = x.denominator * y.denominator
    return int(x * scale), int(y * scale)


def _rules(words: str) -> tuple[str, str] | None:
    """The rules of a published pairing; None if it has no exact counterpart."""
    first, _, second = words.partition(" - ")
    if second:
        return LETTERS[first[0]], LETTERS[second[0]]
    if "self-play" in words and words[0] in "UIue" and "," in words:
        return (LETTERS[words[0]],) * 2
    return None


def payoff_lines(run: str) -> tuple[tuple[str, ...], ...]:
    """Mean rewards per step of a run: published, exact agents, shares of what is attainable."""
    name, told, steps = RUNS[run]
    top, fair = largest(name, steps)
    losses = name == "prisoners_dilemma"
    lines = []
    for words, (x, y) in told.payoffs.items():
        rules = _rules(words) if "amTFT" in run else None
        if words == "every pairing":
            rules = RULES
        exact = "-"
        if rules is not None:
            exact = "{:.4f}, {:.4f}".format(*agents_earn(name, *rules, steps))
        shares = [
            f"{value:.4f} of {float(most):.4f}"
            + ("" if losses else f" ({value / float(most):.0%})")
            for value, most in ((x + y, top), (min(x, y), fair))
        ]
        lines.append((run, words, f"{x:.4f}, {y:.4f}", exact, *shares))
    return tuple(lines)


def score_lines(run: str) -> tuple[tuple[str, ...], ...]:
    """Normalized scores of a run, W = sum and minimum: published, and of exact agents."""
    name, told, steps = RUNS[run]
    d = -2 if name == "prisoners_dilemma" else 0
    top, fair = (float(x) for x in largest(name, steps))

    def score(row: str, column: str) -> float:
        x, y = agents_earn(name, row, column, steps)
        return max((x + y - 2 * d) / (top - 2 * d), (min(x, y) - d) / (fair - d))

    own = sum(score(rule, rule) for rule in RULES) / 2
    other = (score(*RULES) + score(*RULES[::-1])) / 2
    numbers = {series: n for series, (_, _, n) in told.scores.items()}
    found = {"self": own, "same": own, "different": other}
    if {"same", "different"} <= set(numbers):
        same, different = numbers["same"], numbers["different"]
        found["cross"] = (same * own + different * other) / (same + different)
    lines = []
    for series, (mean, error, n) in told.scores.items():
        words = f"{mean:.4f}" if error is None else f"{mean:.4f} ± {error:.4f}"
        exact = f"{found[series]:.4f}" if "amTFT" in run else "-"
        lines.append((run, series, f"{words} ({n})", exact))
    return tuple(lines)


def published_tables() -> tuple[Table, Table]:
    """Both tables, all runs."""
    payoffs = tuple(line for run in RUNS for line in payoff_lines(run))
    scores = tuple(line for run in RUNS for line in score_lines(run))
    return (
        Table("Mean rewards per step", PAYOFF_HEADS, payoffs),
        Table("Normalized scores", SCORE_HEADS, scores),
    )
