"""What the sets, disagreement points and solutions of a violated axiom are called in a picture.

Equal sets have one name, equal disagreement points too: a picture shows each of them once.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gametheory_bp.certificates.kinds.axiom_violation import AxiomViolation

__all__ = ["ProblemNames", "pair_text", "problem_names"]

LONGEST = 9
"""Characters of a fraction from which on its decimals are written."""

SETS = MappingProxyType({"sum": ("S", "T", "S + T"), "stepwise": ("S", "T", "T")})
POINTS = MappingProxyType(
    {
        "sum": ("d", "d'", "d + d'"),
        "disagreement_mixture": ("d", "d'", "mixture of d and d'"),
    }
)


@dataclass(frozen=True, slots=True)
class ProblemNames:
    """Names of one of the related problems."""

    payoff_set: str
    disagreement: str
    solution: str


def problem_names(found: AxiomViolation) -> tuple[ProblemNames, ...]:
    """The names of all problems of a violation, in their order.

    Examples
    --------
    >>> from gametheory_bp.axioms import find_violation
    >>> found = find_violation("kalai_smorodinsky", "disagreement_convexity").violation
    >>> [(names.payoff_set, names.solution) for names in problem_names(found.certificate)]
    [('S', 'F(S, d)'), ('S', "F(S, d')")]
    """
    sequence = found.relation == "sequence"
    sets = _named(
        [p.payoff_set for p in found.problems], SETS.get(found.relation, ()), "S", sequence
    )
    points = _named(
        [p.disagreement for p in found.problems], POINTS.get(found.relation, ()), "d", sequence
    )
    several = len(set(sets)) < len(set(zip(sets, points, strict=True)))
    return tuple(
        ProblemNames(s, d, f"F({s}, {d})" if several else f"F({s})")
        for s, d in zip(sets, points, strict=True)
    )


def _named(
    items: Sequence[Hashable], given: tuple[str, ...], letter: str, numbered: bool
) -> list[str]:
    """The given names by position, or the letter with primes or numbers; equal items, one name."""
    names: dict[Hashable, str] = {}
    for k, item in enumerate(items):
        n = len(names)
        mark = str(n or "") if numbered else "'" * n
        names.setdefault(item, given[k] if k < len(given) else letter + mark)
    return [names[item] for item in items]


def pair_text(point: Sequence[Any]) -> str:
    """A payoff pair as short as a label needs it: exact, or with four digits after a tilde."""
    return f"({_short(point[0])}, {_short(point[1])})"


def _short(number: Any) -> str:
    text = str(number)
    plain = all(c.isdigit() or c in "-/" for c in text) and len(text) <= LONGEST
    return text if plain else f"~{float(number):.4g}"
