"""The command line: ``gametheory-bp`` or ``python -m gametheory_bp``.

Exit codes: 0 done and proved, 1 something is not proved or not complete, 2 bad input.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line with the arguments of the process, then exit with its code."""
    import gc
    import sys

    # Records hold no cycles: looking for garbage every 700 objects only delays the start.
    gc.set_threshold(100_000, 20, 20)

    from gametheory_bp.cli.application import run

    sys.exit(run(sys.argv[1:]))
