"""Proof of what a rule that goes along a line picks from the payoffs of independent mixtures.

The fields are those of ``independent_optimum``: for each of the ``rules`` its ``points``, the
mixtures that attain them, and their places on segments and arcs of 2 x 2 subgames.  The rules
are those of :mod:`gametheory_bp.certificates.curve_order`, and all that share gains where
nobody can gain.  Both is proved: that nothing is better, and that no tie is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.kinds.independent_optimum import IndependentOptimum
from gametheory_bp.exact.codec import record

__all__ = ["IndependentOrder"]


@record("independent_order")
@dataclass(frozen=True, slots=True)
class IndependentOrder(IndependentOptimum):
    """Game, disagreement point; for each rule its points, witnesses and their places."""
