"""Linear systems and linear programs over the rationals: floats find, integers prove.

* :func:`maximise`: one linear program, stated with rationals;
* :class:`Session`: one polyhedron in many directions, stated with integers;
* :func:`solve_square`: a square system;
* :func:`image_polygon`: the exact image of a polytope under two linear functions.
"""

from gametheory_bp.solvers.image_polygon import ImagePolygon, image_polygon
from gametheory_bp.solvers.linear_system import solve_square
from gametheory_bp.solvers.maximise import maximise
from gametheory_bp.solvers.optimum import Basis, LinearOptimum
from gametheory_bp.solvers.program import Program, Row, row
from gametheory_bp.solvers.session import Session

__all__ = [
    "Basis",
    "ImagePolygon",
    "LinearOptimum",
    "Program",
    "Row",
    "Session",
    "image_polygon",
    "maximise",
    "row",
    "solve_square",
]
