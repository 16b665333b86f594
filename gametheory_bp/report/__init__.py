"""Reports: a game analysed from one end to the other, as text, HTML and verifiable JSON.

Names are loaded on first use: verifying a saved report loads no solver.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gametheory_bp.report.analysis import PARTS, analyse
    from gametheory_bp.report.reading import verify_saved
    from gametheory_bp.report.record import Report

__all__ = ["PARTS", "Report", "analyse", "verify_saved"]

_HOMES = {
    "PARTS": "analysis",
    "Report": "record",
    "analyse": "analysis",
    "verify_saved": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
