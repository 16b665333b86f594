"""``classify``: every verdict of the taxonomy on a game."""

from __future__ import annotations

from typing import get_args

from gametheory_bp.equilibria.nash.nash_set import NashSet
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.taxonomy.classification import Classification
from gametheory_bp.taxonomy.cooperation import cooperation_findings
from gametheory_bp.taxonomy.efficient import Candidates, Notion, correlated_groups, nash_groups
from gametheory_bp.taxonomy.finding import Finding
from gametheory_bp.taxonomy.optimality import Optimality, ParetoTest
from gametheory_bp.taxonomy.payoff_structure import degenerate, mixed_motive, zero_sum
from gametheory_bp.taxonomy.social_dilemma import social_dilemma
from gametheory_bp.taxonomy.symmetry import symmetric_payoffs, symmetric_players

__all__ = ["classify"]


def classify(
    game: BimatrixGame,
    equilibria: Notion = "nash",
    optimality: Optimality = "feasible",
    *,
    known: NashSet | None = None,
) -> Classification:
    """The classes of cooperation problems that a game belongs to.

    Parameters
    ----------
    game : BimatrixGame
        m x n.
    equilibria : {"nash", "pure", "correlated"}
        Which equilibria count.
    optimality : {"feasible", "independent"}
        Pareto optimal relative to lotteries over action pairs, or to independent mixtures.
    known : NashSet, optional
        The game's Nash equilibria, if they are known already.

    Returns
    -------
    Classification
        A verdict and its witness for each class of ``taxonomy.DEFINITIONS``.

    Raises
    ------
    InputTypeError, UnknownNameError, InputValueError
        If the game is none, a choice is unknown, or ``known`` belongs to another game.
    NotDefinedError
        For correlated equilibria relative to independent mixtures.
    UnprovedError
        If the enumeration of equilibria was interrupted.

    Exactness
    ---------
    Exact.  A verdict that could not be decided says ``holds=None`` and why.

    Certificate
    -----------
    None; each verdict carries its witness.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021),
    section 3; J. Z. Leibo et al. (2017) for social dilemmas.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> found = classify(game)
    >>> "asymmetric_bargaining_problem" in found, "social_dilemma" in found
    (True, False)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; classify takes a BimatrixGame")
    if equilibria not in get_args(Notion):
        raise UnknownNameError("notion of equilibrium", equilibria, get_args(Notion))
    if optimality not in get_args(Optimality):
        raise UnknownNameError("set of profiles", optimality, get_args(Optimality))
    if known is not None and known.game.payoffs() != game.payoffs():
        raise InputValueError("known= holds the equilibria of another game; leave it out")
    test = ParetoTest(game, optimality)
    cooperation = cooperation_findings(game, _candidates(game, test, equilibria, known))
    players = symmetric_players(game)
    payoffs = symmetric_payoffs(game, test, players)
    mixed = mixed_motive(test.feasible.polygon)
    findings = (
        *cooperation,
        payoffs,
        players,
        _asymmetric(cooperation[2], payoffs),
        mixed,
        social_dilemma(game, test, mixed),
        zero_sum(game),
        degenerate(game),
    )
    return Classification(PayoffTable.of(game), game.title, equilibria, optimality, findings)


def _candidates(
    game: BimatrixGame, test: ParetoTest, equilibria: Notion, known: NashSet | None
) -> Candidates:
    if equilibria != "correlated":
        return nash_groups(game, test, equilibria, known)
    if test.optimality == "independent":
        raise NotDefinedError(
            "a correlated equilibrium is a lottery over action pairs, so it is measured against "
            "lotteries; use optimality='feasible'"
        )
    return correlated_groups(game, test)


def _asymmetric(bargaining: Finding, symmetric: Finding) -> Finding:
    name = "asymmetric_bargaining_problem"
    if not bargaining:
        return Finding(name, False, "not a bargaining problem")
    if symmetric.holds is None:
        return Finding(name, None, symmetric.reason, bargaining.profiles, bargaining.payoffs)
    if symmetric:
        return Finding(name, False, f"symmetric payoffs: {symmetric.reason}", (), symmetric.payoffs)
    payoffs = (*bargaining.payoffs, *symmetric.payoffs)
    return Finding(name, True, symmetric.reason, bargaining.profiles, payoffs)
