"""The payoff sets of a game by name, as bargaining problems with witnesses and proofs.

========================  =====================================================================
``feasible``              lotteries over action pairs that both players watch
``individually_rational`` those at least the disagreement point for both
``pure``                  pure profiles: a finite set
``nash``                  Nash equilibria: a finite set, or a union of rectangles
``correlated``            correlated equilibria
``coarse_correlated``     coarse correlated equilibria
``independent``           independent mixtures: a curved set
``subgame_perfect``       subgame-perfect equilibria of a repeated game (pure actions, lotteries)
========================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.kinds.welfare_optimum import SetProof
from gametheory_bp.equilibria.correlated import CorrelatedEquilibria, correlated_equilibria
from gametheory_bp.equilibria.nash import NashSet, nash_equilibria
from gametheory_bp.errors import (
    DisagreementError,
    EmptySetError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
    UnprovedError,
)
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.bilinear import MixtureCurve, mixture_curves
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import feasible_payoffs, individually_rational_payoffs, pure_payoffs

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs

__all__ = ["REPEATED_SETS", "SETS", "AttainableSet", "GameSets", "named_set"]

SETS = (
    "feasible",
    "individually_rational",
    "independent",
    "pure",
    "nash",
    "correlated",
    "coarse_correlated",
)
"""All names for a game played once, in the order of tables."""

REPEATED_SETS = ("feasible", "individually_rational", "subgame_perfect")
"""All names for a repeated game."""


@dataclass(frozen=True, slots=True)
class AttainableSet:
    """A payoff set of a game: the problem on it, who attains its points, and its proof."""

    problem: BargainingProblem
    witness: Callable[[Point], Any]
    proof: SetProof
    complete: bool = True
    around: BargainingProblem | None = None
    """A proved upper bound of the set, where the set is not known exactly."""
    note: str = ""
    """What is to be said of the disagreement point."""


def named_set(among: str, *, repeated: bool) -> str:
    """The name, if a game of this kind has such a set.

    Raises
    ------
    NotDefinedError, UnknownNameError
        If the set belongs to the other kind of game, or to none.
    """
    names, others = (REPEATED_SETS, SETS) if repeated else (SETS, REPEATED_SETS)
    if among in names:
        return among
    if among not in others:
        raise UnknownNameError("set", among, names)
    if repeated:
        raise NotDefinedError(
            f"{among!r} is a set of the stage game; give the stage game, or one of {names}"
        )
    raise NotDefinedError(
        f"{among!r} is a set of repeated games; give RepeatedGame(game, discount)"
    )


class GameSets:
    """The payoff sets of one game with one disagreement point, each computed at most once."""

    def __init__(
        self,
        game: BimatrixGame,
        disagreement: Point,
        progress: Callable[[str], object] | None = None,
        *,
        nash: NashSet | None = None,
        correlated: CorrelatedEquilibria | None = None,
        repeated: RepeatedGame | None = None,
        sustained: RepeatedPayoffs | None = None,
    ) -> None:
        self.game = game
        if sustained is not None and (sustained.repeated != repeated or sustained.punishments):
            raise InputValueError(
                f"sustained={sustained!r} is not the set of subgame-perfect payoffs of this game; "
                "give what subgame_perfect_payoffs found for it, or leave it out"
            )
        self.repeated, self.sustained = repeated, sustained
        self.disagreement = disagreement
        self._progress = progress
        self._known: dict[str, Any] = {}
        if nash is not None:
            self._known["nash"] = nash
        if correlated is not None:
            self._known["coarse equilibria" if correlated.coarse else "equilibria"] = correlated

    def attainable(self, among: str) -> AttainableSet:
        """The set of this name; every one but ``nash`` and ``independent``.

        Raises
        ------
        DisagreementError
            If the individually rational part is empty.
        EmptySetError, UnprovedError
            If no subgame-perfect equilibrium exists, or none is known.
        KeyboardInterrupt
            If the search for the correlated polygon is interrupted: a part of it proves nothing.
        """
        return self._once(among, lambda: self._polygon(among))  # type: ignore[no-any-return]

    def nash(self) -> NashSet:
        """All Nash equilibria (possibly marked incomplete after an interrupt)."""
        return self._once("nash", lambda: nash_equilibria(self.game))  # type: ignore[no-any-return]

    def equilibria(self, *, coarse: bool) -> CorrelatedEquilibria:
        """The (coarse) correlated equilibria."""
        name = "coarse equilibria" if coarse else "equilibria"
        return self._once(  # type: ignore[no-any-return]
            name, lambda: correlated_equilibria(self.game, coarse=coarse)
        )

    def mixture_curves(self) -> tuple[MixtureCurve, ...]:
        """The segments and arcs among which is the boundary of independent mixtures."""
        if "curves" not in self._known:
            rows, columns = self.game.row_payoffs, self.game.column_payoffs
            self._known["curves"] = tuple(mixture_curves(rows, columns))
        return self._known["curves"]  # type: ignore[no-any-return]

    def _once(self, name: str, compute: Callable[[], Any]) -> Any:
        if name not in self._known:
            if self._progress is not None:
                self._progress(f"computing the set: {name.replace('_', ' ')}")
            self._known[name] = compute()
        return self._known[name]

    def _equilibria_of(self, repeated: RepeatedGame) -> AttainableSet:
        # imported here: games that are played once do not wait for numpy
        from gametheory_bp.equilibria.subgame_perfect import subgame_perfect_payoffs, sustained_plan

        found = self.sustained or subgame_perfect_payoffs(repeated)
        d = repeated.discount
        if found.is_empty:
            raise EmptySetError(
                f"no subgame-perfect equilibrium in pure actions exists at discount {d}; try a "
                f"larger discount, or among='feasible'"
            )
        if found.inner.is_empty:
            raise UnprovedError(f"no subgame-perfect equilibrium is known at discount {d}")
        around = None
        if found.inner != found.outer:
            around = BargainingProblem.from_payoffs(found.outer, self.disagreement)
        return AttainableSet(
            BargainingProblem.from_payoffs(found.inner, self.disagreement),
            lambda point: sustained_plan(found, point),
            found.certificate,
            found.complete,
            around,
        )

    def _polygon(self, among: str) -> AttainableSet:
        if among == "subgame_perfect":
            assert self.repeated is not None  # named_set refuses games played once
            return self._equilibria_of(self.repeated)
        found: Any
        if among == "feasible":
            found = feasible_payoffs(self.game)
        elif among == "individually_rational":
            found = individually_rational_payoffs(self.game, self.disagreement)
            if found.is_empty:
                d0, d1 = self.disagreement
                raise DisagreementError(
                    f"no feasible payoff is at least ({d0}, {d1}) for both players"
                )
        elif among == "pure":
            found = pure_payoffs(self.game)
        else:
            found = self.equilibria(coarse=among == "coarse_correlated").payoff_polygon()
            if not found.complete:
                raise KeyboardInterrupt
        problem = BargainingProblem.from_payoffs(found, self.disagreement)
        return AttainableSet(problem, found.witness, found.certificate)
