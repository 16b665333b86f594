"""The continuous Raiffa path: ends next to a vertex, numbers beyond floats."""

from __future__ import annotations

import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining import welfare_optimum
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery
from gametheory_bp.errors import UnprovedError

ROW = [[2, 6, 4], [-6, -3, 9], [3, -3, 0]]
COLUMN = [[-6, -9, -6], [9, -9, 8], [0, -5, -7]]


def test_the_box_of_an_end_near_a_vertex_lies_on_the_edge() -> None:
    game = gt.BimatrixGame(ROW, COLUMN)
    optimum = welfare_optimum(game, "raiffa_continuous", disagreement="pure_minimax")
    (lottery,) = optimum.attained_by
    assert isinstance(lottery, EdgeLottery) and gt.verify(optimum)


def test_numbers_beyond_floats_are_a_named_error() -> None:
    game = gt.BimatrixGame([["1e300", 2], [3, "1e-300"]], [[1, 0], [0, "1e300"]])
    with pytest.raises(UnprovedError):
        welfare_optimum(game, "raiffa_continuous")
