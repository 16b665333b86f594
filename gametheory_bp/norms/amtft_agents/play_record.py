"""What happened between two amTFT agents, as a record."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.games.criterion import Criterion
from gametheory_bp.norms.amtft_agents.numbers import Number, Pair, number_words, stated

__all__ = ["AmtftPlay", "Shares"]

Shares = tuple[tuple[Fraction, Number], ...]
"""(debit, share of all steps), debits ascending."""


@dataclass(frozen=True, slots=True)
class AmtftPlay(Result):
    """What happens between two agents, under one criterion.

    Attributes
    ----------
    row_rules, column_rules : tuple of str
    criterion : Criterion
    payoffs : pair of numbers
        Per step.
    punishing : pair of numbers
        Share of steps in which row and column punish.
    mismatched : pair of numbers
        Share of steps in which row and column, judging, see a move that their rule in force does
        not explain.
    mean_debits : pair of numbers
        Mean over all steps of the debits that row and column find, in units of payoffs.
    debits : pair of tuples of (debit, share)
        The debits that single moves have for row and column while they judge; shares of all steps.
    remembered : pair of tuples of (debit, share)
        The same for the sums of debits that they remember.
    triples, memory_pairs : int
        Reachable (state, tick, memories), and pairs of memories among them.
    truncation : Fraction or None
        Bound of what the limit of credits changes in payoffs; None if no bound is known.
    exactness : Exactness
    """

    row_rules: tuple[str, ...]
    column_rules: tuple[str, ...]
    criterion: Criterion
    payoffs: Pair
    punishing: Pair
    mismatched: Pair
    mean_debits: Pair
    debits: tuple[Shares, Shares]
    remembered: tuple[Shares, Shares]
    triples: int
    memory_pairs: int
    truncation: Fraction | None
    exactness: Exactness
    certificate: None = None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "the chain of two agents is solved, not stored"

    def claim(self) -> dict[str, Any]:
        """Rules, criterion and payoffs; floats in full as text."""
        return {
            "row_rules": self.row_rules,
            "column_rules": self.column_rules,
            "criterion": self.criterion,
            "payoffs": stated(self.payoffs),
        }

    def display(self) -> Table:
        """Payoffs and shares of both players."""
        shown = (self.payoffs, self.punishing, self.mismatched)
        sides = (("row", self.row_rules), ("column", self.column_rules))
        rows = tuple(
            (name, ", ".join(rules), *(number_words(pair[k]) for pair in shown))
            for k, (name, rules) in enumerate(sides)
        )
        heads = ("player", "rules", "payoff per step", "punishes", "mismatches")
        note = f"{self.criterion}; {self.triples} triples, {self.exactness}"
        return Table("amTFT agents play each other", heads, rows, note)

    def __repr__(self) -> str:
        one, two = (number_words(x) for x in self.payoffs)
        return f"AmtftPlay(payoffs {one}, {two}; {self.exactness})"
