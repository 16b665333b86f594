"""Several principals, each with a list of axioms, and the rules on which they can agree.

Two principals who leave the choice of an agreement to a rule need not agree on the rule; it is
enough that each names the axioms that it insists on.  A rule *remains* if it keeps all axioms of
all lists.  If none does, each principal's own list says what would have to be given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from gametheory_bp.axioms.table import AxiomTable, axiom_table
from gametheory_bp.axioms.table_cell import Cell
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["Agreement", "rules_remaining", "rules_satisfying"]


@dataclass(frozen=True, slots=True)
class Agreement(Displayed):
    """Which rules each principal accepts, and which all of them do.

    Attributes
    ----------
    table : AxiomTable
        All rules by the axioms of the lists; its cells hold proofs, counts and witnesses.
    principals : tuple of tuple of str
        The axioms of each.

    Examples
    --------
    >>> found = rules_remaining(
    ...     ["independence_of_irrelevant_alternatives", "scale_covariance"],
    ...     ["symmetry", "strong_pareto_optimality"],
    ...     rules=["nash", "kalai_smorodinsky", "dictator", "leximin"],
    ...     budget=100,
    ... )
    >>> found.accepted(0), found.accepted(1), found.remaining
    (('nash', 'dictator'), ('nash', 'kalai_smorodinsky', 'leximin'), ('nash',))
    >>> found.objections("dictator", 1)
    ('symmetry', 'strong_pareto_optimality')
    """

    table: AxiomTable
    principals: tuple[tuple[str, ...], ...]

    def objections(self, rule: str, principal: int) -> tuple[str, ...]:
        """The principal's axioms that the rule breaks, or on which it is not defined."""
        kept = ("proved", "none found")
        listed = self.principals[principal]
        return tuple(a for a in listed if self.table.cell(rule, a).status not in kept)

    def accepted(self, principal: int) -> tuple[str, ...]:
        """The rules that keep all axioms of one principal."""
        return self.table.rules_satisfying(self.principals[principal])

    @property
    def remaining(self) -> tuple[str, ...]:
        """The rules that keep all axioms of all principals."""
        return self.table.rules_satisfying(a for listed in self.principals for a in listed)

    def display(self) -> Table:
        """Rules by principals: what each objects to."""
        rows = tuple(
            (
                rule,
                *(", ".join(self.objections(rule, k)) or "-" for k in range(len(self.principals))),
                self._word(rule) if rule in self.remaining else "",
            )
            for rule in self.table.rules
        )
        heads = (f"objection of principal {k + 1}" for k in range(len(self.principals)))
        insisted = "; ".join(
            f"principal {k + 1} insists on {', '.join(listed)}"
            for k, listed in enumerate(self.principals)
        )
        return Table(
            f"Rules that remain on {self.table.domain} problems",
            ("rule", *heads, "remains"),
            rows,
            f"{insisted}. Axioms named in the last column were searched, not proved; the number "
            f"counts the instances without a violation.",
        )

    def _word(self, rule: str) -> str:
        """Whether a rule that remains is proved to, or what was only searched."""
        cells = (self.table.cell(rule, a) for a in self.table.axioms)
        searched = [f"{c.axiom} ({c.instances})" for c in cells if c.status == "none found"]
        return f"as far as searched: {', '.join(searched)}" if searched else "yes"

    def __repr__(self) -> str:
        return f"Agreement({', '.join(self.remaining) or 'no rule'} of {len(self.table.rules)})"


def rules_remaining(
    *principals: Iterable[str],
    rules: Iterable[str] | None = None,
    domain: str = "comprehensive",
    rng: int = 0,
    budget: int = 300,
    store: str | Path | None = None,
    progress: Callable[[int, int, Cell], None] | None = None,
) -> Agreement:
    """Which rules keep all axioms of all principals.

    Parameters
    ----------
    *principals : sequences of str
        One list of axioms for each principal.
    rules, domain, rng, budget, store, progress
        As in :func:`gametheory_bp.axioms.axiom_table`.

    Returns
    -------
    Agreement

    Raises
    ------
    InputTypeError, InputValueError
        If a list is a single string, or there is no axiom at all.
    UnknownNameError
        If an axiom, a rule or the domain is unknown.

    Notes
    -----
    Exactness: a rule is dropped only for a proved violation, or where it is not defined; a rule
    that remains has no violation *found*, unless the table says that it is proved.

    Examples
    --------
    >>> rules_remaining(["symmetry"], rules=["nash", "dictator"], budget=40)
    Agreement(nash of 2)
    """
    for listed in principals:
        if isinstance(listed, str):
            raise InputTypeError(f"{listed!r} is one word; give each principal a list of axioms")
    lists = tuple(tuple(dict.fromkeys(listed)) for listed in principals)
    axioms = tuple(dict.fromkeys(a for listed in lists for a in listed))
    if not axioms:
        raise InputValueError("no principal named an axiom; give at least one, e.g. ['symmetry']")
    table = axiom_table(
        rules, axioms, domain, rng=rng, budget=budget, store=store, progress=progress
    )
    return Agreement(table, lists)


def rules_satisfying(
    axioms: Iterable[str],
    rules: Iterable[str] | None = None,
    domain: str = "comprehensive",
    *,
    rng: int = 0,
    budget: int = 300,
) -> tuple[str, ...]:
    """Rules for which all these axioms are proved, or no violation is found.

    Parameters
    ----------
    axioms : sequence of str
    rules, domain, rng, budget
        As in :func:`gametheory_bp.axioms.axiom_table`.

    Returns
    -------
    tuple of str

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        As :func:`rules_remaining`.

    Examples
    --------
    >>> two = ["nash", "kalai_smorodinsky"]
    >>> rules_satisfying(["individual_monotonicity", "scale_covariance"], two)
    ('kalai_smorodinsky',)
    """
    return rules_remaining(axioms, rules=rules, domain=domain, rng=rng, budget=budget).remaining
