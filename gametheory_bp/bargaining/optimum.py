"""A welfare-optimal point of a game: the points of a rule on a set, and what attains them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.bargaining.set_bracket import SetBracket
from gametheory_bp.bargaining.solution import number_text
from gametheory_bp.certificates.kinds.welfare_optimum import Witness
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.solution_claim import FLAGS, Coordinates
from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.equilibria.nash import WelfareOptimalNash
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.parameter import Parameters

__all__ = ["Optimum", "statement_of"]


def statement_of(game: BimatrixGame | StochasticGame) -> PayoffTable | StochasticGame:
    """The game as certificates hold it."""
    return game if isinstance(game, StochasticGame) else PayoffTable.of(game)


@dataclass(frozen=True, slots=True)
class Optimum(Result):
    """All optima of a rule on one payoff set of a game.

    Attributes
    ----------
    game : BimatrixGame or StochasticGame
    rule : str
    parameters : tuple of (name, value)
    among : str
        The payoff set.
    disagreement : pair of Fraction
        The disagreement point that was used.
    points : tuple of pairs
        All optima in payoff space; the end points where they form a segment.
    attained_by : tuple
        For every point a ``MixedProfile``, a ``Distribution`` or, in a repeated game, a
        ``SustainedPlan`` with an ``.automaton``, in a stochastic game a ``PolicyLottery``; where
        the point is irrational an ``EdgeLottery`` between two of them, or an
        ``AlgebraicProfile``.
    flags : tuple of str
    exactness : Exactness
    certificate : record or None
    complete : bool
        False where an interrupted enumeration of equilibria may have missed some.
    search : WelfareOptimalNash or None
        If equilibria were searched for and not listed: the search, with its verdict and bound.
    stated : tuple of (name, value)
        What the certificate is about, where it is of a kind of its own.
    repeated : RepeatedGame or None
        The repeated game of which ``game`` is the stage game.
    bracket : SetBracket or None
        What is proved where the set is known between two polygons only.
    remark : str
        What is to be said of the disagreement point.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, welfare_optimum
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> welfare_optimum(game, "egalitarian", among="nash").attained_by
    (MixedProfile(row=(0, 1), column=(0, 1)),)
    """

    game: Any
    rule: str
    parameters: Parameters
    among: str
    disagreement: Point
    points: tuple[Coordinates, ...]
    attained_by: tuple[Witness | AlgebraicProfile, ...]
    flags: tuple[str, ...]
    exactness: Exactness
    certificate: Any
    formula: Formula
    complete: bool = True
    reason: str = ""
    search: WelfareOptimalNash | None = None
    stated: tuple[tuple[str, Any], ...] = ()
    repeated: RepeatedGame | None = None
    bracket: SetBracket | None = None
    remark: str = ""

    @property
    def point(self) -> Coordinates:
        """The optimum, or the first of several."""
        return self.points[0]

    @property
    def is_tied(self) -> bool:
        """Whether there is more than one optimum."""
        return len(self.points) > 1

    @property
    def is_segment(self) -> bool:
        """Whether the points are the two ends of a segment of optima."""
        return len(self.points) == 2 and self.among not in ("pure", "nash", "independent")

    @property
    def optimality(self) -> str:
        """How it is known that nothing is better, where the certificate does not say it."""
        return "" if self.search is None else self.search.optimality

    @property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each special case."""
        stopped = "the enumeration of equilibria was stopped: more may exist"
        stored = "in" if self.stated else "not part of"
        known = f"nothing is better: {self.optimality} ({stored} the certificate)"
        return (
            *(FLAGS[flag] for flag in self.flags),
            *(() if self.complete else (stopped,)),
            *((known,) if self.optimality else ()),
            *(() if self.bracket is None else (self.bracket.note,)),
            *((self.remark,) if self.remark else ()),
        )

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate; empty where there is one."""
        return self.reason if self.certificate is None else ""

    def claim(self) -> dict[str, Any]:
        """Game, set, disagreement point, rule, points and what attains them."""
        if self.stated:
            return dict(self.stated)
        return {
            "game": statement_of(self.game),
            "among": self.among,
            "disagreement": self.disagreement,
            "rules": (self.rule,),
            "parameters": (self.parameters,),
            "points": (self.points,),
            "flags": (self.flags,),
            "witnesses": (self.attained_by,),
        }

    def display(self) -> Stack:
        """The rule's formula over a table of the optima."""
        given = ", ".join(f"{name} = {value}" for name, value in self.parameters)
        title = f"{self.rule}{f' ({given})' if given else ''} among {self.among}"
        discounted = isinstance(self.game, StochasticGame) and self.among == "feasible"
        patient = self.game if discounted else self.repeated
        if patient is not None:
            title += f", discount {patient.discount}"
        rows = tuple(
            (number_text(x), number_text(y), witness_words(w, self.game))
            for (x, y), w in zip(self.points, self.attained_by, strict=True)
        )
        note = "; ".join((*self.notes, str(self.exactness)))
        return Stack(title, (self.formula, Table("", ("row", "column", "attained by"), rows, note)))

    def __repr__(self) -> str:
        points = ", ".join(f"({number_text(x)}, {number_text(y)})" for x, y in self.points)
        return f"Optimum({self.rule} among {self.among}: {points}; {self.exactness})"
