"""From the text of an ``.nfg`` file to a game.

The grammar, one function per line of it::

    file        = NFG 1 (R | D) title players strategies [comment] (payoffs | outcomes places)
    players     = { name name }
    strategies  = { { name ... } { name ... } }  |  { number number }
    payoffs     = row column row column ...            row actions fastest
    outcomes    = { { name row [,] column } ... }      places = outcome numbers, row actions fastest

Reading is strict where leniency could change a payoff (decimal commas, missing or surplus
numbers), and every refusal names line and column.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.matrix import ExactMatrix
from gametheory_bp.games.nfg.document import NfgDocument
from gametheory_bp.games.nfg.tokens import Scanner

__all__ = ["parse_nfg"]

Number = Fraction | int
Pair = tuple[Number, Number]
_NOTHING: Pair = (0, 0)
_OTHER_FORMATS = {
    "EFG": "this is an extensive-form (.efg) game; save its strategic form as .nfg",
    "#AGG": "this is an action-graph (.agg) game; save its strategic form as .nfg",
    "#BAGG": "this is a Bayesian action-graph (.bagg) game; save its strategic form as .nfg",
    "{": "this looks like JSON; a saved result is read with verify, a game with from_json",
    "<": "this looks like XML; save the game as .nfg",
}


def parse_nfg(text: str) -> NfgDocument:
    """Read the text of an ``.nfg`` file.

    Parameters
    ----------
    text : str
        The whole text, a byte-order mark allowed.

    Returns
    -------
    NfgDocument
        The game with its title and labels, player names and comment.

    Raises
    ------
    NfgSyntaxError
        With line, column, the offending word and the way out; also for games that do not have
        exactly two players.

    Notes
    -----
    Exactness: exact, numbers are read as written.

    Examples
    --------
    >>> document = parse_nfg('NFG 1 R "Half" { "r" "c" } { 1 2 } "note" 1/2 0 0.25 1')
    >>> document.game.row_payoffs, document.comment
    (((Fraction(1, 2), Fraction(1, 4)),), 'note')
    """
    scanner = Scanner(text.removeprefix("\ufeff"))
    title = _header(scanner)
    players = _players(scanner)
    shape, names = _strategies(scanner, players)
    comment = scanner.take().text if scanner.kind == "string" else ""
    form: Literal["payoffs", "outcomes"]
    if scanner.sees("{"):
        form, pairs = "outcomes", _places(scanner, _outcomes(scanner), shape)
    else:
        form, pairs = "payoffs", _payoffs(scanner, shape)
    row, column = (_matrix([pair[k] for pair in pairs], shape[0]) for k in (0, 1))
    game = BimatrixGame(row, column, *names, title=title)
    return NfgDocument(game, players, comment, form)


def _matrix(column_by_column: list[Number], m: int) -> ExactMatrix | list[list[Number]]:
    """The m x n matrix; integers are taken over whole."""
    rows = [column_by_column[i::m] for i in range(m)]
    integers = [[x for x in row if isinstance(x, int)] for row in rows]
    return ExactMatrix(integers) if integers == rows else rows


def _header(scanner: Scanner) -> str:
    if (scanner.kind, scanner.text) != ("word", "NFG"):
        start = scanner.text if scanner.text in _OTHER_FORMATS else scanner.text[:1]
        hint = _OTHER_FORMATS.get(start, 'the text of an .nfg file starts with NFG 1 R "title"')
        raise scanner.error(f"expected NFG, got {scanner.shown()}; {hint}")
    scanner.take()
    if (scanner.kind, scanner.text) != ("number", "1"):
        raise scanner.error(f"expected version 1 of the format, got {scanner.shown()}")
    scanner.take()
    if scanner.kind != "word" or scanner.text not in ("R", "D"):
        raise scanner.error(f"expected R (rational) or D (decimal), got {scanner.shown()}")
    scanner.take()
    return scanner.string("the game's title")


def _players(scanner: Scanner) -> tuple[str, str]:
    place = scanner.start
    scanner.expect("{", "before the player names")
    names = _strings(scanner, "a player's name")
    if len(names) != 2:
        listed = ", ".join(repr(name) for name in names)
        raise scanner.error(
            f"this game has {len(names)} player{'s' * (len(names) != 1)} ({listed}); this package "
            f"reads games with exactly two: fix the others' strategies, or drop those players",
            place,
        )
    return names[0], names[1]


def _strategies(
    scanner: Scanner, players: tuple[str, str]
) -> tuple[tuple[int, int], tuple[tuple[str, ...], ...]]:
    """Shape of the game, and the strategy names where the file gives them."""
    scanner.expect("{", "before the strategies")
    if not scanner.sees("{"):
        m, n = (_count(scanner, name) for name in players)
        scanner.expect("}", "after two numbers of strategies, one per player")
        return (m, n), ()
    found: list[tuple[str, ...]] = []
    for name in players:
        place = scanner.start
        scanner.expect("{", f"before the strategy names of {name!r}")
        found.append(_strings(scanner, f"a strategy name of {name!r}"))
        if not found[-1]:
            raise scanner.error(f"{name!r} has no strategy; give at least one name", place)
    scanner.expect("}", "after the strategy names of two players")
    return (len(found[0]), len(found[1])), tuple(found)


def _count(scanner: Scanner, player: str) -> int:
    if scanner.kind != "number" or not scanner.text.isdigit() or len(scanner.text) > 9:
        raise scanner.error(
            f"expected the number of strategies of {player!r}, got {scanner.shown()}"
        )
    count = int(scanner.number())
    if count < 1:
        raise scanner.error(f"{player!r} has 0 strategies; every player has at least one")
    scanner.take()
    return count


def _strings(scanner: Scanner, what: str) -> tuple[str, ...]:
    """Quoted strings up to the closing brace, which is taken too."""
    found: list[str] = []
    while not scanner.sees("}"):
        found.append(scanner.string(what))
    scanner.take()
    return tuple(found)


def _payoffs(scanner: Scanner, shape: tuple[int, int]) -> list[Pair]:
    m, n = shape
    numbers = _numbers(scanner, 2 * m * n, f"payoffs of a {m} x {n} game")
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _outcomes(scanner: Scanner) -> list[Pair]:
    """Payoff pairs by outcome number; number 0 pays nothing."""
    pairs = [_NOTHING]
    scanner.take()
    while not scanner.sees("}"):
        scanner.expect("{", "before an outcome, or '}' after the last one")
        name = scanner.string("an outcome's name")
        payoffs: list[Number] = []
        while not scanner.sees("}"):
            if payoffs and scanner.sees(","):
                scanner.take()
            if scanner.kind != "number":
                raise scanner.error(
                    f"expected a payoff in outcome {len(pairs)} ({name!r}), got {scanner.shown()}"
                )
            payoffs.append(scanner.number())
            scanner.take()
        if len(payoffs) != 2:
            raise scanner.error(
                f"outcome {len(pairs)} ({name!r}) has {len(payoffs)} payoffs; give two, one per "
                f"player"
            )
        scanner.take()
        pairs.append((payoffs[0], payoffs[1]))
    scanner.take()
    return pairs


def _places(scanner: Scanner, outcomes: list[Pair], shape: tuple[int, int]) -> list[Pair]:
    m, n = shape
    pairs: list[Pair] = []
    # checked one by one, so that the error stands at the number that is wrong
    while scanner.kind == "number" and len(pairs) < m * n:
        number = scanner.number()
        if number.denominator != 1 or not 0 <= number < len(outcomes):
            raise scanner.error(
                f"{scanner.text} is no outcome; outcomes are 1 to {len(outcomes) - 1}, and 0 for "
                f"the one that pays nothing"
            )
        pairs.append(outcomes[int(number)])
        scanner.take()
    _complete(scanner, len(pairs), m * n, f"outcome numbers of a {m} x {n} game")
    return pairs


def _numbers(scanner: Scanner, count: int, what: str) -> list[Number]:
    found: list[Number] = []
    while scanner.kind == "number" and len(found) < count:
        found.append(scanner.number())
        scanner.take()
    _complete(scanner, len(found), count, what)
    return found


def _complete(scanner: Scanner, found: int, count: int, what: str) -> None:
    if found < count:
        hint = "; write decimals with a point" if scanner.sees(",") else ""
        raise scanner.error(f"expected {count} {what}, got {scanner.shown()} after {found}{hint}")
    if scanner.kind != "end":
        raise scanner.error(
            f"expected the end of the text after {count} {what}, got {scanner.shown()}"
        )
