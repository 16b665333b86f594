"""Proof of the discount factors at which two automata are an equilibrium.

A fixed policy's values are rational functions of the discount d: polynomials over one that is
positive on [0, 1).  They are the only solution of their Bellman equations, which are identities of
polynomials.  What an action loses if taken once, the *slack*, is such a function, too.

* *Subgame perfect* are the strategies where no slack is negative.
* A policy is a best reply where none of its own slacks is negative.  Replies are given that are
  best on sets which together are [0, 1); on each of them the strategies are a *Nash* equilibrium
  where their value at the start is not less than the reply's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.discount_set import DiscountInterval

__all__ = ["DiscountPolicy", "EquilibriumDiscounts"]

Polynomial = tuple[Fraction, ...]


@record("discount_policy")
@dataclass(frozen=True, slots=True)
class DiscountPolicy:
    """An action per joint state (none: the strategy itself), and its values over ``below``.

    Polynomials in the discount by their coefficients from the constant term up.
    """

    actions: tuple[int, ...]
    values: tuple[Polynomial, ...]
    below: Polynomial


@record("equilibrium_discounts")
@dataclass(frozen=True, slots=True)
class EquilibriumDiscounts:
    """Both sets, and for the row and the column player the strategy's values and best replies."""

    game: PayoffTable
    strategies: tuple[Automaton, Automaton]
    policies: tuple[tuple[DiscountPolicy, ...], tuple[DiscountPolicy, ...]]
    nash: tuple[DiscountInterval, ...]
    subgame_perfect: tuple[DiscountInterval, ...]
