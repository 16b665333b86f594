"""The type of an axiom: a relation between problems, and what it demands of the solutions.

Every axiom of the library has the form "whenever the problems are *related* so, the solutions
*must* be so".  The relation and the demand are names from two closed lists, so that a violation
can be checked by somebody who has neither the rule's code nor the axiom's:
:mod:`gametheory_bp.certificates.axiom_relations` and
:mod:`gametheory_bp.certificates.axiom_demands`.

:func:`gametheory_bp.check_axiom` and :func:`gametheory_bp.find_violation` take an axiom by its id,
or one of your own by the record itself; its methods ``check`` and ``find_violation`` are the same.

S is the payoff set, d the disagreement point, F(S, d) the solution, a(S, d) the ideal point;
i is a player, j the other one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, Literal

from gametheory_bp.certificates.axiom_case import Player, Selection
from gametheory_bp.certificates.axiom_demands import DEMANDS
from gametheory_bp.certificates.axiom_relations import RELATIONS
from gametheory_bp.display import Formula
from gametheory_bp.errors import UnknownNameError

if TYPE_CHECKING:
    from gametheory_bp.axioms.outcome import AxiomOutcome
    from gametheory_bp.axioms.search_outcome import SearchOutcome
    from gametheory_bp.bargaining.problem import BargainingProblem

__all__ = ["EACH", "Axiom", "Control"]

EACH: tuple[Player, ...] = ("row", "column")
"""The axiom speaks of one player, either of them."""


@dataclass(frozen=True, slots=True)
class Control:
    """A rule whose verdict is known, and the domain on which it is known.

    Attributes
    ----------
    rule : str or callable
        An id, or a tiny rule that the axiom's file defines for this purpose.
    domain : str
    parameters : tuple of (name, value)
    """

    rule: str | Callable[[BargainingProblem], Any]
    domain: str = "comprehensive"
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def call(self) -> Any:
        """The rule in the form that :func:`check_axiom` takes."""
        return (self.rule, dict(self.parameters)) if self.parameters else self.rule


@dataclass(frozen=True, slots=True)
class Axiom:
    """An axiom of bargaining theory.

    Parameters
    ----------
    title, statement : str
        Name, and the axiom in words.
    formula : Formula
        The axiom as text and LaTeX.
    source : str
        Who stated it, year.
    relation, demand : str
        Names from the closed lists: related problems must have such solutions.
    set_valued : str
        What the axiom means for a rule with several solutions.
    satisfied_by, violated_by : Control
        A rule that satisfies it and one that does not.
    players : tuple of {"row", "column", "both"}
        The players of whom it speaks, one after the other.
    disagreement : {"fixed", "transformed", "moved"}
        What happens to d when the set changes.
    domains : tuple of str
        Domains on which the axiom is meaningful, with and without points below d.

    Attributes
    ----------
    name : str
        The id in the library; empty for an axiom of your own.

    Examples
    --------
    >>> from gametheory_bp.axioms import load_axiom
    >>> axiom = load_axiom("strong_monotonicity")
    >>> axiom.relation, axiom.demand, axiom.violated_by.rule
    ('expansion', 'not_less', 'kalai_smorodinsky')
    >>> axiom.find_violation("nash", "comprehensive", budget=40).found
    True
    """

    title: str
    statement: str
    formula: Formula
    source: str
    relation: str
    demand: str
    set_valued: str
    satisfied_by: Control
    violated_by: Control
    players: tuple[Player, ...] = ("both",)
    disagreement: Literal["fixed", "transformed", "moved"] = "fixed"
    domains: tuple[str, ...] = ("convex", "comprehensive", "strictly_comprehensive", "finite")
    name: str = field(default="", init=False, compare=False)

    def __post_init__(self) -> None:
        for what, name, known in (
            ("relation", self.relation, RELATIONS),
            ("demand", self.demand, DEMANDS),
        ):
            if name not in known:
                raise UnknownNameError(what, name, known)

    @property
    def id(self) -> str:
        """The id in the library, or the title of an axiom of your own."""
        return self.name or self.title

    def meaningful_on(self, domain: str) -> bool:
        """Whether the axiom is meaningful on a domain, or on the larger one with points below d."""
        return domain == "any" or domain.removesuffix("_individually_rational") in self.domains

    def check(
        self,
        rule: Any,
        problems: BargainingProblem | Iterable[BargainingProblem],
        *,
        numbers: Iterable[Any] | None = None,
        selection: Selection = "middle",
    ) -> AxiomOutcome:
        """Whether a rule keeps the axiom on given problems: :func:`gametheory_bp.check_axiom`."""
        from gametheory_bp.axioms.checking import check

        return check(rule, self, problems, numbers, selection)

    def find_violation(
        self,
        rule: Any,
        domain: str = "comprehensive",
        rng: int | Random = 0,
        budget: int = 1000,
        *,
        selection: Selection = "middle",
    ) -> SearchOutcome:
        """Search for problems that break the axiom: :func:`gametheory_bp.find_violation`."""
        from gametheory_bp.axioms.search import search

        return search(rule, self, domain, rng, budget, selection)
