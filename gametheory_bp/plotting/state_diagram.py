"""Automata as drawings: circles for states, arrows with the joint actions that lead along them.

States stand on a circle (two of them side by side), so no arrow crosses a state.  Arrows there and
back are bent apart; an arrow from a state to itself is a loop on the outside.  Labels slide along
their arrows to where they cover little; where there are many arrows, long ones are cut.  Everything
is worked out as plain data first: :func:`state_diagram`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.wording import number_words
from gametheory_bp.plotting.label_spots import Box, chosen_spots

__all__ = ["RADIUS", "XY", "StateArrow", "StateCircle", "StateDiagram", "state_diagram", "turned"]

XY = tuple[float, float]
RADIUS, SPACING = 0.62, 3.4
"""Radius of a circle, and the distance between neighbouring circles."""
BEND, WIDEST = 0.11, 20
"""How far arrows there and back are bent apart; characters of a label before it is broken."""
MANY, LINES = 12, 3
"""Arrows from which a label has at most so many lines, unless it stands at a loop."""
SLIDES = 0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78
"""Shares of an arrow at which its label may stand."""


@dataclass(frozen=True, slots=True)
class StateCircle:
    """A state: where it stands, what is written in it, whether play may start there."""

    centre: XY
    text: str
    outwards: XY
    start: str | None


@dataclass(frozen=True, slots=True)
class StateArrow:
    """An arrow as a Bezier curve with two control points, and its label."""

    curve: tuple[XY, XY, XY, XY]
    text: str
    text_at: XY
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class StateDiagram:
    """Everything in the drawing of an automaton."""

    title: str
    circles: tuple[StateCircle, ...]
    arrows: tuple[StateArrow, ...]


def state_diagram(
    automaton: Automaton | JointAutomaton, game: BimatrixGame | None = None
) -> StateDiagram:
    """The drawing of an automaton as plain data.

    Parameters
    ----------
    automaton : Automaton or JointAutomaton
    game : BimatrixGame, optional
        For the names of the actions; without it they are numbered from 1 on.

    Raises
    ------
    InputTypeError, ShapeError
        If this is no automaton, or the game has other numbers of actions.

    Examples
    --------
    >>> diagram = state_diagram(Automaton.constant("row", (2, 2), 0))
    >>> len(diagram.circles), diagram.arrows[0].text
    (1, 'any')
    """
    if not isinstance(automaton, (Automaton, JointAutomaton)):
        raise InputTypeError(f"got a {type(automaton).__name__}; give an automaton")
    graph = automaton.graph(game)
    places = _places(len(graph.states))
    begin = {s: "" if p == 1 else number_words(p) for s, p in graph.first}
    circles = tuple(
        StateCircle(at, f"{_broken(name, ' ', 11)}\n{_broken(plays, ' + ', 11)}", out, begin.get(s))
        for s, ((name, plays), (at, out)) in enumerate(zip(graph.states, places, strict=True))
    )
    ways = {(s, t) for s, t, _ in graph.arrows}
    arrows = []
    for s, t, labels in graph.arrows:
        text = "\n".join(_broken(label, ", (", WIDEST) for label in labels)
        if len(graph.arrows) > MANY and s != t:
            text = _cut(text)
        if s == t:
            arrows.append(_loop(circles[s], text))
        else:
            arrows.append(_arrow(places[s][0], places[t][0], (t, s) in ways, text))
    if isinstance(automaton, Automaton):
        title = f"Automaton of the {automaton.player} player"
    else:
        title = "Joint automaton"
    if game is not None and game.title:
        title = f"{game.title}: {title[0].lower()}{title[1:]}"
    return StateDiagram(title, circles, _apart(circles, arrows))


def _apart(circles: tuple[StateCircle, ...], arrows: list[StateArrow]) -> tuple[StateArrow, ...]:
    """The arrows with their labels where they cover little."""
    around: list[Box] = [
        (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
        for x, y in (circle.centre for circle in circles)
    ]
    spots = []
    for arrow in arrows:
        slides = [_on_curve(arrow.curve, t) for t in SLIDES] if not arrow.is_loop else []
        spots.append([arrow.text_at, *slides])
    chosen = chosen_spots([arrow.text for arrow in arrows], spots, around)
    return tuple(replace(a, text_at=at) for a, at in zip(arrows, chosen, strict=True))


def _cut(text: str) -> str:
    lines = text.split("\n")
    return text if len(lines) <= LINES else "\n".join([*lines[: LINES - 1], "..."])


def _places(count: int) -> list[tuple[XY, XY]]:
    """Centres of the circles, and the direction in which each has room for a loop."""
    if count <= 2:
        return [((SPACING * (k - (count - 1) / 2), 0.0), (0.0, 1.0)) for k in range(count)]
    ring = SPACING / (2 * sin(pi / count))
    found = []
    for k in range(count):
        angle = pi - 2 * pi * k / count
        out = cos(angle), sin(angle)
        found.append(((ring * out[0], ring * out[1]), out))
    return found


def _arrow(a: XY, b: XY, bent: bool, text: str) -> StateArrow:
    length = hypot(b[0] - a[0], b[1] - a[1])
    along = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    left = -along[1], along[0]
    bow = BEND * length if bent else 0.0
    middle = _plus(_mean(a, b), left, 2 * bow)
    start = _towards(a, middle, RADIUS)
    end = _towards(b, middle, RADIUS)
    # a quadratic curve with one control point, raised to a cubic
    one = _towards(start, middle, 2 / 3 * hypot(middle[0] - start[0], middle[1] - start[1]))
    two = _towards(end, middle, 2 / 3 * hypot(middle[0] - end[0], middle[1] - end[1]))
    # nearer to the source, so that labels of crossing arrows keep apart
    t = 0.5 if bent else 0.4
    return StateArrow((start, one, two, end), text, _on_curve((start, one, two, end), t))


def _loop(circle: StateCircle, text: str) -> StateArrow:
    start, end = (_plus(circle.centre, turned(circle.outwards, s * 0.5), RADIUS) for s in (1, -1))
    one, two = (
        _plus(circle.centre, turned(circle.outwards, s * 0.62), 2.7 * RADIUS) for s in (1, -1)
    )
    lines = text.count("\n") + 1
    widest = max(map(len, text.split("\n")))
    room = abs(circle.outwards[1]) * 0.09 * lines + abs(circle.outwards[0]) * 0.045 * widest
    top = _plus(_on_curve((start, one, two, end), 0.5), circle.outwards, 0.12 + room)
    return StateArrow((start, one, two, end), text, top, is_loop=True)


def _on_curve(curve: tuple[XY, XY, XY, XY], t: float) -> XY:
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        sum(w * p[0] for w, p in zip(weights, curve, strict=True)),
        sum(w * p[1] for w, p in zip(weights, curve, strict=True)),
    )


def turned(direction: XY, angle: float) -> XY:
    """A direction turned to the left."""
    u, v = direction
    return u * cos(angle) - v * sin(angle), u * sin(angle) + v * cos(angle)


def _plus(point: XY, direction: XY, times: float) -> XY:
    return point[0] + times * direction[0], point[1] + times * direction[1]


def _mean(a: XY, b: XY) -> XY:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _towards(a: XY, b: XY, distance: float) -> XY:
    length = hypot(b[0] - a[0], b[1] - a[1])
    return _plus(a, ((b[0] - a[0]) / length, (b[1] - a[1]) / length), distance)


def _broken(text: str, at: str, width: int) -> str:
    """The text in lines of about so many characters, broken before a separator's last part."""
    lines = [""]
    for part in text.split(at):
        piece = part if not lines[-1] else f"{at}{part}"
        if lines[-1] and len(lines[-1] + piece) > width:
            lines[-1] += at.rstrip("( ") if at != " " else ""
            lines.append(("(" if at.endswith("(") else "") + part)
        else:
            lines[-1] += piece
    return "\n".join(lines)
