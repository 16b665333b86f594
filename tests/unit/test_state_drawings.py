"""Drawings of automata are legible: labels overlap neither each other nor a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Circle

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.errors import InputTypeError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.strategies import list_strategies, load_strategy
from gametheory_bp.payoffs.discounted import discounted_payoffs
from gametheory_bp.payoffs.discounted_paths import path_to
from gametheory_bp.payoffs.folk_theorem import folk_theorem_payoffs
from gametheory_bp.payoffs.memory_one import memory_one_payoffs
from gametheory_bp.plotting import StateDiagram, plane_of, plot_automaton, state_diagram
from gametheory_bp.plotting.label_spots import box_of, overlap
from gametheory_bp.plotting.state_diagram import LINES, StateArrow

mpl.use("Agg")
DILEMMA = gt.load_game("prisoners_dilemma")
STANDOFF = gt.load_game("asymmetric_bach_or_stravinsky")
REPEATED = RepeatedGame(STANDOFF, "24/25")
HALF = Fraction(1, 2)
COIN = JointAutomaton(
    ((0, 0), (1, 1), (0, 1)),
    (((0, HALF), (1, HALF)), ((2, Fraction(1)),)),
    (((0, 1), (1, 0)),) * 3,
    names=("B", "S", "punish"),
)


@pytest.fixture(autouse=True)
def _closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def drawn(name: str) -> Axes:
    item = load_strategy(name)
    target = None if item.default_target else (0, 0)
    return plot_automaton(item(DILEMMA, "row", target), DILEMMA)


def overlaps(ax: Axes) -> list[str]:
    """Pairs of labels, or of a label and a circle that it does not name, that overlap in pixels."""
    figure = ax.figure
    figure.canvas.draw()
    texts = [(text.get_text(), text.get_window_extent()) for text in ax.texts]
    found = [f"{a} / {b}" for (a, x), (b, y) in combinations(texts, 2) if x.overlaps(y)]
    for patch in ax.patches:
        if isinstance(patch, Circle):
            centre = ax.transData.transform(patch.center)
            radius = patch.get_window_extent().width / 2
            for text, box in texts:
                corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
                inside = [((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 < radius
                          for x, y in corners]  # fmt: skip
                if any(inside) and not all(inside):
                    found.append(f"{text} / circle")
    return found


@pytest.mark.parametrize("name", list_strategies())
def test_labels_of_library_strategies_do_not_overlap(name: str) -> None:
    assert overlaps(drawn(name)) == []


@pytest.mark.parametrize("size", [2, 3, 4, 6])
def test_labels_of_paths_and_plans_do_not_overlap(size: int) -> None:
    path = ActionPath(((0, 0),), tuple((k % 2, k % 2) for k in range(size - 1)))
    assert overlaps(plot_automaton(load_strategy("grim")(STANDOFF, "row", path), STANDOFF)) == []
    assert overlaps(plot_automaton(COIN, STANDOFF)) == []


def _dense() -> JointAutomaton:
    """Eight states, with arrows across the middle, to neighbours and to themselves."""
    third = Fraction(1, 3)
    lotteries = tuple(
        tuple((t, third) for t in sorted([s, (s + 1) % 8, (s + 4) % 8])) for s in range(8)
    )
    return JointAutomaton(((0, 0),) * 8, lotteries, tuple(((s, 0), (1, 2)) for s in range(8)))


def _shared(diagram: StateDiagram) -> float:
    boxes = [box_of(arrow.text, arrow.text_at) for arrow in diagram.arrows]
    return sum(overlap(a, b) for a, b in combinations(boxes, 2))


def test_labels_of_dense_drawings_keep_apart() -> None:
    diagram = state_diagram(_dense(), STANDOFF)
    assert len(diagram.arrows) > 12
    assert all(arrow.is_loop or arrow.text.count("\n") < LINES for arrow in diagram.arrows)
    middles = [
        replace(arrow, text_at=_middle(arrow) if not arrow.is_loop else arrow.text_at)
        for arrow in diagram.arrows
    ]
    crowded = _shared(replace(diagram, arrows=tuple(middles)))
    assert _shared(diagram) < crowded / 4, crowded


def _middle(arrow: StateArrow) -> tuple[float, float]:
    (a, b), (c, d), (e, f), (g, h) = arrow.curve
    return (a + 3 * c + 3 * e + g) / 8, (b + 3 * d + 3 * f + h) / 8


def test_a_planted_overlap_is_found() -> None:
    ax = drawn("tit_for_tat")
    at = ax.texts[0].get_position()
    ax.text(*at, "planted")
    assert any("planted" in words for words in overlaps(ax))


def test_the_data_name_states_actions_and_chances() -> None:
    diagram = state_diagram(COIN, STANDOFF)
    assert [circle.text for circle in diagram.circles] == [
        "B\n(B, B)",
        "S\n(S, S)",
        "punish\n(B, S)",
    ]
    assert [circle.start for circle in diagram.circles] == ["1/2", "1/2", None]
    assert any(arrow.text == "(B, B), (S, S): 1/2" for arrow in diagram.arrows)
    assert "joint automaton" in diagram.title
    with pytest.raises(InputTypeError, match="automaton"):
        state_diagram(3)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="does not fit"):
        state_diagram(Automaton.constant("row", (2, 3), 0), STANDOFF)


def test_the_facade_draws_automata_on_given_axes() -> None:
    _, ax = plt.subplots()
    assert gt.plot(load_strategy("grim")(DILEMMA, "row", (0, 0)), ax=ax) is ax
    assert gt.plot(COIN).get_title(loc="left") == "Joint automaton"


def test_repeated_play_has_its_place_in_the_payoff_plane() -> None:
    pair = [load_strategy("grim_minimax")(DILEMMA, p, (0, 0)) for p in ("row", "column")]
    assert plane_of(REPEATED) == plane_of(STANDOFF)
    cases = {
        "discounted": (discounted_payoffs(RepeatedGame(STANDOFF, "1/3")), "no path attains"),
        "path": (path_to(REPEATED, (3, "3/2"), tolerance="1/10"), "target"),
        "folk": (folk_theorem_payoffs(REPEATED), "threat point"),
        "memory-one": (memory_one_payoffs(REPEATED, samples=3), "inner bound"),
        "verdict": (automata_equilibrium(RepeatedGame(DILEMMA, "9/10"), *pair), "other histories"),
        "no equilibrium": (
            automata_equilibrium(RepeatedGame(DILEMMA, "1/10"), *pair),
            "gain of a best reply",
        ),
    }
    for name, (result, words) in cases.items():
        labels = " ".join(label for _, label in plane_of(result).legend)
        assert words in labels, name
        assert gt.plot(result).get_xlabel() == "row payoff"
