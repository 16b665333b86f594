"""Reading a rational function of t from a number, a text or a sympy expression.

A text is parsed as an arithmetic expression and never run: numbers, the letter of the parameter,
``+ - * /``, whole powers (``**`` or ``^``) and brackets.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.families.rational_function import PARAMETER, RationalFunction, as_function

__all__ = ["read_function"]

_OPERATIONS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_WAY_OUT = "give a number, or an expression such as '4 - t', '3*t/2' or '(t**2 + 1)/t'"


def read_function(value: Any, parameter: str = "t", *, where: str = "payoff") -> RationalFunction:
    """Read a payoff that may depend on the parameter.

    Parameters
    ----------
    value : number, str, sympy expression or RationalFunction
    parameter : str
        The letter of the parameter.
    where : str
        Name of the place, for error messages.

    Raises
    ------
    InputValueError
        If the text is no rational function of the parameter.

    Examples
    --------
    >>> read_function("4 - t/2"), read_function("(t^2 - 1)/(t + 1)"), read_function("0.5")
    (RationalFunction((-t + 8)/2), RationalFunction(t - 1), RationalFunction(1/2))
    """
    if hasattr(value, "free_symbols"):  # a sympy expression: its text is its formula
        value = str(value)
    if not isinstance(value, str):
        return as_function(value)
    try:
        tree = ast.parse(value.strip().replace("^", "**"), mode="eval")
        return _read(tree.body, parameter)
    except (SyntaxError, _NotRationalError) as problem:
        reason = problem if isinstance(problem, _NotRationalError) else "it does not parse"
        raise InputValueError(
            f"{where} is {value!r}, no rational function of {parameter}: {reason}; {_WAY_OUT}"
        ) from None


class _NotRationalError(Exception):
    """A part of the text that no rational function has."""


def _read(node: ast.expr, parameter: str) -> RationalFunction:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return as_function(as_fraction(node.value))
    if isinstance(node, ast.Name):
        if node.id == parameter:
            return PARAMETER
        raise _NotRationalError(f"the name {node.id!r} is unknown")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.UAdd, ast.USub)):
        inner = _read(node.operand, parameter)
        return -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp):
        left = _read(node.left, parameter)
        if isinstance(node.op, ast.Pow):
            if isinstance(node.right, ast.Constant) and type(node.right.value) is int:
                return left**node.right.value
            raise _NotRationalError("powers are whole numbers, not negative")
        right = _read(node.right, parameter)
        if isinstance(node.op, ast.Div) and not right.numerator:
            raise _NotRationalError("it divides by zero")
        if type(node.op) in _OPERATIONS:
            found: RationalFunction = _OPERATIONS[type(node.op)](left, right)
            return found
    raise _NotRationalError(f"it has the part {ast.unparse(node)!r}")
