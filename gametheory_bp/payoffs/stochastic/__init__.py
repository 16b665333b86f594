"""Payoffs of finite stochastic games: what plans attain, and what given plans earn.

* :func:`attainable_payoffs`: the exact polygon under joint control, every edge certified.
"""

from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs

__all__ = ["StochasticPayoffs", "attainable_payoffs"]
