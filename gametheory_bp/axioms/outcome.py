"""What checking an axiom says: never a bare boolean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gametheory_bp.axioms.violation import Violation
from gametheory_bp.display import Displayed, Formula, Stack, Table

__all__ = ["AxiomOutcome", "Status"]

Status = Literal["holds", "violated", "undecided", "not applicable"]


@dataclass(frozen=True, slots=True)
class AxiomOutcome(Displayed):
    """A rule, an axiom and given problems.

    Attributes
    ----------
    status : str
        ``"holds"``: on these problems, for every player of whom the axiom speaks.
        ``"violated"``: ``violation`` has the witness.
        ``"undecided"``: bounds of irrational payoffs leave it open; no violation is claimed.
        ``"not applicable"``: the problems are not related as the axiom asks, or the rule is not
        defined on them; ``reason`` says which.
    violation : Violation or None
    reason : str

    Examples
    --------
    >>> from gametheory_bp import BargainingProblem, check_axiom
    >>> check_axiom("nash", "strong_pareto_optimality", BargainingProblem([(0, 0), (2, 1)]))
    AxiomOutcome(nash, strong_pareto_optimality: holds)
    """

    axiom: str
    rule: str
    status: Status
    violation: Violation | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the axiom was applicable, decided and kept."""
        return self.status == "holds"

    def display(self) -> Stack:
        """One row, and the violation below it."""
        row = (self.rule, self.axiom, self.status, self.reason)
        table = Table("", ("rule", "axiom", "status", "reason"), (row,))
        parts: tuple[Table | Formula | Stack, ...] = (table,)
        if self.violation is not None:
            parts = (table, self.violation.display())
        return Stack("", parts)

    def __repr__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"AxiomOutcome({self.rule}, {self.axiom}: {self.status}{reason})"
