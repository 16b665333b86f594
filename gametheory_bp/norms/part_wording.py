"""The parts of a norm in a few words."""

from __future__ import annotations

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.norms.judging_rule import JudgingRule

__all__ = ["described_part", "mixture_text"]


def described_part(part: JudgingRule | tuple[Automaton, ...]) -> str:
    """What a rule says, or what policies play state by state.

    Examples
    --------
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> described_part((Automaton.grim("row", (2, 2), ActionPath.constant(0, 0), 1),))
    'plays 0 | 1'
    """
    if isinstance(part, JudgingRule):
        count, true = len(part.deviated), sum(part.deviated)
        return f"{count} state{'s' if count > 1 else ''}, True in {true}"
    return "; ".join(
        "plays " + " | ".join(mixture_text(mixture) for mixture in policy.mixtures)
        for policy in part
    )


def mixture_text(mixture: Vector) -> str:
    """A mixture over actions as text.

    Examples
    --------
    >>> from fractions import Fraction
    >>> mixture_text((Fraction(1, 3), Fraction(2, 3)))
    '1/3 of 0 + 2/3 of 1'
    """
    words = [str(a) if p == 1 else f"{p} of {a}" for a, p in enumerate(mixture) if p]
    return " + ".join(words)
