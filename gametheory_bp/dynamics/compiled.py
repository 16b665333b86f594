"""LOLA-Exact of two actions each, compiled: one pass per seed and update, no arrays in between.

The formulas are those of :mod:`gametheory_bp.dynamics.two_actions`, for normalised sigmoids.  The
loop over seeds has no branch and no call, so that the compiler runs several seeds at once; that is
also why the exponential is written out here.  numba comes with the extra ``compiled``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from gametheory_bp.errors import MissingPackageError

__all__ = ["kernel"]


WIDTH = 256
"""Seeds that are moved together; a constant, so that rows are known not to overlap."""


@cache
def kernel() -> Callable[..., None]:
    """The compiled updates ``(d, step, ahead, one, two, last, work, times)`` of ``WIDTH`` seeds.

    ``one`` and ``two`` are D R / d of both players (D as in ``two_actions``), ``last`` the payoffs
    after (1, 1).  ``work`` has 25 rows of ``WIDTH`` numbers: both players'
    parameters (changed in place); the values, unnormalised, and the squared norms of the gradients
    before the last update; the least parameter ever met.  Below -700 the sigmoids are not accurate.

    Raises
    ------
    MissingPackageError
        If numba is not installed.
    """
    try:
        import numba
        from llvmlite import ir  # type: ignore[import-untyped]
        from numba import extending
    except ImportError:
        raise MissingPackageError(
            "compiled=True needs numba; install gametheory_bp[compiled], or leave it out: NumPy "
            "gives the same numbers"
        ) from None

    intrinsic: Any = extending.intrinsic
    double, whole = ir.DoubleType(), ir.IntType(64)

    @intrinsic  # type: ignore[untyped-decorator]
    def bits(context: Any, x: Any) -> Any:
        del context, x
        signature = numba.types.int64(numba.types.float64)
        return signature, lambda _, builder, __, args: builder.bitcast(args[0], whole)

    @intrinsic  # type: ignore[untyped-decorator]
    def number(context: Any, x: Any) -> Any:
        del context, x
        signature = numba.types.float64(numba.types.int64)
        return signature, lambda _, builder, __, args: builder.bitcast(args[0], double)

    how: Any = {"fastmath": {"contract", "nsz"}, "error_model": "numpy"}
    inlined = numba.njit(forceinline=True, **how)

    @inlined  # type: ignore[untyped-decorator]
    def exponential(x: float) -> float:
        # x = n log 2 + r with |r| <= log(2) / 2, and 1.5 * 2^52 leaves n in the low bits
        magic = 6755399441055744.0
        x = min(max(x, -700.0), 700.0)
        shifted = x * 1.4426950408889634 + magic
        n = shifted - magic
        r = x - n * 0.6931471803691238
        r = r - n * 1.9082149292705877e-10
        e = 1.6059043836821613e-10
        e = e * r + 2.08767569878681e-09
        e = e * r + 2.505210838544172e-08
        e = e * r + 2.755731922398589e-07
        e = e * r + 2.7557319223985893e-06
        e = e * r + 2.48015873015873e-05
        e = e * r + 1.984126984126984e-04
        e = e * r + 1.388888888888889e-03
        e = e * r + 8.333333333333333e-03
        e = e * r + 4.1666666666666664e-02
        e = e * r + 0.16666666666666666
        e = e * r + 0.5
        e = e * r + 1.0
        e = e * r + 1.0
        power: float = number((bits(shifted) - bits(magic) + 1023) << 52)
        return e * power

    @inlined  # type: ignore[untyped-decorator]
    def mixture(one: float, two: float) -> tuple[float, float, float]:
        """Chance of the first action and its slopes in both parameters."""
        odds, others = exponential(-one), exponential(-two)
        inverse, inverses = 1.0 + odds, 1.0 + others
        scale = 1.0 / (inverse + inverses)
        chance, rest = inverses * scale, inverse * scale
        return chance, odds * scale * chance, -others * scale * rest

    @inlined  # type: ignore[untyped-decorator]
    def shaped(
        p: Any, q: Any, w: Any, mine: Any, g: Any, k: Any, h: Any, j: Any, i1: Any, i2: Any, m: Any
    ) -> Any:
        """What the correction adds to the gradient in the own chances p.

        q: the other's chances, which move by c = j . w . (what they are worth to me: h); g and k:
        the other's coefficients of p and of both; i1, i2: rows of the inverse for q and p q; m: the
        inverse by equations, rows for p and p q.
        """
        c0, c1, c2 = j[0] * w[0] * h[0], j[1] * w[1] * h[1], j[2] * w[2] * h[2]
        c3, c4 = j[3] * w[3] * h[3], j[4] * w[4] * h[4]
        f0, f1, f2, f3, f4 = w[0] * c0, w[1] * c1, w[2] * c2, w[3] * c3, w[4] * c4
        total = f0 + f1 + f2 + f3 + f4
        both = p[0] * f0 + p[1] * f1 + p[2] * f2 + p[3] * f3 + p[4] * f4
        a = i1[0] * total + i2[0] * both
        b = i1[1] * total + i2[1] * both
        v0 = i1[2] * total + i2[2] * both
        v1, v2 = a - v0, b - v0
        v3 = -a - v2
        t0, t1, t2, t3 = c0 * mine[0], c1 * mine[1], c2 * mine[2], c3 * mine[3]
        e0, e1 = t1 - t3, t2 - t3
        e2 = t0 - t1 - e1
        da = m[0][0] * e0 + m[0][1] * e1 + m[0][2] * e2
        dk = m[1][0] * e0 + m[1][1] * e1 + m[1][2] * e2
        return (
            v0 * (g + k * q[0]) + w[0] * (q[0] * dk + da + c0 * k),
            v1 * (g + k * q[1]) + w[1] * (q[1] * dk + da + c1 * k),
            v2 * (g + k * q[2]) + w[2] * (q[2] * dk + da + c2 * k),
            v3 * (g + k * q[3]) + w[3] * (q[3] * dk + da + c3 * k),
            w[4] * (q[4] * dk + da + c4 * k),
        )

    @inlined  # type: ignore[untyped-decorator]
    def column_of(u: Any, d: float) -> tuple[float, float, float]:
        """Minus d times the differences of a chance: a column of M, but for the identity."""
        apart = u[3] - u[2]
        return d * (u[3] - u[1]), d * apart, d * (u[1] - u[0] - apart)

    @inlined  # type: ignore[untyped-decorator]
    def cross(x: Any, y: Any, scale: float) -> tuple[float, float, float]:
        return (
            scale * (x[1] * y[2] - x[2] * y[1]),
            scale * (x[2] * y[0] - x[0] * y[2]),
            scale * (x[0] * y[1] - x[1] * y[0]),
        )

    @inlined  # type: ignore[untyped-decorator]
    def solved(x: Any, y: Any, z: Any, f: Any) -> tuple[float, float, float]:
        return (
            x[0] * f[0] + x[1] * f[1] + x[2] * f[2],
            y[0] * f[0] + y[1] * f[1] + y[2] * f[2],
            z[0] * f[0] + z[1] * f[1] + z[2] * f[2],
        )

    @inlined  # type: ignore[untyped-decorator]
    def worth(x: float, k: float, u: Any) -> tuple[float, float, float, float, float]:
        return x + k * u[0], x + k * u[1], x + k * u[2], x + k * u[3], x + k * u[4]

    @inlined  # type: ignore[untyped-decorator]
    def squares(x: Any, y: Any) -> tuple[float, float, float, float, float]:
        return (
            x[0] * x[0] + y[0] * y[0],
            x[1] * x[1] + y[1] * y[1],
            x[2] * x[2] + y[2] * y[2],
            x[3] * x[3] + y[3] * y[3],
            x[4] * x[4] + y[4] * y[4],
        )

    @numba.njit(**how)  # type: ignore[untyped-decorator]
    def update(
        d: float, step: float, ahead: float, one: Any, two: Any, last: Any, work: Any, times: int
    ) -> None:
        often = d / (1.0 - d)
        for _ in range(times):
            for b in range(WIDTH):
                low = work[24 * WIDTH + b]
                for k in range(20):
                    low = min(low, work[k * WIDTH + b])
                work[24 * WIDTH + b] = low
                p0, x0, y0 = mixture(work[0 * WIDTH + b], work[5 * WIDTH + b])
                p1, x1, y1 = mixture(work[1 * WIDTH + b], work[6 * WIDTH + b])
                p2, x2, y2 = mixture(work[2 * WIDTH + b], work[7 * WIDTH + b])
                p3, x3, y3 = mixture(work[3 * WIDTH + b], work[8 * WIDTH + b])
                p4, x4, y4 = mixture(work[4 * WIDTH + b], work[9 * WIDTH + b])
                q0, s0, t0 = mixture(work[10 * WIDTH + b], work[15 * WIDTH + b])
                q1, s1, t1 = mixture(work[11 * WIDTH + b], work[16 * WIDTH + b])
                q2, s2, t2 = mixture(work[12 * WIDTH + b], work[17 * WIDTH + b])
                q3, s3, t3 = mixture(work[13 * WIDTH + b], work[18 * WIDTH + b])
                q4, s4, t4 = mixture(work[14 * WIDTH + b], work[19 * WIDTH + b])
                p, q = (p0, p1, p2, p3, p4), (q0, q1, q2, q3, q4)
                z = (p0 * q0, p1 * q1, p2 * q2, p3 * q3, p4 * q4)
                x, y = (x0, x1, x2, x3, x4), (y0, y1, y2, y3, y4)
                s, t = (s0, s1, s2, s3, s4), (t0, t1, t2, t3, t4)
                a, c, e = column_of(p, d), column_of(q, d), column_of(z, d)
                a, c, e = (
                    (a[0] + 1.0, a[1], a[2]),
                    (c[0], c[1] + 1.0, c[2]),
                    (e[0], e[1], e[2] + 1.0),
                )
                inner = cross(c, e, 1.0)
                scale = d / (a[0] * inner[0] + a[1] * inner[1] + a[2] * inner[2])
                ip = (scale * inner[0], scale * inner[1], scale * inner[2])
                iq, iz = cross(e, a, scale), cross(a, c, scale)
                u, v, n = often * p3 + p4, often * q3 + q4, often * z[3] + z[4]
                ma = ip[0] * u + iq[0] * v + iz[0] * n
                mb = ip[1] * u + iq[1] * v + iz[1] * n
                w0 = ip[2] * u + iq[2] * v + iz[2] * n
                w = (w0, ma - w0, mb - w0, often - ma - (mb - w0), 1.0)
                f, g = solved(ip, iq, iz, one), solved(ip, iq, iz, two)
                own, hers = worth(f[0], f[2], q), worth(f[1], f[2], p)  # to the row player
                his, theirs = worth(g[0], g[2], q), worth(g[1], g[2], p)  # to the column player
                jp, jq = squares(x, y), squares(s, t)
                # the column player moves as the row player would like it, and the other way round
                up = shaped(p, q, w, theirs, g[0], g[2], hers, jq, iq, iz, (ip, iz))
                left = shaped(q, p, w, own, f[1], f[2], his, jp, ip, iz, (iq, iz))
                work[20 * WIDTH + b] = (last[0] + d * (f[0] * p3 + f[1] * q3 + f[2] * z[3])) / (
                    1.0 - d
                ) + (f[0] * p4 + f[1] * q4 + f[2] * z[4])
                work[21 * WIDTH + b] = (last[1] + d * (g[0] * p3 + g[1] * q3 + g[2] * z[3])) / (
                    1.0 - d
                ) + (g[0] * p4 + g[1] * q4 + g[2] * z[4])
                m = (w0 * own[0], w[1] * own[1], w[2] * own[2], w[3] * own[3], own[4])
                h = (
                    w0 * theirs[0],
                    w[1] * theirs[1],
                    w[2] * theirs[2],
                    w[3] * theirs[3],
                    theirs[4],
                )
                work[22 * WIDTH + b] = (
                    jp[0] * m[0] * m[0]
                    + jp[1] * m[1] * m[1]
                    + jp[2] * m[2] * m[2]
                    + jp[3] * m[3] * m[3]
                    + jp[4] * m[4] * m[4]
                )
                work[23 * WIDTH + b] = (
                    jq[0] * h[0] * h[0]
                    + jq[1] * h[1] * h[1]
                    + jq[2] * h[2] * h[2]
                    + jq[3] * h[3] * h[3]
                    + jq[4] * h[4] * h[4]
                )
                gain = step * (m[0] + ahead * up[0])
                work[0 * WIDTH + b] += x[0] * gain
                work[5 * WIDTH + b] += y[0] * gain
                gain = step * (h[0] + ahead * left[0])
                work[10 * WIDTH + b] += s[0] * gain
                work[15 * WIDTH + b] += t[0] * gain
                gain = step * (m[1] + ahead * up[1])
                work[1 * WIDTH + b] += x[1] * gain
                work[6 * WIDTH + b] += y[1] * gain
                gain = step * (h[1] + ahead * left[1])
                work[11 * WIDTH + b] += s[1] * gain
                work[16 * WIDTH + b] += t[1] * gain
                gain = step * (m[2] + ahead * up[2])
                work[2 * WIDTH + b] += x[2] * gain
                work[7 * WIDTH + b] += y[2] * gain
                gain = step * (h[2] + ahead * left[2])
                work[12 * WIDTH + b] += s[2] * gain
                work[17 * WIDTH + b] += t[2] * gain
                gain = step * (m[3] + ahead * up[3])
                work[3 * WIDTH + b] += x[3] * gain
                work[8 * WIDTH + b] += y[3] * gain
                gain = step * (h[3] + ahead * left[3])
                work[13 * WIDTH + b] += s[3] * gain
                work[18 * WIDTH + b] += t[3] * gain
                gain = step * (m[4] + ahead * up[4])
                work[4 * WIDTH + b] += x[4] * gain
                work[9 * WIDTH + b] += y[4] * gain
                gain = step * (h[4] + ahead * left[4])
                work[14 * WIDTH + b] += s[4] * gain
                work[19 * WIDTH + b] += t[4] * gain

    compiled: Callable[..., None] = update
    return compiled
