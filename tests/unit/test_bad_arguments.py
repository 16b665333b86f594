"""Every public function meets arguments that make no sense: a clear error, never a raw one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.errors import GameTheoryError

GAME = gt.load_game("asymmetric_bach_or_stravinsky")
PROBLEM = gt.BargainingProblem([(0, 0), (4, 1), (2, 2)])
NONSENSE = [None, 3, "x", [1, 2, 3], {}, object(), 1.5, [[1, 2], [3]], (1,)]

CALLS: dict[str, Callable[[Any], Any]] = {
    "BimatrixGame payoffs": lambda b: gt.BimatrixGame(b, b),
    "BimatrixGame actions": lambda b: gt.BimatrixGame([[1], [2]], [[1], [2]], b),
    "read_nfg": gt.read_nfg,
    "write_nfg game": lambda b: gt.write_nfg(b, Path("never_written.nfg")),
    "write_nfg dialect": lambda b: gt.write_nfg(GAME, Path("never_written.nfg"), dialect=b),
    "load_game": gt.load_game,
    "classify": gt.classify,
    "classify equilibria": lambda b: gt.classify(GAME, equilibria=b),
    "minimax": gt.minimax,
    "minimax player": lambda b: gt.minimax(GAME, player=b),
    "minimax mixed": lambda b: gt.minimax(GAME, mixed=b),
    "minimax side": lambda b: gt.minimax(GAME, side=b),
    "feasible_payoffs": gt.feasible_payoffs,
    "witness": lambda b: gt.feasible_payoffs(GAME).witness(b),
    "nash_equilibria": gt.nash_equilibria,
    "correlated_equilibria": gt.correlated_equilibria,
    "optimum": lambda b: gt.correlated_equilibria(GAME).optimum(b),
    "contains": lambda b: gt.correlated_equilibria(GAME).contains(b),
    "BargainingProblem": gt.BargainingProblem,
    "disagreement": lambda b: gt.BargainingProblem([(0, 0)], b),
    "from_payoffs": lambda b: gt.BargainingProblem.from_payoffs(b, (0, 0)),
    "solve problem": lambda b: gt.solve(b, "nash"),
    "solve rule": lambda b: gt.solve(PROBLEM, b),
    "solve parameter": lambda b: gt.solve(PROBLEM, "nash", q=b),
    "welfare_optimum game": lambda b: gt.welfare_optimum(b, "nash"),
    "welfare_optimum rule": lambda b: gt.welfare_optimum(GAME, b),
    "welfare_optimum among": lambda b: gt.welfare_optimum(GAME, "nash", among=b),
    "welfare_optimum d": lambda b: gt.welfare_optimum(GAME, "nash", "feasible", disagreement=b),
    "verify": gt.verify,
    "plot": gt.plot,
    "RepeatedGame game": lambda b: gt.RepeatedGame(b, "1/2"),
    "RepeatedGame discount": lambda b: gt.RepeatedGame(GAME, b),
    "RepeatedGame value": lambda b: gt.RepeatedGame(GAME, "1/2").value(b),
    "check_axiom rule": lambda b: gt.check_axiom(b, "symmetry", [PROBLEM]),
    "check_axiom axiom": lambda b: gt.check_axiom("nash", b, [PROBLEM]),
    "check_axiom problems": lambda b: gt.check_axiom("nash", "symmetry", b),
    "find_violation domain": lambda b: gt.find_violation("nash", "symmetry", domain=b),
}
# arguments of the list that do make sense for a call
SENSIBLE = {("BimatrixGame actions", 0)}


@pytest.mark.parametrize("name", CALLS)
def test_nonsense_is_refused_in_our_own_words(name: str) -> None:
    for k, nonsense in enumerate(NONSENSE):
        if (name, k) in SENSIBLE:
            CALLS[name](nonsense)
        else:
            with pytest.raises(GameTheoryError) as refused:
                CALLS[name](nonsense)
            assert len(str(refused.value)) > 10
    assert not Path("never_written.nfg").exists()
