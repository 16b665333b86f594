"""Conditions on the penalty of the inequity-averse welfare, in letters.

``W(x, y) = x + y - beta |x - y|`` is symmetric, continuous and affine on each side of x = y. With
``x = y + g``, g > 0, a gain h of the better-off player changes it by ``(1 - beta) h``, one of the
worse-off player (up to the diagonal) by ``(1 + beta) h``. Any two Pareto-ranked points are joined
by such steps. So for beta >= 0 it is strictly Pareto monotone exactly if beta < 1, weakly exactly
if beta <= 1.

Between two outcomes it prefers the more equal one exactly above the ratio of what the other is
richer by to what it is more unequal by. With discounted sums and smoothed rewards, the trace
after n + 1 steps multiplies a constant difference by ``S(n)``, the solution of ``S(0) = 1``,
``S(n + 1) = g S(n) + 1``, and the threshold becomes that ratio over ``(1 - discount) S(n)``.

So there are penalties for which W is monotone *and* picks the more equal outcome: those above the
ratio and below 1. They exist exactly if the richer outcome is richer by less than it is more
unequal; where the other pays both the same, exactly if its smaller payoff is below that.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.welfare.library import LIBRARY


def slopes() -> tuple[Check, ...]:
    """The two slopes and the symmetry, of the library's own formula with symbols in it."""
    import sympy

    y, g, h, beta = sympy.symbols("y g h beta", positive=True)

    def welfare(x: object, z: object) -> sympy.Expr:
        evaluate = LIBRARY.load("inequity_averse").evaluate
        value = evaluate(_Ordered(x), _Ordered(z), None, {"penalty": beta})
        return sympy.sympify(getattr(value, "value", value))

    base = welfare(y + g, y)
    up = sympy.expand(welfare(y + g + h, y) - base - (1 - beta) * h)
    rise = sympy.expand(welfare(y + g + h, y + h) - welfare(y + g + h, y) - (1 + beta) * h)
    mirror = sympy.expand(welfare(y, y + g) - base)
    return (
        Check("the better-off player's gain h changes W by (1 - beta) h", up == 0, str(up)),
        Check("the worse-off player's gain h changes W by (1 + beta) h", rise == 0, str(rise)),
        Check("W is symmetric", mirror == 0, str(mirror)),
    )


class _Ordered:
    """An expression that knows its order: sums of positive symbols compare by their difference."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __add__(self, other: "_Ordered") -> "_Ordered":
        return _Ordered(self.value + getattr(other, "value", other))

    def __sub__(self, other: "_Ordered") -> "_Ordered":
        return _Ordered(self.value - getattr(other, "value", other))

    def __rmul__(self, other: object) -> "_Ordered":
        return _Ordered(other * self.value)

    def __le__(self, other: "_Ordered") -> bool:
        import sympy

        known = sympy.expand(other.value - self.value).is_nonnegative
        if known is None:
            raise TypeError(f"{self.value} <= {other.value} is not decided")
        return bool(known)

    def __lt__(self, other: "_Ordered") -> bool:
        return not other <= self


def thresholds() -> tuple[Check, ...]:
    """Which outcome is preferred, with and without smoothed rewards."""
    import sympy

    rich, poor, wide, narrow, beta, d, g = sympy.symbols(
        "rich poor wide narrow beta delta g", positive=True
    )
    n = sympy.Symbol("n", integer=True, nonnegative=True)
    gap = (poor - beta * narrow) - (rich - beta * wide)
    ratio = (rich - poor) / (wide - narrow)
    one = sympy.simplify(gap - (wide - narrow) * (beta - ratio))
    trace = (1 - g ** (n + 1)) / (1 - g)
    step = sympy.simplify(trace.subs(n, n + 1) - g * trace - 1)
    start = sympy.simplify(trace.subs(n, 0) - 1)
    summed = (poor - rich) / (1 - d) + beta * trace * (wide - narrow)
    later = sympy.simplify(summed - trace * (wide - narrow) * (beta - ratio / ((1 - d) * trace)))
    return (
        Check("W(SS) - W(BB) = (gap) (beta - ratio)", one == 0, str(one)),
        Check("S(0) = 1 and S(n + 1) = g S(n) + 1", step == 0 == start, str(trace)),
        Check("with smoothed rewards: ratio over (1 - discount) S(n)", later == 0, str(later)),
    )


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The proofs, then the numbers of the given game."""
    game = given["game"]
    bb, ss = game.payoff(0, 0), game.payoff(1, 1)
    gap = abs(bb[0] - bb[1]) - abs(ss[0] - ss[1])
    richer = sum(bb) - sum(ss)
    checks = (*slopes(), *thresholds())
    numbers = (("BB, SS", (bb, ss)), ("richer by, more unequal by", (richer, gap)))
    if not 0 < richer < gap:
        return refutation(
            "the given game: BB is not richer, by less than it is more unequal", numbers,
            "strictly Pareto monotone for 0 <= beta < 1, weakly for beta = 1, not above", checks,
        )  # fmt: skip
    witness = (
        *numbers,
        ("monotone and picking SS (above, below)", (Fraction(richer) / gap, Fraction(1))),
        ("with smoothed rewards above", "ratio (1 - g)/((1 - discount)(1 - g^(n + 1)))"),
    )
    scope = "all payoffs and all beta >= 0, in letters; the given game's ratio"
    return Finding("proved", scope, witness, checks=checks)


SYMBOLIC_INEQUITY_AVERSE = Claim(
    title="The inequity-averse welfare, in letters",
    statement=(
        "There are penalties beta for which V1 + V2 - beta E|e1 - e2| is Pareto monotone and "
        "picks SS in asymmetric BoS: those above a ratio of the payoffs and below 1."
    ),
    source="Stastny et al. (2021), Table 2 and Appendix C.1",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 5),
)
