"""Check what a rule that goes along a line picks from the payoffs of independent mixtures.

From the first point one goes back to the last point c of the rule's line below it.  Along all
segments and arcs of the 2 x 2 subgames nothing is better than c for both, and the payoffs at
least c are found again: among their ends are exactly the points of the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.curve_order import (
    NEEDS_GAIN,
    ORDERS,
    Line,
    beyond,
    picked,
    rule_line,
)
from gametheory_bp.certificates.curve_welfare import shares_gains
from gametheory_bp.certificates.kinds.independent_order import IndependentOrder
from gametheory_bp.certificates.rule_parameters import RULE_PARAMETERS, parameters_as_declared
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify.independent_optimum import attained, curve_of
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.geometry.bilinear import mixture_curves, pure_profiles
from gametheory_bp.welfare.library import LIBRARY

__all__ = ["check"]


def check(c: IndependentOrder) -> Iterator[Check]:
    """The points are attained, nothing is better, and no tie is missing."""
    columns = (c.rules, c.parameters, c.points, c.flags, c.witnesses, c.places)
    single = {len(column) for column in columns} == {1}
    yield Check("there is one rule with its points", single)
    if not single:
        return
    (rule,), (parameters,), (points,), (flags,) = c.rules, c.parameters, c.points, c.flags
    (witnesses,), (places,), d, game = c.witnesses, c.places, c.disagreement, c.game
    known = rule in ORDERS or rule in LIBRARY
    yield Check("the rule is known", known, rule)
    aligned = len(points) == len(witnesses) == len(places) > 0
    yield Check("every point has a witness and a place", aligned)
    if not (known and aligned):
        return
    declared = RULE_PARAMETERS.get(rule, ()) if rule in ORDERS else LIBRARY.load(rule).parameters
    yield parameters_as_declared(declared, parameters, rule)
    yield from attained(game, points, witnesses, places, d)
    pure = list(pure_profiles(game.row_payoffs, game.column_payoffs))
    curves = [*pure, *mixture_curves(game.row_payoffs, game.column_payoffs)]
    payoffs = [m.curve.c0 for m in pure]
    values = dict(parameters)
    special = flags == ("nobody_gains",)
    try:
        needs = rule in NEEDS_GAIN or (
            rule in LIBRARY and shares_gains(LIBRARY.load(rule), values, curves, payoffs, d)
        )
        order, line = "egalitarian_pareto", Line(d, Fraction(1))
        if not special:
            order, line = rule, rule_line(rule, values, curves, payoffs, d)
    except GameTheoryError as error:
        yield Check("the rule is defined on this set", False, str(error))
        return
    gain = beyond(curves, d) is None
    stated = needs and not gain if special else gain or not needs
    yield Check("it is flagged where nobody can gain and the rule needs it", stated)
    start = curve_of(game, places[0])
    if start is None or not (special or rule in ORDERS):
        yield Check("the rule goes along a line", False, rule)
        return
    crossing = d if special else line.below(start.curve, places[0].parameter)
    found = beyond(curves, crossing)
    yield Check("no payoff of a 2 x 2 subgame is better for both", found is not None)
    if found is None:
        return
    expected = picked(order, line, crossing, found)
    yield Check("the points are all that the rule picks", points == tuple(expected))
    away = order in NEEDS_GAIN - {"kalai_smorodinsky"} and points != (crossing,)
    stated = special or flags == (("dominating",) if away else ())
    yield Check("flags say whether the crossing is the answer", stated)
