"""What a verifier says: every statement it went through, and whether each holds."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.display import Displayed, Table

__all__ = ["Check", "Verdict"]


@dataclass(frozen=True, slots=True)
class Check:
    """One statement of a proof and whether it holds; ``detail`` shows the numbers."""

    statement: str
    holds: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict(Displayed):
    """The outcome of verifying a certificate.

    Attributes
    ----------
    kind : str
        Kind of the certificate.
    checks : tuple of Check
        All statements that were checked, in order.

    Examples
    --------
    >>> verdict = Verdict("demo", (Check("1 < 2", True), Check("2 < 1", False, "2 >= 1")))
    >>> verdict.holds, bool(verdict), [check.statement for check in verdict.failures]
    (False, False, ['2 < 1'])
    """

    kind: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether there is at least one check and all of them hold."""
        return bool(self.checks) and all(check.holds for check in self.checks)

    @property
    def failures(self) -> tuple[Check, ...]:
        """The checks that do not hold."""
        return tuple(check for check in self.checks if not check.holds)

    def __bool__(self) -> bool:
        return self.holds

    def display(self) -> Table:
        """A check list."""
        rows = tuple(
            ("yes" if check.holds else "NO", check.statement, check.detail) for check in self.checks
        )
        word = "proved" if self.holds else "NOT proved"
        return Table(f"{self.kind}: {word}", ("holds", "statement", "detail"), rows)

    def __repr__(self) -> str:
        word = "proved" if self.holds else f"not proved: {self.failures[0].statement}"
        return f"Verdict({self.kind}, {len(self.checks)} checks, {word})"
