"""Proposition 1, the printed construction: it fails where the players concede.

The proof lets both players punish in the end: the one who is punished gets at most minimax from
then on, minimax is below the value of its preferred optimum, "hence" it must switch as well. But
that value is counted from time 0. A path may give a player much at first and exactly minimax
later; then punishment is what the path prescribes anyway, and the player never notices.

The given game (2 x 3, B/S against B/S/X): w has the optimum (S, X) for ever, (3, 3/2); w' has (S,
S) once, then (B, B) for ever. Row follows w, column w'. At time 0 row sees S instead of X and
punishes with B for ever, which is what column expects. Play is the whole path of w'. All
assumptions hold for w and w' with the listed deterministic equilibria, whose own cross-play is
dominated in both pairings. The search lists the smallest 2 x 2 game in which the construction
fails (there the cross-play of the bare paths need not be dominated).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import product

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.claims.proposition_1 import check_proposition_1
from gametheory_bp.claims.random_iterations import GAMES, random_cases
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms import Punishments, grim_cross_play, grim_slack
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.payoffs.automaton_play import automaton_play

_DISCOUNT = Fraction(24, 25)
_FIRST, _SECOND = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))
_SMALL_FIRST = ActionPath.constant(1, 0)
_TOP = 3


def original_row(shape: tuple[int, int]) -> Automaton:
    """Row's own equilibrium policy of w: S; after a deviation B, B, S in turn for ever."""
    wait = tuple((2,) * shape[1] for _ in range(shape[0]))
    again = tuple((3,) * shape[1] for _ in range(shape[0]))
    back = tuple((1,) * shape[1] for _ in range(shape[0]))
    watch = tuple(tuple(0 if j == 2 else 1 for j in range(shape[1])) for _ in range(shape[0]))
    return Automaton.pure("row", (1, 0, 0, 1), (watch, wait, again, back))


def smallest(top: int) -> Iterator[BimatrixGame]:
    """2 x 2 games, smallest sum first, in which the construction fails on Pareto-optimal paths."""
    found = []
    for ax, ay, bx, by, cx, cy in product(range(top + 1), repeat=6):
        # A = (0, 0), B = (1, 1), C = (1, 0): row's minimax action against column is 0
        if cy <= ay or ax <= cx:
            continue
        for dx, dy in product(range(top + 1), repeat=2):
            if dy <= ay:
                found.append(
                    (ax + ay + bx + by + cx + cy + dx + dy, ax, ay, bx, by, cx, cy, dx, dy)
                )
    for _, ax, ay, bx, by, cx, cy, dx, dy in sorted(found):
        game = BimatrixGame([[ax, dx], [cx, bx]], [[ay, dy], [cy, by]])
        repeated, punish = RepeatedGame(game, _DISCOUNT), Punishments.of(game)
        paths = _SMALL_FIRST, _SECOND
        if any(grim_slack(repeated, path, punish)[0] < 0 for path in paths):
            continue
        a, b = (repeated.value(path) for path in paths)
        low, polygon = punish.minimax, feasible_payoffs(game).polygon
        if (
            (a[0] - b[0]) * (a[1] - b[1]) < 0
            and low[0] < max(a[0], b[0])
            and low[1] < max(a[1], b[1])
            and all(polygon.above(v).vertices == (v,) for v in (a, b))
            and grim_cross_play(repeated, *paths, punish).settled_below(low) is None
        ):
            yield game


def _picks(game: BimatrixGame, point: Point) -> bool:
    """Whether min(x + y, max + 3 min - k), k = 2 y', is largest at the given point (x', y') only.

    It is at most the mean of x + y and x + 3 y - k, that is x + 2 y - y', on all payoff pairs; at
    the point, where x' >= y', both are equal.  So it suffices that nothing attainable has a larger
    x + 2 y; on that line the two parts move in opposite directions.
    """
    x, y = point
    return x >= y and x + 2 * y == max(a + 2 * b for a, b in game.payoffs())


