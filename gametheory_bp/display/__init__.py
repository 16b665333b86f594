"""Neutral tables and formulas that turn into text, HTML and LaTeX.

A record describes itself once, through ``display()``, as a :class:`Table`, a
:class:`Formula` or a :class:`Stack` of them; :class:`Displayed` turns that description into
``str()``, a notebook's HTML and LaTeX.
"""

from gametheory_bp.display.described import Displayed
from gametheory_bp.display.formula import Formula
from gametheory_bp.display.stack import Stack
from gametheory_bp.display.table import Table

__all__ = ["Displayed", "Formula", "Stack", "Table"]
