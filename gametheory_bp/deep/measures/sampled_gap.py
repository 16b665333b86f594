"""The gap to the exact optimum of a pair whose policies remember the past: estimated from episodes.

An episode is cut off after H steps.  Its payoff is the mean of its rewards with weights
proportional to 1, d, d^2, ..., d^(H-1); so it differs from the discounted payoff per step of the
game without end by at most d^H times the range of the rewards, in expectation.

Bounds by the empirical Bernstein inequality: of n independent numbers in a range of width R with
sample variance V, the mean is off by more than

    sqrt(2 V ln(2 / q) / n) + 7 R ln(2 / q) / (3 (n - 1))

to either side with probability at most q.  Nothing is assumed about their law.

Source: Maurer and Pontil (2009), "Empirical Bernstein bounds and sample variance penalization",
Theorem 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log, sqrt

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.judging import drawn, whole_rewards
from gametheory_bp.deep.amtft.sampled_costs import Stepper
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.played_policy import PlayedPolicy
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import FLOAT, Exactness, bound_words

__all__ = ["CONFIDENCE", "SampledGap", "bernstein_width", "discounted_samples", "sampled_gap"]

Floats = NDArray[np.float64]
Bounds = tuple[float, float]
CONFIDENCE = Fraction(95, 100)
"""That all four bounds on the two payoffs hold."""
NEGLIGIBLE = Fraction(1, 10_000)
"""What a discount factor shrinks to before an episode is cut off, by default."""


@dataclass(frozen=True, slots=True)
class SampledGap(Displayed):
    """What a learned pair with memory gives up, estimated.

    Attributes
    ----------
    welfare : str
    payoffs, standard_errors : pair of float
        Discounted payoffs per step: means over episodes.
    bounds : pair of (low, high)
        Of both payoffs; they hold together with probability :data:`CONFIDENCE` or more over the
        draw of the episodes, and allow for the cut-off.
    attained, standard_error : float
        Welfare of the payoffs; its standard error is that of the welfare made linear there.
    optimum : Fraction
        The best welfare of joint plans: exact.
    gap_bounds : (low, high)
        Of the gap, by ``bounds``; none is below 0.
    cut_off : pair of Fraction
        By how much the end of the episodes can bias either payoff at most.
    episodes, steps : int
    """

    welfare: str
    payoffs: tuple[float, float]
    standard_errors: tuple[float, float]
    bounds: tuple[Bounds, Bounds]
    attained: float
    standard_error: float
    optimum: Fraction
    gap_bounds: Bounds
    cut_off: tuple[Fraction, Fraction]
    episodes: int
    steps: int

    @property
    def estimate(self) -> float:
        """Optimum less attained welfare: the gap as one float, not proved."""
        return float(self.optimum) - self.attained

    @property
    def exactness(self) -> Exactness:
        """Float: sampled."""
        return FLOAT

    @property
    def certificate(self) -> None:
        """None: samples prove nothing."""
        return None

    @property
    def statement(self) -> str:
        """What the bounds mean."""
        cut = bound_words(max(self.cut_off))
        return (
            f"sampled, {self.episodes} episodes of {self.steps} steps: payoffs lie in their bounds "
            f"with probability {float(CONFIDENCE):.0%} or more, the cut-off ({cut}) allowed for"
        )

    def display(self) -> Table:
        """In decimals."""
        rows = [
            (f"payoff of {who}", f"{mean:.4f}", f"{error:.4f}", _words(bounds))
            for who, mean, error, bounds in zip(
                ("row", "column"), self.payoffs, self.standard_errors, self.bounds, strict=True
            )
        ]
        error = f"{self.standard_error:.4f}"
        rows += [
            (f"{self.welfare} welfare", f"{self.attained:.4f}", error, ""),
            ("best of joint plans", f"{float(self.optimum):.4f}", "exact", ""),
            ("gap", f"{round(self.estimate, 4) + 0.0:.4f}", error, _words(self.gap_bounds)),
        ]
        heads = ("", "estimate", "standard error", "bounds")
        return Table("Optimality gap, sampled", heads, tuple(rows), self.statement)

    def __repr__(self) -> str:
        return (
            f"SampledGap({self.welfare}: {round(self.estimate, 4) + 0.0:.4f}, standard error "
            f"{self.standard_error:.4f}; float, sampled)"
        )


def sampled_gap(
    tables: GameTables,
    policies: tuple[PlayedPolicy, PlayedPolicy],
    welfare: str,
    optimum: Fraction,
    discount: Fraction,
    disagreement: tuple[Fraction, Fraction],
    *,
    episodes: int,
    steps: int | None,
    seed: int,
) -> SampledGap:
    """The gap of two policies; :func:`.optimality_gap` calls it.

    Raises
    ------
    InputValueError
        If there are fewer than 2 episodes or no steps.
    """
    if steps is None:
        steps = ceil(log(NEGLIGIBLE) / log(discount)) if discount else 1
    for name, number, low in (("episodes", episodes, 2), ("steps", steps, 1), ("seed", seed, 0)):
        if type(number) is not int or number < low:
            raise InputValueError(f"{name} is {number!r}; give an integer >= {low}")
    samples = discounted_samples(tables, policies, discount, episodes, steps, seed)
    means = samples.mean(axis=0)
    bounds: list[Bounds] = []
    cuts: list[Fraction] = []
    for i in (0, 1):
        whole, unit = whole_rewards(tables, 1 - i)  # the opponent's opponent
        least, most = Fraction(int(whole.min()), unit), Fraction(int(whole.max()), unit)
        cuts.append(discount**steps * (most - least))
        off = bernstein_width(samples[:, i], float(most - least)) + float(cuts[i])
        mean = float(means[i])
        bounds.append((max(mean - off, float(least)), min(mean + off, float(most))))
    d = np.array([float(x) for x in disagreement])
    attained, slopes = _linear(welfare, means - d)
    worst, best = (_linear(welfare, np.array([side[k] for side in bounds]) - d)[0] for k in (0, 1))
    errors = samples.std(axis=0, ddof=1) / sqrt(episodes)
    error = (samples @ slopes).std(ddof=1) / sqrt(episodes)
    return SampledGap(
        welfare,
        (float(means[0]), float(means[1])),
        (float(errors[0]), float(errors[1])),
        (bounds[0], bounds[1]),
        attained,
        float(error),
        optimum,
        (max(float(optimum) - best, 0.0), max(float(optimum) - worst, 0.0)),
        (cuts[0], cuts[1]),
        episodes,
        steps,
    )


def discounted_samples(
    tables: GameTables,
    policies: tuple[PlayedPolicy, PlayedPolicy],
    discount: Fraction,
    episodes: int,
    steps: int,
    seed: int,
) -> Floats:
    """Discounted payoffs per step of independent episodes, shape (episodes, 2)."""
    rng, stepper = np.random.default_rng(seed), Stepper(tables)
    ends = tables.start_ends.cpu().numpy()
    starts = tables.starts.cpu().numpy().astype(np.int64)
    states = starts[np.searchsorted(ends, rng.integers(int(ends[-1]), size=episodes), "right")]
    memories = [policy.empty(episodes) for policy in policies]
    weights = float(discount) ** np.arange(steps)
    total = np.zeros((episodes, 2))
    for weight in weights / weights.sum():
        moves = []
        for i, policy in enumerate(policies):
            law, memories[i] = policy.ask(states, memories[i])
            moves.append(drawn(law.cumsum(axis=1), rng))
        luck = rng.integers(tables.draws, size=episodes)
        states, paid = stepper.step(states, moves[0], moves[1], luck)
        total += weight * paid
    return total


def bernstein_width(samples: Floats, span: float) -> float:
    """How far the mean of one player's samples may be off; the module says how.

    Each of the four bounds on two payoffs fails with a quarter of what the confidence leaves.

    Examples
    --------
    >>> round(bernstein_width(np.tile([0.0, 1.0], 5000), 1.0), 3)
    0.017
    """
    n, once = len(samples), float(1 - CONFIDENCE) / 4
    level = log(2 / once)
    spread = sqrt(2 * float(samples.var(ddof=1)) * level / n)
    return spread + 7 * span * level / (3 * (n - 1))


def _linear(welfare: str, gains: Floats) -> tuple[float, Floats]:
    """Welfare of two gains over the disagreement point, and its slopes there."""
    one, two = gains.tolist()
    if welfare == "utilitarian":
        return one + two, np.ones(2)
    if welfare == "egalitarian":
        return min(one, two), np.array([one <= two, two < one], dtype=np.float64)
    x, y = max(one, 0.0), max(two, 0.0)
    return x * y, np.array([y, x])


def _words(bounds: Bounds) -> str:
    low, high = (round(x, 4) + 0.0 for x in bounds)
    return f"{low:.4f} to {high:.4f}"
