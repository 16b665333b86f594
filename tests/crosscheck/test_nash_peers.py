"""Nash sets, compared as sets: brute force over bases, Gambit's rationals, lrsnash."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria
from tests.effort import scaled

Pair = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]
Matrix = list[list[int]]


def tied_games(count: int, largest: int, seed: int) -> Iterator[tuple[Matrix, Matrix]]:
    """Small random games with few payoff values; every fifth one repeats an action."""
    rng = random.Random(seed)
    for k in range(count):
        m, n, top = rng.randint(1, largest), rng.randint(1, largest), rng.choice([1, 1, 2, 3, 9])
        a, b = ([[rng.randint(0, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
        if k % 5 == 0 and m > 1:
            a[-1], b[-1] = a[0][:], b[0][:]
        if k % 7 == 0 and n > 1:
            for line in a:
                line[-1] = line[0]
        yield a, b


def ours(a: Matrix, b: Matrix) -> set[Pair]:
    return {(p.row, p.column) for p in nash_equilibria(BimatrixGame(a, b)).extreme}


def solved(rows: list[list[Fraction]]) -> list[Fraction] | None:
    """The unique solution of a square system [M | r], or None."""
    size = len(rows)
    rows = [row[:] for row in rows]
    for c in range(size):
        pivot = next((r for r in range(c, size) if rows[r][c]), None)
        if pivot is None:
            return None
        rows[c], rows[pivot] = rows[pivot], rows[c]
        rows[c] = [v / rows[c][c] for v in rows[c]]
        for r in range(size):
            if r != c and rows[r][c]:
                rows[r] = [v - rows[r][c] * w for v, w in zip(rows[r], rows[c], strict=True)]
    return [row[size] for row in rows]


def vertices(payoffs: Matrix) -> dict[tuple[Fraction, ...], frozenset[int]]:
    """Vertices of {(x, v)} by solving for every choice of tight inequalities.

    Labels 0..k-1 are x_i = 0, label k + j is v = (x B)_j.
    """
    k, n = len(payoffs), len(payoffs[0])
    lines = [[Fraction(int(i == c)) for c in range(k)] + [Fraction(0)] for i in range(k)]
    lines += [[Fraction(-payoffs[i][j]) for i in range(k)] + [Fraction(1)] for j in range(n)]
    total = [Fraction(1)] * k + [Fraction(0), Fraction(1)]
    found = {}
    for tight in combinations(range(k + n), k):
        point = solved([total, *([*lines[t], Fraction(0)] for t in tight)])
        if point is not None:
            slack = [sum(c * z for c, z in zip(line, point, strict=True)) for line in lines]
            if min(slack) >= 0:
                found[tuple(point[:k])] = frozenset(t for t, s in enumerate(slack) if s == 0)
    return found


def brute_force(a: Matrix, b: Matrix) -> set[Pair]:
    m, n = len(a), len(a[0])
    column_vertices = vertices([list(column) for column in zip(*a, strict=True)])
    moved = {
        y: frozenset(t + m if t < n else t - n for t in labels)
        for y, labels in column_vertices.items()
    }
    return {
        (x, y)
        for x, labels in vertices(b).items()
        for y, others in moved.items()
        if len(labels | others) == m + n
    }


def test_brute_force_on_games_with_ties() -> None:
    sizes = []
    for a, b in tied_games(scaled(500), largest=4, seed=1):
        expected = brute_force(a, b)
        assert ours(a, b) == expected, (a, b)
        sizes.append(len(expected))
    assert max(sizes) >= 8


def test_the_comparison_sees_a_dropped_equilibrium() -> None:
    a, b = next(tied_games(1, largest=4, seed=3))
    expected = brute_force(a, b)
    for pair in expected:
        assert ours(a, b) - {pair} != expected


def by_gambit(a: Matrix, b: Matrix) -> set[Pair]:
    gambit = pytest.importorskip("pygambit")
    np = pytest.importorskip("numpy")
    arrays = (
        np.array([[gambit.Rational(v) for v in row] for row in matrix], dtype=object)
        for matrix in (a, b)
    )
    game = gambit.Game.from_arrays(*arrays)
    row, column = game.players
    # Gambit may list a point several times: hence sets.
    return {
        (
            tuple(Fraction(str(profile[s])) for s in row.strategies),
            tuple(Fraction(str(profile[s])) for s in column.strategies),
        )
        for profile in gambit.nash.enummixed_solve(game, rational=True).equilibria
    }


def test_gambit_on_games_with_ties() -> None:
    for a, b in tied_games(150, largest=5, seed=2):
        assert ours(a, b) == by_gambit(a, b), (a, b)


def by_lrsnash(a: Matrix, b: Matrix, folder: Path) -> set[Pair]:
    program = shutil.which("lrsnash")
    if program is None:
        pytest.skip("lrsnash (Debian package lrslib) is not installed")
    text = "\n\n".join("\n".join(" ".join(map(str, row)) for row in m) for m in (a, b))
    file = folder / "game.txt"
    file.write_text(f"{len(a)} {len(a[0])}\n\n{text}\n", "utf-8")
    printed = subprocess.run([program, str(file)], capture_output=True, text=True, check=True)
    found: set[Pair] = set()
    columns: list[tuple[Fraction, ...]] = []
    for line in printed.stdout.splitlines():
        # A block: lines "2 y... u" of column mixtures, then one line "1 x... v" they pair with.
        player, *numbers = line.split() or [""]
        if player == "2":
            columns.append(tuple(map(Fraction, numbers[:-1])))
        elif player == "1":
            found |= {(tuple(map(Fraction, numbers[:-1])), y) for y in columns}
            columns = []
    return found


@pytest.mark.parametrize(("n", "top"), [(6, 1), (8, 1), (8, 99), (9, 99), (10, 3)])
def test_lrsnash_on_larger_games(n: int, top: int, tmp_path: Path) -> None:
    rng = random.Random(100 * n + top)
    a, b = ([[rng.randint(0, top) for _ in range(n)] for _ in range(n)] for _ in range(2))
    assert ours(a, b) == by_lrsnash(a, b, tmp_path)
