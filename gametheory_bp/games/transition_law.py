"""The law of the next state of a stochastic game: reading and checking it.

A lottery over states is a tuple of pairs (state, probability): states ascending, probabilities
positive with sum one.  Nothing is repaired: a law that does not sum to one is refused, with the
state and the action pair where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.reading import as_fraction

__all__ = [
    "Law",
    "Lottery",
    "check_law",
    "check_lottery",
    "listed",
    "read_law",
    "read_lottery",
    "read_states",
    "ways_on",
]

Lottery = tuple[tuple[int, Fraction], ...]
Law = tuple[tuple[tuple[Lottery, ...], ...], ...]


def read_states(names: Iterable[str] | None, count: int | None) -> tuple[str, ...]:
    """Names of the states, all different."""
    if names is None:
        names = tuple(str(k + 1) for k in range(count or 0))
    found = tuple(names)
    if not found:
        raise ShapeError("there is no state; give one at least")
    if count is not None and len(found) != count:
        raise ShapeError(f"{len(found)} names of states for {count} payoff tables")
    for k, name in enumerate(found):
        if not isinstance(name, str):
            raise InputTypeError(f"the state {name!r} is no string; names of states are strings")
        if name in found[:k]:
            raise InputValueError(f"two states have the name {name!r}; give each its own")
    return found


def read_lottery(given: Any, names: Sequence[str], where: str) -> Lottery:
    """A lottery over states from a state, a mapping, or a list of probabilities.

    Examples
    --------
    >>> read_lottery({"b": 0.25, "a": "3/4"}, ["a", "b"], "here")
    ((0, Fraction(3, 4)), (1, Fraction(1, 4)))
    >>> read_lottery("b", ["a", "b"], "here") == read_lottery([0, 1], ["a", "b"], "here")
    True
    """
    if isinstance(given, str) or (isinstance(given, int) and not isinstance(given, bool)):
        return ((_place(given, names, where), Fraction(1)),)
    if isinstance(given, Mapping):
        pairs = list(given.items())
    elif isinstance(given, Iterable):
        numbers = list(given)
        if len(numbers) != len(names):
            raise ShapeError(
                f"{where} has {len(numbers)} probabilities for {len(names)} states; give one for "
                "each, or {state: probability}"
            )
        pairs = list(enumerate(numbers))
    else:
        raise InputTypeError(
            f"{where} is {given!r}; give a state, {{state: probability}}, or a list of "
            "probabilities"
        )
    found: dict[int, Fraction] = {}
    for state, number in pairs:
        place = _place(state, names, where)
        if place in found:
            raise InputValueError(f"{where} names the state {names[place]!r} twice")
        found[place] = as_fraction(number, where=f"probability of {names[place]!r} in {where}")
    lottery = tuple(sorted((s, p) for s, p in found.items() if p))
    check_lottery(lottery, len(names), where)
    return lottery


def read_law(given: Sequence[Any], names: Sequence[str], shapes: Sequence[tuple[int, int]]) -> Law:
    """The whole law ``[s][i][j]``."""
    every = listed(given, "the law")
    if len(every) != len(names):
        raise ShapeError(f"the law is given for {len(every)} states of {len(names)}")
    law = []
    for s, ((m, n), some) in enumerate(zip(shapes, every, strict=True)):
        where = f"the law in state {names[s]!r}"
        lines = [listed(line, where) for line in listed(some, where)]
        if len(lines) != m or any(len(line) != n for line in lines):
            sizes = f"rows of {[len(line) for line in lines]}"
            raise ShapeError(f"the law in state {names[s]!r} has {sizes}, not {m} x {n} laws")
        law.append(
            tuple(
                tuple(
                    read_lottery(cell, names, _where(names, s, i, j)) for j, cell in enumerate(line)
                )
                for i, line in enumerate(lines)
            )
        )
    return tuple(law)


def listed(given: Any, what: str) -> list[Any]:
    """A list of what is given.

    Raises
    ------
    InputTypeError
        If it is none.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputTypeError(f"{what} is or has {given!r}; give lists [state][row][column]")
    return list(given)


def check_law(names: Sequence[str], shapes: Sequence[tuple[int, int]], law: Law) -> None:
    """Refuse a law that does not fit or is no law."""
    if len(law) != len(names):
        raise ShapeError(f"the law is given for {len(law)} states of {len(names)}")
    for s, ((m, n), lines) in enumerate(zip(shapes, law, strict=True)):
        if len(lines) != m or any(len(line) != n for line in lines):
            raise ShapeError(f"the law in state {names[s]!r} is not {m} x {n}, as the payoffs are")
        for i, line in enumerate(lines):
            for j, lottery in enumerate(line):
                check_lottery(lottery, len(names), _where(names, s, i, j))


def check_lottery(lottery: Lottery, count: int, where: str) -> None:
    """Refuse negative chances, unknown or repeated states, a sum that is not one."""
    for state, chance in lottery:
        if not 0 <= state < count:
            raise InputValueError(f"{where} leads to state {state}; there are 0 to {count - 1}")
        if chance <= 0:
            raise InputValueError(
                f"{where} has the probability {chance} of state {state}; probabilities are "
                "positive, leave others out"
            )
    if any(a[0] >= b[0] for a, b in zip(lottery, lottery[1:], strict=False)):
        raise InputValueError(f"{where} does not name each state once, in ascending order")
    total = sum((p for _, p in lottery), Fraction(0))
    if total != 1:
        raise InputValueError(f"{where} has probabilities with sum {total}; they must sum to 1")


def ways_on(law: Law, first: Iterable[int]) -> tuple[int, ...]:
    """The states that can be reached from some, themselves included, ascending."""
    order = list(dict.fromkeys(first))
    seen = set(order)
    for s in order:  # grows while it is read
        for t in dict.fromkeys(t for line in law[s] for cell in line for t, _ in cell):
            if t not in seen:
                seen.add(t)
                order.append(t)
    return tuple(sorted(seen))


def _place(state: Any, names: Sequence[str], where: str) -> int:
    if isinstance(state, str):
        if state not in names:
            raise UnknownNameError(f"state in {where}", state, names)
        return list(names).index(state)
    if isinstance(state, bool) or not isinstance(state, int) or not 0 <= state < len(names):
        raise InputValueError(
            f"{where} leads to state {state!r}; there are 0 to {len(names) - 1}, or their names"
        )
    return state


def _where(names: Sequence[str], s: int, i: int, j: int) -> str:
    return f"the law in state {names[s]!r} after actions ({i}, {j})"
