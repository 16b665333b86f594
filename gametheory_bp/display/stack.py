"""Several descriptions one under the other, with an optional heading."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gametheory_bp.display.formula import Formula
from gametheory_bp.display.latex import latex_text
from gametheory_bp.display.shown import Shown
from gametheory_bp.display.table import Table

__all__ = ["Stack"]


@dataclass(frozen=True, slots=True)
class Stack(Shown):
    """A heading over tables, formulas and further stacks.

    Examples
    --------
    >>> print(Stack("Result", (Formula("v = 1/2", "v = 1/2"),)).text())
    Result
    v = 1/2
    """

    heading: str
    parts: tuple[Table | Formula | Stack, ...]

    def text(self) -> str:
        """Plain text."""
        return "\n".join(
            [*([self.heading] if self.heading else []), *(p.text() for p in self.parts)]
        )

    def html(self) -> str:
        """HTML with the heading in bold."""
        head = f"<p><b>{escape(self.heading)}</b></p>" if self.heading else ""
        return "<div>" + head + "".join(p.html() for p in self.parts) + "</div>"

    def latex(self) -> str:
        """LaTeX, part after part."""
        head = [f"\\paragraph{{{latex_text(self.heading)}}}"] if self.heading else []
        return "\n".join([*head, *(p.latex() for p in self.parts)])
