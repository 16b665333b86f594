"""``welfare_optimum``: the optimal points of a rule on a payoff set of a game."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gametheory_bp.bargaining.direct_optimum import best_equilibria, linear_optimum
from gametheory_bp.bargaining.disagreement_point import disagreement_point
from gametheory_bp.bargaining.edge_witness import witness_of
from gametheory_bp.bargaining.game_sets import AttainableSet, GameSets, named_set
from gametheory_bp.bargaining.independent_optimum import independent_optimum
from gametheory_bp.bargaining.nash_payoffs import nash_payoffs
from gametheory_bp.bargaining.optimum import Optimum, statement_of
from gametheory_bp.bargaining.outcome_welfare import outcome_optimum
from gametheory_bp.bargaining.rule import BargainingRule
from gametheory_bp.bargaining.set_bracket import SetBracket
from gametheory_bp.bargaining.solving import load_rule, solve
from gametheory_bp.bargaining.stochastic_set import stochastic_set
from gametheory_bp.certificates.kinds.attainable_payoffs import payoff_set_name
from gametheory_bp.certificates.kinds.welfare_optimum import WelfareOptimum
from gametheory_bp.equilibria.nash import WelfareOptimalNash
from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.criterion import Discounted, read_criterion
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["optimum_on", "welfare_optimum"]

SMALL = 8
"""Up to so many actions of one player all equilibria are listed unless told otherwise."""


def welfare_optimum(
    game: BimatrixGame | RepeatedGame | StochasticGame,
    rule: str,
    among: str = "feasible",
    disagreement: Any = "minimax",
    *,
    list_all: bool | None = None,
    progress: Callable[[str], object] | None = None,
    criterion: Any = "discounted",
    **parameters: Any,
) -> Optimum:
    """All points that a rule picks from a payoff set of a game, and what attains them.

    Parameters
    ----------
    game : BimatrixGame, RepeatedGame or StochasticGame
    rule : str
        An id of :func:`list_rules`.
    among : str
        ``"feasible"``, ``"individually_rational"``, ``"independent"``, ``"pure"``, ``"nash"``,
        ``"correlated"`` or ``"coarse_correlated"``; of a repeated game ``"feasible"``,
        ``"individually_rational"`` or ``"subgame_perfect"`` (pure actions, public lotteries); of a
        stochastic game ``"feasible"`` (joint plans, public lotteries).
    disagreement : pair, str or profile
        See :func:`disagreement_point`; mixed minimax by default.  In a stochastic game whose
        minimax values are known between bounds only, the lower ones, and ``.notes`` says so.
    list_all : bool, optional
        Whether to compute the whole set of equilibria first; by default only where the rule
        needs it or the game is small. Without the list, ties among Nash equilibria are the
        extreme ones, and ``.optimality`` says how it is known that none is better.
    progress : callable, optional
        Called with a sentence before each long step.
    criterion : Criterion, str or int
        Of a stochastic game: ``"discounted"``, ``"average"``, or a number of steps; other than
        discounted it needs a disagreement point in numbers.
    **parameters
        Parameters of the rule.

    Returns
    -------
    Optimum

    Raises
    ------
    NotDefinedError
        If the rule is not defined on this set, with the reason; if the game has no such set.
    EmptySetError
        If no subgame-perfect equilibrium in pure actions exists.
    DisagreementError
        If the rule measures from d and no point of the set is >= d.

    Notes
    -----
    Exactness: as promised by the rule.  Certificate: ``welfare_optimum`` (set, solution and
    witnesses in one); that a list of Nash equilibria is complete carries no certificate.  Where
    the subgame-perfect payoffs are known between two polygons only, the optimum is one over the
    inner polygon, and ``.bracket`` says what is proved of the others.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> welfare_optimum(game, "nash", among="correlated")
    Optimum(nash among correlated: (3, 3/2); exact)
    >>> welfare_optimum(RepeatedGame(game, "24/25"), "egalitarian", among="subgame_perfect")
    Optimum(egalitarian among subgame_perfect: (22/9, 16/9); exact)
    """
    if isinstance(game, StochasticGame):
        return _on_stochastic(game, rule, among, disagreement, criterion, parameters)
    if read_criterion(criterion) != Discounted():
        raise NotDefinedError(
            f"criterion={criterion!r} is for stochastic games; leave it out, or make one by "
            f"StochasticGame.of(RepeatedGame(game, discount))"
        )
    if not isinstance(game, (BimatrixGame, RepeatedGame)):
        raise InputTypeError(f"game is a {type(game).__name__}; welfare_optimum takes a game")
    repeated, stage = (game, game.game) if isinstance(game, RepeatedGame) else (None, game)
    named_set(among, repeated=repeated is not None)
    d = disagreement_point(game, disagreement)
    sets = GameSets(stage, d, progress, repeated=repeated)
    if list_all is None:
        list_all = min(stage.shape) <= SMALL
    if not list_all and among in ("nash", "correlated", "coarse_correlated"):
        direct = _direct(sets, rule, among, parameters)
        if direct is not None:
            return direct
    return optimum_on(sets, rule, among, **parameters)


def _on_stochastic(
    game: StochasticGame,
    rule: str,
    among: str,
    disagreement: Any,
    criterion: Any,
    parameters: dict[str, Any],
) -> Optimum:
    found = load_rule(rule)
    values = read_parameters(found.parameters, parameters, rule)
    if isinstance(found, WelfareFunction) and found.shape is None:
        raise NotDefinedError(
            f"{rule!r} is a mean over outcomes, which payoffs per step do not tell; take a rule "
            f"that is a function of the payoff pair, or payoffs.stochastic.traced_welfare"
        )
    chosen = read_criterion(criterion)
    attainable = stochastic_set(game, among, disagreement, chosen)
    return _on(game, attainable, rule, payoff_set_name(chosen), dict(values))


def _direct(sets: GameSets, rule: str, among: str, parameters: dict[str, Any]) -> Optimum | None:
    """The optimum without the whole set; None if the rule does not allow it."""
    found = load_rule(rule)
    if not isinstance(found, WelfareFunction):
        return None
    values = read_parameters(found.parameters, parameters, rule)
    if among != "nash":
        return linear_optimum(sets, rule, found, among, values)
    best = best_equilibria(sets, found, values)
    return best and _on(sets.game, best[0], rule, among, dict(values), best[1])


def optimum_on(sets: GameSets, rule: str, among: str, **parameters: Any) -> Optimum:
    """The same, with sets that may have been computed before."""
    found = load_rule(rule)
    values = read_parameters(found.parameters, parameters, rule)
    if isinstance(found, WelfareFunction):
        if found.shape is None and among == "subgame_perfect":
            raise NotDefinedError(
                f"{rule!r} is a mean over outcomes, which payoffs per step do not tell; take a "
                f"rule that is a function of the payoff pair"
            )
        if found.shape is None:
            return outcome_optimum(sets, rule, found, among, values)
    elif _kind(among) not in found.sets:
        raise NotDefinedError(f"{rule!r} among {among!r}: {_reason(found, among)}")
    if among == "independent":
        return independent_optimum(sets, rule, found, values)
    if among == "nash":
        return _among_equilibria(sets, rule, found, dict(values))
    optimum = _on(sets.game, sets.attainable(among), rule, among, dict(values))
    return replace(optimum, repeated=sets.repeated)


def _among_equilibria(
    sets: GameSets, rule: str, found: WelfareFunction | BargainingRule, values: dict[str, Any]
) -> Optimum:
    """The optimum among listed equilibria, whose payoffs may fill rectangles."""
    welfare = found if isinstance(found, WelfareFunction) else None
    attainable = nash_payoffs(sets.nash(), sets.disagreement, welfare, values)
    optimum = _on(sets.game, attainable, rule, "nash", values)
    if optimum.flags != ("dominating",):
        return optimum
    crossing = optimum.certificate.solution_proofs[0].crossing  # perhaps inside a rectangle
    attainable = nash_payoffs(sets.nash(), sets.disagreement, crossing=crossing)
    return _on(sets.game, attainable, rule, "nash", values)


def _on(
    game: BimatrixGame | StochasticGame,
    attainable: AttainableSet,
    rule: str,
    among: str,
    values: dict[str, Any],
    search: WelfareOptimalNash | None = None,
) -> Optimum:
    solution = solve(attainable.problem, rule, **values)
    witnesses = tuple(witness_of(attainable, point) for point in solution.points)
    around = attainable.around
    bracket = None if around is None else SetBracket.around(solution, around)
    certificate: Any = None
    stated: tuple[tuple[str, Any], ...] = ()
    if search is not None and search.tree is not None:
        # One proof of everything: equilibria, welfare, and that no equilibrium has more.
        certificate, stated = search.certificate, tuple(search.claim().items())
    elif solution.certificate is not None:
        certificate = WelfareOptimum(
            statement_of(game),
            among,
            solution.problem.disagreement,
            (rule,),
            (solution.parameters,),
            (solution.points,),
            (solution.flags,),
            (witnesses,),
            attainable.proof,
            (solution.certificate,),
        )
    return Optimum(
        game,
        rule,
        solution.parameters,
        among,
        solution.problem.disagreement,
        solution.points,
        witnesses,
        solution.flags,
        solution.exactness if bracket is None else bracket.exactness,
        certificate,
        solution.formula,
        attainable.complete,
        solution.reason,
        search,
        stated,
        bracket=bracket,
        remark=attainable.note,
    )


def _kind(among: str) -> str:
    return {"pure": "finite", "nash": "finite", "independent": "curved"}.get(among, "convex")


def _reason(rule: BargainingRule, among: str) -> str:
    words = {
        "pure": "the payoffs of pure profiles are a finite set",
        "nash": "the payoffs of Nash equilibria are no convex set",
        "independent": "the payoffs of independent mixtures are a curved set",
    }
    return f"{words.get(among, among)}; {rule.refusal}"
