"""One cell of a table of rules by axioms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.axioms.theorems import theorem_of, theorems_about
from gametheory_bp.axioms.violation import Violation
from gametheory_bp.certificates.verification import verify
from gametheory_bp.exact.codec import decode_record
from gametheory_bp.exact.exactness import exactness_of

__all__ = ["Cell", "CellStatus"]

CellStatus = Literal["proved", "none found", "violated", "not defined"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known about a rule and an axiom on a domain.

    Attributes
    ----------
    status : str
        ``"proved"``: a theorem for this very domain, and the search found nothing against it.
        ``"none found"``: no violation in ``instances`` instances.  ``"violated"``: with its
        witness.  ``"not defined"``: nothing could be tested.
    reference : str
        The theorem's source; also kept beside a violation that contradicts it.
    """

    rule: str
    axiom: str
    domain: str
    instances: int
    problems: int
    undecided: int
    violation: Violation | None

    @classmethod
    def of(cls, rule: str, found: SearchOutcome) -> Cell:
        """The cell that a search fills."""
        counts = (found.instances, found.problems, found.undecided)
        return cls(rule, found.axiom, found.domain, *counts, found.violation)

    @property
    def reference(self) -> str:
        """The theorem's source, or nothing."""
        theorem = theorem_of(self.rule, self.axiom, self.domain)
        return "" if theorem is None else theorem.reference

    @property
    def status(self) -> CellStatus:
        """In one word or two."""
        if self.violation is not None:
            return "violated"
        if self.reference:
            return "proved"
        return "none found" if self.instances else "not defined"

    @property
    def contradicts_a_theorem(self) -> bool:
        """Whether a witness speaks against a theorem: one of the two is wrong."""
        return self.violation is not None and bool(self.reference)

    @property
    def mark(self) -> str:
        """A few characters: P, the number of instances, x, or -."""
        if self.status == "none found":
            return str(self.instances)
        return {"proved": "P", "violated": "x", "not defined": "-"}[self.status]

    @property
    def sentence(self) -> str:
        """The cell in words."""
        searched = f"no violation in {self.instances} instances ({self.problems} problems)"
        if self.violation is not None:
            return f"violated: {self.violation.sentence()}{self._proved_on_parts()}"
        if self.status == "proved":
            return f"proved ({self.reference}); {searched}"
        return searched if self.instances else "not defined on this domain"

    def _proved_on_parts(self) -> str:
        """On which other domains the axiom is proved, if on any."""
        listed = "; ".join(
            f"proved on {', '.join(t.domains)} ({t.reference})"
            for t in theorems_about(self.rule, self.axiom)
        )
        return f" But {listed}." if listed and not self.contradicts_a_theorem else ""

    def to_json(self) -> dict[str, Any]:
        """A JSON-able dictionary."""
        return {
            "rule": self.rule,
            "axiom": self.axiom,
            "domain": self.domain,
            "instances": self.instances,
            "problems": self.problems,
            "undecided": self.undecided,
            "violation": None if self.violation is None else self.violation.to_json(),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Cell | None:
        """Read a cell; None if its violation does not verify (any more)."""
        violation = None
        if data["violation"] is not None:
            if not verify(data["violation"]):
                return None
            certificate = decode_record(data["violation"]["certificate"])
            numbers = (n for points in certificate.points for pair in points for n in pair)
            violation = Violation(certificate, exactness_of(numbers))
        rule, axiom, domain = (str(data[name]) for name in ("rule", "axiom", "domain"))
        tried, solved, left = (int(data[n]) for n in ("instances", "problems", "undecided"))
        return cls(rule, axiom, domain, tried, solved, left, violation)
