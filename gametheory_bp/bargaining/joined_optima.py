"""The saved form of several optima on one set: its proof is written once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.exact.codec import SCHEMA, encode

__all__ = ["joined_optima"]


def joined_optima(optima: list[Optimum]) -> dict[str, Any]:
    """Saved form of several optima on one set, with one proof of the set."""
    proofs = [optimum.certificate for optimum in optima]
    first = proofs[0]
    plural = ("rules", "parameters", "points", "flags", "witnesses", "solution_proofs")
    everything: dict[str, Any] = {
        name: tuple(entry for proof in proofs for entry in getattr(proof, name)) for name in plural
    }
    certificate = replace(first, **everything)
    body = encode(certificate)
    claimed = ("game", "among", "disagreement", "rules", "parameters", "points", "flags")
    return {
        "schema": SCHEMA,
        "type": "Optima",
        "exactness": ", ".join(sorted({str(optimum.exactness) for optimum in optima})),
        "claim": {name: body[name] for name in (*claimed, "witnesses")},
        "certificate": body,
        "uncertified_reason": "",
    }
