"""What the surrogate of a welfare function asks for in a repeated matrix game: its best episode.

Learners who are paid w(G(t)) - w(G(t - 1)), the gains G being those of an episode so far, and who
discount by k, maximise

    sum_t k^t (w(G(t)) - w(G(t - 1))),        t = 1, ..., T.

In a repeated matrix game the gains depend on how often each cell was played only, so the best
episode of T joint actions is found by dynamic programming over gains, in fractions or proved
intervals.  Its mean payoffs show what the surrogate itself gives up, whoever learns it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.deep.measures.payoff_welfare import welfare_value
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game.presets import list_coin_games
from gametheory_bp.games.library import load_game
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.neutral import power

__all__ = ["SurrogateOptimum", "surrogate_optimum"]

WELFARES = ("egalitarian", "nash")
MOST = 100_000
"""Gains at one time, at most."""

SHOWN = 4
"""Runs of the same joint action that are written out."""

GRID = 2**120
"""Values are rounded outwards to multiples of 1 / GRID, lest fractions grow."""


@dataclass(frozen=True, slots=True)
class SurrogateOptimum(Displayed):
    """The best episode for learners who are paid a surrogate.

    Attributes
    ----------
    welfare : str
    actions : tuple of (row action, column action)
    paid, best : Interval
        What this episode pays a learner, discounted, and what the best pays: they overlap.
    payoffs : pair of Fraction
        Mean payoffs per step of the episode.
    attained, optimum : Fraction
        Welfare of these, and the best welfare of joint plans.
    """

    welfare: str
    actions: tuple[tuple[int, int], ...]
    paid: Interval
    best: Interval
    payoffs: Point
    attained: Fraction
    optimum: Fraction

    @property
    def gap(self) -> Fraction:
        """Optimum less attained: what the surrogate itself gives up."""
        return self.optimum - self.attained

    def display(self) -> Table:
        """The episode in runs of the same joint action, and its welfare."""
        rows = (
            ("episode", _runs(self.actions)),
            ("pays a learner", str(self.paid)),
            ("mean payoffs", f"{float(self.payoffs[0]):.6g}, {float(self.payoffs[1]):.6g}"),
            (f"{self.welfare} welfare", f"{float(self.attained):.6g}"),
            ("best of joint plans", f"{float(self.optimum):.6g}"),
        )
        note = f"proved best to within {float(self.best.high - self.paid.low):.1g}"
        return Table("Best episode of a surrogate", ("", "value"), rows, note)


def surrogate_optimum(
    game: str | BimatrixGame,
    welfare: str,
    *,
    horizon: int = 20,
    discount: Any = "24/25",
    disagreement: Any = (0, 0),
) -> SurrogateOptimum:
    """The episode that the surrogate of a welfare function pays best.

    Parameters
    ----------
    game : str or BimatrixGame
    welfare : {"egalitarian", "nash"}
        As rewards of the same names.
    horizon : int
        T, at least 1.
    discount : number or str
        k, in [0, 1]: 1 counts all steps alike.
    disagreement : pair of numbers
        d, per step.

    Returns
    -------
    SurrogateOptimum

    Raises
    ------
    UnknownNameError, InputTypeError, InputValueError
        If an argument is out of its range, or too many different gains can come up.
    NotDefinedError
        If the game is a coin game.

    Notes
    -----
    *Exactness*: the episode, its mean payoffs and their welfare are exact; that it is the best for
    the learners is proved up to the width of ``best``, 0 for the egalitarian surrogate.
    *Certificate*: none.

    Examples
    --------
    In asymmetric Bach or Stravinsky the column player never has more than the row player, so the
    egalitarian surrogate pays what column gets, and asks for what is best.

    >>> found = surrogate_optimum("asymmetric_bach_or_stravinsky", "egalitarian", horizon=4)
    >>> found.actions, found.attained, found.gap
    (((1, 1), (1, 1), (1, 1), (1, 1)), Fraction(2, 1), Fraction(0, 1))
    """
    if isinstance(game, str):
        if game in list_coin_games():
            raise NotDefinedError(
                f"{game!r} is a coin game; surrogates are optimised in repeated matrix games only. "
                "Train a pair and take optimality_gap for what the surrogate leads to there"
            )
        game = load_game(game)
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a BimatrixGame or a name")
    if welfare not in WELFARES:
        raise UnknownNameError("surrogate", welfare, WELFARES)
    if type(horizon) is not int or horizon < 1:
        raise InputValueError(f"horizon is {horizon!r}; give an integer >= 1")
    k = as_fraction(discount, where="discount")
    if not 0 <= k <= 1:
        raise InputValueError(f"discount is {k}; give a number in [0, 1]")
    d = as_pair(disagreement, where="disagreement")
    m, n = game.shape
    cells = [(i, j) for i in range(m) for j in range(n)]
    steps = {c: (game.payoff(*c)[0] - d[0], game.payoff(*c)[1] - d[1]) for c in cells}
    layers: list[set[Point]] = [{(Fraction(0), Fraction(0))}]
    for _ in range(horizon):
        layers.append({_plus(g, steps[c]) for g in layers[-1] for c in cells})
        if len(layers[-1]) > MOST:
            raise InputValueError(
                f"after {len(layers) - 1} steps more than {MOST} gains are possible; give a "
                "smaller horizon"
            )
    worth = {g: _worth(welfare, g) for layer in layers for g in layer}
    chosen: list[dict[Point, tuple[int, int]]] = []
    values = {g: Interval(Fraction(0), Fraction(0)) for g in layers[-1]}
    for layer in reversed(layers[:-1]):
        onward, values, choice = values, {}, {}
        for g in layer:
            found = []
            for c in cells:
                after = _plus(g, steps[c])
                found.append((worth[after] - worth[g] + k * onward[after]).rounded(GRID))
            best = max(range(len(cells)), key=lambda q: found[q].low)
            choice[g] = cells[best]
            values[g] = Interval(max(v.low for v in found), max(v.high for v in found))
        chosen.append(choice)
    here, paid, path = (Fraction(0), Fraction(0)), Interval(Fraction(0), Fraction(0)), []
    (best_value,) = values.values()
    for t, choice in enumerate(reversed(chosen)):
        path.append(choice[here])
        after = _plus(here, steps[choice[here]])
        paid, here = paid + k**t * (worth[after] - worth[here]), after
    gains = here[0] / horizon, here[1] / horizon
    point: Any = welfare_optimum(game, welfare, among="feasible", disagreement=d).points[0]
    optimum = welfare_value(welfare, (point[0] - d[0], point[1] - d[1]))
    return SurrogateOptimum(
        welfare, tuple(path), paid.rounded(GRID), best_value, _plus(gains, d),
        welfare_value(welfare, gains), optimum,
    )  # fmt: skip


def _plus(one: Point, two: Point) -> Point:
    return one[0] + two[0], one[1] + two[1]


def _worth(welfare: str, gains: Point) -> Interval:
    """The surrogate's w: min(G1, G2), or the root of the product of gains not below 0."""
    found: Any = min(gains)
    if welfare == "nash":
        found = power(max(gains[0], Fraction(0)) * max(gains[1], Fraction(0)), Fraction(1, 2))
    return found if isinstance(found, Interval) else Interval(found, found)


def _runs(actions: tuple[tuple[int, int], ...]) -> str:
    runs: list[list[Any]] = []
    for pair in actions:
        if runs and runs[-1][0] == pair:
            runs[-1][1] += 1
        else:
            runs.append([pair, 1])
    words = [f"{count} x {pair}" for pair, count in runs]
    if len(words) > SHOWN:
        words[SHOWN:] = [f"... ({len(words) - SHOWN} more)"]
    return ", ".join(words)
