"""From a game to the text of an ``.nfg`` file, in the dialect a reader understands.

=================  ==========================================================================
``portable``       payoff list; strategy names where they are not 1, 2, ...: the shortest text
                   that loses nothing, read by Gambit and, without names, by OpenSpiel
``named``          payoff list, strategy names always written, comment field always there
``outcomes``       outcome list: every distinct payoff pair once, then its places
``open_spiel``     payoff list under ``{ m n }``, numbers a C double parser understands, final
                   newline; strategy names are not kept, nor quotes and backslashes in the title
=================  ==========================================================================

A terminating decimal is written as one (5/2 is 2.5), other rationals as p/q; every reader that
is exact reads both exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, get_args

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.nfg.tokens import quoted
from gametheory_bp.geometry.vectors import Point

__all__ = ["DIALECTS", "Dialect", "nfg_text"]

Dialect = Literal["portable", "named", "outcomes", "open_spiel"]
DIALECTS: tuple[str, ...] = get_args(Dialect)

_MOST_DECIMALS = 15
_MOST_DECIMALS_OPEN_SPIEL = 400
# OpenSpiel reads p and q of p/q as 32-bit integers, and takes a wrong number beyond them
_LARGEST_OPEN_SPIEL = 2**31 - 1


def nfg_text(
    game: BimatrixGame,
    dialect: Dialect = "portable",
    *,
    players: tuple[str, str] = ("row", "column"),
    comment: str = "",
) -> str:
    """The text of an ``.nfg`` file.

    Parameters
    ----------
    game : BimatrixGame
        What to write; its title becomes the file's title.
    dialect : {"portable", "named", "outcomes", "open_spiel"}
        See the table at the head of this module.
    players : pair of str
        Names of the players.
    comment : str
        The comment field (dialect "open_spiel" has none).

    Returns
    -------
    str
        Text that ends in a newline; reading it gives the same game back, exactly.

    Raises
    ------
    UnknownNameError
        If there is no such dialect.
    InputValueError
        If dialect "open_spiel" cannot hold a payoff exactly, or is given a comment.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [["1/3", 0], [0, 0.5]], title="Half")
    >>> print(nfg_text(game))
    NFG 1 R "Half" { "row" "column" }
    { 2 2 }
    <BLANKLINE>
    4 1/3
    0 0
    0 0
    2 0.5
    <BLANKLINE>
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a BimatrixGame to write")
    if dialect not in DIALECTS:
        raise UnknownNameError("dialect", dialect, DIALECTS)
    if len(players) != 2 or not all(isinstance(name, str) for name in players):
        raise InputTypeError(f"players are {players!r}; give two names (row, column)")
    columns = [zip(*rows, strict=True) for rows in (game.row_payoffs, game.column_payoffs)]
    pairs = [pair for a, b in zip(*columns, strict=True) for pair in zip(a, b, strict=True)]
    try:
        if dialect == "open_spiel":
            return _open_spiel(game, pairs, players, comment)
        body = _outcome_list(pairs) if dialect == "outcomes" else _payoff_list(pairs, _decimal)
    except ValueError as error:
        if isinstance(error, InputValueError):
            raise
        raise InputValueError(f"a payoff is too long to be written: {error}") from None
    names = _names(game, always=dialect != "portable")
    with_comment = bool(comment) or dialect == "named"
    head = f"NFG 1 R {quoted(game.title)} {_braced(players)}\n{names}\n"
    return head + (f"{quoted(comment)}\n" if with_comment else "") + "\n" + body


def _names(game: BimatrixGame, *, always: bool) -> str:
    m, n = game.shape
    numbered = (tuple(str(k + 1) for k in range(size)) for size in (m, n))
    if not always and (game.row_actions, game.column_actions) == tuple(numbered):
        return f"{{ {m} {n} }}"
    return f"{{ {_braced(game.row_actions)}\n  {_braced(game.column_actions)} }}"


def _braced(names: tuple[str, ...]) -> str:
    return "{ " + " ".join(quoted(name) for name in names) + " }"


def _payoff_list(pairs: list[Point], number: Callable[[Fraction], str]) -> str:
    return "".join(f"{number(a)} {number(b)}\n" for a, b in pairs)


def _outcome_list(pairs: list[Point]) -> str:
    numbers: dict[Point, int] = {}
    for pair in pairs:
        numbers.setdefault(pair, len(numbers) + 1)
    listed = "".join(f'{{ "{k}" {_decimal(a)}, {_decimal(b)} }}\n' for (a, b), k in numbers.items())
    return "{\n" + listed + "}\n" + " ".join(str(numbers[pair]) for pair in pairs) + "\n"


def _decimal(value: Fraction, most: int = _MOST_DECIMALS) -> str:
    """The decimal form if it ends within ``most`` places, else p/q."""
    if value.denominator == 1:
        return str(value.numerator)
    places = _places(value.denominator, most)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + f"{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int, most: int) -> int | None:
    """Decimal places of 1/denominator; None if it does not end within ``most`` places."""
    twos = fives = 0
    while denominator % 2 == 0 and twos <= most:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0 and fives <= most:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 and max(twos, fives) <= most else None


def _open_spiel(
    game: BimatrixGame, pairs: list[Point], players: tuple[str, str], comment: str
) -> str:
    if comment:
        raise InputValueError('OpenSpiel reads no comment; leave it out, or write "portable"')
    title, *names = (text.replace('"', "'").replace("\\", "/") for text in (game.title, *players))
    m, n = game.shape
    head = f'NFG 1 R "{title}" {{ "{names[0]}" "{names[1]}" }} {{ {m} {n} }}\n\n'
    return head + _payoff_list(pairs, _for_open_spiel)


def _for_open_spiel(value: Fraction) -> str:
    text = _decimal(value, _MOST_DECIMALS_OPEN_SPIEL)
    if "/" in text and max(abs(value.numerator), value.denominator) > _LARGEST_OPEN_SPIEL:
        raise InputValueError(
            f"OpenSpiel cannot read the payoff {value}: its p/q are 32-bit numbers; rescale the "
            f"payoffs to integers first"
        )
    return text
