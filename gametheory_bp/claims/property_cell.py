"""A cell of a table "welfare functions by properties", decided domain by domain.

The welfare function is a bargaining rule, the property an axiom, and the print says that the rule
keeps it or not.  On every domain the given games are asked first, then the search of the axioms:

proved
    the cell cites a proof for this very domain, and the search found nothing against it.
broken
    an exact violation is found; its certificate is verified before it counts.
none found
    no violation in the stated number of instances.

A proof and a violation for the same domain contradict each other: that is an error, not a verdict.
The disagreement point is (0, 0), transformed with the set where the axiom says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.axioms import Violation, check_axiom, find_violation, load_axiom
from gametheory_bp.axioms.rule_call import RuleCall
from gametheory_bp.axioms.theorems import theorem_of
from gametheory_bp.axioms.violation import points_text
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.problem_domain import in_domain
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verification import verify
from gametheory_bp.claims.claim import Given
from gametheory_bp.claims.finding import Finding, Word, refutation
from gametheory_bp.errors import UnprovedError
from gametheory_bp.geometry.vectors import Point

__all__ = ["CONVEX", "DOMAINS", "DomainVerdict", "PropertyCell", "Reading"]

CONVEX = ("convex", "comprehensive", "strictly_comprehensive")
DOMAINS = (*CONVEX, "finite")
BUDGET = 300
"""Proposals of the search on each domain."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read the cell: a neighbouring rule, or a neighbouring axiom.

    Attributes
    ----------
    words : str
    rule : str, (str, dict) pair, or callable
    axiom, domain : str
    reference : str
        Of a proof, where the theorems of the library have none.
    instead : bool
        Whether what holds where the print is wrong rests on this reading.
    """

    words: str
    rule: Any
    axiom: str
    domain: str
    reference: str = ""
    instead: bool = False


@dataclass(frozen=True, slots=True)
class DomainVerdict:
    """What is known on one domain.

    Attributes
    ----------
    axiom, domain : str
    word : {"proved", "broken", "none found"}
    reference : str
        Of the proof.
    instances : int
        Of the search; 0 if the given games already break the axiom.
    solutions : str
        What the rule picks on the given games; empty if they are not in the domain.
    witness : str
        The violation in words.
    """

    axiom: str
    domain: str
    word: Literal["proved", "broken", "none found"]
    reference: str
    instances: int
    solutions: str
    witness: str

    @property
    def evidence(self) -> tuple[str, str]:
        """The word with the reference or the violation: all that does not depend on luck."""
        return self.word, self.witness or self.reference

    @property
    def text(self) -> str:
        """In one line."""
        if self.word == "broken":
            return self.witness
        searched = f"no violation in {self.instances} instances"
        return f"{self.reference}; {searched}" if self.word == "proved" else searched


@dataclass(frozen=True, slots=True)
class PropertyCell:
    """A printed tick or cross, the answer of a paper to "does this rule keep this axiom?".

    Parameters
    ----------
    rule, axiom : str
        Ids.
    kept : bool
        What is printed.
    proofs : tuple of (domain, reference)
        Where the axiom is proved for the rule; theorems of the library are added.
    scope : tuple of str
        The domains that the print speaks of; the others are decided and shown as well.
    numbers : tuple of Fraction
        Scales and shifts, for axioms about other units.
    readings : tuple of Reading
    instead : str
        What holds where the print is wrong; the domains on which the axiom is kept are added.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame
    >>> cell = PropertyCell("proportional", "strong_pareto_optimality", kept=True)
    >>> cell.decide({"game": BimatrixGame([[1, 0]], [[2, 0]])}).verdict
    'refuted'
    """

    rule: str
    axiom: str
    kept: bool
    proofs: tuple[tuple[str, str], ...] = ()
    scope: tuple[str, ...] = DOMAINS
    numbers: tuple[Fraction, ...] = ()
    readings: tuple[Reading, ...] = ()
    instead: str = ""

    def decide(self, given: Given) -> Finding:
        """The verdict on the print, with one verdict for each domain and each reading.

        Raises
        ------
        UnprovedError
            If a violation does not verify, or contradicts a proof.
        """
        found = tuple(self.on(domain, given) for domain in DOMAINS)
        others = tuple(self.on(r.domain, given, r) for r in self.readings)
        witness = (
            *given.items(),
            ("printed", "kept" if self.kept else "not kept"),
            *((v.domain, v.evidence) for v in found),
            *((f"on the given games, {v.domain}", v.solutions) for v in found if v.solutions),
            *(
                (f"reading: {r.words}, {r.domain}", v.word)
                for r, v in zip(self.readings, others, strict=True)
            ),
        )
        # No witness: counts and examples of the search change with the search.
        named = ("as printed", *(r.words for r in self.readings))
        searched = tuple(
            Check(f"{words}, {v.domain}: {v.word}", True, v.text)
            for words, v in (*((named[0], v) for v in found), *zip(named[1:], others, strict=True))
        )
        asked = tuple(v for v in found if v.domain in self.scope)
        scope = _listed(asked)
        broken = any(v.word == "broken" for v in asked)
        if broken and not self.kept:
            return Finding("proved", f"by counterexample: {scope}", witness, checks=searched)
        proved = all(v.word == "proved" for v in asked)
        if broken or (proved and not self.kept):
            weaker, word, rests = self._instead(found, others)
            return refutation(scope, witness, weaker, (*rests, *searched), word, "citation")
        word = "proved" if proved else "tested"
        return Finding(word, scope, witness, checks=searched, basis="citation")

    def _instead(
        self, found: tuple[DomainVerdict, ...], others: tuple[DomainVerdict, ...]
    ) -> tuple[str, Word, list[Check]]:
        """What holds where the print is wrong, how it is known, and what it rests on."""
        kept = tuple(v for v in found if v.word != "broken")
        known = f"kept on {_listed(kept)} problems" if kept else "broken on every domain"
        named = tuple((r.words, v) for r, v in zip(self.readings, others, strict=True) if r.instead)
        rests = [
            Check(f"{words}: {v.axiom} on {v.domain} problems", v.word != "broken", v.text)
            for words, v in (*(("as printed", v) for v in kept), *named)
        ]
        certain = all(v.word == "proved" for v in (*kept, *(v for _, v in named)))
        weaker = f"{known}; {self.instead}" if self.instead else known
        return weaker, "proved" if certain else "tested", rests

    def on(self, domain: str, given: Given, reading: Reading | None = None) -> DomainVerdict:
        """The verdict on one domain, of the cell itself or of another reading."""
        rule, axiom = (self.rule, self.axiom) if reading is None else (reading.rule, reading.axiom)
        call = RuleCall(rule)
        own = dict(self.proofs).get(domain, "") if reading is None else reading.reference
        theorem = theorem_of(rule, axiom, domain) if isinstance(rule, str) and not own else None
        reference = own if theorem is None else theorem.reference
        violation, solutions, instances = None, "", 0
        problems = self._problems(domain, given, load_axiom(axiom).relation)
        if problems:
            asked = check_axiom(call, axiom, problems, numbers=self.numbers or None)
            violation = asked.violation
            answers = (call(problem.statement) for problem in problems)
            solutions = "; ".join(points_text(a.points) for a in answers if a is not None)
        if violation is None:
            searched = find_violation(call, axiom, domain, 0, budget=BUDGET)
            violation, instances = searched.violation, searched.instances
        if violation is None:
            word: Literal["proved", "none found"] = "proved" if reference else "none found"
            return DomainVerdict(axiom, domain, word, reference, instances, solutions, "")
        told = _certain(violation, reference)
        return DomainVerdict(axiom, domain, "broken", "", 0, solutions, told)

    def _problems(self, domain: str, given: Given, relation: str) -> list[BargainingProblem]:
        """The given games as related problems; none if they do not lie in the domain."""
        origin = (Fraction(0), Fraction(0))
        first = tuple(given["game"].payoffs())
        sets: list[tuple[tuple[Point, ...], Point]] = [(first, origin)]
        if relation == "exchanged":
            sets.append((tuple((y, x) for x, y in first), origin))
        elif relation == "affine" and self.numbers:
            s, t, u, v = self.numbers
            sets.append((tuple((s * x + u, t * y + v) for x, y in first), (u, v)))
        elif relation in ("expansion", "contraction") and "other" in given:
            sets.append((tuple(given["other"].payoffs()), origin))
        elif relation != "alone":
            return []
        finite, comprehensive = domain == "finite", domain.endswith("comprehensive")
        problems = [
            BargainingProblem(points, d, comprehensive=comprehensive, finite=finite)
            for points, d in sets
        ]
        return problems if all(in_domain(p.statement, domain) for p in problems) else []


def _listed(found: Iterable[DomainVerdict]) -> str:
    return ", ".join(v.domain.replace("_", " ") for v in found)


def _certain(violation: Violation, reference: str) -> str:
    """The violation in words, once it is verified and no proof speaks against it."""
    if not verify(violation):
        raise UnprovedError(f"{violation!r} does not verify; nothing is concluded from it")
    if reference:
        raise UnprovedError(f"{violation.sentence()} This contradicts {reference}.")
    return violation.sentence()
