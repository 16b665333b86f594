"""What hypothesis calls when it starts, through the entry point of this package.

It makes ``st.from_type(BimatrixGame)`` and type-driven tests (``st.builds``, ghostwriter) work.
The strategies themselves are built only when they are used.
"""

from __future__ import annotations

__all__ = ["register"]


def register() -> None:
    """Tell hypothesis how to make games, polygons and bargaining problems."""
    from hypothesis import strategies as st

    from gametheory_bp.bargaining.problem import BargainingProblem
    from gametheory_bp.games.bimatrix import BimatrixGame
    from gametheory_bp.geometry.polygon import Polygon
    from gametheory_bp.testing.games import games
    from gametheory_bp.testing.polygons import polygons
    from gametheory_bp.testing.problems import bargaining_problems

    st.register_type_strategy(BimatrixGame, lambda _: games())
    st.register_type_strategy(Polygon, lambda _: polygons())
    st.register_type_strategy(BargainingProblem, lambda _: bargaining_problems())
