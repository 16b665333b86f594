"""Midpoint domination: at least as good as tossing a coin for the dictator.

Each player gets at least half-way from d to the ideal payoff, which is what a fair coin over
the two players' dictatorial points promises at least.

Source: Sobel (1981), Distortion of utilities and the bargaining problem, Econometrica 49.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

MIDPOINT_DOMINATION = Axiom(
    title="Midpoint domination",
    statement="both get at least half-way from d to their ideal payoffs",
    formula=Formula("F(S, d) >= (d + a(S, d)) / 2", r"F(S, d) \ge \tfrac12\,(d + a(S, d))"),
    source="Sobel (1981)",
    relation="alone",
    demand="above_midpoint",
    set_valued="every point of the rule is at least the mid point",
    satisfied_by=Control("nash"),
    violated_by=Control("proportional"),
    domains=("convex", "comprehensive", "strictly_comprehensive"),
)
