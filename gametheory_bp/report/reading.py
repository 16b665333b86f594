"""Verifying a saved report: every result by its certificate, all about the same repeated game."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gametheory_bp.certificates import Check, Verdict
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.exact.codec import encode
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["verify_saved"]

OTHER_DISCOUNTS = ("least_discounts", "over_discounts")
"""Parts on repeated play that are about other discount factors by their nature."""


def verify_saved(data: dict[str, Any]) -> Verdict:
    """Re-prove a saved result or report.

    Raises
    ------
    InputTypeError
        If there is nothing to verify in it.
    """
    verdict = verify(data)
    if data.get("type") != "Report":
        return verdict
    return Verdict("report", (*verdict.checks, *_same_game(data), *_same_discount(data)))


def _same_game(data: dict[str, Any]) -> Iterator[Check]:
    """A proof about another game proves nothing here."""
    try:
        game = encode(PayoffTable.of(BimatrixGame.from_json(data["game"])))
    except (GameTheoryError, LookupError, TypeError, ValueError, AttributeError) as error:
        yield Check("the report names its game", False, f"{type(error).__name__}: {error}")
        return
    others = [table for table in _tables(data.get("results")) if table != game]
    yield Check(
        "all certificates are about the game of the report",
        not others,
        f"{len(others)} are about another game" if others else "",
    )


def _same_discount(data: dict[str, Any]) -> Iterator[Check]:
    """Nor does a proof about another discount factor."""
    results = data.get("results")
    repeated = results.get("repeated") if isinstance(results, dict) else None
    if repeated is None:
        return
    stated = repeated.get("discount") if isinstance(repeated, dict) else None
    shown = repeated if isinstance(repeated, dict) else {}
    found = set(_discounts({k: v for k, v in shown.items() if k not in OTHER_DISCOUNTS}))
    yield Check(
        "all certificates on repeated play are about the discount factor of the report",
        found <= {stated},
        f"the report states {stated}, they are about {', '.join(sorted(map(str, found)))}",
    )


def _discounts(data: Any) -> Iterator[str]:
    """All discount factors inside JSON data."""
    if isinstance(data, dict):
        if isinstance(data.get("discount"), str):
            yield data["discount"]
        for value in data.values():
            yield from _discounts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _discounts(value)


def _tables(data: Any) -> Iterator[dict[str, Any]]:
    """All payoff tables inside JSON data."""
    if isinstance(data, dict):
        if data.get("kind") == "payoff_table":
            yield data
        else:
            for value in data.values():
                yield from _tables(value)
    elif isinstance(data, list):
        for value in data:
            yield from _tables(value)
