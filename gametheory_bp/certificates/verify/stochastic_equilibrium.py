"""Check automata of a stochastic game by the Bellman equations and by every one-shot deviation."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify.automata_equilibrium import check_play
from gametheory_bp.games.stochastic_play import stochastic_process

__all__ = ["check"]


def check(certificate: StochasticEquilibrium) -> Iterator[Check]:
    """Both kinds of values solve their equations; the verdicts follow from them."""
    yield from check_play(
        certificate, stochastic_process(certificate.game, *certificate.strategies)
    )
