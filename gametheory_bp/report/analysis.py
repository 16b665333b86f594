"""``analyse``: from a game to the whole report, part by part.

The parts are worked through in order.  Ctrl-C ends the analysis, not the program: what is proved
so far is returned, and the parts that are missing are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gametheory_bp.bargaining import load_rule, welfare_table
from gametheory_bp.bargaining.disagreement_point import disagreement_point
from gametheory_bp.bargaining.game_sets import SETS
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.equilibria.nash import nash_equilibria
from gametheory_bp.errors import InputTypeError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.report.disagreement import disagreements
from gametheory_bp.report.leaving_out import left_out_sets
from gametheory_bp.report.record import Report
from gametheory_bp.taxonomy import classify
from gametheory_bp.threats import Minimax, minimax

__all__ = ["PARTS", "analyse"]

PARTS = (
    "minimax values",
    "feasible payoffs",
    "Pareto frontier",
    "Nash equilibria",
    "correlated equilibria",
    "class",
    "welfare-optimal points",
)
"""The parts of a report in the order in which they are worked out."""


def analyse(
    game: BimatrixGame,
    *,
    rules: Iterable[str] | None = None,
    among: Iterable[str] | None = None,
    disagreement: Any = "minimax",
    discount: Any = None,
    limit: int | None = None,
    full: bool = False,
    watch: Callable[[str], object] | None = None,
) -> Report:
    """Everything known about a game, exactly, with certificates.

    Parameters
    ----------
    game : BimatrixGame
    rules : iterable of str, optional
        Ids of bargaining rules; all of them by default.
    among : iterable of str, optional
        Payoff sets of the table, such as ``"nash"``; all of them by default.
    disagreement : pair, "minimax", "pure_minimax", equilibrium or profile
        The disagreement point of the bargaining problems.
    discount : number, optional
        In [0, 1): also what the repeated game sustains with this discount factor.
    limit : int, optional
        Largest number of extreme Nash equilibria to enumerate.
    full : bool
        Also the sets that a large game leaves out because they take minutes; without it the
        report has those that ``among`` names, and ``.left_out`` lists the others.
    watch : callable, optional
        Told the name of each part before it is worked out.

    Returns
    -------
    Report
        Printed as text, shown as HTML in a notebook; ``.to_json()`` carries the certificates.
        After Ctrl-C, or beyond the limit, ``.complete`` is False.

    Raises
    ------
    InputTypeError, InputValueError
        If the argument is no game, or the discount factor no number in [0, 1).
    UnknownNameError
        If there is no such rule or payoff set.

    Notes
    -----
    *Exactness*: each result states its own.  *Certificate*: one for each result.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> report = analyse(load_game("bach_or_stravinsky"), rules=["nash"], among=["correlated"])
    >>> report
    Report('Bach or Stravinsky', complete)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a BimatrixGame")
    chosen = None if rules is None else tuple(rules)
    sets = None if among is None else tuple(among)
    # what cannot be asked is refused before the long work
    for rule in chosen or ():
        load_rule(rule)
    for name in sets or ():
        if name not in SETS:
            raise UnknownNameError("payoff set", name, SETS)
    repeated = None if discount is None else RepeatedGame(game, discount)
    left_out = left_out_sets(game, sets, full, repeated=repeated is not None)
    columns = tuple(s for s in (SETS if sets is None else sets) if s not in left_out)
    point = disagreement_point(game, disagreement)
    equilibria = correlated_equilibria(game)
    found: dict[str, Any] = {}
    done: list[str] = []

    def enumerate_nash() -> dict[str, Any]:
        if "nash" in left_out:
            return {}
        nash = nash_equilibria(game, limit)
        found["nash"] = nash
        if not nash.complete and (limit is None or len(nash.extreme) < limit):
            raise KeyboardInterrupt  # it was stopped by hand: stop here, too
        return {}

    def correlate() -> dict[str, Any]:
        if "correlated" in left_out:
            return {}
        return {"correlated": equilibria.payoff_polygon()}

    def classes() -> dict[str, Any]:
        nash = found.get("nash")
        if nash is None or not nash.complete:  # a verdict about all equilibria needs all of them
            return {}
        return {"classification": classify(game, known=nash)}

    works: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {"security": _security(game)},
        lambda: {"feasible": feasible_payoffs(game)},
        lambda: {"frontier": found["feasible"].pareto_frontier()},
        enumerate_nash,
        correlate,
        classes,
        lambda: {
            "table": welfare_table(
                game,
                chosen,
                columns,
                point,
                nash=found.get("nash"),
                correlated=equilibria,
                progress=watch,
            )
        },
    )
    try:
        for part, work in zip(PARTS, works, strict=True):
            if watch is not None:
                watch(part)
            found.update(work())
            if not all(getattr(found.get(p), "complete", True) for p in ("correlated", "table")):
                raise KeyboardInterrupt  # it stopped by itself, and so does the analysis
            if part != "class" or "classification" in found or "nash" in left_out:
                done.append(part)
        found["disagreements"] = disagreements(found["table"])
    except KeyboardInterrupt:
        pass  # what is proved so far is the answer, and it says what is missing
    unfinished = tuple(p for p in PARTS if p not in done)
    if repeated is not None and "subgame_perfect" not in left_out:
        # imported here: a report on a game that is played once does not wait for it
        from gametheory_bp.report.repeated_play import repeated_report, unfinished_report

        found["repeated"] = (
            unfinished_report(repeated)
            if unfinished
            else repeated_report(repeated, chosen, point, watch, full)
        )
    return Report(game, unfinished=unfinished, left_out=left_out, **found)


def _security(game: BimatrixGame) -> tuple[Minimax, ...]:
    return tuple(
        minimax(game, player, mixed) for mixed in (True, False) for player in ("row", "column")
    )
