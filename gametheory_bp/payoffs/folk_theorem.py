"""Folk-theorem sets: what patient players can sustain.

The *folk theorem* sustains feasible payoffs that are strictly above a threat for both players, if
the discount factor is close enough to 1:

* above the mixed minimax values, in subgame-perfect equilibria of two-player games (Fudenberg and
  Maskin 1986, Theorem 1; mixed punishments are observable there);
* above the pure minimax values, with pure actions;
* above the payoffs of an equilibrium of the stage game, by reverting to it (Friedman 1971).

The polygons here are closed: they hold the limits of these payoffs.  No equilibrium, patient or
not, pays less than the mixed minimax values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.certificates.kinds.folk_theorem import FolkTheorem
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.feasible import individually_rational_payoffs
from gametheory_bp.payoffs.payoff_polygon import PayoffPolygon
from gametheory_bp.threats.minimax import minimax

__all__ = ["FolkTheoremPayoffs", "folk_theorem_payoffs"]

THREATS = {"minimax": True, "pure_minimax": False}


@dataclass(frozen=True, slots=True)
class FolkTheoremPayoffs(Result):
    """Feasible payoffs above a threat point.

    Attributes
    ----------
    threat : str
        "minimax", "pure_minimax" or "equilibrium".
    floor : point
        The threat payoffs.
    payoffs : PayoffPolygon
        The feasible payoffs that are at least the floor.
    has_interior : bool
        Whether some are strictly above it for both players, as the theorems ask.
    certificate : FolkTheorem
    """

    threat: str
    floor: Point
    payoffs: PayoffPolygon
    has_interior: bool
    certificate: FolkTheorem
    exactness: Exactness = EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices of the set."""
        return self.payoffs.vertices

    def claim(self) -> dict[str, Any]:
        """Game, floor, vertices, and whether some point is strictly above the floor."""
        return {
            "game": self.certificate.game,
            "floor": self.floor,
            "vertices": self.vertices,
            "interior": self.has_interior,
        }

    def display(self) -> Table:
        """The vertices, what attains them, and what the theorem says."""
        table = self.payoffs.display()
        words = self.threat.replace("_", " ")
        if self.has_interior:
            note = f"patient players sustain every point strictly above the {words} payoffs"
        else:
            note = f"no feasible point is strictly above the {words} payoffs: nothing is said"
        title = f"Folk theorem: feasible payoffs above ({self.floor[0]}, {self.floor[1]})"
        return Table(title, table.columns, table.rows, note)

    def __repr__(self) -> str:
        return f"FolkTheoremPayoffs({self.threat}, {len(self.vertices)} vertices)"


def folk_theorem_payoffs(
    game: BimatrixGame | RepeatedGame, threat: str | MixedProfile = "minimax"
) -> FolkTheoremPayoffs:
    """What patient players can sustain: the feasible payoffs above a threat.

    Parameters
    ----------
    game : BimatrixGame or RepeatedGame
        The set does not depend on the discount factor.
    threat : {"minimax", "pure_minimax"} or MixedProfile
        Mixed or pure minimax values, or an equilibrium of the stage game to revert to.

    Returns
    -------
    FolkTheoremPayoffs

    Raises
    ------
    InputTypeError, UnknownNameError
        If the first argument is no game, or the threat unknown.
    InputValueError
        If the profile is no equilibrium of the stage game.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    ``folk_theorem``: proofs of the polygon and of the threat.  The theorem itself is not checked.

    References
    ----------
    J. W. Friedman, "A non-cooperative equilibrium for supergames" (1971); D. Fudenberg and
    E. Maskin, "The folk theorem in repeated games with discounting or with incomplete
    information" (1986).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = load_game("prisoners_dilemma")
    >>> [tuple(map(str, v)) for v in folk_theorem_payoffs(game).vertices]
    [('-2', '-2'), ('-1/2', '-2'), ('-1', '-1'), ('-2', '-1/2')]
    >>> folk_theorem_payoffs(game, MixedProfile.of([0, 1], [0, 1])).has_interior
    True
    """
    stage = game.game if isinstance(game, RepeatedGame) else game
    if not isinstance(stage, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a RepeatedGame, or its stage game")
    floor, name, proofs = _threat(stage, threat)
    payoffs = individually_rational_payoffs(stage, floor)
    strict = any(v[0] > floor[0] for v in payoffs.vertices) and any(
        v[1] > floor[1] for v in payoffs.vertices
    )
    certificate = FolkTheorem(
        PayoffTable.of(stage), floor, payoffs.vertices, strict, payoffs.certificate, proofs
    )
    return FolkTheoremPayoffs(name, floor, payoffs, strict, certificate)


def _threat(stage: BimatrixGame, threat: Any) -> tuple[Point, str, Any]:
    if isinstance(threat, MixedProfile):
        return _equilibrium(stage, threat)
    if not isinstance(threat, str) or threat not in THREATS:
        raise UnknownNameError("threat", threat, (*THREATS, "a MixedProfile"))
    row, column = (minimax(stage, player, THREATS[threat]) for player in ("row", "column"))
    return (row.lower, column.lower), threat, (row.certificate, column.certificate)


def _equilibrium(stage: BimatrixGame, profile: MixedProfile) -> tuple[Point, str, Any]:
    table, payoffs = PayoffTable.of(stage), stage.expected(profile)
    m, n = stage.shape
    row = tuple(
        payoffs[0]
        - stage.expected(MixedProfile(MixedProfile.pure((m, n), i, 0).row, profile.column))[0]
        for i in range(m)
    )
    column = tuple(
        payoffs[1]
        - stage.expected(MixedProfile(profile.row, MixedProfile.pure((m, n), 0, j).column))[1]
        for j in range(n)
    )
    if min(*row, *column) < 0:
        raise InputValueError(
            f"{profile!r} is no equilibrium: a deviation gains {-min(*row, *column)}"
        )
    return payoffs, "equilibrium", NashEquilibrium(table, (profile,), (payoffs,), (row,), (column,))
