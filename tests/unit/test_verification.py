"""The frame of verification: refusals of what is malformed, unproved or about something else."""

from __future__ import annotations

import pytest

from gametheory_bp.certificates.verdict import Verdict
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import InputTypeError


def test_what_carries_no_certificate() -> None:
    for value in (3, "text", {"claim": {}}, {}):
        with pytest.raises(InputTypeError):
            verify(value)


def test_an_uncertified_result_is_not_proved_and_says_why() -> None:
    verdict = verify({"claim": {}, "certificate": None, "uncertified_reason": "an enumeration"})
    assert not verdict and verdict.failures[0].detail == "an enumeration"


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "no_such_kind"},
        {"kind": "__init__"},
        {"kind": "../errors"},
        {"kind": ["list"]},
        {},
        "text",
        [],
        3,
    ],
)
def test_malformed_certificates_are_refused_not_raised(body: object) -> None:
    verdict = verify({"schema": 1, "claim": {}, "certificate": body})
    assert isinstance(verdict, Verdict) and not verdict


def test_other_schema_versions_are_refused() -> None:
    verdict = verify({"schema": 2, "claim": {}, "certificate": {"kind": "zero_sum"}})
    assert not verdict and "schema 2" in verdict.failures[0].detail


def test_a_verdict_without_checks_proves_nothing() -> None:
    assert not Verdict("empty", ())
