"""``coin-game``: a coin game solved exactly, and exact amTFT agents against each other."""

from __future__ import annotations

import json as json_module
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from gametheory_bp.errors import GameTheoryError, InputValueError, NotDefinedError, UnknownNameError

if TYPE_CHECKING:
    from gametheory_bp.cli.coin_game_report import CoinGameReport
    from gametheory_bp.games.coin_game import CoinGameRules

__all__ = ["coin_game"]

Names = Annotated[list[str] | None, Parameter(consume_multiple=True, negative=())]
Flag = Annotated[bool, Parameter(negative=())]
Signed = Annotated[str, Parameter(allow_leading_hyphen=True)]
RULES = ("utilitarian", "egalitarian", "nash", "kalai_smorodinsky")
MANY = 1000
"""States from which on the exact polygon and agents are left out unless asked for."""
GAP = "1/1000"
"""Proved distance of the two polygons where the exact one is not computed."""
CROWD = 5
"""So many pairs of agents at one place of the figure are not named one by one."""

PUBLISHED_UNIT = "published: means over episodes of 100 steps (amTFT) and 40 steps (LOLA-PG)"


def coin_game(
    game: str,
    /,
    *,
    discount: Signed = "24/25",
    criterion: str = "discounted",
    rules: Names = None,
    disagreement: Signed = "0,0",
    size: int | None = None,
    board: str | None = None,
    stay: Flag = False,
    tie: str | None = None,
    figure: Path | None = None,
    json: Path | None = None,
    full: Flag = False,
) -> int:
    """Solve a coin game: frontier, welfare optima, minimax values, amTFT against amTFT.

    Parameters
    ----------
    game: str
        A preset (cg, cg_random_tie, cg_red_wins, abcg, abcg_intended, abcg_no_penalty,
        abcg_early), or a JSON file of rules as CoinGameRules.to_json() writes them.
    discount: str
        In [0, 1), such as 24/25 or 0.96.
    criterion: str
        discounted, average, or horizon:100 for the mean over 100 steps.
    rules: list[str]
        Bargaining rules (see `gametheory-bp rules`); utilitarian, egalitarian, nash and
        kalai_smorodinsky by default.
    disagreement: str
        A payoff pair such as 0,1/2, or minimax for what both secure.
    size: int
        Cells along a side of the grid, in place of the preset's.
    board: str
        torus or walls, in place of the preset's.
    stay: bool
        Staying is an action, too.
    tie: str
        both, random, red or blue: who takes a coin that each may take.
    figure: Path
        Also draw the frontier, with published learned payoffs; .png, .svg or .pdf.
    json: Path
        Also write the results with their certificates, for `gametheory-bp verify`.
    full: bool
        The whole frontier, and the parts that a large game leaves out because they take minutes.
    """
    changes: dict[str, Any] = {"size": size, "board": board, "stay": stay or None, "tie": tie}
    changed = {name: value for name, value in changes.items() if value is not None}
    given = replace(_rules(game), **changed)
    chosen = tuple(part for name in rules or RULES for part in name.split(",") if part)
    for path in (figure, json):
        if path is not None and path.is_dir():
            raise InputValueError(f"{str(path)!r} is a directory; give the name of a file")
    if figure is not None:
        from gametheory_bp.plotting.canvas import figure_format

        figure_format(figure)  # before the work, not after it
    from gametheory_bp.cli.analysing import read_disagreement
    from gametheory_bp.cli.terminal import progress, show

    title = ", ".join([game, *(f"{name} {value}" for name, value in changed.items())])
    wanted = read_criterion_words(criterion), read_disagreement(disagreement)
    with progress() as watch:
        report = solved(title, given, discount, *wanted, chosen, full, watch)
    show(report.display())
    if json is not None:
        json.write_text(json_module.dumps(report.to_json(), indent=1), encoding="utf-8")
        print(f"the results with their certificates are in {json}")
    if figure is not None and "attainable payoffs" in report.found:
        print(f"the figure is in {_drawn(report, '' if changed else game, figure)}")
    if report.unfinished:
        print(f"INCOMPLETE, missing: {', '.join(report.unfinished)}; what is printed is proved",
              file=sys.stderr)  # fmt: skip
    return 1 if report.unfinished else 0


