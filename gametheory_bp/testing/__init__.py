"""Hypothesis strategies for games, polygons, bargaining problems, repeated games and automata.

For the tests of this package and of yours::

    from hypothesis import given
    from gametheory_bp.testing import games

    @given(games())
    def test_something(game): ...

Every strategy of a kind makes its degenerate members often: games with ties, duplicated
actions, one action or constant payoffs; points and segments among polygons; problems in which
nobody can gain.  Numbers are exact.  After installation ``st.from_type(BimatrixGame)`` and
``st.from_type(Polygon)`` work as well.  Needs the extra ``gametheory_bp[testing]``.
"""

from gametheory_bp.errors import MissingPackageError

try:
    import hypothesis  # noqa: F401
except ImportError:  # pragma: no cover - hypothesis is there whenever the tests run
    raise MissingPackageError(
        "the strategies need hypothesis; install it with pip install 'gametheory_bp[testing]'"
    ) from None

from gametheory_bp.testing.domains import problems_of_domain
from gametheory_bp.testing.games import (
    common_interest_games,
    coordination_games,
    games,
    symmetric_games,
    tied_games,
    uniform_games,
    zero_sum_games,
)
from gametheory_bp.testing.large_numbers import large_number_games
from gametheory_bp.testing.numbers import payoff_numbers, payoff_pairs
from gametheory_bp.testing.polygons import POLYGON_SHAPES, polygons
from gametheory_bp.testing.probabilities import distributions, mixed_profiles, mixtures
from gametheory_bp.testing.problems import PROBLEM_KINDS, bargaining_problems
from gametheory_bp.testing.repeated_play import (
    automata,
    discount_factors,
    joint_automata,
    repeated_games,
)
from gametheory_bp.testing.rule_axioms import check_rule

__all__ = [
    "POLYGON_SHAPES",
    "PROBLEM_KINDS",
    "automata",
    "bargaining_problems",
    "check_rule",
    "common_interest_games",
    "coordination_games",
    "discount_factors",
    "distributions",
    "games",
    "joint_automata",
    "large_number_games",
    "mixed_profiles",
    "mixtures",
    "payoff_numbers",
    "payoff_pairs",
    "polygons",
    "problems_of_domain",
    "repeated_games",
    "symmetric_games",
    "tied_games",
    "uniform_games",
    "zero_sum_games",
]
