"""What ties among optimal joint actions can do to players who break them apart.

Two agents may plan for the same optimum and still choose different optimal joint actions; row then
plays its part of one, column its part of another.  If in every state the optimal joint actions form
a product set, nothing is lost; else payoffs depend on the ties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.agent import AmtftAgent, Player, amtft, default_settings
from gametheory_bp.norms.amtft_agents.numbers import as_float
from gametheory_bp.norms.amtft_agents.planning import best_turns
from gametheory_bp.norms.amtft_agents.play import play
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings, Ties
from gametheory_bp.norms.amtft_agents.stochastic_plans import optimal_lottery
from gametheory_bp.solvers.markov import DecisionProcess, solve

__all__ = ["TieRange", "observed_tie_range", "tie_range"]

Range = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class TieRange(Displayed):
    """Lowest and highest discounted payoffs per step over all ways to break ties.

    Attributes
    ----------
    rules : (str, str)
        What row and column plan for.
    row, column, total : (Fraction, Fraction)
        Lowest and highest payoff of row, of column, and sum of both.
    tied_states : int
        States (state, tick) with several optimal joint actions of one rule.
    product_sets : bool
        Whether both plan for one rule and optimal joint actions are a product set everywhere, so
        that breaking ties apart is harmless.
    """

    rules: tuple[str, str]
    row: Range
    column: Range
    total: Range
    tied_states: int
    product_sets: bool

    def display(self) -> Table:
        """One line per payoff."""
        rows = tuple(
            (name, f"{float(low):.6g}", f"{float(high):.6g}")
            for name, (low, high) in (
                ("row", self.row),
                ("column", self.column),
                ("sum", self.total),
            )
        )
        title = f"{self.rules[0]} against {self.rules[1]}, over all ways to break ties"
        words = "product sets" if self.product_sets else "no product sets"
        note = f"{self.tied_states} states with ties; {words}; exact"
        return Table(title, ("payoff", "lowest", "highest"), rows, note)


def tie_range(
    game: Any,
    row_rule: str,
    column_rule: str | None = None,
    settings: AmtftSettings | None = None,
    *,
    disagreement: Any = (0, 0),
) -> TieRange:
    """The range of payoffs over tie-breaks, for agents that cooperate and never punish.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    row_rule, column_rule : str
        The same by default.
    settings : AmtftSettings, optional
        Its ``clock`` is read.
    disagreement : pair

    Returns
    -------
    TieRange

    Notes
    -----
    *Exactness.* Exact: the best and the worst way to break ties are optimal policies of a decision
    process that in each state offers row's parts of its optimal joint actions times column's.
    Agents that punish break ties before they know what they remember, so they can reach less.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame
    >>> game = RepeatedGame(BimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]]), "1/2")
    >>> found = tie_range(game, "utilitarian")
    >>> found.total, found.product_sets
    ((Fraction(0, 1), Fraction(2, 1)), False)
    """
    arrays = StochasticArrays.of(game)
    settings = settings or AmtftSettings()
    rules = (row_rule, row_rule if column_rule is None else column_rule)
    clocks, tied, product = [], 0, rules[0] == rules[1]
    for rule in rules:
        _, shares = optimal_lottery(arrays, rule, disagreement, {})
        turns = best_turns([w for _, w in shares], arrays.discount, settings.clock)
        clocks.append([shares[k][0] for k in turns])
    period = int(np.lcm(len(clocks[0]), len(clocks[1])))
    row, column = arrays.row.tolist(), arrays.column.tolist()
    kept, sizes = [], []
    for t in range(period):
        one, two = (clock[t % len(clock)] for clock in clocks)
        for s in range(arrays.size):
            rows = sorted({row[k] for k in one[s]})
            columns = sorted({column[k] for k in two[s]})
            tied += len(one[s]) > 1 or len(two[s]) > 1
            product = product and len(rows) * len(columns) == len(one[s])
            kept += [(t, arrays.pair(s, i, j)) for i in rows for j in columns]
            sizes.append(len(rows) * len(columns))
    process, pairs = _process(arrays, period, kept, sizes)
    ends = [
        (
            _extreme(arrays, process, pairs, weights, -1),
            _extreme(arrays, process, pairs, weights, 1),
        )
        for weights in ((1, 0), (0, 1), (1, 1))
    ]
    return TieRange((rules[0], rules[1]), ends[0], ends[1], ends[2], tied, product)


def observed_tie_range(
    game: Any,
    row_rule: str,
    column_rule: str | None = None,
    orders: Sequence[Ties] = ("first", "last"),
    settings: AmtftSettings | None = None,
    *,
    criterion: Any = "discounted",
    disagreement: Any = (0, 0),
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Lowest and highest payoffs of whole agents, punishments included, over some orders of ties.

    Parameters
    ----------
    game, row_rule, column_rule, settings, disagreement
        As for :func:`tie_range`.
    orders : sequence of ties
        Row takes each of them, column too.
    criterion : str, int or Criterion

    Returns
    -------
    ((lowest, highest) of row, (lowest, highest) of column)

    Notes
    -----
    *Exactness.* Floats of what :func:`play` gives: what was observed, not all that could be.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame
    >>> game = RepeatedGame(BimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]]), "1/2")
    >>> observed_tie_range(game, "utilitarian")
    ((0.0, 1.0), (0.0, 1.0))
    """
    rules = (row_rule, row_rule if column_rule is None else column_rule)
    sides: list[list[AmtftAgent]] = []
    players: tuple[Player, Player] = ("row", "column")
    for player, rule in zip(players, rules, strict=True):
        sides.append([])
        for ties in orders:
            how = default_settings(game) if settings is None else settings
            sides[-1].append(
                amtft(game, rule, player, how.but(ties=ties), disagreement=disagreement)
            )
    found = [play(one, two, criterion).payoffs for one in sides[0] for two in sides[1]]
    row, column = ([as_float(pair[k]) for pair in found] for k in (0, 1))
    return (min(row), max(row)), (min(column), max(column))


def _process(
    arrays: StochasticArrays, period: int, kept: list[tuple[int, int]], sizes: list[int]
) -> tuple[DecisionProcess, Any]:
    """The choices that ties leave, over (tick, state)."""
    ticks = np.array([t for t, _ in kept])
    pairs = np.array([k for _, k in kept])
    count, entries = len(arrays.node_offsets) - 1, len(arrays.node_states)
    shift = np.repeat((np.arange(period) + 1) % period * arrays.size, entries)
    ends = arrays.node_offsets[1:] + np.arange(period)[:, None] * entries
    process = DecisionProcess(
        np.concatenate([[0], np.cumsum(sizes)]),
        arrays.node[pairs] + ticks * count,
        np.concatenate([[0], ends.ravel()]),
        np.tile(arrays.node_states, period) + shift,
        np.tile(arrays.node_weights, period),
        arrays.discount,
    )
    return process, pairs


def _extreme(
    arrays: StochasticArrays,
    process: DecisionProcess,
    pairs: Any,
    weights: tuple[int, int],
    sign: int,
) -> Fraction:
    signed = (sign * weights[0], sign * weights[1])
    best = solve(process, arrays.rewards[pairs], arrays.reward_denominator, signed)
    rest = [0] * (process.size - arrays.size)
    (found,) = best.values.combined(signed).mean([*arrays.initial_weights.tolist(), *rest])
    return sign * found
