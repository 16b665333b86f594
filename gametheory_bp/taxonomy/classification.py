"""All verdicts on one game."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.exact.codec import SCHEMA, decode, encode
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.taxonomy.finding import DEFINITIONS, Finding

__all__ = ["Classification"]

_SETS = (
    ("asymmetric", "asymmetric_bargaining_problem"),
    ("coordination", "coordination_problem"),
    ("mixed_motive", "mixed_motive"),
    ("social_dilemma", "social_dilemma"),
)
_NOTIONS = {"nash": "Nash", "pure": "pure Nash", "correlated": "correlated"}
_OPTIMA = {"feasible": "lotteries over action pairs", "independent": "independent mixtures"}


@dataclass(frozen=True, slots=True)
class Classification(Displayed):
    """The classes that a game belongs to, each with the witness that decides it.

    Attributes
    ----------
    game : PayoffTable
        The payoffs that were classified.
    title : str
    equilibria : {"nash", "pure", "correlated"}
        Which equilibria count.
    optimality : {"feasible", "independent"}
        What Pareto optimality is relative to.
    findings : tuple of Finding
        One verdict for each class, in a fixed order.

    Examples
    --------
    >>> from gametheory_bp import classify, load_game
    >>> found = classify(load_game("bach_or_stravinsky"))
    >>> found.names
    ('coordination_problem', 'bargaining_problem', 'symmetric_payoffs', 'symmetric_players', \
'mixed_motive')
    >>> found["bargaining_problem"].payoffs[0]
    (Fraction(3, 1), Fraction(2, 1))
    """

    game: PayoffTable
    title: str
    equilibria: str
    optimality: str
    findings: tuple[Finding, ...]

    def __getitem__(self, name: str) -> Finding:
        for finding in self.findings:
            if finding.name == name:
                return finding
        raise UnknownNameError("class of games", name, DEFINITIONS)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __contains__(self, name: object) -> bool:
        """Whether the game belongs to the class."""
        return name in self.names

    @property
    def names(self) -> tuple[str, ...]:
        """The classes that the game belongs to."""
        return tuple(finding.name for finding in self.findings if finding)

    @property
    def sets(self) -> tuple[str, ...]:
        """The outlines of the paper's Venn diagram that the game lies in, sorted.

        Out of "asymmetric", "coordination", "mixed_motive" and "social_dilemma"; the bargaining
        problems are the overlap of coordination and mixed motives.
        """
        return tuple(outline for outline, name in _SETS if name in self.names)

    @property
    def exactness(self) -> Exactness:
        """Always exact."""
        return EXACT

    @property
    def certificate(self) -> None:
        """None: see ``uncertified_reason``."""
        return None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return (
            "every verdict names its witness, but a verdict that all equilibria share a property "
            "rests on the completeness of their enumeration, which is tested, not certified"
        )

    def to_json(self) -> dict[str, Any]:
        """JSON form; :meth:`from_json` reads it back."""
        return {
            "schema": SCHEMA,
            "type": "Classification",
            "title": self.title,
            "game": encode(self.game),
            "equilibria": self.equilibria,
            "optimality": self.optimality,
            "findings": encode(self.findings),
            "certificate": None,
            "uncertified_reason": self.uncertified_reason,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Classification:
        """A classification from its JSON form."""
        return cls(
            decode(PayoffTable, data.get("game"), "game"),
            decode(str, data.get("title"), "title"),
            decode(str, data.get("equilibria"), "equilibria"),
            decode(str, data.get("optimality"), "optimality"),
            decode(tuple[Finding, ...], data.get("findings"), "findings"),
        )

    def display(self) -> Table:
        """One line per class: verdict and deciding fact."""
        rows = tuple((f.name.replace("_", " "), f.word, f.reason) for f in self.findings)
        title = f"Classes of {self.title or 'the game'}"
        note = (
            f"equilibria: {_NOTIONS[self.equilibria]}; Pareto optimality relative to "
            f"{_OPTIMA[self.optimality]}"
        )
        return Table(title, ("class", "", "because"), rows, note)

    def __repr__(self) -> str:
        listed = ", ".join(self.names) or "none"
        return f"Classification({listed}; equilibria: {_NOTIONS[self.equilibria]})"
