"""What a search for violations found, and how much it tried."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.axioms.violation import Violation
from gametheory_bp.display import Displayed, Stack, Table

__all__ = ["SearchOutcome"]


@dataclass(frozen=True, slots=True)
class SearchOutcome(Displayed):
    """A violation, or how many problems of which domain were tried in vain.

    Attributes
    ----------
    axiom, rule, domain : str
    violation : Violation or None
    instances : int
        Families of related problems on which the axiom was tested, those while shrinking a
        violation included.
    problems : int
        Different problems that the rule solved for it.
    proposals : int
        Families proposed; those that are not related or leave the domain are no instances.
    grid_tried, grid_total : int
        Proposals on the integer grid, and how many there are.
    undecided : int
        Instances that bounds of irrational payoffs leave open.

    Examples
    --------
    >>> from gametheory_bp import find_violation
    >>> find_violation("kalai_smorodinsky", "symmetry", budget=40).found
    False
    """

    axiom: str
    rule: str
    domain: str
    violation: Violation | None
    instances: int
    problems: int
    proposals: int
    grid_tried: int
    grid_total: int
    undecided: int

    @property
    def found(self) -> bool:
        """Whether a violation was found."""
        return self.violation is not None

    @property
    def defined(self) -> bool:
        """Whether the axiom could be tested at all."""
        return self.instances > 0

    def sentence(self) -> str:
        """What was found, or what was tried, in words."""
        if self.violation is not None:
            return self.violation.sentence()
        grid = (
            f"the grid in full ({self.grid_total} proposals)"
            if self.grid_tried == self.grid_total
            else f"{self.grid_tried} of {self.grid_total} proposals on the grid"
        )
        left = f"; {self.undecided} undecided" if self.undecided else ""
        return (
            f"no violation of {self.axiom} by {self.rule} in {self.instances} instances on the "
            f"{self.domain} domain ({self.problems} problems solved; {grid}{left})"
        )

    def display(self) -> Stack:
        """The counts, and the violation below them."""
        counts = (str(self.instances), str(self.problems))
        row = (self.rule, self.axiom, self.domain, "yes" if self.found else "no", *counts)
        heads = ("rule", "axiom", "domain", "violated", "instances", "problems")
        table = Table("", heads, (row,), "" if self.found else self.sentence())
        if self.violation is None:
            return Stack("", (table,))
        return Stack("", (table, self.violation.display()))

    def __repr__(self) -> str:
        if self.violation is not None:
            return f"SearchOutcome({self.violation!r})"
        return (
            f"SearchOutcome({self.rule}, {self.axiom}: no violation in {self.instances} "
            f"{self.domain} instances)"
        )
