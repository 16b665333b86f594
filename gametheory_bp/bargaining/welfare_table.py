"""``welfare_table``: every rule against every payoff set of a game.

A cell is a result, *empty* (no point of the set is at least the disagreement point for both), or
*not defined* on that kind of set, with the reason.  A cell that was not reached because the
table was interrupted says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from gametheory_bp.bargaining.disagreement_point import disagreement_point
from gametheory_bp.bargaining.game_sets import REPEATED_SETS, SETS, GameSets, named_set
from gametheory_bp.bargaining.joined_optima import joined_optima
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.solution import number_text
from gametheory_bp.bargaining.solving import list_rules, load_rule
from gametheory_bp.bargaining.welfare_optimum import optimum_on
from gametheory_bp.certificates.kinds.welfare_optimum import WelfareOptimum, Witness
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.display import Displayed, Table
from gametheory_bp.equilibria.correlated import CorrelatedEquilibria
from gametheory_bp.equilibria.nash import NashSet
from gametheory_bp.errors import (
    DisagreementError,
    EmptySetError,
    InputTypeError,
    NotDefinedError,
    UnknownNameError,
    UnprovedError,
)
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs

__all__ = ["Cell", "WelfareTable", "welfare_table"]

Status = Literal["result", "empty", "not defined", "not proved", "not reached"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One rule on one set: an optimum, or a word with the reason."""

    rule: str
    among: str
    status: Status
    optimum: Optimum | None = None
    reason: str = ""

    @property
    def points(self) -> tuple[Coordinates, ...]:
        """All optima; none if the cell holds no result."""
        return () if self.optimum is None else self.optimum.points

    @property
    def attained_by(self) -> tuple[Witness | AlgebraicProfile, ...]:
        """What attains each point."""
        return () if self.optimum is None else self.optimum.attained_by

    @property
    def is_segment(self) -> bool:
        """Whether the points are the ends of a segment of optima."""
        return self.optimum is not None and self.optimum.is_segment

    @property
    def text(self) -> str:
        """The points, or the word."""
        if self.optimum is None:
            return self.status
        points = (f"({number_text(x)}, {number_text(y)})" for x, y in self.points)
        return (" -- " if self.is_segment else ", ").join(points) + "*" * bool(self.optimum.flags)


