"""Check a bracket around the equilibrium payoffs of a repeated game."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.equilibrium_lines import BoundingFamily
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import InputValueError
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["check"]


def check(certificate: EquilibriumPayoffs) -> Iterator[Check]:
    """The inner polygon generates itself, every line of the chain holds, the gap is right."""
    d = certificate.discount
    yield Check("the discount factor lies in [0, 1)", 0 <= d < 1, str(d))
    try:
        inner, outer = Polygon(certificate.inner), Polygon(certificate.outer)
    except InputValueError as error:
        yield Check("both sets are given by the corners of convex polygons", False, str(error))
        return
    if not 0 <= d < 1:
        return
    stage = RepeatedStage.of(certificate.game, d)
    yield from _check_inner(certificate, stage, inner)
    yield from _check_outer(certificate, stage, outer)
    outside = [v for v in inner.vertices if not outer.contains(v)]
    yield Check("the inner polygon lies in the outer one", not outside, str(outside[:1]))
    gap: Fraction | None = Fraction(0)
    if inner != outer:
        gap = None if inner.is_empty else excess(outer, inner)
    yield Check("the gap is the distance of the two", certificate.gap == gap, str(gap))


def _check_inner(
    certificate: EquilibriumPayoffs, stage: RepeatedStage, inner: Polygon
) -> Iterator[Check]:
    threats, values = certificate.punishments, []
    if threats is None and not inner.is_empty:
        threats = min(x for x, _ in inner.vertices), min(y for _, y in inner.vertices)
    for generator in certificate.generators:
        pair, w = generator.actions, generator.promise
        known = pair in stage.payoffs and threats is not None
        holds = known and inner.contains(w) and stage.deters(pair, w, threats or w)
        yield Check(f"{pair} is worth playing for a promise of the inner set", holds, str(w))
        if not holds:
            return
        values.append(stage.value(pair, w))
    spanned = Polygon.hull(values)
    missed = [v for v in inner.vertices if not spanned.contains(v)]
    yield Check("the generators' values span the inner set", not missed, str(missed[:1]))
    needed = sorted(values) == sorted(spanned.vertices)
    yield Check("no generator is superfluous", needed)


def _check_outer(
    certificate: EquilibriumPayoffs, stage: RepeatedStage, outer: Polygon
) -> Iterator[Check]:
    fixed = certificate.punishments
    threats = stage.pure_minimax if fixed is None else fixed
    before = Polygon.hull(stage.payoffs.values())
    for k, link in enumerate(certificate.chain):
        family = BoundingFamily(stage, before, threats, fixed is None, link)
        if not any(family.promises[pair] for pair in stage.payoffs):
            yield Check(f"link {k}: no pair can start, so no line is needed", not link.lines)
            before = Polygon(())
            break
        wrong = [line for line in range(len(link.lines)) if not family.proves(line)]
        yield Check(f"link {k}: every line is proved", bool(link.lines) and not wrong, str(wrong))
        before = family.polygon
        if before.is_empty:
            break
        if fixed is None:
            low = min(x for x, _ in before.vertices), min(y for _, y in before.vertices)
            threats = max(threats[0], low[0]), max(threats[1], low[1])
    yield Check("the outer set is what the lines leave", before == outer)
