"""Finite Markov decision processes: floats find, integers prove.

* :class:`DecisionProcess`: states, choices and shared lotteries in arrays;
* :func:`policy_iteration`: an optimal policy in floats;
* :func:`solve`: an optimal policy with exact values, proved by the Bellman inequalities;
* :func:`policy_values`, :func:`excesses`, :func:`optimal_choices`: exact values of a policy, what a
  deviation gains, which choices tie;
* :class:`Chain`: what is left of a process under a policy.
"""

from gametheory_bp.solvers.markov.chain import Chain, ValueTable, mixed_chain, policy_chain
from gametheory_bp.solvers.markov.discounted import discounted_values
from gametheory_bp.solvers.markov.optimal import (
    Optimum,
    excesses,
    optimal_choices,
    policy_values,
    solve,
)
from gametheory_bp.solvers.markov.policy_iteration import policy_iteration
from gametheory_bp.solvers.markov.process import DecisionProcess

__all__ = [
    "Chain",
    "DecisionProcess",
    "Optimum",
    "ValueTable",
    "discounted_values",
    "excesses",
    "mixed_chain",
    "optimal_choices",
    "policy_chain",
    "policy_iteration",
    "policy_values",
    "solve",
]
