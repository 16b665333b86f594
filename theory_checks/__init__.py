"""Claims of papers, one folder per paper and one file per claim.

``python -m theory_checks`` decides all of them anew and compares with the stored outcomes.  A
claim belongs to the paper whose folder it lies in; each folder defines its leaf folder ``CLAIMS``
and keeps its outcomes in ``outcomes.jsonl``.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from gametheory_bp.claims import Claim
from gametheory_bp.leaves import LeafFolder

__all__ = ["papers"]


def papers() -> dict[str, LeafFolder[Claim]]:
    """The leaf folder of every paper, by its name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if found.ispkg)
    return {name: import_module(f"{__name__}.{name}").CLAIMS for name in names}
