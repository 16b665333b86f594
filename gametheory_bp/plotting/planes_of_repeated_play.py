"""Repeated play in the payoff plane: sets for a discount factor, paths, verdicts on automata."""

from __future__ import annotations

from collections.abc import Iterable

from gametheory_bp.equilibria.automata import AutomataVerdict
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.payoffs.discounted import DiscountedPayoffs
from gametheory_bp.payoffs.discounted_paths import TargetPath
from gametheory_bp.payoffs.folk_theorem import FolkTheoremPayoffs
from gametheory_bp.payoffs.memory_one import MemoryOnePayoffs
from gametheory_bp.plotting.dispatch import plane_of
from gametheory_bp.plotting.pieces import (
    Piece,
    assemble,
    floor_pieces,
    pure_pieces,
    set_pieces,
)
from gametheory_bp.plotting.plane import Mark, Path, Plane

__all__: list[str] = []


@plane_of.register
def _(repeated: RepeatedGame) -> Plane:
    return plane_of(repeated.game)


@plane_of.register
def _(found: DiscountedPayoffs) -> Plane:
    game = found.repeated.game
    holes = [] if found.missed is None else [found.missed]
    marks = [Mark("wrong_point", "a point that no path attains", p) for p in holes]
    note = "paths attain all of it" if found.fills else "paths alone leave holes"
    title = f"Feasible discounted payoffs, discount {found.repeated.discount}: {note}"
    return assemble(title, (*_behind(game), *marks))


@plane_of.register
def _(found: TargetPath) -> Plane:
    proof = found.certificate
    game = BimatrixGame.from_table(proof.game)
    values = RepeatedGame(game, proof.discount).continuations(found.path)
    steps = tuple(values[found.path.place(t)] for t in range(found.path.positions + 1))
    pieces: list[Piece] = [
        *_behind(game),
        Path("later_set", "payoffs of the rest of the path", steps),
        Mark("solution", "payoffs of the path", found.payoffs, ("path",)),
    ]
    if not found.is_exact:
        pieces.append(Mark("demanded", "target", found.target, ("target",)))
    return assemble(f"A path of play, discount {proof.discount}", pieces)


@plane_of.register
def _(found: FolkTheoremPayoffs) -> Plane:
    game = BimatrixGame.from_table(found.certificate.game)
    polygon = feasible_payoffs(game).polygon
    ideal = max(v[0] for v in polygon.vertices), max(v[1] for v in polygon.vertices)
    words = found.threat.replace("_", " ")
    pieces = (
        *_behind(game),
        *set_pieces("individually_rational", found.vertices, f"above the {words} payoffs"),
        *floor_pieces(found.floor, ideal, words, "threat point"),
    )
    return assemble("Folk theorem: what patient players sustain", pieces)


@plane_of.register
def _(found: MemoryOnePayoffs) -> Plane:
    game = BimatrixGame.from_table(found.certificate.game)
    label = f"{len(found.points)} exact payoff pairs"
    pieces = (
        *set_pieces("feasible", feasible_payoffs(game).vertices),
        *set_pieces("second_set", found.vertices, "hull of what was found: an inner bound"),
        *(Mark("first_points", label, point) for point in found.points),
    )
    title = f"Memory-one policies, discount {found.certificate.discount}"
    return assemble(title, pieces)


@plane_of.register
def _(found: AutomataVerdict) -> Plane:
    """Payoffs at the start and after every history; the best replies as a corner above them."""
    proof = found.certificate
    game = BimatrixGame.from_table(proof.game)
    pieces: list[Piece] = [*_behind(game)]
    others = dict.fromkeys(v for v in found.play.values if v != found.play.payoffs)
    pieces += [Mark("first_points", "payoffs after other histories", v) for v in others]
    pieces.append(Mark("solution", "payoffs", found.play.payoffs, ("payoffs",)))
    if not found.is_nash:
        corner = _corner(found.play.payoffs, found.best_replies)
        pieces.append(Path("wrong", "gain of a best reply", corner))
    nash = "a Nash equilibrium" if found.is_nash else "no Nash equilibrium"
    perfect = "subgame perfect" if found.is_subgame_perfect else "not subgame perfect"
    what = "Joint automaton" if isinstance(proof.strategies, JointAutomaton) else "Automata"
    return assemble(f"{what}, discount {proof.discount}: {nash}, {perfect}", pieces)


def _behind(game: BimatrixGame) -> Iterable[Piece]:
    return (*set_pieces("feasible", feasible_payoffs(game).vertices), *pure_pieces(game))


def _corner(own: Point, best: Point) -> tuple[Point, ...]:
    """From the payoffs to what either player could have instead."""
    return ((best[0], own[1]), own, (own[0], best[1]))
