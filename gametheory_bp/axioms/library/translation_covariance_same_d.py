"""Translation covariance with the same d: payoffs of agreements rise, those at d do not.

A bonus for agreeing, paid to each player whatever the agreement is. Utilitarian rules pass it on
as it is; rules that share gains over d share the bonus too.

Source: Myerson (1981), Utilitarianism, egalitarianism, and the timing effect in social choice
problems, Econometrica 49, for additivity; this is what it says of a second problem whose set is
the single point t and whose d is (0, 0).
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

TRANSLATION_COVARIANCE_SAME_D = Axiom(
    title="Translation covariance with the same d",
    statement="other zeros of the players' utilities change the solution alike, at one d",
    formula=Formula("F(S + t, d) = F(S, d) + t", r"F(S + t, d) = F(S, d) + t"),
    source="Myerson (1981), one set a point",
    relation="translated_same_d",
    demand="mapped",
    set_valued="the set of points is moved",
    satisfied_by=Control("utilitarian"),
    violated_by=Control("nash"),
)