def _rules(text: str) -> CoinGameRules:
    """Rules of a preset, or from a JSON file."""
    from gametheory_bp.games.coin_game import CoinGameRules, list_coin_games, load_coin_game

    if text.endswith(".json"):
        from gametheory_bp.cli.verifying import read_json

        return CoinGameRules.from_json(read_json(Path(text), "a file of rules"))
    if text not in list_coin_games():
        raise UnknownNameError("coin game or .json file of rules", text, list_coin_games())
    return load_coin_game(text).rules


def read_criterion_words(text: str) -> Any:
    """A criterion as typed.

    Examples
    --------
    >>> read_criterion_words("horizon:100")
    Horizon(steps=100)
    """
    from gametheory_bp.games.criterion import read_criterion

    word, _, steps = text.partition(":")
    if word == "horizon" and steps.isdecimal():
        return read_criterion(int(steps))
    if text not in ("discounted", "average"):
        raise UnknownNameError("criterion", text, ("discounted", "average", "horizon:100"))
    return read_criterion(text)


def solved(
    title: str,
    rules: CoinGameRules,
    discount: Any,
    criterion: Any,
    disagreement: Any,
    chosen: tuple[str, ...],
    full: bool,
    watch: Callable[[str], object],
) -> CoinGameReport:
    """The report; after Ctrl-C the parts that are finished."""
    from gametheory_bp.bargaining import BargainingProblem, load_rule, solve
    from gametheory_bp.cli.coin_game_report import PARTS, CoinGameReport
    from gametheory_bp.exact.reading import as_fraction, as_pair
    from gametheory_bp.games.coin_game import coin_game_model
    from gametheory_bp.games.coin_stochastic_game import coin_game as stochastic
    from gametheory_bp.games.criterion import Horizon
    from gametheory_bp.games.stochastic_arrays import StochasticArrays
    from gametheory_bp.payoffs.stochastic import attainable_bracket, attainable_payoffs
    from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

    for rule in chosen:
        load_rule(rule)  # an unknown name is refused before the long work
    if isinstance(disagreement, str) and disagreement != "minimax":
        raise UnknownNameError("disagreement point", disagreement, ("minimax", "0,0"))
    d = (as_fraction(0),) * 2 if isinstance(disagreement, str) else as_pair(disagreement)
    watch("the model")
    model = coin_game_model(rules)
    many = len(model.states) > MANY and not full
    arrays = StochasticArrays.of(model, discount)
    report = CoinGameReport(title, arrays.discount, criterion, len(model.states), d, chosen, full)
    slow = f"{len(model.states)} states; it takes minutes, --full computes it"
    try:
        game = None if many else stochastic(rules, discount)
        watch(PARTS[0])
        if game is None:
            report.left_out[PARTS[0]] = slow
            if disagreement == "minimax":
                raise NotDefinedError(f"minimax values of a game with {slow}")
        else:
            values = tuple(stochastic_minimax(game, player) for player in ("row", "column"))
            report.found[PARTS[0]] = values
            if disagreement == "minimax":
                report.disagreement = d = (values[0].lower, values[1].lower)
        watch(PARTS[1])
        near = many or (isinstance(criterion, Horizon) and not full)
        source: Any = arrays if game is None else game
        payoffs: Any = (
            attainable_bracket(source, "1/100" if many else GAP, criterion)
            if near
            else attainable_payoffs(source, criterion)
        )
        report.found[PARTS[1]] = payoffs
        watch(PARTS[2])
        polygon = payoffs.inner if near else payoffs.polygon
        problem = BargainingProblem.from_payoffs(polygon, d)
        optima: dict[str, Any] = {}
        for rule in chosen:
            try:
                solution = solve(problem, rule)
                optima[rule] = solution, _plan_words(payoffs, solution)
            except GameTheoryError as error:
                report.left_out[rule] = str(error)
        report.found[PARTS[2]] = optima
        if game is None:
            report.left_out[PARTS[3]] = slow
        else:
            _cross_play(report, game, d, watch)
    except KeyboardInterrupt:
        pass  # what is proved so far is the answer, and it says what is missing
    return report


