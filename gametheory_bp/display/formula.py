"""A formula as data: a line of text and its LaTeX form."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gametheory_bp.display.shown import Shown

__all__ = ["Formula"]


@dataclass(frozen=True, slots=True)
class Formula(Shown):
    r"""One mathematical statement, readable as text and typeset in a notebook.

    Examples
    --------
    >>> Formula("x + y = 3", "x + y = 3").html()
    '<p>\\(x + y = 3\\)</p>'
    """

    plain: str
    tex: str

    def text(self) -> str:
        """The plain form."""
        return self.plain

    def html(self) -> str:
        """Inline math for viewers that typeset it; readable as it stands elsewhere."""
        return f"<p>\\({escape(self.tex)}\\)</p>"

    def latex(self) -> str:
        """Display math."""
        return f"\\[{self.tex}\\]"
