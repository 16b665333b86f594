"""Text that is safe inside LaTeX."""

from __future__ import annotations

__all__ = ["latex_text"]

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def latex_text(text: str) -> str:
    r"""Escape LaTeX's special characters.

    Examples
    --------
    >>> latex_text("50 % of a_1")
    '50 \\% of a\\_1'
    """
    return "".join(_SPECIAL.get(c, c) for c in text)
