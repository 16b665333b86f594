"""What every result record offers: its claim, its certificate, its exactness, its JSON form.

The claim is a dictionary whose entries must equal the certificate's fields of the same names.
So a result cannot show one answer and carry the proof of another.
"""

from __future__ import annotations

from typing import Any

from gametheory_bp.display import Displayed
from gametheory_bp.exact.codec import SCHEMA, encode
from gametheory_bp.exact.exactness import FLOAT, Exactness

__all__ = ["FloatResult", "Result"]


class Result(Displayed):
    """Mixin of result records.

    A class that inherits it has a ``certificate`` field (a registered record, or None), an
    ``exactness`` and defines :meth:`claim`; with ``certificate=None`` it says why in
    ``uncertified_reason``.
    """

    __slots__ = ()

    certificate: Any
    exactness: Exactness

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate; empty where there is one."""
        return "" if self.certificate is not None else "no proof is known for this kind of claim"

    def claim(self) -> dict[str, Any]:
        """What is claimed: entries that the certificate's fields of the same names equal."""
        raise NotImplementedError(f"{type(self).__name__} states no claim")

    def to_json(self) -> dict[str, Any]:
        """A JSON-able dictionary with schema version, claim and certificate."""
        return {
            "schema": SCHEMA,
            "type": type(self).__name__,
            "exactness": str(self.exactness),
            "claim": {name: encode(value) for name, value in self.claim().items()},
            "certificate": None if self.certificate is None else encode(self.certificate),
            "uncertified_reason": self.uncertified_reason,
        }


class FloatResult(Result):
    """Mixin of results in floating point, which carry no certificate."""

    __slots__ = ()

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always *float*."""
        return FLOAT

    @property
    def certificate(self) -> None:
        """None: floating point proves nothing."""
        return None
