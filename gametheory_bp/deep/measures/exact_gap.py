"""How far a learned pair is from the exact optimum: both sides proved, or one of them sampled.

The policies of players without memory are tables of probabilities.  Rounded to multiples of 2^-16
they are stationary policies of the exact model, whose discounted payoffs are enclosed by residuals
in integers; the optimum of the welfare function over all payoffs that joint plans attain is exact.
The gap is the difference in welfare.

Policies with a memory are no tables: their payoffs are estimated from episodes, and the answer is
another record (:mod:`.sampled_gap`).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.exact_model import class_game, position_arrays
from gametheory_bp.deep.measures.payoff_welfare import WELFARES, welfare_bounds, welfare_value
from gametheory_bp.deep.measures.sampled_gap import SampledGap, sampled_gap
from gametheory_bp.deep.networks.played_policy import NetworkPair, TablePolicy, played_policy
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, ShapeError, UnknownNameError
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.payoffs.stochastic.enclosed import enclosed_payoffs

__all__ = ["WELFARES", "OptimalityGap", "exact_payoffs", "optimality_gap", "rounded_odds"]

BITS = 16


@dataclass(frozen=True, slots=True)
class OptimalityGap(Displayed):
    """What a learned pair gives up.

    Attributes
    ----------
    welfare : str
    payoffs : pair of Interval
        Discounted payoffs per step of the pair.
    attained : Interval
        Their welfare.
    optimum : Fraction
        The best welfare of joint plans.
    """

    welfare: str
    payoffs: tuple[Interval, Interval]
    attained: Interval
    optimum: Fraction

    @property
    def gap(self) -> Interval:
        """Optimum less attained; no number below 0 is in it except by the width of the proof."""
        return self.optimum - self.attained

    @property
    def estimate(self) -> float:
        """The gap as one float: the middle of its bounds."""
        return float(self.gap.middle)

    @property
    def exactness(self) -> Exactness:
        """Certified to the width of the attained welfare; the optimum is exact."""
        return Exactness("certified", self.attained.width)

    @property
    def certificate(self) -> None:
        """None: the bounds are proved while they are computed."""
        return None

    def display(self) -> Table:
        """In decimals."""
        rows = (
            ("payoff of row", f"{float(self.payoffs[0].middle):.6f}"),
            ("payoff of column", f"{float(self.payoffs[1].middle):.6f}"),
            (f"{self.welfare} welfare", f"{float(self.attained.middle):.6f}"),
            ("best of joint plans", f"{float(self.optimum):.6f}"),
            ("gap", f"{float(self.gap.middle):.6f}"),
        )
        note = f"proved to within {float(self.attained.width):.1e}; discounted, per step"
        return Table("Optimality gap", ("", "value"), rows, note)

    def __repr__(self) -> str:
        return f"OptimalityGap({self.welfare}: {float(self.gap.middle):.6f})"


def optimality_gap(
    pair: NetworkPair,
    welfare: str = "utilitarian",
    *,
    temperature: float | None = None,
    discount: Any = "24/25",
    disagreement: Any = (0, 0),
    episodes: int = 4096,
    steps: int | None = None,
    seed: int = 0,
) -> OptimalityGap | SampledGap:
    """The welfare that a learned pair gives up: proved, or sampled where networks have a memory.

    Parameters
    ----------
    pair : LearnedPair
        Or another record with ``tables`` and ``networks``.
    welfare : {"utilitarian", "egalitarian", "nash"}
        x + y, min(x - d1, y - d2), max(0, x - d1) max(0, y - d2).
    temperature : float, optional
        Of the players' softmax policies; None: their best actions.
    discount : number or str
        In [0, 1).
    disagreement : pair of numbers
        d.
    episodes, steps, seed : int
        For networks with a memory: how many episodes are played, how long (None: until the discount
        has shrunk to 1/10,000), and by which random numbers.

    Returns
    -------
    OptimalityGap or SampledGap
        The second if a network has a memory; ``exactness`` says which.

    Raises
    ------
    InputTypeError, InputValueError
        If the pair is none, or a number is out of its range.
    UnknownNameError
        If the welfare function is none of these.

    Notes
    -----
    *Exactness*: the optimum is exact.  Without memory the pair's payoffs are certified intervals;
    the policies are the learned ones rounded to multiples of 2^-16 (best actions are not rounded).
    With memory they are floats, sampled, with bounds that hold with the stated probability.

    *Certificate*: none; bounds are proved while they are computed, samples prove nothing.

    Examples
    --------
    >>> from gametheory_bp.deep import learning_preset, train
    >>> tiny = learning_preset("quick", "matrix_game").but(episodes=16, updates=0)
    >>> found = optimality_gap(train("prisoners_dilemma", tiny))
    >>> found.optimum, found.gap.low > -1e-6
    (Fraction(-2, 1), True)
    """
    if not (hasattr(pair, "tables") and hasattr(pair, "networks")):
        raise InputTypeError(f"got a {type(pair).__name__}; give what train() returned")
    if welfare not in WELFARES:
        raise UnknownNameError("welfare", welfare, WELFARES)
    d = as_pair(disagreement, where="disagreement")
    one, two = (played_policy(pair.networks[i], pair.tables, i, temperature) for i in (0, 1))
    best = welfare_optimum(
        class_game(pair.tables, discount), welfare, among="feasible", disagreement=d
    )
    point: Any = best.points[0]
    optimum = welfare_value(welfare, (point[0] - d[0], point[1] - d[1]))
    if not (isinstance(one, TablePolicy) and isinstance(two, TablePolicy)):
        rate = as_fraction(discount, where="discount")
        return sampled_gap(
            pair.tables, (one, two), welfare, optimum, rate, d,
            episodes=episodes, steps=steps, seed=seed,
        )  # fmt: skip
    payoffs = exact_payoffs(pair.tables, one.odds, two.odds, discount)
    attained = welfare_bounds(welfare, (payoffs[0] - d[0], payoffs[1] - d[1]))
    return OptimalityGap(welfare, payoffs, attained, optimum)


def exact_payoffs(
    tables: GameTables, row: Any, column: Any, discount: Any = "24/25"
) -> tuple[Interval, Interval]:
    """Discounted payoffs per step of two stationary policies, from the first states of the game.

    Parameters
    ----------
    tables : GameTables
    row, column : array, shape (states, actions)
        Probabilities; they are rounded by :func:`rounded_odds`.
    discount : number or str
        In [0, 1).

    Returns
    -------
    pair of Interval

    Raises
    ------
    ShapeError
        If a policy has another shape.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> always_first = np.tile([1.0, 0.0], (5, 1))
    >>> paid = exact_payoffs(game_tables("asymmetric_bach_or_stravinsky"), always_first,
    ...                      always_first)
    >>> 4 in paid[0], 1 in paid[1]
    (True, True)
    """
    odds = []
    for policy, count in zip((row, column), tables.actions, strict=True):
        if np.shape(policy) != (tables.states, count):
            raise ShapeError(
                f"a policy has shape {np.shape(policy)}; this game needs ({tables.states}, {count})"
            )
        odds.append(rounded_odds(policy))
    arrays = position_arrays(tables, discount)
    if all((one > 0).sum(axis=1).max() == 1 for one in odds):
        chosen = odds[0].argmax(axis=1) * tables.actions[1] + odds[1].argmax(axis=1)
        return enclosed_payoffs(arrays, (arrays.offsets[:-1] + chosen).tolist())
    joint = (odds[0][:, :, None] * odds[1][:, None, :]).ravel()
    return enclosed_payoffs(arrays, joint.tolist())


def rounded_odds(policy: Any) -> NDArray[np.int64]:
    """Odds out of 2^16 nearest to probabilities; the likeliest action takes what is left over.

    Examples
    --------
    >>> rounded_odds(np.array([[0.25, 0.75], [1e-9, 1.0]])).tolist()
    [[16384, 49152], [0, 65536]]
    """
    odds: NDArray[np.int64] = np.rint(np.asarray(policy, dtype=np.float64) * 2**BITS).astype(
        np.int64
    )
    best = odds.argmax(axis=1)
    odds[np.arange(len(odds)), best] += 2**BITS - odds.sum(axis=1)
    return odds
