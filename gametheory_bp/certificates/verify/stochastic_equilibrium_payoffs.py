"""Check a bracket around the equilibrium payoffs of a stochastic game."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    JointLink,
    LineFamily,
    StateLine,
    StochasticEquilibriumPayoffs,
    StochasticLink,
)
from gametheory_bp.certificates.state_lines import StateLines
from gametheory_bp.certificates.sustained_choices import (
    Choice,
    Family,
    SustainedChoices,
    closed,
    worst_payoffs,
)
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["check"]


def check(certificate: StochasticEquilibriumPayoffs) -> Iterator[Check]:
    """The inner polygons generate themselves, every line holds, the gap is right."""
    count = len(certificate.game.states)
    try:
        inner = tuple(map(Polygon, certificate.inner))
        outer = tuple(map(Polygon, certificate.outer))
    except InputValueError as error:
        yield Check("all sets are given by the corners of convex polygons", False, str(error))
        return
    complete = len(inner) == len(outer) == count
    yield Check("there are two polygons for every state", complete, str(count))
    if not complete:
        return
    yield from _check_inner(certificate, inner)
    yield from _check_outer(certificate, outer)
    pairs = list(zip(inner, outer, strict=True))
    outside = [v for i, o in pairs for v in i.vertices if not o.contains(v)]
    yield Check("the inner polygons lie in the outer ones", not outside, str(outside[:1]))
    found = any(i.is_empty and not o.is_empty for i, o in pairs)
    gap = None if found else max(excess(o, i) for i, o in pairs)
    yield Check("the gap is the largest distance of the two", certificate.gap == gap, str(gap))


def _check_inner(certificate: StochasticEquilibriumPayoffs, inner: Family) -> Iterator[Check]:
    game = certificate.game
    whole = closed(game, inner) == inner
    yield Check("from states with payoffs play stays in such states", whole)
    if not whole:
        return
    sustained = SustainedChoices(game, worst_payoffs(inner))
    values: list[list[Point]] = [[] for _ in inner]
    known = set(sustained.choices())
    for generator in certificate.generators:
        choice = (generator.state, *generator.actions)
        holds = choice in known and _is_played(sustained, choice, generator.promises, inner)
        yield Check(f"{choice} is worth playing for its promises", holds, str(generator.promises))
        if not holds:
            return
        values[generator.state].append(sustained.worth(choice, generator.promises))
    for s, (polygon, found) in enumerate(zip(inner, values, strict=True)):
        spanned = Polygon.hull(found)
        missed = [v for v in polygon.vertices if not spanned.contains(v)]
        yield Check(f"the generators of state {s} span its polygon", not missed, str(missed[:1]))
        needed = sorted(found) == sorted(spanned.vertices)
        yield Check(f"no generator of state {s} is superfluous", needed)


def _is_played(
    sustained: SustainedChoices, choice: Choice, promises: tuple[Point, ...], inner: Family
) -> bool:
    law = sustained.game.chances(*choice)
    if inner[choice[0]].is_empty or len(law) != len(promises):
        return False
    kept = all(inner[t].contains(w) for (t, _), w in zip(law, promises, strict=True))
    floor, worth = sustained.floor(choice), sustained.worth(choice, promises)
    return kept and floor is not None and worth[0] >= floor[0] and worth[1] >= floor[1]


def _check_outer(certificate: StochasticEquilibriumPayoffs, outer: Family) -> Iterator[Check]:
    game = certificate.game
    everything = Polygon.hull(
        game.payoff(*choice) for choice in SustainedChoices(game, ()).choices()
    )
    before: Family = (everything,) * len(game.states)
    for k, link in enumerate(certificate.chain):
        step = _Step(game, before)
        wrong = step.unproved(link)
        useful = bool(link.lines) or step.alive != before
        yield Check(f"link {k}: every line is proved", useful and not wrong, str(wrong))
        if wrong:
            return
        before = step.after(link)
    yield Check("the outer polygons are what the lines leave", before == outer)


class _Step:
    """One link of the chain, on the polygons before it."""

    def __init__(self, game: StochasticGame, before: Family) -> None:
        self.sustained = SustainedChoices(game, worst_payoffs(before))
        worths = {c: self.sustained.worths(c, before) for c in self.sustained.choices()}
        self.worths = {c: polygon for c, polygon in worths.items() if not polygon.is_empty}
        starts = {c[0] for c in self.worths}
        nothing = Polygon(())
        self.alive = closed(game, [p if s in starts else nothing for s, p in enumerate(before)])

    def unproved(self, link: StochasticLink | JointLink) -> list[int]:
        """Which of its lines are not proved."""
        if isinstance(link, JointLink):
            left = {c: p for c, p in self.worths.items() if not self.alive[c[0]].is_empty}
            return StateLines(self.sustained, left, link).unproved()
        return [k for k, line in enumerate(link.lines) if not self.proves(line)]

    def proves(self, line: LineFamily) -> bool:
        """Whether the line holds in all states that are left."""
        known = len(line.offsets) == len(self.alive) and any(line.normal)
        return (
            known
            and all(
                (h is None) == polygon.is_empty
                for h, polygon in zip(line.offsets, self.alive, strict=True)
            )
            and all(self._holds(line, c) for c in self.worths if not self.alive[c[0]].is_empty)
        )

    def _holds(self, line: LineFamily, choice: Choice) -> bool:
        normal = Fraction(line.normal[0]), Fraction(line.normal[1])
        offset = line.offsets[choice[0]] or Fraction(0)
        if all(dot(normal, v) <= offset for v in self.worths[choice].vertices):
            return True
        rivals = [choice]
        for i in (0, 1):
            if normal[1 - i] == 0 and normal[i] < 0:
                rivals = self.sustained.rivals(choice, i)
        return any(self._reach(line, normal, rival) <= offset for rival in rivals)

    def _reach(self, line: LineFamily, normal: Point, rival: Choice) -> Fraction:
        game = self.sustained.game
        onward = sum((p * (line.offsets[t] or 0) for t, p in game.chances(*rival)), Fraction(0))
        return (1 - game.discount) * dot(normal, game.payoff(*rival)) + game.discount * onward

    def after(self, link: StochasticLink | JointLink) -> Family:
        """What the lines leave."""
        left = list(self.alive)
        for line in link.lines:
            if isinstance(line, StateLine):
                normal = Fraction(line.normal[0]), Fraction(line.normal[1])
                left[line.state] = left[line.state].clip(normal, line.offset)
                continue
            normal = Fraction(line.normal[0]), Fraction(line.normal[1])
            for s, offset in enumerate(line.offsets):
                if offset is not None:
                    left[s] = left[s].clip(normal, offset)
        return closed(self.sustained.game, left)
