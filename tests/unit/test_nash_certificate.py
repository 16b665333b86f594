"""The Nash certificate: what it proves, and that damage is seen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, verify
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.games.profile import MixedProfile
from tests.property.mutations import mutations

BACH = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], ["B", "S"], ["B", "S"])
SEGMENT = BimatrixGame([[-3, 3], [-3, 5]], [[2, 7], [4, 2]])


@pytest.mark.parametrize("game", [BACH, SEGMENT, BACH.transpose()])
def test_results_verify(game: BimatrixGame) -> None:
    found = nash_equilibria(game)
    assert verify(found)
    assert verify(found.to_json())
    assert all(verify(certificate) for certificate in found.certificates)


def test_a_profile_moved_by_a_thousandth_is_refused() -> None:
    step = Fraction(1, 1000)
    mixed = nash_equilibria(BACH).extreme[1]
    moved = replace(mixed, row=(mixed.row[0] + step, mixed.row[1] - step))
    assert verify(equilibrium_certificate(BACH, (mixed,)))
    verdict = verify(equilibrium_certificate(BACH, (moved,)))
    assert not verdict
    assert any("supports" in check.statement for check in verdict.failures)


def test_every_changed_field_is_refused() -> None:
    # Action names take no part in the proof: a change there is a proof of the same claim.
    saved = nash_equilibria(BACH).to_json()
    tried = 0
    for path, damaged in mutations(saved["certificate"]):
        tried += 1
        assert not verify({**saved, "certificate": damaged}), path
    assert tried > 100


def test_a_claim_that_is_not_proved_is_refused() -> None:
    saved = nash_equilibria(BACH).to_json()
    claim = saved["claim"]
    fewer = {**claim, **{n: claim[n][:-1] for n in ("profiles", "payoffs")}}
    assert not verify({**saved, "claim": fewer})


def test_an_interrupted_empty_list_has_no_certificate_and_says_why() -> None:
    empty = replace(nash_equilibria(BACH), extreme=(), payoffs=(), components=(), complete=False)
    assert empty.certificate is None
    assert "stopped" in empty.uncertified_reason


def test_a_dominated_profile_is_refused() -> None:
    assert not verify(equilibrium_certificate(BACH, (MixedProfile.pure((2, 2), 0, 1),)))