def _plan_words(payoffs: Any, solution: Any) -> str:
    """What attains the rule's point."""
    from fractions import Fraction

    point = solution.points[0]
    if not all(isinstance(x, Fraction) for x in point):
        return "a lottery with irrational weights over two policies"
    found = payoffs.witness(point)
    if hasattr(found, "words"):
        return str(found.words())
    kind = "stationary policy" if len(found[0][0]) == 1 else "policy of the steps"
    if len(found) == 1:
        return f"one {kind}"
    odds = " : ".join(f"~{float(weight):.6g}" for _, weight in found)
    return f"lottery over {len(found)} times a {kind}, {odds}"


def _cross_play(report: CoinGameReport, game: Any, d: Any, watch: Callable[[str], object]) -> None:
    """All ordered pairs of agents, one for each rule whose optimum has a plan."""
    from gametheory_bp.norms.amtft_agents import amtft, play

    agents: dict[str, Any] = {}
    for rule in report.rules:
        if rule in report.left_out:
            continue
        watch(f"the agent of {rule}")
        try:
            red = amtft(game, rule, disagreement=d)
            agents[rule] = red, red.as_player("column")
        except GameTheoryError as error:
            report.left_out[f"the agent of {rule}"] = str(error)
    plays: dict[tuple[str, str], Any] = {}
    report.found["cross-play"] = plays  # as far as it gets
    report.pairs = len(agents) ** 2
    for one in agents:
        for two in agents:
            watch(f"{one} against {two}")
            plays[one, two] = play(agents[one][0], agents[two][1], report.criterion)


def _places(plays: dict[tuple[str, str], Any]) -> dict[str, Any]:
    """Payoffs of pairs of different rules; of many at one place the first is named."""
    at: dict[tuple[float, ...], list[str]] = {}
    for (one, two), p in plays.items():
        if one != two:
            point = tuple(round(float(getattr(x, "middle", x)), 6) for x in p.payoffs)
            at.setdefault(point, []).append(f"{one} - {two}")
    return {
        name: point
        for point, names in at.items()
        for name in (names if len(names) < CROWD else [f"{names[0]} and {len(names) - 1} more"])
    }


def _drawn(report: CoinGameReport, preset: str, path: Path) -> Path:
    from gametheory_bp.plotting import draw_plane, figure_size, file_figure, save_figure
    from gametheory_bp.plotting.frontier_with_profiles import frontier_with_profiles
    from gametheory_bp.reproduction._published_coin_games import COIN_GAME_PLAY

    earned: dict[str, Any] = {
        f"published, {algorithm}": {
            words: point for words, point in found.payoffs.items() if "self" in words
        }
        for (name, algorithm), found in COIN_GAME_PLAY.items()
        if name == preset
    }
    optima = [(rule, s.points) for rule, (s, _) in report.found.get("welfare optima", {}).items()]
    plays = report.found.get("cross-play", {})
    if plays:
        earned["amTFT against amTFT, exact agents"] = _places(plays)
    payoffs = report.found["attainable payoffs"]
    plane = frontier_with_profiles(
        payoffs,
        earned,
        optima,
        title=f"{report.title}: payoffs per step, {report.criterion}",
        caption=PUBLISHED_UNIT if any("published" in group for group in earned) else "",
    )
    drawing, ax = file_figure(size=figure_size(plane))
    draw_plane(plane, ax)
    return save_figure(drawing, path)
