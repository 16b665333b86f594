"""The table of rules by axioms on one domain."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from gametheory_bp.axioms.checking import read_domain
from gametheory_bp.axioms.registry import list_axioms, load_axiom
from gametheory_bp.axioms.rule_call import RuleCall
from gametheory_bp.axioms.table_cell import Cell, CellStatus
from gametheory_bp.bargaining.solving import list_rules
from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.errors import InputValueError, UnknownNameError

__all__ = ["AxiomTable", "axiom_table"]

STATUSES: tuple[CellStatus, ...] = ("proved", "none found", "violated", "not defined")
LEGEND = "P proved (and searched), x violated (with witness), - not defined, n: none in n instances"


@dataclass(frozen=True, slots=True)
class AxiomTable(Displayed):
    """What is known about rules and axioms on a domain.

    Attributes
    ----------
    domain : str
    rules, axioms : tuple of str
    cells : tuple of Cell
        Row by row.

    Examples
    --------
    >>> table = axiom_table(["nash", "proportional"], ["symmetry", "scale_covariance"], budget=20)
    >>> [cell.mark for cell in table.cells]
    ['P', 'P', 'P', 'x']
    >>> table.rules_satisfying(["scale_covariance"])
    ('nash',)
    """

    domain: str
    rules: tuple[str, ...]
    axioms: tuple[str, ...]
    cells: tuple[Cell, ...]

    def cell(self, rule: str, axiom: str) -> Cell:
        """One cell; raises ``UnknownNameError`` for a rule or axiom that is not in the table."""
        for what, name, known in (("rule", rule, self.rules), ("axiom", axiom, self.axioms)):
            if name not in known:
                raise UnknownNameError(f"{what} of this table", name, known)
        return self.cells[self.rules.index(rule) * len(self.axioms) + self.axioms.index(axiom)]

    def rules_satisfying(self, axioms: Iterable[str]) -> tuple[str, ...]:
        """Rules for which all these axioms are proved, or no violation was found."""
        wanted = tuple(axioms)
        return tuple(r for r in self.rules if all(self._kept(r, a) for a in wanted))

    def separating(self, one: str, other: str) -> tuple[str, ...]:
        """Axioms that one of the two rules keeps and the other breaks.

        Each alone tells the two apart, so these are all the smallest sets that do.
        """
        return tuple(
            a
            for a in self.axioms
            if "not defined" not in (self.cell(one, a).status, self.cell(other, a).status)
            and self._kept(one, a) != self._kept(other, a)
        )

    def smallest_description(self, rule: str) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of its axioms that no other rule of the table satisfies; maybe none."""
        mine = tuple(a for a in self.axioms if self._kept(rule, a))
        for size in range(len(mine) + 1):
            found = tuple(
                c for c in combinations(mine, size) if self.rules_satisfying(c) == (rule,)
            )
            if found:
                return found
        return ()

    @property
    def contradictions(self) -> tuple[Cell, ...]:
        """Cells whose witness speaks against a theorem."""
        return tuple(cell for cell in self.cells if cell.contradicts_a_theorem)

    def _kept(self, rule: str, axiom: str) -> bool:
        return self.cell(rule, axiom).status in ("proved", "none found")

    def display(self) -> Stack:
        """Marks, rules by numbered axioms, and the list of axioms."""
        heads = ("rule", *(str(k + 1) for k in range(len(self.axioms))))
        rows = tuple((r, *(self.cell(r, a).mark for a in self.axioms)) for r in self.rules)
        named = tuple(
            (str(k + 1), axiom, load_axiom(axiom).statement) for k, axiom in enumerate(self.axioms)
        )
        return Stack(
            f"Rules by axioms on {self.domain} problems",
            (Table("", heads, rows, LEGEND), Table("", ("", "axiom", "statement"), named)),
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-able dictionary; ``verify`` re-proves the violations in it."""
        return {"domain": self.domain, "cells": [cell.to_json() for cell in self.cells]}

    def __repr__(self) -> str:
        found = [cell.status for cell in self.cells]
        counts = ", ".join(
            f"{found.count(word)} {'other' if word == 'not defined' else word}" for word in STATUSES
        )
        return (
            f"AxiomTable({len(self.rules)} rules by {len(self.axioms)} axioms, {self.domain}: "
            f"{counts})"
        )


def axiom_table(
    rules: Iterable[Any] | None = None,
    axioms: Iterable[str] | None = None,
    domain: str = "comprehensive",
    *,
    rng: int = 0,
    budget: int = 300,
    store: str | Path | None = None,
    progress: Callable[[int, int, Cell], None] | None = None,
) -> AxiomTable:
    """Search every rule for violations of every axiom.

    Parameters
    ----------
    rules : sequence, optional
        Each as :func:`find_violation` takes it: an id, an id with parameters, or a function from
        a problem to its points; all of the library by default.
    axioms : sequence of str, optional
        Ids; all of the library by default.
    domain : str
        As in :func:`find_violation`.
    rng : int
        Seed; every cell has its own random numbers, whatever the other cells are.
    budget : int >= 4
        Proposals for each cell.
    store : path, optional
        A file of JSON lines: cells are added as they are done, and cells found there (same
        domain, seed and budget) are not searched again.  Functions are always searched, since
        their name does not say what they do.
    progress : callable, optional
        Called after each cell with (cells done, cells in all, cell).

    Returns
    -------
    AxiomTable

    Raises
    ------
    UnknownNameError
        If a rule, axiom or domain is unknown.
    InputValueError
        If a rule is given twice, or a function is called like a rule of the library.

    Notes
    -----
    Exactness: violations are proved; stored ones are verified when they are read.

    Examples
    --------
    >>> axiom_table(["kalai_smorodinsky"], ["individual_monotonicity"], budget=8)
    AxiomTable(1 rules by 1 axioms, comprehensive: 1 proved, 0 none found, 0 violated, 0 other)
    """
    calls = tuple(map(RuleCall, list_rules() if rules is None else rules))
    names = tuple(call.name for call in calls)
    _tell_apart(calls)
    listed = tuple(list_axioms() if axioms is None else axioms)
    for axiom in listed:
        load_axiom(axiom)
    read_domain(domain)
    path = None if store is None else Path(store)
    settings = {"seed": rng, "budget": budget}
    known = {} if path is None else _stored(path, domain, settings)
    cells: list[Cell] = []
    for call in calls:
        for axiom in listed:
            cell = known.get((call.name, axiom)) if call.certified else None
            if cell is None:
                cell = _searched(call, call.name, axiom, domain, rng, budget)
                if path is not None and call.certified:
                    with path.open("a", encoding="utf-8") as file:
                        file.write(json.dumps({**cell.to_json(), **settings}) + "\n")
            cells.append(cell)
            if progress is not None:
                progress(len(cells), len(names) * len(listed), cell)
    return AxiomTable(domain, names, listed, tuple(cells))


def _tell_apart(calls: tuple[RuleCall, ...]) -> None:
    """The theorems about a rule of the library are none about a function of its name."""
    seen: set[str] = set()
    for call in calls:
        if call.name in seen or (not call.certified and call.name in list_rules()):
            raise InputValueError(
                f"rule {call.name} is given twice, or a function has the id of a rule; give each "
                f"once and rename the function"
            )
        seen.add(call.name)


def _searched(call: RuleCall, rule: str, axiom: str, domain: str, seed: int, budget: int) -> Cell:
    item = load_axiom(axiom)
    if not item.meaningful_on(domain):
        return Cell(rule, axiom, domain, 0, 0, 0, None)
    generator = Random(f"{seed} {rule} {axiom} {domain}")
    return Cell.of(rule, item.find_violation(call, domain, generator, budget))


def _stored(path: Path, domain: str, settings: dict[str, int]) -> dict[tuple[str, str], Cell]:
    """Cells of an earlier run; a last line that was cut off is passed over."""
    found: dict[tuple[str, str], Cell] = {}
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            data = json.loads(line)
        except json.JSONDecodeError:
            continue
        if data.get("domain") != domain or any(data.get(k) != v for k, v in settings.items()):
            continue
        cell = Cell.from_json(data)
        if cell is not None:
            found[cell.rule, cell.axiom] = cell
    return found
