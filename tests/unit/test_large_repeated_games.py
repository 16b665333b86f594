"""Games with many action pairs: lines proposed in floating point, sets proved exactly."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.subgame_perfect import operator, outer
from gametheory_bp.equilibria.subgame_perfect.envelope import Envelope
from gametheory_bp.equilibria.subgame_perfect.float_polygon import depths


def cournot(actions):
    quantities = [Fraction(6 * k, actions - 1) for k in range(actions)]
    row = [[(max(6 - a - b, 0) - Fraction(3, 5)) * a for b in quantities] for a in quantities]
    return gt.BimatrixGame(row, list(zip(*row, strict=True)))


def random_game(seed, size):
    rng = random.Random(seed)
    return gt.BimatrixGame(
        *([[rng.randint(-4, 6) for _ in range(size)] for _ in range(size)] for _ in range(2))
    )


@pytest.mark.parametrize("discount", ["1/2", "4/5", "9999/10000"])
@pytest.mark.parametrize("game", [cournot(6), random_game(0, 5), random_game(1, 6)])
def test_both_ways_to_find_lines_end_in_the_same_set(game, discount, monkeypatch):
    repeated = gt.RepeatedGame(game, discount)
    proposed = gt.subgame_perfect_payoffs(repeated)
    for module in (operator, outer):
        monkeypatch.setattr(module, "FEW", 36)
    made = gt.subgame_perfect_payoffs(repeated)
    assert gt.verify(proposed)
    assert proposed.inner == proposed.outer == made.inner


def test_a_cournot_grid_is_exact_and_symmetric():
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(cournot(9), "4/5"))
    assert found.inner == found.outer
    assert gt.verify(found)
    assert {(y, x) for x, y in found.vertices} == set(found.vertices)


CONSTANT = [[Fraction(1, 3)] * 5 for _ in range(5)]
COMMON = random_game(2, 5).row_payoffs
PENNIES = [[(-1) ** (i + j) for j in range(5)] for i in range(5)]


@pytest.mark.parametrize("discount", ["1/2", "9999/10000"])
@pytest.mark.parametrize(
    ("row", "column", "corners"),
    [
        (CONSTANT, CONSTANT, 1),
        (COMMON, COMMON, 2),
        (PENNIES, [[-x for x in line] for line in PENNIES], 0),
    ],
)
def test_points_segments_and_nothing(row, column, corners, discount):
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(gt.BimatrixGame(row, column), discount))
    assert found.inner == found.outer
    assert len(found.vertices) == corners
    assert gt.verify(found)


def test_bends_imply_the_bound_in_all_directions():
    """What the bends leave of a polygon reaches no further than the bound, in 2000 directions."""
    rng = np.random.default_rng(0)
    corners = np.array(((0.0, 0.0), (1.0, 0.1), (0.9, 0.9), (0.1, 1.0)))
    angles = np.linspace(0, 2 * np.pi, 2001)
    normals = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    for _ in range(10):
        envelope = Envelope(rng.random((30, 2)), rng.random((30, 2)) * 0.9, 0.7, corners)
        (lines, _), left = envelope.lines(), [tuple(v) for v in corners]
        for (a, b), bound in zip(lines.normals, lines.bounds, strict=True):
            left = operator.clip(left, ((a, b), bound + 1e-12))
        reach = (normals @ np.array(left).T).max(axis=1)
        assert (reach - envelope.at(normals).bounds).max() < 1e-9  # rounding of the clipped corners


@pytest.mark.filterwarnings("error")
def test_corners_that_round_to_the_same_floats_have_no_edge():
    points = np.array([[0.25, 0.25], [2.0, 0.25]])
    triangle = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert depths(triangle, points).tolist() == depths(triangle[[0, 1, 3]], points).tolist()
    assert depths(triangle, points)[0] == 0.25 and depths(triangle, points)[1] < 0
    assert (depths(np.zeros((3, 2)), points) == -np.inf).all()
