"""``verify``: re-prove a result from its certificate alone.

Three things are checked: that the certificate is well formed, that it proves what it states,
and that it states what the result claims.  A saved report is verified part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.errors import GameTheoryError, InputTypeError, InputValueError
from gametheory_bp.exact.codec import SCHEMA, decode_record, encode, kind_of
from gametheory_bp.exact.exactness import EXACT

__all__ = ["verify"]

KINDS = "gametheory_bp.certificates.kinds"
CHECKERS = "gametheory_bp.certificates.verify"


# What a checker may run into when a stranger's certificate points outside its own data.
_MALFORMED = (GameTheoryError, ArithmeticError, LookupError, TypeError, ValueError)


def verify(result: Any) -> Verdict:
    """Re-prove a result, a certificate, or the JSON form of either.

    Parameters
    ----------
    result : result record, certificate or dict
        A dict may hold many saved results, at any depth; all of them are verified.

    Returns
    -------
    Verdict
        ``bool(verdict)`` says whether everything was proved; ``verdict.checks`` lists each
        statement.

    Raises
    ------
    InputTypeError
        If the argument carries no certificate at all.

    Notes
    -----
    Imports no solver: only rationals, planar geometry and the definitions of game theory.

    Examples
    --------
    >>> verify({"schema": 1, "certificate": None, "claim": {}, "uncertified_reason": "a count"})
    Verdict(result, 1 checks, not proved: the result carries a certificate)
    """
    if isinstance(result, dict):
        found = list(_saved_results(result))
        if not found:
            raise InputTypeError("this JSON object holds no result and no certificate")
        verdicts = [_verify_saved(item) for item in found]
        if len(verdicts) == 1:
            return verdicts[0]
        return Verdict("report", tuple(check for v in verdicts for check in v.checks))
    if hasattr(result, "to_json") and hasattr(result, "certificate"):
        return _verify_saved(result.to_json())
    try:
        kind_of(result)
    except InputValueError:
        raise InputTypeError(f"{type(result).__name__} carries no certificate to verify") from None
    try:  # through JSON, which holds no floats and only what the fields declare
        body = encode(result)
    except InputValueError as error:
        return Verdict("result", (Check("the certificate is well formed", False, str(error)),))
    return _verify_saved({"claim": {}, "certificate": body, "schema": SCHEMA})


def _saved_results(data: Any) -> Iterator[dict[str, Any]]:
    """All saved results inside JSON data, outermost first."""
    if isinstance(data, dict):
        if "certificate" in data and "claim" in data:
            yield data
        elif str(data.get("kind")) in _certificate_kinds():
            yield {"claim": {}, "certificate": data, "schema": SCHEMA}
        else:
            for value in data.values():
                yield from _saved_results(value)
    elif isinstance(data, list):
        for value in data:
            yield from _saved_results(value)


def _verify_saved(data: dict[str, Any]) -> Verdict:
    body = data["certificate"]
    if body is None:
        reason = str(data.get("uncertified_reason", ""))
        return Verdict("result", (Check("the result carries a certificate", False, reason),))
    try:
        if data.get("schema") != SCHEMA:
            raise InputValueError(f"schema {data.get('schema')!r}; this version reads {SCHEMA}")
        kind = str(body.get("kind")) if isinstance(body, dict) else "?"
        checker = _checker(kind)
        certificate = decode_record(body)
        canonical = encode(certificate)
        checks = [Check("the certificate is well formed", canonical == body)]
        if "type" in data:
            checks.append(Check("the result claims something", bool(data["claim"])))
        for name, value in data["claim"].items():
            holds = name in canonical and canonical[name] == value
            checks.append(Check(f"the certificate is about the claimed {name}", holds))
        if data.get("exactness") == str(EXACT):
            closed = not _holds_interval(data["claim"]) and not _leaves_gap(canonical)
            checks.append(Check("what is called exact has no interval and no gap", closed))
        said, width = str(data.get("exactness")).partition("certified to ")[2], _width(canonical)
        if said and width is not None:
            checks.append(Check("the bounds are as close as is said", width <= Fraction(said)))
        checks.extend(checker(certificate))
    except _MALFORMED as error:
        detail = f"{type(error).__name__}: {error}"
        return Verdict("result", (Check("the certificate is well formed", False, detail),))
    return Verdict(kind, tuple(checks))


def _holds_interval(data: Any) -> bool:
    """Whether JSON data holds an interval at any depth."""
    if isinstance(data, dict):
        return data.get("kind") == "interval" or any(map(_holds_interval, data.values()))
    return isinstance(data, list) and any(map(_holds_interval, data))


def _leaves_gap(certificate: dict[str, Any]) -> bool:
    """Whether what is proved, or the set it is about, is enclosed only: two polygons, two ends."""
    about = certificate.get("set_proof")
    gaps = [part.get("gap", "0") for part in (certificate, about) if isinstance(part, dict)]
    ends = certificate.get("low"), certificate.get("high")
    return any(gap != "0" for gap in gaps) or (
        certificate["kind"] == "least_discount" and ends[0] != ends[1]
    )


def _width(certificate: dict[str, Any]) -> Fraction | None:
    """How far apart two polygons, or two rational ends, are."""
    ends = certificate.get("low"), certificate.get("high")
    if certificate["kind"] == "least_discount" and all(isinstance(x, str) for x in ends):
        return Fraction(str(ends[1])) - Fraction(str(ends[0]))
    gap = certificate.get("gap")
    return None if gap is None else Fraction(gap)


def _certificate_kinds() -> frozenset[str]:
    return frozenset(m.name for m in iter_modules(import_module(CHECKERS).__path__))


def _checker(kind: str) -> Callable[[Any], Iterator[Check]]:
    """The checker of a kind; importing the kind's file registers its record for reading."""
    if kind not in _certificate_kinds():
        raise InputValueError(
            f"{kind!r} is no kind of certificate; kinds: {sorted(_certificate_kinds())}"
        )
    import_module(f"{KINDS}.{kind}")
    checker: Callable[[Any], Iterator[Check]] = import_module(f"{CHECKERS}.{kind}").check
    return checker