@dataclass(frozen=True, slots=True)
class WelfareTable(Displayed):
    """Cells of all rules and sets of a game.

    Attributes
    ----------
    game : BimatrixGame
    disagreement : pair of Fraction
    rules, among : tuple of str
        Rules and payoff sets.
    cells : tuple of Cell
        Row by row: for every rule all sets.
    repeated : RepeatedGame or None
        The repeated game of which ``game`` is the stage game.
    complete : bool
        False after an interrupt.
    """

    game: BimatrixGame
    disagreement: Point
    rules: tuple[str, ...]
    among: tuple[str, ...]
    cells: tuple[Cell, ...]
    repeated: RepeatedGame | None = None

    @property
    def complete(self) -> bool:
        """Whether every cell was reached."""
        return all(cell.status != "not reached" for cell in self.cells)

    def cell(self, rule: str, among: str) -> Cell:
        """The cell of a rule and a set."""
        for cell in self.cells:
            if (cell.rule, cell.among) == (rule, among):
                return cell
        raise UnknownNameError("cell", f"{rule} x {among}", self.rules + self.among)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why cells hold no result, each reason once."""
        return tuple(dict.fromkeys(c.reason for c in self.cells if c.reason))

    def to_json(self) -> dict[str, Any]:
        """JSON form; ``verify`` re-proves all results, and says nothing on those set apart.

        Optima on one set share its proof.  The few without a certificate are listed by
        themselves, with the reason.
        """
        cells = [
            {"rule": c.rule, "among": c.among, "status": c.status, "reason": c.reason}
            for c in self.cells
            if c.optimum is None
        ]
        return {
            "schema": SCHEMA,
            "type": "WelfareTable",
            "disagreement": encode(self.disagreement),
            "rules": list(self.rules),
            "among": list(self.among),
            "results": [saved for among in self.among for saved in self._saved(among)],
            "without_result": cells,
            "without_certificate": [
                {
                    "rule": c.rule,
                    "among": c.among,
                    "points": encode(c.points),
                    "flags": list(c.optimum.flags),
                    "reason": c.optimum.uncertified_reason,
                }
                for c in self.cells
                if c.optimum is not None and c.optimum.certificate is None
            ],
        }

    def _saved(self, among: str) -> list[dict[str, Any]]:
        """Saved results of one set: those with the same proof of the set joined into one."""
        joined: dict[Any, list[Optimum]] = {}
        single: list[Optimum] = []
        for cell in self.cells:
            if cell.among == among and cell.optimum is not None:
                proof = cell.optimum.certificate
                if isinstance(proof, WelfareOptimum):
                    joined.setdefault(proof.set_proof, []).append(cell.optimum)
                elif proof is not None:
                    single.append(cell.optimum)
        return [
            *(joined_optima(optima) for optima in joined.values()),
            *(optimum.to_json() for optimum in single),
        ]

    def display(self) -> Table:
        """Rules down, sets across."""
        names = [among.replace("_", " ") for among in self.among]
        rows = tuple(
            (rule, *(self.cell(rule, among).text for among in self.among)) for rule in self.rules
        )
        d = f"({self.disagreement[0]}, {self.disagreement[1]})"
        note = f"disagreement point {d}; a -- b: every point between is optimal too"
        if any(cell.optimum is not None and cell.optimum.flags for cell in self.cells):
            note += "; * a special case, see the cell's notes"
        title = "Welfare-optimal points"
        if self.repeated is not None:
            title += f", discount {self.repeated.discount}"
        return Table(title, ("rule", *names), rows, note)

    def __repr__(self) -> str:
        found = sum(cell.optimum is not None for cell in self.cells)
        return f"WelfareTable({len(self.rules)} rules x {len(self.among)} sets, {found} results)"


def welfare_table(
    game: BimatrixGame | RepeatedGame,
    rules: Iterable[str] | None = None,
    among: Iterable[str] | None = None,
    disagreement: Any = "minimax",
    *,
    nash: NashSet | None = None,
    correlated: CorrelatedEquilibria | None = None,
    sustained: RepeatedPayoffs | None = None,
    progress: Callable[[str], object] | None = None,
) -> WelfareTable:
    """Every bargaining rule on every payoff set of a game, with default parameters.

    Parameters
    ----------
    game : BimatrixGame or RepeatedGame
    rules, among : iterable of str, optional
        Which rows and columns; all of them by default.
    disagreement : pair, str or profile
        As in :func:`welfare_optimum`.
    nash, correlated, sustained : NashSet, CorrelatedEquilibria, RepeatedPayoffs, optional
        What was found before, so that it is not computed again.
    progress : callable, optional
        Called with a sentence before each step.

    Returns
    -------
    WelfareTable
        After Ctrl-C with the cells computed so far, the others marked ``"not reached"``.

    Notes
    -----
    Exactness and certificates: those of each cell's optimum.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> print(welfare_table(game, ["nash", "egalitarian"], ["pure", "feasible"]))
    Welfare-optimal points
    rule         pure            feasible
    -----------  --------------  ------------
    nash         (2, 2), (4, 1)  (3, 3/2)
    egalitarian  (2, 2)          (22/9, 16/9)
    disagreement point (4/3, 2/3); a -- b: every point between is optimal too
    """
    if not isinstance(game, (BimatrixGame, RepeatedGame)):
        raise InputTypeError(f"game is a {type(game).__name__}; welfare_table takes a game")
    repeated, stage = (game, game.game) if isinstance(game, RepeatedGame) else (None, game)
    for name, names in (("rules", rules), ("among", among)):
        if isinstance(names, str):
            raise InputTypeError(f"{name}={names!r}; give a list of names, such as [{names!r}]")
    chosen = tuple(list_rules() if rules is None else rules)
    every = SETS if repeated is None else REPEATED_SETS
    columns = tuple(every if among is None else among)
    for rule in chosen:
        load_rule(rule)
    for name in columns:
        named_set(name, repeated=repeated is not None)
    d = disagreement_point(game, disagreement)
    known = GameSets(
        stage,
        d,
        progress,
        nash=nash,
        correlated=correlated,
        repeated=repeated,
        sustained=sustained,
    )
    cells: dict[tuple[str, str], Cell] = {}
    try:
        for name in columns:
            for rule in chosen:
                if progress is not None:
                    progress(f"{rule} among {name}")
                cells[rule, name] = _cell(known, rule, name)
    except KeyboardInterrupt:
        pass
    unreached = "the table was interrupted before this cell"
    return WelfareTable(
        stage,
        known.disagreement,
        chosen,
        columns,
        tuple(
            cells.get((rule, name), Cell(rule, name, "not reached", None, unreached))
            for rule in chosen
            for name in columns
        ),
        repeated,
    )


def _cell(sets: GameSets, rule: str, among: str) -> Cell:
    try:
        return Cell(rule, among, "result", optimum_on(sets, rule, among))
    except NotDefinedError as error:
        return Cell(rule, among, "not defined", None, str(error))
    except (DisagreementError, EmptySetError) as error:
        return Cell(rule, among, "empty", None, str(error))
    except UnprovedError as error:
        return Cell(rule, among, "not proved", None, str(error))
