"""The smallest automaton that plays the same after every history.

Two states are *equivalent* if from them on the same mixtures are played after every continuation,
the player's own deviations included.  Partition refinement (Moore 1956) finds the classes: start
from equal mixtures, and split a class as long as some joint action leads two of its states into
different classes.  The classes, numbered in the order in which histories reach them, are the
unique smallest automaton.

References: E. F. Moore, "Gedanken-experiments on sequential machines" (1956).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gametheory_bp.games.automaton import Automaton

__all__ = ["minimal_automaton"]


def minimal_automaton(automaton: Automaton) -> Automaton:
    """Only states that some history reaches, equivalent ones merged, in canonical order.

    A class keeps the name of its first state.

    Examples
    --------
    >>> from gametheory_bp.games.automaton import Automaton
    >>> twice = Automaton.pure("row", (0, 0), (((1, 1), (1, 1)), ((0, 0), (0, 0))))
    >>> minimal_automaton(twice).moves
    (((0, 0), (0, 0)),)
    """
    classes = _classes(automaton)
    first = {classes[automaton.start]: automaton.start}
    order = [automaton.start]
    for state in order:  # grows while it is read
        for target in _targets(automaton, state):
            if classes[target] not in first:
                first[classes[target]] = target
                order.append(target)
    place = {classes[state]: k for k, state in enumerate(order)}
    return replace(
        automaton,
        mixtures=tuple(automaton.mixtures[state] for state in order),
        moves=tuple(
            tuple(tuple(place[classes[s]] for s in line) for line in automaton.moves[state])
            for state in order
        ),
        start=0,
        names=tuple(automaton.names[state] for state in order) if automaton.names else (),
    )


def _classes(automaton: Automaton) -> list[Any]:
    """A label per state: equal exactly for equivalent states."""
    labels: list[Any] = list(automaton.mixtures)
    count = len(set(labels))
    while True:
        signatures = [
            (labels[s], *(labels[t] for t in _targets(automaton, s))) for s in range(len(labels))
        ]
        number: dict[Any, int] = {}
        labels = [number.setdefault(signature, len(number)) for signature in signatures]
        if len(number) == count:
            return labels
        count = len(number)


def _targets(automaton: Automaton, state: int) -> list[int]:
    return [target for line in automaton.moves[state] for target in line]
