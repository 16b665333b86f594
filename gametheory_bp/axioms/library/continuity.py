"""Continuity: problems that hardly differ have solutions that hardly differ.

If problems approach a limit, their solutions approach its solution (sets in Hausdorff
distance). A finite computation cannot show a limit; it can *refute* at a scale: in a sequence
whose distances to the limit at least halve every time, all listed solutions stay away from the
limit's by more than a thousand times the square root of the last distance. Such a sequence is
what a violation holds. The root is there because continuous rules may move that fast: on strictly
comprehensive sets the Perles-Maschler solution, built from square roots, leaves its place like
the root of the change. (Elsewhere it jumps: a square is the limit of sets with one sloping edge.)

Source: Jansen and Tijs (1983), Continuity of bargaining solutions, International Journal of
Game Theory 12.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

CONTINUITY = Axiom(
    title="Continuity",
    statement="if problems approach a limit, their solutions approach its solution",
    formula=Formula(
        "(S_n, d_n) -> (S, d) implies F(S_n, d_n) -> F(S, d)",
        r"(S_n, d_n) \to (S, d) \implies F(S_n, d_n) \to F(S, d)",
    ),
    source="Jansen and Tijs (1983)",
    relation="sequence",
    demand="follows",
    set_valued=(
        "upper hemicontinuity: the declared selections approach the set of points of the limit"
    ),
    satisfied_by=Control("nash"),
    violated_by=Control("leximin"),
    disagreement="transformed",
)
