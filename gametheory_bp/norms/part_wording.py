"""The parts of a norm in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.display import Table
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.automaton_graph import action_names
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.wording import NamedActions, strategy_words
from gametheory_bp.norms.judging_rule import JudgingRule

__all__ = ["described_part", "mixture_text", "norm_table"]

Part = JudgingRule | tuple[Automaton, ...]


def norm_table(
    name: str, parts: Sequence[tuple[str, str, Part]], game: NamedActions | None
) -> Table:
    """A norm's parts, each with its symbol and its field, as a table."""
    rows = ((symbol, field.replace("_", " "), part) for symbol, field, part in parts)
    words = tuple((symbol, field, described_part(part, game)) for symbol, field, part in rows)
    return Table(f"Norm: {name}", ("symbol", "part", "automaton"), words)


def described_part(part: Part, game: NamedActions | None = None) -> str:
    """What a rule says, or what policies play state by state, actions numbered from 1 on.

    Parameters
    ----------
    part : JudgingRule or tuple of Automaton
    game : BimatrixGame, optional
        For the names of the actions.

    Examples
    --------
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> described_part((Automaton.grim("row", (2, 2), ActionPath.constant(0, 0), 1),))
    'plays 1 | 2'
    """
    if isinstance(part, JudgingRule):
        count, true = len(part.deviated), sum(part.deviated)
        return f"{count} state{'s' if count > 1 else ''}, True in {true}"
    names = [action_names(p.shape, game)[p.player == "column"] for p in part]
    return "; ".join(
        "plays " + " | ".join(strategy_words(mixture, own) for mixture in policy.mixtures)
        for policy, own in zip(part, names, strict=True)
    )


def mixture_text(mixture: Vector) -> str:
    """A mixture over actions as text, actions by their index as in histories.

    Examples
    --------
    >>> from fractions import Fraction
    >>> mixture_text((Fraction(1, 3), Fraction(2, 3)))
    '1/3 of 0 + 2/3 of 1'
    """
    words = [str(a) if p == 1 else f"{p} of {a}" for a, p in enumerate(mixture) if p]
    return " + ".join(words)