@cache
def smallest_game(top: int) -> BimatrixGame | None:
    """The first of them, found once."""
    return next(smallest(top), None)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Premises for the original equilibria, the construction, the smallest 2 x 2 case."""
    game = given["game"]
    repeated = RepeatedGame(game, _DISCOUNT)
    polygon = feasible_payoffs(game).polygon
    row_w = original_row(game.shape)
    column_w = Automaton.grim("column", game.shape, _FIRST, Punishments.of(game).column)
    row_v, column_v = (Automaton.following(p, game.shape, _SECOND) for p in ("row", "column"))
    nash = tuple(
        automata_equilibrium(repeated, *pair).is_nash
        for pair in ((row_w, column_w), (row_v, column_v))
    )
    crosses = tuple(
        automaton_play(repeated, *pair).payoffs for pair in ((row_w, column_v), (row_v, column_w))
    )
    dominated = tuple(polygon.above(p).vertices != (p,) for p in crosses)
    own = check_proposition_1(game, _FIRST, _SECOND, _DISCOUNT)
    assumed = all(c.holds for c in own.assumptions if not c.statement.startswith("(not"))
    fails = [pair for pair in own.pairings if not pair.concluded]
    refutes = all(nash) and all(dominated) and assumed and bool(fails)
    small = smallest_game(_TOP)
    cases = random_cases(2021, GAMES)
    failing = sum(not case.settles(insisting=False) for case in cases)
    witness = (
        ("game", game), ("w, w'", (str(_FIRST), str(_SECOND))),
        ("values", tuple(repeated.value(p) for p in (_FIRST, _SECOND))),
        ("original equilibria are Nash", exact_text(nash)),
        ("their cross-play, dominated", (crosses, exact_text(dominated))),
        ("grim cross-play that fails",
         tuple((str(p.met.outcome), p.met.payoffs) for p in fails)),
        ("minimax", own.punishments.minimax), ("given game refutes", str(refutes)),
        ("smallest 2 x 2 game", small if small is not None else "none"),
        ("random cases, conceding pairing fails", (len(cases), failing)),
    )  # fmt: skip
    if not refutes and small is None and not failing:
        return Finding("tested", f"{len(cases)} random cases", witness)
    dominated_cases = [case for case in cases if case.dominated_grim(insisting=False)]
    checks = (
        Check("the failing pairing is a conceding one", not any(p.insisting for p in fails)),
        Check("w is the optimum of the Nash product over all lotteries",
              certified_optimum(game, "nash", "feasible") == (repeated.value(_FIRST),)),
        Check("w' is the only optimum of an impartial monotone function, "
              "min(x + y, max + 3 min - 2 y')", _picks(game, repeated.value(_SECOND))),
        Check("random cases: every insisting pairing ends at or below minimax",
              all(case.settles(insisting=True) for case in cases), f"{len(cases)} cases"),
        Check("and every conceding one whose grim cross-play is dominated",
              all(case.settles(insisting=False) for case in dominated_cases),
              f"{len(dominated_cases)} cases"),
    )  # fmt: skip
    return refutation(
        "conceding pairing, discount 24/25", witness,
        "the conclusion holds for the grim profiles if each player follows its preferred optimum; "
        "and in every pairing of Pareto-optimal paths if the cross-play of the grim profiles "
        "themselves is dominated", checks, basis="argument",
    )  # fmt: skip


PROPOSITION_1_CONCEDING = Claim(
    title="Proposition 1, the printed construction in every pairing",
    statement=(
        "For any w, w' as in the proposition, the grim profiles of the proof reach a time from "
        "which on both players get at most minimax in cross-play."
    ),
    source="Stastny et al. (2021), proof of Proposition 1",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[4, 0, 0], [0, 2, 3]], [[1, 0, 0], [0, 2, "3/2"]])),),
    flip=Flip("game", "column", (1, 2), "5/4"),
)
