"""Floats find, integers prove: the batched tree against the exact one, with its proofs damaged."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gametheory_bp.equilibria.nash import batch as batch_file
from gametheory_bp.equilibria.nash import batch_branching, batch_proof
from gametheory_bp.equilibria.nash.batch import Array, Batch, Side, start_batch
from gametheory_bp.equilibria.nash.extreme import pairs_by_batches, pairs_by_branching

Matrix = list[list[int]]


def random_game(m: int, n: int, top: int, seed: int) -> tuple[Matrix, Matrix]:
    rng = random.Random(seed)
    a, b = ([[rng.randint(0, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return a, b


SHAPES = [(6, 6, 99), (9, 9, 99), (4, 10, 99), (11, 5, 9), (8, 8, 2), (7, 7, 100_000), (12, 12, 99)]


@pytest.mark.parametrize(("m", "n", "top"), SHAPES)
def test_the_batched_tree_finds_the_same_set(m: int, n: int, top: int) -> None:
    for seed in range(3):
        a, b = random_game(m, n, top, seed)
        batched = pairs_by_batches(a, b)
        assert batched is not None
        assert set(batched) == set(pairs_by_branching(a, b))


def test_nearly_tied_payoffs_go_to_exact_arithmetic() -> None:
    # Ties, and one large payoff beside which the other differences are a few millionths.
    a, b = random_game(6, 6, 2, seed=3)
    assert set(pairs_by_batches(a, b) or ()) == set(pairs_by_branching(a, b))
    a[0][0] = b[5][5] = 400_000
    assert set(pairs_by_batches(a, b) or ()) == set(pairs_by_branching(a, b))


def test_payoffs_too_large_for_53_bits_are_left_to_integers() -> None:
    assert pairs_by_batches([[2**40, 0], [0, 1]], [[1, 0], [0, 1]]) is None


def test_answers_stay_right_when_floats_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = random_game(7, 7, 99, 4)
    expected = set(pairs_by_branching(a, b))
    honest = batch_file.lower

    def lying(batch: Batch, side: int) -> tuple[Array, Array, Array]:
        # Every third variable that arrives somewhere is declared impossible to lower.
        stuck, rows, unclear = honest(batch, side)
        nodes = np.flatnonzero(batch.side == side)[::3]
        rising = (batch.basic[side][nodes] == batch.label[nodes, None]).argmax(axis=1)
        fresh = ~np.isin(nodes, np.concatenate((stuck, unclear)))
        return (
            np.concatenate((stuck, nodes[fresh])),
            np.concatenate((rows, rising[fresh])),
            unclear,
        )

    monkeypatch.setattr(batch_branching, "lower", lying)
    assert set(pairs_by_batches(a, b) or ()) == expected


def test_a_proof_that_always_agrees_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = batch_file.lower

    def lying(batch: Batch, side: int) -> tuple[Array, Array, Array]:
        _, _, unclear = honest(batch, side)
        nodes = np.flatnonzero(batch.side == side)
        rows = (batch.basic[side][nodes] == batch.label[nodes, None]).argmax(axis=1)
        return nodes, rows, unclear

    def gullible(_b: Batch, _s: int, _shape: Side, nodes: Array, _rows: Array) -> Array:
        return np.ones(len(nodes), dtype=bool)

    a, b = random_game(6, 6, 99, 2)
    expected = set(pairs_by_branching(a, b))
    monkeypatch.setattr(batch_branching, "lower", lying)
    monkeypatch.setattr(batch_branching, "proved_positive", gullible)
    assert set(pairs_by_batches(a, b) or ()) != expected


def test_a_false_statement_is_not_proved() -> None:
    a, b = random_game(5, 5, 99, 1)
    rows, columns = range(5), range(5, 10)
    transposed = [list(column) for column in zip(*a, strict=True)]
    sides = (
        Side(b, np.array(b, dtype=float), rows, columns),
        Side(transposed, np.array(transposed, dtype=float), columns, rows),
    )
    root = start_batch(sides)
    # At the root every single variable of P can be zero, so none may be proved positive.
    for row in range(root.basic[0].shape[1]):
        proved = batch_proof.proved_positive(root, 0, sides[0], np.array([0]), np.array([row]))
        assert not proved[0]
