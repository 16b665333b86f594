"""The words of an ``.nfg`` file, each with its place.

A token is a quoted string, one of the marks ``{ } ,``, a number or another word.  The scanner
holds one token at a time, so that long files cost no list of tokens; line and column are
worked out only when an error needs them.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal, NamedTuple

from gametheory_bp.errors import NfgSyntaxError

__all__ = ["Kind", "Scanner", "quoted"]

Kind = Literal["string", "mark", "number", "word", "end"]

_TOKEN = re.compile(
    r'\s*(?:(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<mark>[{},])|(?P<word>[^\s{},"]+))', re.DOTALL
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+/[0-9]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ESCAPED = re.compile(r'\\(["\\])')
_NEEDS_ESCAPE = re.compile(r'\\(?=["\\]|\Z)|"')
# A longer number is a slip of the keyboard or an attack on the machine's memory.
_MOST_DIGITS = 4000


class Taken(NamedTuple):
    """A token that the scanner has left behind."""

    kind: Kind
    text: str
    start: int


class Scanner:
    r"""Steps through the tokens of a text.

    Attributes
    ----------
    kind : str
        Kind of the token in view: "string", "mark", "number", "word" or "end".
    text : str
        Its text; of a string, what stands between the quotes.

    Examples
    --------
    >>> scanner = Scanner('NFG "a \\"b\\"" { 5/2')
    >>> [scanner.take().text for _ in range(3)]
    ['NFG', 'a "b"', '{']
    >>> scanner.kind, scanner.number()
    ('number', Fraction(5, 2))
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.kind: Kind = "end"
        self.text = ""
        self.start = 0
        self._after = 0
        self._advance()

    def take(self) -> Taken:
        """The token in view; the next one comes into view."""
        taken = Taken(self.kind, self.text, self.start)
        self._advance()
        return taken

    def sees(self, mark: str) -> bool:
        """Whether the token in view is this mark."""
        return self.kind == "mark" and self.text == mark

    def expect(self, mark: str, what: str) -> None:
        """Step over a mark that must be there."""
        if not self.sees(mark):
            raise self.error(f"expected {mark!r} {what}, got {self.shown()}")
        self._advance()

    def string(self, what: str) -> str:
        """Take a quoted string that must be there."""
        if self.kind != "string":
            raise self.error(f"expected {what} in double quotes, got {self.shown()}")
        return self.take().text

    def number(self) -> Fraction | int:
        """The token in view as an exact number; call only on ``kind == "number"``."""
        text = self.text
        if len(text) <= 18 and text.lstrip("-").isdigit():  # the common case
            return int(text)
        mantissa, _, exponent = text.lower().partition("e")
        if len(mantissa) > _MOST_DIGITS or len(exponent) > 5 or abs(int(exponent or 0)) > 4000:
            raise self.error(
                f"the number {self.shown()} has too many digits; write payoffs with at most "
                f"{_MOST_DIGITS} digits"
            )
        try:
            return Fraction(text)
        except ZeroDivisionError:
            raise self.error(f"{text!r} divides by zero; write a finite number") from None

    def shown(self) -> str:
        """The token in view, as error messages show it."""
        if self.kind == "end":
            return "the end of the text"
        text = quoted(self.text) if self.kind == "string" else repr(self.text)
        return text if len(text) <= 43 else text[:40] + "..."

    def error(self, message: str, at: int | None = None) -> NfgSyntaxError:
        """An error at the token in view, or at another place."""
        offset = self.start if at is None else at
        ends = [m.end() for m in _LINE_END.finditer(self.source, 0, offset)]
        return NfgSyntaxError(message, len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)

    def _advance(self) -> None:
        match = _TOKEN.match(self.source, self._after)
        if match is None:
            rest = self.source[self._after :]
            self.start = self._after + len(rest) - len(rest.lstrip())
            if rest.strip():  # only an unclosed quote fits no pattern
                raise self.error("the quote that opens here is never closed; add a '\"'")
            self.kind, self.text = "end", ""
            return
        group = match.lastgroup
        text = match[group or 0]
        self.start, self._after = match.start(group or 0), match.end()
        if group == "string":
            self.kind, self.text = "string", _ESCAPED.sub(r"\1", text[1:-1])
        elif group == "mark":
            self.kind, self.text = "mark", text
        else:
            self.kind = "number" if _NUMBER.fullmatch(text) else "word"
            self.text = text


def quoted(text: str) -> str:
    r"""A string in quotes, with as few backslashes as keep it readable.

    Examples
    --------
    >>> print(quoted('say "hi" \\alpha'))
    "say \"hi\" \alpha"
    """
    return '"' + _NEEDS_ESCAPE.sub(lambda m: "\\" + m[0], text) + '"'
