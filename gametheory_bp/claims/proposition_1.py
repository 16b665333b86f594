"""Proposition 1 of Stastny et al. (2021), every assumption and step decided for one game.

The proposition: in an iterated game that is an asymmetric bargaining problem, let w and w' have
deterministic optimal equilibria whose cross-play is Pareto dominated, and let every player's pure
minimax value lie strictly below its value in the optimum that it prefers.  Then there are optimal
profiles (grim ones) and a time from which on each player's cross-play return is at most its
minimax return.

What is true.  Call a pairing *insisting* if either player strictly prefers the optimum of the
welfare function that it follows.  If both grim profiles are Nash equilibria, an insisting pairing
always ends below minimax: suppose the row player never switches to punishment.  If the column
player never does either, both see what they expect, so both optima have the same path, against
strict preference.  If it does, play is the path of the row player's optimum; so in the column
player's optimum the row player gains by this deviation, against equilibrium.  The same with the
roles exchanged.  So both switch, and two punishments pay either player at most its minimax value.
The minimax assumption, asymmetry and dominance are not used.  In the other pairing, where either
player *concedes*, the conclusion can fail although every assumption holds for the two optima.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, solve, welfare_optimum
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.finding import exact_text
from gametheory_bp.claims.pairing import Pairing, pairing, two_points
from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.errors import EmptySetError, InputTypeError, NotDefinedError
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms import Punishments, grim_norm, grim_slack, welfare_paths
from gametheory_bp.taxonomy import classify

__all__ = ["Proposition1", "check_proposition_1"]


@dataclass(frozen=True, slots=True)
class Proposition1(Displayed):
    """Every assumption and step of Proposition 1 with its numbers.

    Attributes
    ----------
    repeated : RepeatedGame
    optima : pair of tuples of ActionPath
        Optimal paths of either welfare function, ties included.
    punishments : Punishments
    assumptions : tuple of Check
    pairings : tuple of Pairing
        Both pairings of every pair of optimal paths.
    """

    repeated: RepeatedGame
    optima: tuple[tuple[ActionPath, ...], tuple[ActionPath, ...]]
    punishments: Punishments
    assumptions: tuple[Check, ...]
    pairings: tuple[Pairing, ...]

    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "every assumption and step carries its numbers; recompute them from the game"

    @property
    def concluded(self) -> bool:
        """Whether the conclusion holds in every pairing."""
        return all(pairing.concluded for pairing in self.pairings)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form."""
        return {
            "schema": SCHEMA,
            "type": "Proposition1",
            "game": encode(PayoffTable.of(self.repeated.game)),
            "discount": encode(self.repeated.discount),
            "optima": encode(self.optima),
            "assumptions": [[c.statement, c.holds, c.detail] for c in self.assumptions],
            "pairings": [
                {
                    "row": encode(p.row),
                    "column": encode(p.column),
                    "insisting": p.insisting,
                    "outcome": encode(p.met.outcome),
                    "time": p.time,
                    "steps": [[c.statement, c.holds, c.detail] for c in p.steps],
                }
                for p in self.pairings
            ],
            "uncertified_reason": self.uncertified_reason,
        }

    def display(self) -> Stack:
        """Assumptions, then the steps of every pairing."""
        parts = [_listed("Assumptions", self.assumptions)]
        for pair in self.pairings:
            kind = "insisting" if pair.insisting else "not insisting"
            word = "holds" if pair.concluded else "FAILS"
            title = f"row follows {pair.row}, column {pair.column} ({kind}): {word}"
            parts.append(_listed(title, pair.steps))
        return Stack(f"Proposition 1, discount {self.repeated.discount}", tuple(parts))

    def __repr__(self) -> str:
        held = sum(pairing.concluded for pairing in self.pairings)
        return f"Proposition1(conclusion holds in {held} of {len(self.pairings)} pairings)"


