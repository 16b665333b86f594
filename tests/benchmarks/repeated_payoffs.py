"""Subgame-perfect payoffs of repeated games: how often right, how fast.  Peer: quantecon.

Run with ``python -m tests.benchmarks.repeated_payoffs``.  Two rows count instead of timing: games
answered wrongly, in percent, and sets that change with the units of payoffs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs, verify
from gametheory_bp.equilibria.subgame_perfect import approximate_payoffs
from tests.benchmarks.quantecon_repeated import answers
from tests.benchmarks.stopwatch import Row, median_ms, print_rows, timed

GAMES = 40
DISCOUNTS = ("1/2", "4/5", "9/10")
NEAR = 1e-3
"""What an uncertified answer may miss, as a share of the range of payoffs."""

DIRECTIONS = [(a, b) for a in range(-2, 3) for b in range(-2, 3) if (a, b) != (0, 0)]


def random_game(rng: random.Random, size: int, gaussian: bool, discount: str) -> RepeatedGame:
    def payoff() -> Fraction:
        return (
            Fraction(round(1000 * rng.gauss(0, 1)), 1000)
            if gaussian
            else Fraction(rng.randint(-2, 3))
        )

    row, column = ([[payoff() for _ in range(size)] for _ in range(size)] for _ in range(2))
    return RepeatedGame(BimatrixGame(row, column), discount)


def cournot(actions: int, discount: str) -> RepeatedGame:
    """Quantities from 0 to 6, price 6 less their sum but at least 0, cost 3/5 per unit."""
    quantities = [Fraction(6 * k, actions - 1) for k in range(actions)]
    row = [[(max(6 - a - b, 0) - Fraction(3, 5)) * a for b in quantities] for a in quantities]
    return RepeatedGame(BimatrixGame(row, list(zip(*row, strict=True))), discount)


def certified_within(repeated: RepeatedGame) -> bool:
    """Whether the bracket is proved, and narrower than 1e-12 of the range of payoffs."""
    found = subgame_perfect_payoffs(repeated)
    return found.complete and bool(verify(found))


def reach(vertices: Any, direction: tuple[int, int]) -> float:
    return max(direction[0] * float(x) + direction[1] * float(y) for x, y in vertices)


def agrees(repeated: RepeatedGame, answer: dict[str, Any]) -> bool:
    """Whether a peer's corners reach as far as ours in some directions."""
    proved = subgame_perfect_payoffs(repeated)
    vertices = answer.get("vertices", ())
    if proved.outer.is_empty or not vertices:
        return False
    payoffs = [x for point in repeated.game.payoffs() for x in point]
    near = NEAR * float(max(payoffs) - min(payoffs))
    return all(
        abs(reach(vertices, n) - reach(proved.outer.vertices, n)) <= near for n in DIRECTIONS
    )


def as_data(repeated: RepeatedGame) -> dict[str, Any]:
    return {
        "row": [list(map(float, line)) for line in repeated.game.row_payoffs],
        "column": [list(map(float, line)) for line in repeated.game.column_payoffs],
        "discount": float(repeated.discount),
    }


def share_wrong(games: list[RepeatedGame]) -> Callable[[], float]:
    return lambda: 100 * sum(not certified_within(game) for game in games) / len(games)


def quantecon_wrong(games: list[RepeatedGame]) -> Callable[[], float]:
    def measured() -> float:
        found = answers(map(as_data, games))
        right = sum(agrees(game, answer) for game, answer in zip(games, found, strict=True))
        return 100 * (1 - right / len(games))

    return measured


def quantecon_ms(repeated: RepeatedGame) -> Callable[[], float]:
    @lru_cache
    def measured() -> float:
        (answer,) = answers([as_data(repeated)])
        return float(answer.get("ms", "nan"))

    return measured


def later_by(games: dict[str, list[RepeatedGame]]) -> Callable[[], float]:
    """Median time at the second discount in percent of that at the first."""

    def measured() -> float:
        first, second = (median_ms(subgame_perfect_payoffs, cases) for cases in games.values())
        return 100 * second / first

    return measured


def changed_by_units(games: list[RepeatedGame]) -> Callable[[], float]:
    """Sets that are not the image of the first one, over powers of ten and affine maps."""

    def measured() -> float:
        changed = 0
        for k, repeated in enumerate(games):
            vertices = subgame_perfect_payoffs(repeated).vertices
            for power in range(-12, 13):
                a, b = Fraction(10) ** power, Fraction(10) ** (k - power)
                s, t = Fraction(power, 7), Fraction(-k)
                row = [[a * x + s for x in line] for line in repeated.game.row_payoffs]
                column = [[b * y + t for y in line] for line in repeated.game.column_payoffs]
                moved = RepeatedGame(BimatrixGame(row, column), repeated.discount)
                image = tuple((a * x + s, b * y + t) for x, y in vertices)
                changed += subgame_perfect_payoffs(moved).vertices != image
        return float(changed)

    return measured


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    everything = []
    for size in (2, 3):
        for gaussian in (True, False):
            games = [
                random_game(rng, size, gaussian, DISCOUNTS[k % len(DISCOUNTS)])
                for k in range(GAMES // 2)
            ]
            everything += games
            name = f"wrong, %: {size}x{size}, {'Gaussian' if gaussian else 'integer'}"
            peers = {"quantecon (float)": quantecon_wrong(games)}
            yield Row(name, 0.0, share_wrong(games), peers)
    work = "payoff bracket below 1e-12, 2x2 and 3x3"
    yield Row(work, 10.0, timed(subgame_perfect_payoffs, everything))
    for actions, discount, float_ms, exact_ms in (
        (25, "4/5", 30.0, 1000.0),
        (40, "24/25", 300.0, None),
    ):
        game = cournot(actions, discount)
        name = f"Cournot {actions}x{actions}, discount {discount}"
        peers = {"quantecon (float)": quantecon_ms(game)}
        yield Row(f"{name}, float", float_ms, timed(approximate_payoffs, [game] * 5), peers)
        yield Row(
            f"{name}, certified",
            exact_ms,
            timed(subgame_perfect_payoffs, [game], warm=False),
            peers,
        )
        proved = subgame_perfect_payoffs(game)
        yield Row(
            "  the same, verifying",
            1000.0 if actions == 25 else None,
            timed(verify, [proved], warm=False),
        )
    games = {
        d: [random_game(random.Random(k), 3, True, d) for k in range(GAMES)]
        for d in ("9/10", "9999/10000")
    }
    yield Row("time at 0.9999, % of that at 0.9", 150.0, later_by(games))
    yield Row("sets changed by units (10^-12 to 10^12)", 0.0, changed_by_units(everything[::16]))


def main() -> None:
    print_rows("Equilibrium payoffs of repeated games", rows())


if __name__ == "__main__":
    main()
