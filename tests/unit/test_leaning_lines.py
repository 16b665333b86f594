"""Lines that prove one another need weights that contract."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs, verify
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs, OuterLink

ROOTS = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])


def with_link(proof: EquilibriumPayoffs, place: int, link: OuterLink) -> EquilibriumPayoffs:
    return replace(proof, chain=(*proof.chain[:place], link, *proof.chain[place + 1 :]))


def test_a_line_too_light_for_those_it_leans_on_is_refused() -> None:
    proof = subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3")).certificate
    assert verify(proof)
    tried = 0
    for place, link in enumerate(proof.chain):
        for lean in link.leanings:
            if all(k == lean.line or k >= len(link.lines) for k in lean.rests_on):
                continue  # leans on no other line
            weights = list(link.weights)
            weights[lean.line] /= Fraction(10) ** 9
            assert not verify(with_link(proof, place, replace(link, weights=tuple(weights))))
            tried += 1
    assert tried > 0


def test_leanings_without_weights_are_refused() -> None:
    proof = subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3")).certificate
    place = next(k for k, link in enumerate(proof.chain) if link.leanings)
    bare = replace(proof.chain[place], weights=())
    assert not verify(with_link(proof, place, bare))
