"""Independence of irrelevant alternatives: what was not chosen does not matter.

If the set shrinks but keeps the solution, the solution stays. Also called contraction
independence. For rules with several points the form is Arrow's: the solution of the smaller set
is what it keeps of the solution of the larger one, if it keeps anything.

Source: Nash (1950), The bargaining problem, Econometrica 18; the set-valued form: Arrow (1959),
Rational choice functions and orderings, Economica 26.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

INDEPENDENCE_OF_IRRELEVANT_ALTERNATIVES = Axiom(
    title="Independence of irrelevant alternatives",
    statement="a smaller set that keeps the solution has the same solution",
    formula=Formula(
        "S' in S, F(S, d) in S' imply F(S', d) = F(S, d)",
        r"S' \subseteq S,\ F(S, d) \in S' \implies F(S', d) = F(S, d)",
    ),
    source="Nash (1950)",
    relation="contraction",
    demand="intersection",
    set_valued="Arrow's: F(S') is the intersection of F(S) and S' wherever that is not empty",
    satisfied_by=Control("nash"),
    violated_by=Control("kalai_smorodinsky"),
)
