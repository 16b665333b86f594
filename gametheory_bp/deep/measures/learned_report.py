"""Everything that is measured of a learned pair, in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.deep.measures.agent_exploitability import (
    AgentExploitability,
    agent_exploitability,
)
from gametheory_bp.deep.measures.coins import KINDS, CoinsPicked, coins_picked
from gametheory_bp.deep.measures.detection_rates import DetectionRates, detection_rates
from gametheory_bp.deep.measures.exploitability import LearnedExploitability, exploitability
from gametheory_bp.deep.measures.horizon_gaps import HorizonGaps, horizon_gaps
from gametheory_bp.deep.measures.stationary_pair import SIDES
from gametheory_bp.display import Displayed, Table
from gametheory_bp.exact.interval import Interval

__all__ = ["LearnedReport", "learned_report"]


@dataclass(frozen=True, slots=True)
class LearnedReport(Displayed):
    """A learned pair against the exact answer.

    Attributes
    ----------
    name : str
        Of the game, and of the policies.
    gaps : HorizonGaps
        Payoffs of self-play, gaps and distances by each criterion.
    exploitability : pair of LearnedExploitability
        Of row's and of column's policy.
    coins : CoinsPicked or None
        None in matrix games.
    agent : AgentExploitability or None
        Of an amTFT agent; None if no rule was given.
    detection : DetectionRates or None
        Of the same agent.
    """

    name: str
    gaps: HorizonGaps
    exploitability: tuple[LearnedExploitability, LearnedExploitability]
    coins: CoinsPicked | None
    agent: AgentExploitability | None
    detection: DetectionRates | None

    def display(self) -> Table:
        """One line for each number: what, by which criterion, how much, how sure."""
        rows = [*self._of_gaps(), *self._of_policies()]
        if self.coins is not None:
            rows += [
                (f"coins: {kind}", self.coins.words, f"{float(x):.4f}", "proved")
                for kind, x in zip(KINDS, self.coins.rates, strict=True)
            ]
        if self.agent is not None:
            rows += self._of_agent(self.agent)
        if self.detection is not None:
            rows += self._of_detection(self.detection)
        heads = ("measure", "criterion", "value", "how sure")
        note = f"{self.gaps.welfare} welfare; payoffs per step; proved: {self.gaps.exactness}"
        return Table(f"Learned: {self.name}", heads, tuple(rows), note)

    def _of_gaps(self) -> list[tuple[str, str, str, str]]:
        rows = []
        for line in self.gaps.gaps:
            for what, number in (
                ("row in self-play", line.payoffs[0]),
                ("column in self-play", line.payoffs[1]),
                ("gap to the optimum", line.gap),
                ("distance from the frontier", line.distance),
            ):
                rows.append((what, line.criterion, _words(number), "proved"))
        return rows

    def _of_policies(self) -> list[tuple[str, str, str, str]]:
        rows = []
        for found in self.exploitability:
            words = f"discounted by {found.discount}"
            rows += [
                (f"gain by exploiting {found.player}", words, _words(found.gain), "proved"),
                (f"{found.player} is left with", words, _words(found.left), "proved"),
            ]
        return rows

    def _of_agent(self, found: AgentExploitability) -> list[tuple[str, str, str, str]]:
        words = f"mean over {found.steps} steps"
        name, _, got = found.best
        own = found.own_kind[1]
        exact = found.best_response is not None
        most = "a best response gets" if exact else "any opponent gets at most"
        return [
            (
                f"amTFT {found.player}: its own kind gets",
                words,
                f"{own.mean:.4f}",
                f"+- {own.error:.4f}",
            ),
            (f"amTFT {found.player}: {name} gets", words, f"{got.mean:.4f}", f"+- {got.error:.4f}"),
            (f"amTFT {found.player}: {most}", words, f"{float(found.upper):.4f}", "proved"),
        ]

    def _of_detection(self, found: DetectionRates) -> list[tuple[str, str, str, str]]:
        rows = []
        for line in found.types:
            m, e = line.moves, line.episodes
            for what, rate, part, whole in (
                ("false positives", m.false_positive, m.false, m.others),
                ("false negatives", m.false_negative, m.missed, m.defections),
                ("episodes punished", line.punished, e.hits + e.false, e.others + e.defections),
            ):
                value = "-" if rate is None else f"{rate:.4f}"
                rows.append((f"{what}: {line.name}", "in play", value, f"{part} of {whole}"))
        return rows

    def __repr__(self) -> str:
        return f"LearnedReport({self.name}: {self.gaps!r})"


def learned_report(
    given: Any,
    welfare: str = "utilitarian",
    *,
    discounts: Sequence[Any] | None = None,
    horizons: Sequence[int] | None = None,
    temperature: float | None = None,
    disagreement: Any = (0, 0),
    player: str = "row",
    opponents: Mapping[str, Any] | None = None,
    weights: Any = ((1, 1),),
    games: int = 200,
    seed: int = 0,
) -> LearnedReport:
    """A learned pair, or the agents of a rule, against the exact answer.

    Parameters
    ----------
    given : LearnedPair, LearnedRule or StationaryPair
        A rule is measured as the pair of its cooperative policies, and as amTFT agents with the
        released settings for the kind of game.
    welfare, discounts, horizons, temperature, disagreement
        As for :func:`.horizon_gaps`.  Exploitability is by the first discount, coins by the last
        criterion.
    player : {"row", "column"}
        On which side the agent of a rule sits.
    opponents : mapping from names to policies or players, optional
        Of the other side, such as those of other seeds, of another welfare or of selfish learners:
        for exploitability and detection of the agent.  The training partner and a best response to
        cooperation are always among them.
    weights : sequence of pairs of int
        Welfare functions that say what a defection is; see :func:`.true_defections`.
    games : int
        Episodes for each opponent of an agent, at least 2.
    seed : int

    Returns
    -------
    LearnedReport

    Raises
    ------
    NotDefinedError
        If a network has a memory.
    InputTypeError, InputValueError, UnknownNameError
        As the measures say.

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp.deep import game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> rule = LearnedRule("all C", game_tables("prisoners_dilemma"), (c, c), (d, d))
    >>> found = learned_report(rule, games=2)
    >>> found.display().rows[2]
    ('gap to the optimum', 'discounted by 24/25', '0.0000', 'proved')
    """
    gaps = horizon_gaps(
        given, welfare, discounts=discounts, horizons=horizons, temperature=temperature,
        disagreement=disagreement,
    )  # fmt: skip
    first: Any = next((g.discount for g in gaps.gaps if g.discount is not None), "24/25")
    one, two = (
        exploitability(given, side, discount=first, temperature=temperature) for side in SIDES
    )
    coins = None
    if given.tables.kind == "coin_game":
        last = gaps.gaps[-1]
        criterion = last.steps or "discounted"
        coins = coins_picked(given, criterion, discount=first, temperature=temperature)
    agent = found = None
    if isinstance(given, LearnedRule):
        judge = LearnedAmtft(given, player)
        steps = gaps.gaps[-1].steps
        others = dict(opponents or {})
        agent = agent_exploitability(judge, others, steps=steps, games=games, seed=seed)
        partner, exploiter = given.cooperation[1 - judge.index], (one, two)[judge.index].response
        met = {"training partner": partner, **others, "best response": exploiter}
        found = detection_rates(
            judge, met, weights=weights, discount=first, steps=steps, games=games, seed=seed
        )
    name = f"{gaps.name} in {given.tables.name}"
    return LearnedReport(name, gaps, (one, two), coins, agent, found)


def _words(number: Interval) -> str:
    return f"{round(float(number), 6) + 0.0:.4f}"
