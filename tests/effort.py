"""How much is tried: a third of the random cases by default, all of them in `make test-all`.

``make test-all`` loads a hypothesis profile with more examples; counts of random cases that are not
hypothesis's own follow it.  A family of similar cases keeps every third in the default tests, and
the others are marked ``slow``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

DEFAULT_EXAMPLES = 25
"""Examples of the profile of the default tests."""


def scaled(number: int) -> int:
    """A third of a number of random cases, all of them where the profile asks for more."""
    return number if settings().max_examples > DEFAULT_EXAMPLES else -(-number // 3)


def one_in(step: int, cases: Iterable[Any]) -> list[Any]:
    """Cases as parameters: the first of every ``step`` as it is, the others slow."""
    return [
        case if k % step == 0 else pytest.param(*_values(case), marks=pytest.mark.slow)
        for k, case in enumerate(cases)
    ]


def _values(case: Any) -> tuple[Any, ...]:
    return case if type(case) is tuple else (case,)
