"""The stored proof that no Nash equilibrium has more welfare: against the full list, and forged.

The tree is believed by its checker alone, which knows no solver; here it is compared with the
enumeration of all equilibria on games with many ties, and damaged in every way that matters.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, verify, welfare_optimum
from gametheory_bp.certificates.kinds.nash_optimum import (
    BestReplyBranch,
    NashOptimum,
    PricedLeaf,
    TreeNode,
)
from gametheory_bp.equilibria.nash import welfare_optimal_nash
from gametheory_bp.equilibria.nash.optimum_tree import optimum_tree
from gametheory_bp.exact.codec import decode_record, encode
from gametheory_bp.games.payoff_table import PayoffTable
from tests.property.certificate_samples import CYCLE

WEIGHTS = [(1, 1), (1, 0), (0, 3), (Fraction(1, 3), 2)]
LITTLE = Fraction(1, 1000)


def random_game(seed: int, sizes: tuple[int, int] = (1, 5)) -> BimatrixGame:
    rng = random.Random(seed)
    m, n, top = rng.randint(*sizes), rng.randint(*sizes), rng.choice([1, 1, 2, 5, 99])
    a, b = ([[rng.randint(-top, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return BimatrixGame(a, b)


def turning_game(seed: int, size: int = 4) -> BimatrixGame:
    """Payoffs of a cycle with small changes: the best equilibria are mixed, the bounds loose."""
    rng = random.Random(seed)
    turn = [[(i - j) % size for j in range(size)] for i in range(size)]
    a = [[6 * x + rng.randint(0, 3) for x in line] for line in turn]
    b = [[6 * ((size - x) % size) + rng.randint(0, 3) for x in line] for line in turn]
    return BimatrixGame(a, b)


def proof_of(game: BimatrixGame, weights: object = (1, 1)) -> NashOptimum:
    certificate = welfare_optimal_nash(game, weights).certificate  # type: ignore[arg-type]
    assert isinstance(certificate, NashOptimum)
    return certificate


def accepted(certificate: NashOptimum) -> bool:
    return bool(verify(certificate))


CYCLE_PROOF = proof_of(CYCLE)


def test_two_hundred_games_with_ties_agree_with_the_full_list() -> None:
    for seed in range(200):
        game = random_game(seed)
        weights = WEIGHTS[seed % len(WEIGHTS)]
        certificate = proof_of(game, weights)
        assert accepted(certificate), seed
        welfare = [weights[0] * u + weights[1] * v for u, v in nash_equilibria(game).payoffs]
        assert certificate.value == max(welfare), seed


def test_games_whose_correlated_equilibria_are_better_need_branches() -> None:
    leaves = set()
    for seed in range(20):
        game = turning_game(seed, size=3 + seed % 2)
        certificate = proof_of(game)
        assert accepted(certificate), seed
        assert certificate.value == max(u + v for u, v in nash_equilibria(game).payoffs), seed
        leaves.add(sum(isinstance(node, PricedLeaf) for node in certificate.tree))
    assert max(leaves) > 1


def test_no_tree_proves_a_value_below_an_equilibrium() -> None:
    one = (Fraction(1), Fraction(1))
    for game in (CYCLE, *map(turning_game, range(5)), *map(random_game, range(40))):
        value = welfare_optimal_nash(game, proof=False).value
        assert optimum_tree(game, one, value - LITTLE, 10_000) is None
        assert optimum_tree(game, one, value, 10_000) is not None


def test_large_games_by_floats_are_proved_in_rationals() -> None:
    rng = random.Random(1)
    a, b = ([[rng.randint(0, 99) for _ in range(9)] for _ in range(9)] for _ in range(2))
    shifted = [[10**12 + x for x in line] for line in a]
    for game in (BimatrixGame(a, b), BimatrixGame(shifted, b), turning_game(1, size=6)):
        assert accepted(proof_of(game))


def test_the_proof_survives_json() -> None:
    document = json.loads(json.dumps(encode(CYCLE_PROOF)))
    assert decode_record(document) == CYCLE_PROOF
    assert verify(document)
    assert verify(json.loads(json.dumps(welfare_optimal_nash(CYCLE).to_json())))


def test_a_lower_value_is_refused() -> None:
    for game in (CYCLE, turning_game(0), random_game(3)):
        certificate = proof_of(game)
        assert not accepted(replace(certificate, value=certificate.value - LITTLE))


def test_a_better_equilibrium_cannot_be_hidden() -> None:
    """Planted: the claim is about a worse equilibrium, the tree about the best or the worse one."""
    game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    best = proof_of(game)
    worse = [p for p in nash_equilibria(game).extreme if p not in best.profiles]
    assert worse
    for profile in worse:
        payoffs = game.expected(profile)
        for value in (best.value, sum(payoffs)):
            forged = replace(best, profiles=(profile,), payoffs=(payoffs,), value=Fraction(value))
            assert not accepted(forged)


def test_a_tree_must_be_whole() -> None:
    tree = CYCLE_PROOF.tree
    for k, node in enumerate(tree):
        assert not accepted(replace(CYCLE_PROOF, tree=tree[:k] + tree[k + 1 :])), node
    assert not accepted(replace(CYCLE_PROOF, tree=()))
    assert not accepted(replace(CYCLE_PROOF, tree=(*tree, tree[-1])))
    assert not accepted(replace(CYCLE_PROOF, tree=tree[:-1]))


@pytest.mark.parametrize("label", [-1, 6, 100, 1])
def test_branches_must_be_on_new_actions(label: int) -> None:
    """The first branch of the tree is on label 1: a second one on it splits nothing."""
    first, second, *_ = [k for k, node in enumerate(CYCLE_PROOF.tree) if _branches(node)]
    assert CYCLE_PROOF.tree[first] == BestReplyBranch(1)
    assert not accepted(_with(CYCLE_PROOF, second, BestReplyBranch(label)))


def _branches(node: TreeNode) -> bool:
    return isinstance(node, BestReplyBranch)


def _with(certificate: NashOptimum, k: int, node: TreeNode) -> NashOptimum:
    tree = certificate.tree
    return replace(certificate, tree=(*tree[:k], node, *tree[k + 1 :]))


def test_prices_are_needed_and_have_signs() -> None:
    """Without its prices no leaf of this game is bounded; a price of the wrong sign is refused."""
    for k, node in enumerate(CYCLE_PROOF.tree):
        if isinstance(node, PricedLeaf):
            assert not accepted(_with(CYCLE_PROOF, k, PricedLeaf(())))
            turned = tuple((a, b, -price) for a, b, price in node.prices)
            assert not accepted(_with(CYCLE_PROOF, k, PricedLeaf(turned)))
            a, b, price = node.prices[0]
            for wrong in ((a, a, price), (a, 5 - b, price), (9, b, price), (a, b, Fraction(0))):
                forged = PricedLeaf((wrong, *node.prices[1:]))
                assert not accepted(_with(CYCLE_PROOF, k, forged)), wrong


def test_a_changed_price_of_a_tight_leaf_is_refused() -> None:
    """The last leaf holds the equilibrium itself: its prices have no room."""
    last = CYCLE_PROOF.tree[-1]
    assert isinstance(last, PricedLeaf)
    refused = 0
    for k, (a, b, price) in enumerate(last.prices):
        prices = (*last.prices[:k], (a, b, price + LITTLE), *last.prices[k + 1 :])
        refused += not accepted(_with(CYCLE_PROOF, len(CYCLE_PROOF.tree) - 1, PricedLeaf(prices)))
    assert refused > 0


def test_the_proof_of_another_game_is_refused() -> None:
    other = PayoffTable.of(turning_game(0, size=3))
    assert not accepted(replace(CYCLE_PROOF, game=other))
    assert not accepted(replace(CYCLE_PROOF, weights=(Fraction(1), Fraction(2))))
    assert not accepted(replace(CYCLE_PROOF, weights=(Fraction(-1), Fraction(-1))))


def test_a_welfare_optimum_carries_the_proof() -> None:
    best = welfare_optimum(CYCLE, "utilitarian", among="nash", list_all=False)
    assert isinstance(best.certificate, NashOptimum)
    assert verify(best)
    assert verify(json.loads(json.dumps(best.to_json())))
    assert "exact branch tree (in the certificate)" in str(best)
    document = best.to_json()
    document["claim"]["value"] = "3"
    assert not verify(document)


def test_without_a_stored_proof_the_result_says_so() -> None:
    plain = welfare_optimal_nash(CYCLE, proof=False)
    assert plain.tree is None
    assert "not stored" in str(plain.verdict)
    assert verify(plain)  # of the equilibria alone
    assert set(plain.claim()) == {"profiles", "payoffs"}
