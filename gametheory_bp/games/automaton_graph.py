"""Automata as graphs: states, and arrows that carry merged labels of joint actions.

The joint actions that lead to the same place are written as few "rectangles": ``(any, S)`` stands
for all row actions with column action S, ``(not B, S)`` for all but B, ``(B|S, S)`` for two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.errors import ShapeError
from gametheory_bp.games.wording import NamedActions, number_words, strategy_words

if TYPE_CHECKING:
    from gametheory_bp.games.automaton import Automaton
    from gametheory_bp.games.joint_automaton import JointAutomaton

__all__ = ["StateGraph", "automaton_graph", "joint_graph", "joint_words"]

Pair = tuple[int, int]
Lottery = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class StateGraph:
    """States with what they play, and where joint actions lead.

    Attributes
    ----------
    states : tuple of (name, what it plays)
    moves : per state, tuple of (label of joint actions, lottery over the next state)
    first : lottery over the first state
    """

    states: tuple[tuple[str, str], ...]
    moves: tuple[tuple[tuple[str, Lottery], ...], ...]
    first: Lottery

    @property
    def arrows(self) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """(source, target, labels): each pair of states once."""
        found: dict[Pair, list[str]] = {}
        for source, ways in enumerate(self.moves):
            for label, lottery in ways:
                for target, p in lottery:
                    words = label if p == 1 else f"{label}: {number_words(p)}"
                    found.setdefault((source, target), []).append(words)
        return tuple((s, t, tuple(labels)) for (s, t), labels in found.items())

    def table(self, title: str, note: str) -> Table:
        """One line per state."""
        rows = []
        for (name, plays), ways in zip(self.states, self.moves, strict=True):
            cells = [f"{label}: {self._words(lottery)}" for label, lottery in ways]
            rows.append((name, plays, "; ".join(cells)))
        return Table(title, ("state", "plays", "moves on to"), tuple(rows), note)

    def _words(self, lottery: Lottery) -> str:
        return " + ".join(
            self.states[s][0] if p == 1 else f"{number_words(p)} {self.states[s][0]}"
            for s, p in lottery
        )

    def dot(self) -> str:
        """Source text of the graph in the DOT language of Graphviz."""
        lines = ["digraph automaton {", "  rankdir=LR;", "  begin [shape=point];"]
        for k, (name, plays) in enumerate(self.states):
            lines.append(f'  s{k} [shape=circle, label="{_quoted(name)}\\n{_quoted(plays)}"];')
        for s, p in self.first:
            lines.append(f'  begin -> s{s} [label="{"" if p == 1 else number_words(p)}"];')
        for source, target, labels in self.arrows:
            text = "\\n".join(map(_quoted, labels))
            lines.append(f'  s{source} -> s{target} [label="{text}"];')
        return "\n".join([*lines, "}"])

    def mermaid(self) -> str:
        """Source text of the graph as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        for k, (name, plays) in enumerate(self.states):
            lines.append(f'  state "{_quoted(name)}: {_quoted(plays)}" as s{k}')
        lines += [
            f"  [*] --> s{s}" + ("" if p == 1 else f" : {number_words(p)}") for s, p in self.first
        ]
        lines += [f"  s{s} --> s{t} : {'; '.join(labels)}" for s, t, labels in self.arrows]
        return "\n".join(lines)


def automaton_graph(automaton: Automaton, game: NamedActions | None = None) -> StateGraph:
    """The graph of one player's automaton.

    Raises
    ------
    ShapeError
        If the game has other numbers of actions.

    Examples
    --------
    >>> from gametheory_bp.games.automaton import Automaton
    >>> tit_for_tat = Automaton.pure("row", (0, 1), (((0, 1), (0, 1)), ((0, 1), (0, 1))))
    >>> automaton_graph(tit_for_tat).arrows[1]
    (0, 1, ('(any, 2)',))
    """
    names = action_names(automaton.shape, game)
    own = names[automaton.player == "column"]
    sure = Fraction(1)
    return StateGraph(
        tuple(
            (automaton.name(s), strategy_words(x, own)) for s, x in enumerate(automaton.mixtures)
        ),
        tuple(
            _grouped([[((target, sure),) for target in line] for line in table], names)
            for table in automaton.moves
        ),
        ((automaton.start, sure),),
    )


def joint_graph(plan: JointAutomaton, game: NamedActions | None = None) -> StateGraph:
    """The graph of a plan for both players."""
    rows, columns = names = action_names(plan.shape, game)
    return StateGraph(
        tuple(
            (plan.name(s), f"({rows[i]}, {columns[j]})") for s, (i, j) in enumerate(plan.actions)
        ),
        tuple(
            _grouped([[plan.lotteries[k] for k in line] for line in table], names)
            for table in plan.moves
        ),
        plan.first,
    )


def action_names(shape: Pair, game: NamedActions | None) -> tuple[Sequence[str], Sequence[str]]:
    """The names of a game's actions, or numbers from 1 on."""
    if game is None:
        return tuple(str(k + 1) for k in range(shape[0])), tuple(
            str(k + 1) for k in range(shape[1])
        )
    given = len(game.row_actions), len(game.column_actions)
    if given != shape:
        raise ShapeError(f"an automaton for {shape} games does not fit {given}")
    return game.row_actions, game.column_actions


def _grouped(
    targets: Sequence[Sequence[Lottery]], names: tuple[Sequence[str], Sequence[str]]
) -> tuple[tuple[str, Lottery], ...]:
    found: dict[Lottery, list[Pair]] = {}
    for i, line in enumerate(targets):
        for j, lottery in enumerate(line):
            found.setdefault(lottery, []).append((i, j))
    return tuple((joint_words(pairs, *names), lottery) for lottery, pairs in found.items())


def joint_words(pairs: Iterable[Pair], rows: Sequence[str], columns: Sequence[str]) -> str:
    """A set of joint actions in few words.

    Examples
    --------
    >>> joint_words([(0, 1), (1, 1)], "BS", "BS"), joint_words([(0, 0), (1, 1)], "BS", "BS")
    ('(any, S)', '(B, B), (S, S)')
    """
    chosen = set(pairs)
    if len(chosen) == len(rows) * len(columns):
        return "any"
    by_row = _rectangles(chosen)
    by_column = [(r, c) for c, r in _rectangles({(j, i) for i, j in chosen})]
    fewest = by_row if len(by_row) <= len(by_column) else by_column
    return ", ".join(f"({_some(r, rows)}, {_some(c, columns)})" for r, c in fewest)


def _rectangles(pairs: set[Pair]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Products that make up the set: first entries with the same partners are joined."""
    partners: dict[int, list[int]] = {}
    for i, j in sorted(pairs):
        partners.setdefault(i, []).append(j)
    joined: dict[tuple[int, ...], list[int]] = {}
    for i, found in partners.items():
        joined.setdefault(tuple(found), []).append(i)
    return [(tuple(firsts), seconds) for seconds, firsts in joined.items()]


def _some(chosen: tuple[int, ...], names: Sequence[str]) -> str:
    if len(chosen) == len(names) > 1:
        return "any"
    if len(chosen) == len(names) - 1 > 1:
        (left,) = set(range(len(names))) - set(chosen)
        return f"not {names[left]}"
    return "|".join(names[k] for k in chosen)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', "'")
