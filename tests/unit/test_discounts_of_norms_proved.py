"""Proofs of the discounts at which a norm is an equilibrium: what is forged is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.kinds.equilibrium_discounts import (
    DiscountPolicy,
    EquilibriumDiscounts,
)
from gametheory_bp.geometry.discount_set import DiscountInterval
from gametheory_bp.norms import list_norms, named_norm, sustainable_discounts

ONE = Fraction(1)


def proof_of(name: str) -> EquilibriumDiscounts:
    named = named_norm(name)
    return sustainable_discounts(named.game, named.norm).certificate


@pytest.mark.parametrize("name", list_norms())
def test_every_norm_of_the_library_is_proved(name: str) -> None:
    named = named_norm(name)
    found = sustainable_discounts(named.game, named.norm)
    assert gt.verify(found)
    assert gt.verify(found.to_json())


def _forged(proof: EquilibriumDiscounts) -> Iterator[EquilibriumDiscounts]:
    wrong = (DiscountInterval(Fraction(1, 3), ONE),)
    yield replace(proof, nash=wrong)
    yield replace(proof, subgame_perfect=wrong)
    yield replace(proof, nash=(), subgame_perfect=())
    row, column = proof.policies
    own, *replies = row
    yield replace(proof, policies=((own,), column))  # no best replies
    for k in range(len(replies)):  # some discounts without a best reply
        yield replace(proof, policies=((own, *replies[:k], *replies[k + 1 :]), column))
    for changed in (
        replace(own, below=tuple(-c for c in own.below)),
        replace(own, below=(*own.below, ONE)),
        replace(own, values=own.values[:-1]),
        replace(own, values=(own.values[0][:-1], *own.values[1:])),
        replace(own, actions=(0,) * len(own.values)),
    ):
        yield replace(proof, policies=((changed, *replies), column))
    # a common factor that vanishes at 1/2 leaves the equations true, and proves nothing there
    zero = replace(
        own,
        values=tuple(_by(v) for v in own.values),
        below=_by(own.below),
    )
    yield replace(proof, policies=((zero, *replies), column))


def _by(p: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Times ``1 - 2 d``."""
    return tuple(a - 2 * b for a, b in zip((*p, Fraction(0)), (Fraction(0), *p), strict=True))


@pytest.mark.parametrize("name", ["two_rounds_of_punishment", "grim_cooperation"])
def test_what_is_forged_is_refused(name: str) -> None:
    proof = proof_of(name)
    assert gt.verify(proof)
    assert not any(gt.verify(one) for one in _forged(proof))


def test_a_larger_set_with_worse_replies_is_refused() -> None:
    """Consistent but wrong: always cooperating called a Nash equilibrium, with itself as reply."""
    dilemma = gt.load_game("prisoners_dilemma")
    kind = gt.norms.Norm.always("cooperate", (2, 2), 0, 0)
    proof = sustainable_discounts(dilemma, kind).certificate
    assert proof.nash == ()
    every = (DiscountInterval(Fraction(0), ONE),)
    row, column = (
        (own, DiscountPolicy((0,) * len(own.values), own.values, own.below))
        for own, *_ in proof.policies
    )
    forged = replace(proof, nash=every, policies=(row, column))
    failed = [check.statement for check in gt.verify(forged).checks if not check.holds]
    assert any("best reply of the row player" in words for words in failed)
