"""``axioms``: the table of rules by axioms, with progress and resume."""

from __future__ import annotations

import json as json_module
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from gametheory_bp.cli.terminal import Lines, show
from gametheory_bp.errors import InputValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gametheory_bp.axioms import AxiomTable, Cell
    from gametheory_bp.display import Stack

__all__ = ["axioms"]

Names = Annotated[list[str] | None, Parameter(consume_multiple=True, negative=())]
Lists = Annotated[list[str] | None, Parameter(negative=())]


def axioms(
    *,
    rules: Names = None,
    axioms: Names = None,
    domain: str = "comprehensive",
    budget: int = 300,
    seed: int = 0,
    resume: Path | None = None,
    json: Path | None = None,
    figure: Path | None = None,
    witnesses: bool = False,
    names: bool = False,
    principal: Lists = None,
    describe: str | None = None,
) -> int:
    """Check every bargaining rule against every axiom; violations come with a witness.

    Parameters
    ----------
    rules: list[str]
        Only these rules (see `gametheory-bp rules`).
    axioms: list[str]
        Only these axioms.
    domain: str
        convex, comprehensive, strictly_comprehensive or finite; each of them also with
        _individually_rational behind, for sets without points below d.
    budget: int
        Proposals searched for each rule and axiom.
    seed: int
        Of the random stages of the search.
    resume: Path
        A file to which finished cells are added; cells already there are not searched again.
    json: Path
        Also write the table with all witnesses, for `gametheory-bp verify`.
    figure: Path
        Also draw the table as a heat map; .png, .svg or .pdf.
    witnesses: bool
        Also print every violation as a sentence.
    names: bool
        Only list the axioms.
    principal: list[str]
        Axioms that a principal insists on, parted by commas; one such list for each principal.
        Shows which rules keep all of them, and what each principal objects to in the others.
    describe: str
        A rule of the table: also show the fewest of its axioms that no other rule keeps, and
        which axioms part it from each other rule.
    """
    if names:
        return _listed()
    if principal and (axioms or describe):
        raise InputValueError("--principal names the axioms; leave out --axioms and --describe")
    for path in (resume, json, figure):
        if path is not None and path.is_dir():
            raise InputValueError(f"{str(path)!r} is a directory; give the name of a file")
    from gametheory_bp.axioms import Agreement, axiom_table

    if figure is not None:
        from gametheory_bp.plotting.canvas import figure_format

        figure_format(figure)  # before hours of searching, not after
    lists = [_split([one]) or [] for one in principal or ()]
    try:
        table = axiom_table(
            _split(rules),
            list(dict.fromkeys(a for one in lists for a in one)) or _split(axioms),
            domain,
            rng=seed,
            budget=budget,
            store=resume,
            progress=_bar if sys.stderr.isatty() else _spoken(),
        )
    except KeyboardInterrupt:
        kept = "nothing is kept; --resume FILE keeps finished cells"
        if resume is not None:
            kept = f"finished cells are in {resume}; the same command goes on from there"
        print(f"\n{kept}", file=sys.stderr)
        raise
    if lists:
        show(Agreement(table, tuple(map(tuple, lists))).display())
    else:
        show(table.display())
    if describe is not None:
        show(_description(table, describe))
    if witnesses:
        for cell in table.cells:
            if cell.violation is not None:
                print(cell.violation.sentence())
    if json is not None:
        json.write_text(json_module.dumps(table.to_json(), indent=1), encoding="utf-8")
        print(f"the table with its witnesses is in {json}")
    if figure is not None:
        print(f"the heat map is in {_drawn(table, figure)}")
    for cell in table.contradictions:
        print(f"CONTRADICTS {cell.reference}: {cell.sentence}", file=sys.stderr)
    return 1 if table.contradictions else 0


def _drawn(table: AxiomTable, figure: Path) -> Path:
    """The file that holds the heat map of the table."""
    from gametheory_bp.plotting import (
        draw_heat_map,
        file_figure,
        heat_map,
        heat_map_size,
        save_figure,
    )

    data = heat_map(table)
    drawing, ax = file_figure(size=heat_map_size(data))
    draw_heat_map(data, ax)
    return save_figure(drawing, figure)


def _listed() -> int:
    from gametheory_bp.axioms import list_axioms, load_axiom
    from gametheory_bp.display import Table

    rows = tuple((name, load_axiom(name).statement) for name in list_axioms())
    show(Table("Axioms", ("axiom", "statement"), rows))
    return 0


def _description(table: AxiomTable, rule: str) -> Stack:
    """The smallest sets of axioms that single the rule out, and what parts it from each other."""
    from gametheory_bp.display import Stack, Table

    single = tuple((", ".join(one),) for one in table.smallest_description(rule))
    parting = tuple(
        (other, ", ".join(table.separating(rule, other)) or "nothing found")
        for other in table.rules
        if other != rule
    )
    note = "" if single else "no set of the table's axioms does"
    return Stack(
        f"{rule} on {table.domain} problems",
        (
            Table("Axioms that it alone keeps together", ("axioms",), single, note),
            Table("Axioms that part it from", ("rule", "axioms"), parting),
        ),
    )


def _split(names: list[str] | None) -> list[str] | None:
    """Names may be parted by spaces or by commas."""
    if names is None:
        return None
    return [part for name in names for part in name.split(",") if part]


def _spoken() -> Callable[[int, int, Cell], None]:
    """Where no terminal shows a bar: now and then a line."""
    lines = Lines()
    return lambda done, total, cell: lines(f"{cell.rule}, {cell.axiom}; {done}/{total} cells done")


def _bar(done: int, total: int, cell: Cell) -> None:
    """A line that counts the finished cells."""
    width = 30
    filled = "#" * (width * done // total)
    end = "\n" if done == total else ""
    text = f"\r[{filled:<{width}}] {done}/{total} {cell.rule}, {cell.axiom}"
    print(f"{text[:110]:<110}", end=end, file=sys.stderr, flush=True)
