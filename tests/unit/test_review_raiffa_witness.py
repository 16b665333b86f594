"""A continuous Raiffa path that ends next to a vertex still has a lottery that attains it."""

from __future__ import annotations

import gametheory_bp as gt
from gametheory_bp.bargaining import welfare_optimum
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery

ROW = [[2, 6, 4], [-6, -3, 9], [3, -3, 0]]
COLUMN = [[-6, -9, -6], [9, -9, 8], [0, -5, -7]]


def test_the_box_of_an_end_near_a_vertex_lies_on_the_edge() -> None:
    game = gt.BimatrixGame(ROW, COLUMN)
    optimum = welfare_optimum(game, "raiffa_continuous", disagreement="pure_minimax")
    (lottery,) = optimum.attained_by
    assert isinstance(lottery, EdgeLottery) and gt.verify(optimum)
