"""The mixin of tables, formulas and stacks: they show themselves where they are printed."""

from __future__ import annotations

__all__ = ["Shown"]


class Shown:
    """Gives ``str()``, notebook HTML and LaTeX to a class that has the three forms."""

    __slots__ = ()

    def text(self) -> str:
        """Plain text."""
        raise NotImplementedError

    def html(self) -> str:
        """HTML."""
        raise NotImplementedError

    def latex(self) -> str:
        """LaTeX."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_latex_(self) -> str:
        return self.latex()
