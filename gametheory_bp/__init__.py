"""Exact game theory for bargaining problems: answers with certificates.

The public names below are loaded on first use, so importing the package loads no third-party
package.  Larger parts are reached as submodules (``gametheory_bp.payoffs``,
``gametheory_bp.plotting``, ...), which load on first use too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "BargainingProblem": "bargaining",
    "BimatrixGame": "games.bimatrix",
    "RepeatedGame": "games.repeated",
    "attainable_payoffs": "payoffs.stochastic",
    "check_axiom": "axioms",
    "check_proposition_1": "claims",
    "classify": "taxonomy",
    "coin_game": "games.coin_stochastic_game",
    "correlated_equilibria": "equilibria.correlated",
    "feasible_payoffs": "payoffs",
    "find_violation": "axioms",
    "list_axioms": "axioms",
    "list_games": "games.library",
    "list_rules": "bargaining",
    "load_game": "games.library",
    "minimax": "threats",
    "nash_equilibria": "equilibria.nash",
    "plot": "plotting",
    "read_nfg": "games.nfg",
    "solve": "bargaining",
    "subgame_perfect_payoffs": "equilibria.subgame_perfect",
    "verify": "certificates.verification",
    "welfare_optimum": "bargaining",
    "write_nfg": "games.nfg",
}
_SUBMODULES = (
    "axioms",
    "bargaining",
    "certificates",
    "claims",
    "deep",
    "display",
    "dynamics",
    "equilibria",
    "errors",
    "evaluation",
    "exact",
    "families",
    "games",
    "geometry",
    "interop",
    "norms",
    "payoffs",
    "plotting",
    "report",
    "reproduction",
    "solvers",
    "sweep",
    "symbolic",
    "taxonomy",
    "testing",
    "threats",
    "welfare",
)

__all__ = [
    "BargainingProblem",
    "BimatrixGame",
    "RepeatedGame",
    "attainable_payoffs",
    "check_axiom",
    "check_proposition_1",
    "classify",
    "coin_game",
    "correlated_equilibria",
    "feasible_payoffs",
    "find_violation",
    "list_axioms",
    "list_games",
    "list_rules",
    "load_game",
    "minimax",
    "nash_equilibria",
    "plot",
    "read_nfg",
    "solve",
    "subgame_perfect_payoffs",
    "verify",
    "welfare_optimum",
    "write_nfg",
]

if TYPE_CHECKING:
    from gametheory_bp.axioms import check_axiom, find_violation, list_axioms
    from gametheory_bp.bargaining import BargainingProblem, list_rules, solve, welfare_optimum
    from gametheory_bp.certificates.verification import verify
    from gametheory_bp.claims import check_proposition_1
    from gametheory_bp.equilibria.correlated import correlated_equilibria
    from gametheory_bp.equilibria.nash import nash_equilibria
    from gametheory_bp.equilibria.subgame_perfect import subgame_perfect_payoffs
    from gametheory_bp.games.bimatrix import BimatrixGame
    from gametheory_bp.games.coin_stochastic_game import coin_game
    from gametheory_bp.games.library import list_games, load_game
    from gametheory_bp.games.nfg import read_nfg, write_nfg
    from gametheory_bp.games.repeated import RepeatedGame
    from gametheory_bp.payoffs import feasible_payoffs
    from gametheory_bp.payoffs.stochastic import attainable_payoffs
    from gametheory_bp.plotting import plot
    from gametheory_bp.taxonomy import classify
    from gametheory_bp.threats import minimax


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    elif name in _SUBMODULES:
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_SUBMODULES, "__version__"})