def check_proposition_1(
    game: BimatrixGame, w: Any, w2: Any, discount: Any, *, disagreement: Any = (0, 0)
) -> Proposition1:
    """Decide every assumption and step of Proposition 1 for a game.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    w, w2 : str, ActionPath or (row action, column action)
        Two welfare functions by rule id, or two optimal paths directly.

        **For a rule id only constant paths that a grim profile sustains are compared**, not all
        paths or policies.  An assumption says whether the path found is also optimal among all
        lotteries over action pairs; then no policy profile whatever is better, for every payoff
        pair of a profile is such a lottery.  Where it says NO, the optimum of the rule may need
        another path: give that path.
    discount : number or str
        In [0, 1).
    disagreement : pair
        The disagreement point of the two rules; (0, 0), as the formulas of section 3.3 have none.

    Returns
    -------
    Proposition1
        ``.assumptions``, ``.pairings`` with ``.steps``, ``.concluded``.

    Raises
    ------
    InputTypeError, InputValueError
        If game, paths or discount are none.
    NotDefinedError
        If no constant path is sustained, so that a rule id has no optimum.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    None; every assumption and step carries its numbers.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021), App. E.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> check_proposition_1(game, "utilitarian", "egalitarian_pareto", "24/25")
    Proposition1(conclusion holds in 2 of 2 pairings)
    """
    repeated = RepeatedGame(game, discount)
    punish = Punishments.of(game)
    d = as_pair(disagreement, where="disagreement")
    optima = _paths(repeated, w, d), _paths(repeated, w2, d)
    among_all = [
        _among_all(repeated, name, rule, path, d)
        for name, rule, paths in (("w", w, optima[0]), ("w'", w2, optima[1]))
        if isinstance(rule, str)
        for path in paths
    ]
    pairings = []
    for first in optima[0]:
        for second in optima[1]:
            pairings += [
                pairing(repeated, first, second, punish),
                pairing(repeated, second, first, punish),
            ]
    assumptions = (*_assumptions(repeated, optima, punish), *among_all)
    return Proposition1(repeated, optima, punish, assumptions, tuple(pairings))


def _paths(repeated: RepeatedGame, w: Any, d: Point) -> tuple[ActionPath, ...]:
    if isinstance(w, ActionPath):
        return (w,)
    if isinstance(w, tuple) and len(w) == 2 and all(type(a) is int for a in w):
        return (ActionPath.constant(*w),)
    if not isinstance(w, str):
        raise InputTypeError(f"w is {w!r}; give a rule id, an ActionPath or an action pair")
    return welfare_paths(repeated, w, disagreement=d)


def _among_all(repeated: RepeatedGame, name: str, rule: str, path: ActionPath, d: Point) -> Check:
    """Whether a path is optimal among all lotteries over action pairs, hence among all policies."""
    statement = f"{name}: {path} is optimal for {rule} among all lotteries, so among all policies"
    try:
        best = welfare_optimum(repeated.game, rule, "feasible", d).points
    except (NotDefinedError, EmptySetError) as error:
        return Check(statement, False, f"not decided: {error}")
    value = repeated.value(path)
    if value in best:
        return Check(statement, True, exact_text(value))
    rational = [(x, y) for x, y in best if isinstance(x, Fraction) and isinstance(y, Fraction)]
    # inside a segment of optima: on it, and as good as its ends
    tied = (
        len(rational) == len(best)
        and Polygon.hull(rational).contains(value)
        and value in solve(BargainingProblem([value, *rational], d, finite=True), rule).points
    )
    points = ", ".join(f"({x}, {y})" for x, y in best)
    return Check(statement, tied, f"{exact_text(value)}; optimal: {points}")


def _assumptions(
    repeated: RepeatedGame,
    optima: tuple[tuple[ActionPath, ...], tuple[ActionPath, ...]],
    punish: Punishments,
) -> tuple[Check, ...]:
    found = classify(repeated.game, equilibria="pure")
    symmetric = found["symmetric_payoffs"]
    checks = [Check("payoffs are not symmetric", symmetric.holds is False, symmetric.reason)]
    for name, paths in zip(("w", "w'"), optima, strict=True):
        for path in paths:
            slack, time, who = grim_slack(repeated, path, punish)
            detail = f"least slack {slack}: {who} at time {time}"
            checks.append(
                Check(f"{name}: grim on {path} is a Nash equilibrium", slack >= 0, detail)
            )
            perfect = automata_equilibrium(
                repeated, *grim_norm(repeated.game, path, punish).profile()
            )
            detail = f"least slack {perfect.worst_slack}"
            holds = perfect.is_subgame_perfect
            checks.append(Check(f"(not assumed) {name}: it is subgame perfect", holds, detail))
    several = len(optima[0]) * len(optima[1]) > 1
    for one, two in product(*optima):
        which = f" ({one} against {two})" if several else ""
        first, second = repeated.value(one), repeated.value(two)
        conflict = (first[0] - second[0]) * (first[1] - second[1]) < 0
        points = two_points(first, second)
        checks.append(Check(f"the players prefer different optima{which}", conflict, points))
        best = max(first[0], second[0]), max(first[1], second[1])
        low = punish.minimax
        below = low[0] < best[0] and low[1] < best[1]
        statement = f"minimax is strictly below the preferred optimum{which}"
        checks.append(Check(statement, below, two_points(low, best)))
    return tuple(checks)


def _listed(title: str, checks: tuple[Check, ...]) -> Table:
    rows = tuple(("yes" if c.holds else "NO", c.statement, c.detail) for c in checks)
    return Table(title, ("holds", "statement", "numbers"), rows)
