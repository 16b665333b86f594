"""What ``coin-game`` prints: frontier, optima, minimax values, agents against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from gametheory_bp.display import Stack, Table
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.games.criterion import Criterion
from gametheory_bp.games.wording import number_words

__all__ = ["PARTS", "CoinGameReport"]

PARTS = ("minimax values", "attainable payoffs", "welfare optima", "cross-play")
MOST_POINTS = 12
"""Points of a frontier that are printed; of a longer one the ends."""


@dataclass(slots=True)
class CoinGameReport:
    """Everything that was found, part by part.

    Attributes
    ----------
    title : str
    discount : Fraction
    criterion : Criterion
    states : int
    disagreement : pair of Fraction
    rules : tuple of str
    full : bool
        Whether the whole frontier is printed.
    found : dict
        The finished parts.
    left_out : dict
        Parts and cells that were not asked for or are not defined, each with its reason.
    pairs : int
        How many pairs of agents there are to play.
    """

    title: str
    discount: Any
    criterion: Criterion
    states: int
    disagreement: Any
    rules: tuple[str, ...]
    full: bool = False
    found: dict[str, Any] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    pairs: int = 0

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Parts that are missing though nobody left them out."""
        missing = [p for p in PARTS if p not in self.found and p not in self.left_out]
        reached = len(self.found.get(PARTS[-1], ()))
        if reached < self.pairs:
            missing.append(f"{self.pairs - reached} pairs of agents")
        return tuple(missing)

    def display(self) -> Stack:
        """All finished parts."""
        tables: tuple[Callable[[Any], Table], ...] = (
            self._minimax, self._frontier, self._optima, self._cross_play,
        )  # fmt: skip
        parts = [
            table(self.found[name])
            for name, table in zip(PARTS, tables, strict=True)
            if name in self.found
        ]
        head = f"{self.title}: {self.states} states, discount {self.discount}"
        missing = tuple((what, why) for what, why in self.left_out.items())
        if missing:
            parts.append(Table("Left out", ("what", "why"), missing))
        return Stack(head, tuple(parts))

    def _minimax(self, values: Iterable[Any]) -> Table:
        rows = []
        for colour, value in zip(("red", "blue"), values, strict=True):
            ends = (f"{float(value.lower):.9g}", f"{float(value.upper):.9g}")
            exact = "exact" if value.lower == value.upper else str(value.exactness)
            rows.append((colour, *ends, exact))
        heads = ("player", "secures", "can be held to", "")
        return Table("Minimax values per step, discounted", heads, tuple(rows))

    def _frontier(self, payoffs: Any) -> Table:
        chain = payoffs.pareto_frontier().points if _exact(payoffs) else payoffs.pareto_chain()
        rows = [(number_words(x), number_words(y)) for x, y in chain]
        note = f"{len(chain)} of {len(payoffs.vertices)} vertices are Pareto optimal; "
        note += f"{payoffs.exactness}"
        if len(rows) > MOST_POINTS and not self.full:
            half = MOST_POINTS // 2
            between = len(rows) - 2 * half
            rows = [*rows[:half], (f"({between} more)", ""), *rows[-half:]]
        title = f"Pareto frontier of the attainable payoffs, {self.criterion}"
        return Table(title, ("red", "blue"), tuple(rows), note)

    def _optima(self, optima: dict[str, tuple[Any, str]]) -> Table:
        rows = [
            (rule, number_words(x), number_words(y), number_words(x + y), words)
            for rule, (solution, words) in optima.items()
            for x, y in solution.points
        ]
        d = ", ".join(map(number_words, self.disagreement))
        heads = ("rule", "red", "blue", "sum", "attained by")
        title = f"Welfare optima, {self.criterion}, disagreement ({d})"
        note = "" if _exact(self.found["attainable payoffs"]) else "over the inner polygon"
        return Table(title, heads, tuple(rows), note)

    def _cross_play(self, plays: dict[tuple[str, str], Any]) -> Table:
        named = [r for r in self.rules if any(r in pair for pair in plays)]

        def words(pair: tuple[str, str]) -> str:
            if pair not in plays:
                return "not reached"
            return ", ".join(_four(x) for x in plays[pair].payoffs)

        rows = tuple((one, *(words((one, two)) for two in named)) for one in named)
        heads = ("red has", *(f"blue has {name}" for name in named))
        note = "agents that plan for discounted payoffs, punish at T = 3, take turns by the clock"
        return Table(f"amTFT(w) against amTFT(w'), {self.criterion}", heads, rows, note)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form; ``gametheory-bp verify`` re-proves what carries a certificate."""
        results = {
            "minimax": [v.to_json() for v in self.found.get(PARTS[0], ())],
            "attainable": self.found[PARTS[1]].to_json() if PARTS[1] in self.found else None,
            "optima": [s.to_json() for s, _ in self.found.get(PARTS[2], {}).values()],
        }
        plays = self.found.get(PARTS[3], {}).values()
        return {
            "schema": SCHEMA,
            "type": "CoinGameReport",
            "title": self.title,
            "discount": str(self.discount),
            "criterion": str(self.criterion),
            "unfinished": list(self.unfinished),
            "left_out": dict(self.left_out),
            "results": {name: part for name, part in results.items() if part},
            "cross_play": [
                {key: encode(value) for key, value in play.claim().items()} for play in plays
            ],
        }


def _exact(payoffs: Any) -> bool:
    return hasattr(payoffs, "pareto_frontier")


def _four(number: Any) -> str:
    return f"{float(getattr(number, 'middle', number)):.4f}"
