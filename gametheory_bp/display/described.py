"""The mixin of every record that shows itself."""

from __future__ import annotations

from gametheory_bp.display.formula import Formula
from gametheory_bp.display.stack import Stack
from gametheory_bp.display.table import Table

__all__ = ["Displayed"]


class Displayed:
    """Gives ``str()``, notebook HTML and LaTeX to a class that defines ``display()``."""

    __slots__ = ()

    def display(self) -> Table | Formula | Stack:
        """The neutral description; every record class defines its own."""
        raise NotImplementedError(f"{type(self).__name__} does not describe itself")

    def __str__(self) -> str:
        return self.display().text()

    def _repr_html_(self) -> str:
        return self.display().html()

    def _repr_latex_(self) -> str:
        return self.display().latex()
