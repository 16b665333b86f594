"""``analyse``: a game in, the report out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from gametheory_bp.cli.terminal import progress, write_report
from gametheory_bp.errors import InputValueError, UnknownNameError

if TYPE_CHECKING:
    from gametheory_bp.games.bimatrix import BimatrixGame
    from gametheory_bp.report import Report

__all__ = ["analyse", "find_game", "read_disagreement"]

Names = Annotated[list[str] | None, Parameter(consume_multiple=True, negative=())]


def analyse(
    game: str,
    /,
    *,
    html: Path | None = None,
    json: Path | None = None,
    figure: Path | None = None,
    rules: Names = None,
    among: Names = None,
    disagreement: str = "minimax",
    discount: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    limit: int | None = None,
    full: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Analyse a two-player game: what is attainable, stable, and fair by which rule.

    Parameters
    ----------
    game: str
        An .nfg file, or a name listed by `gametheory-bp games`.
    html: Path
        Also write the report as a web page, with the figure in it.
    json: Path
        Also write all results with their certificates, for `gametheory-bp verify`.
    figure: Path
        Also draw the payoff plane; the ending picks png, svg or pdf.
    rules: list[str]
        Only these bargaining rules (see `gametheory-bp rules`).
    among: list[str]
        Only these payoff sets: feasible, individually_rational, independent, pure, nash,
        correlated, coarse_correlated.
    disagreement: str
        minimax, pure_minimax, or a payoff pair such as 0,1/2.
    discount: str
        Also what the game sustains if it is repeated with this discount factor in [0, 1), such
        as 24/25 or 0.96: subgame-perfect payoffs, what each rule picks, and strategies.
    limit: int
        Stop after this many extreme Nash equilibria.
    full: bool
        Also the sets that are left out of a large game because they take minutes.
    """
    found = find_game(game)
    point = read_disagreement(disagreement)
    _writable(html, json, figure)
    from gametheory_bp.report import analyse as analyse_game

    with progress() as watch:
        report = analyse_game(
            found,
            rules=_split(rules),
            among=_split(among),
            disagreement=point,
            discount=discount,
            limit=limit,
            full=full,
            watch=watch,
        )
    write_report(report)
    _write_files(report, html, json, figure)
    if not report.complete:
        print("INCOMPLETE: stopped early; what is printed is proved", file=sys.stderr)
    return 0 if report.complete else 1


def find_game(text: str) -> BimatrixGame:
    """A game from a file, or from the library by its name.

    Raises
    ------
    UnknownNameError
        If it is neither; the nearest names are offered.
    """
    from gametheory_bp.games.library import list_games, load_game
    from gametheory_bp.games.nfg import read_nfg

    looks_like_a_file = text.endswith(".nfg") or os.sep in text or "/" in text
    if looks_like_a_file or os.path.exists(text):
        return read_nfg(Path(text))
    if text not in list_games():
        raise UnknownNameError("game or file", text, list_games())
    return load_game(text)


def read_disagreement(text: str) -> Any:
    """A pair of numbers from ``"0,1/2"``; any other word is passed on."""
    if "," not in text:
        return text
    parts = text.strip("() ").split(",")
    if len(parts) != 2:
        raise InputValueError(f"disagreement point {text!r}; give two numbers, such as 0,1/2")
    return tuple(part.strip() for part in parts)


def _split(names: list[str] | None) -> list[str] | None:
    """Names may be parted by spaces or by commas."""
    if names is None:
        return None
    return [part for name in names for part in name.split(",") if part]


def _writable(html: Path | None, json: Path | None, figure: Path | None) -> None:
    """Refuse a path that cannot be written before the work, not after it."""
    for path in (html, json, figure):
        if path is None:
            continue
        if path.is_dir():
            raise InputValueError(f"{str(path)!r} is a directory; give the name of a file")
        path.parent.mkdir(parents=True, exist_ok=True)
    if figure is not None:
        from gametheory_bp.plotting.canvas import figure_format

        figure_format(figure)


def _write_files(report: Report, html: Path | None, json: Path | None, figure: Path | None) -> None:
    if json is not None:
        import json as json_module

        json.write_text(json_module.dumps(report.to_json(), indent=1), encoding="utf-8")
        print(f"the results with their certificates are in {json}")
    if figure is None and html is None:
        return
    from gametheory_bp.plotting import draw_plane, figure_size, file_panels, save_figure

    planes = report.planes()
    drawing, axes = file_panels([figure_size(plane) for plane in planes])
    for plane, ax in zip(planes, axes, strict=True):
        draw_plane(plane, ax)
    if figure is not None:
        print(f"the figure is in {save_figure(drawing, figure)}")
    if html is not None:
        import io

        image = io.BytesIO()
        drawing.savefig(image, format="png")
        html.write_text(report.html(image.getvalue()), encoding="utf-8")
        print(f"the web page is in {html}")
