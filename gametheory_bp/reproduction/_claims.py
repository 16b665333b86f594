"""Claims of a paper, decided anew for a table that prints paper beside verdict.

The claims lie beside the package, in ``theory_checks`` of a source checkout, and are not installed
with it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from gametheory_bp.claims.claim import Claim
from gametheory_bp.claims.finding import Finding
from gametheory_bp.errors import MissingPackageError

__all__ = ["decided", "verdict_word"]

FOLDER = "theory_checks"


@cache
def decided(paper: str, claim: str) -> tuple[Claim, Finding]:
    """A claim and what is found about it, computed once.

    Raises
    ------
    MissingPackageError
        If the package was installed without its claims.
    UnknownNameError
        If the paper has no such claim.
    """
    try:
        folder = import_module(f"{FOLDER}.{paper}")
    except ModuleNotFoundError as error:
        if error.name != FOLDER:  # something else is missing
            raise
        raise MissingPackageError(
            f"the claims of {paper} are not installed with the package; run this in a checkout of "
            f"the source, in the folder that holds {FOLDER}/"
        ) from error
    found: Claim = folder.CLAIMS.load(claim)
    return found, found.decide()


def verdict_word(finding: Finding) -> str:
    """The verdict word; REFUTED stands out.

    Examples
    --------
    >>> verdict_word(Finding("tested", "ten games"))
    'tested'
    """
    return "REFUTED" if finding.verdict == "refuted" else finding.verdict
