"""Memory-one policies: exact payoffs, all deterministic pairs, an inner bound that is one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gametheory_bp as gt
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.memory_one import memory_one_automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.strategies import load_strategy
from gametheory_bp.payoffs.automaton_play import automaton_play
from gametheory_bp.payoffs.memory_one import memory_one_payoffs
from gametheory_bp.testing import uniform_games
from tests.effort import scaled

DILEMMA = RepeatedGame(gt.load_game("prisoners_dilemma"), "9/10")
PROBABILITY = st.integers(0, 6).map(lambda k: Fraction(k, 6))


def inverse(
    repeated: RepeatedGame, p: list[Fraction], q: list[Fraction]
) -> tuple[Fraction, Fraction]:
    """Payoffs by the closed form ``(1 - d) p0 (1 - d M)^-1 g``, with Cramer's rule.

    ``p`` and ``q`` are the probabilities of the first action: at the start, then after the joint
    actions (0, 0), (0, 1), (1, 0), (1, 1).
    """
    d = repeated.discount
    law = [[x * y, x * (1 - y), (1 - x) * y, (1 - x) * (1 - y)] for x, y in zip(p, q, strict=True)]
    matrix = [[int(r == c) - d * law[1 + r][c] for c in range(4)] for r in range(4)]
    found = []
    for player in (0, 1):
        side = [(1 - d) * repeated.game.payoff(i, j)[player] for i in (0, 1) for j in (0, 1)]
        values = [
            determinant([[*row[:c], side[r], *row[c + 1 :]] for r, row in enumerate(matrix)])
            / determinant(matrix)
            for c in range(4)
        ]
        found.append(sum((w * v for w, v in zip(law[0], values, strict=True)), Fraction(0)))
    return found[0], found[1]


def determinant(matrix: list[list[Fraction]]) -> Fraction:
    if not matrix:
        return Fraction(1)
    return sum(
        (
            (-1) ** c * a * determinant([[*row[:c], *row[c + 1 :]] for row in matrix[1:]])
            for c, a in enumerate(matrix[0])
            if a
        ),
        Fraction(0),
    )


def policy(player: str, numbers: list[Fraction]) -> object:
    first, *after = ([x, 1 - x] for x in numbers)
    return memory_one_automaton(player, (2, 2), first, after)  # type: ignore[arg-type]


@settings(max_examples=scaled(25))
@given(
    uniform_games(2).filter(lambda game: game.shape == (2, 2)),
    st.sampled_from(["0", "1/2", "24/25"]),
    st.lists(PROBABILITY, min_size=5, max_size=5),
    st.lists(PROBABILITY, min_size=5, max_size=5),
)
def test_payoffs_are_those_of_the_closed_form(
    game: BimatrixGame, discount: str, p: list[Fraction], q: list[Fraction]
) -> None:
    repeated = RepeatedGame(game, discount)
    pair = policy("row", p), policy("column", q)
    assert automaton_play(repeated, *pair).payoffs == inverse(repeated, p, q)  # type: ignore[arg-type]


def test_all_deterministic_pairs_are_there() -> None:
    found = memory_one_payoffs(DILEMMA, samples=0)
    assert found.deterministic == 1024 and found.all_deterministic
    choices = [Fraction(0), Fraction(1)]
    rng = Random(1)
    policies = rng.sample(list(product(choices, repeat=5)), 9)
    for p, q in product(policies, repeat=2):
        assert inverse(DILEMMA, list(p), list(q)) in found.points
    for name in ("tit_for_tat", "win_stay_lose_shift", "always"):
        pair = [load_strategy(name)(DILEMMA.game, player, (0, 0)) for player in ("row", "column")]
        assert automaton_play(DILEMMA, *pair).payoffs in found.points
    # planted: a pair that is not deterministic is not among them
    assert inverse(DILEMMA, [Fraction(1, 3)] * 5, [Fraction(1)] * 5) not in found.points


def test_the_bound_is_inner_seeded_and_certified() -> None:
    one, same, other = (memory_one_payoffs(DILEMMA, samples=30, rng=seed) for seed in (1, 1, 2))
    assert one.points == same.points != other.points
    feasible = gt.feasible_payoffs(DILEMMA.game)
    assert all(feasible.contains(point) for point in one.points)
    assert verify(one)
    assert "inner bound" in str(one) and "all 1024 deterministic" in str(one)
    done: list[tuple[int, int]] = []
    memory_one_payoffs(DILEMMA, samples=3, progress=lambda k, n: done.append((k, n)))
    assert done[-1] == (1027, 1027) and len(done) == 1027


def test_larger_games_are_sampled() -> None:
    wide = RepeatedGame(BimatrixGame([[3, 0, 1], [0, 2, 1]], [[1, 0, 2], [0, 3, 1]]), "1/2")
    found = memory_one_payoffs(wide, samples=5)
    assert not found.all_deterministic and verify(found)
    assert "from 20000 deterministic" in str(found)


def test_nonsense_is_refused() -> None:
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        memory_one_payoffs(DILEMMA.game)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match=">= 0"):
        memory_one_payoffs(DILEMMA, samples=-1)
    with pytest.raises(InputTypeError, match="integer"):
        memory_one_payoffs(DILEMMA, samples=1.5)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="one after each"):
        memory_one_automaton("row", (2, 2), [1, 0], [[1, 0]])
    with pytest.raises(UnknownNameError, match="player"):
        memory_one_automaton("rows", (2, 2), [1, 0], [[1, 0]] * 4)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="sum to 1"):
        memory_one_automaton("row", (2, 2), [1, 1], [[1, 0]] * 4)
