"""The report on a game: everything known about it, as one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Displayed, Stack
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.payoffs import Frontier, PayoffPolygon
from gametheory_bp.threats import Minimax

if TYPE_CHECKING:
    from gametheory_bp.bargaining import WelfareTable
    from gametheory_bp.equilibria.correlated import CorrelatedPayoffs
    from gametheory_bp.equilibria.nash import NashSet
    from gametheory_bp.plotting import Plane
    from gametheory_bp.report.repeated_play import RepeatedReport
    from gametheory_bp.taxonomy.disagreement_degree import NormativeDisagreement

__all__ = ["Report"]


@dataclass(frozen=True, slots=True, repr=False)
class Report(Displayed):
    """What is attainable, Pareto optimal and stable in a game, and what each rule picks.

    Attributes
    ----------
    game : BimatrixGame
    classification : Classification or None
    security : tuple of Minimax
        Mixed and pure minimax values of both players.
    feasible : PayoffPolygon or None
    frontier : Frontier or None
        Strong Pareto frontier of the feasible polygon.
    nash : NashSet or None
    correlated : CorrelatedPayoffs or None
        Payoffs of correlated equilibria.
    table : WelfareTable or None
        Every rule against every set.
    disagreements : tuple of NormativeDisagreement
        How far the main rules of the table are apart, one for each set that shows it.
    repeated : RepeatedReport or None
        What repeated play sustains, if a discount factor was given.
    unfinished : tuple of str
        Parts that were not done, because the analysis was interrupted; they are None above.
    left_out : tuple of str
        Payoff sets that take minutes in a game of this size and were not asked for.
    """

    game: BimatrixGame
    classification: Any = None
    security: tuple[Minimax, ...] = ()
    feasible: PayoffPolygon | None = None
    frontier: Frontier | None = None
    nash: NashSet | None = None
    correlated: CorrelatedPayoffs | None = None
    table: WelfareTable | None = None
    disagreements: tuple[NormativeDisagreement, ...] = ()
    repeated: RepeatedReport | None = None
    unfinished: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all parts that were asked for are there and every enumeration ended."""
        parts = (self.nash, self.correlated, self.table)
        if self.unfinished or (self.repeated is not None and self.repeated.unfinished):
            return False
        return all(part is None or part.complete for part in parts)

    @property
    def title(self) -> str:
        """The game's title, or its size."""
        m, n = self.game.shape
        return self.game.title or f"Game of {m} x {n} actions"

    def display(self) -> Stack:
        """The report as sections of tables."""
        from gametheory_bp.report.sections import sections

        return sections(self)

    def text(self) -> str:
        """Plain text: the title underlined, a blank line above every section."""
        from gametheory_bp.report.folding import folded

        stack = self.display()
        heading = f"{stack.heading}\n{'=' * len(stack.heading)}"
        return "\n\n".join([heading, *(folded(part).text() for part in stack.parts)]) + "\n"

    def plane(self) -> Plane:
        """The payoff plane with everything of this report in it."""
        from gametheory_bp.report.picture import picture

        return picture(self)

    def planes(self) -> tuple[Plane, ...]:
        """The payoff plane, and that of the repeated game if there is one."""
        from gametheory_bp.report.picture import repeated_picture

        return (self.plane(), *repeated_picture(self))

    def html(self, picture: bytes = b"") -> str:
        """A self-contained page; ``picture`` is a PNG to show in it."""
        from gametheory_bp.report.page import page

        return page(self, picture)

    def to_json(self) -> dict[str, Any]:
        """All results with their certificates: ``verify`` re-proves them."""
        from gametheory_bp.report.saving import report_json

        return report_json(self)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        state = "complete" if self.complete else "incomplete"
        return f"Report({self.title!r}, {state})"
