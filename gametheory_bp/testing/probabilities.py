"""Strategies for mixtures, mixed profiles and correlated distributions."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gametheory_bp.games.profile import Distribution, MixedProfile, Vector

__all__ = ["distributions", "mixed_profiles", "mixtures"]


def mixtures(size: int, max_weight: int = 6) -> st.SearchStrategy[Vector]:
    """Probability vectors with small denominators; pure ones come often.

    Parameters
    ----------
    size : int >= 1
        Number of actions.
    max_weight : int >= 1
        Probabilities are proportional to integers up to this.

    Returns
    -------
    strategy of tuple of Fraction

    Examples
    --------
    >>> from hypothesis import find
    >>> sum(find(mixtures(3), lambda x: min(x) > 0))
    Fraction(1, 1)
    """
    weights = st.lists(st.integers(0, max_weight), min_size=size, max_size=size).filter(any)
    pure = st.integers(0, size - 1).map(lambda k: [int(k == j) for j in range(size)])
    return (pure | weights).map(_normalised)


def mixed_profiles(shape: tuple[int, int]) -> st.SearchStrategy[MixedProfile]:
    """Mixed profiles of a game of this shape (numbers of row and column actions).

    Examples
    --------
    >>> from hypothesis import find
    >>> find(mixed_profiles((2, 1)), lambda profile: not profile.is_pure).column
    (Fraction(1, 1),)
    """
    return st.builds(MixedProfile, mixtures(shape[0]), mixtures(shape[1]))


def distributions(shape: tuple[int, int]) -> st.SearchStrategy[Distribution]:
    """Correlated distributions over the action pairs of a game of this shape.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(distributions((2, 2)), lambda p: not p.is_product).shape
    (2, 2)
    """
    m, n = shape
    return mixtures(m * n).map(
        lambda p: Distribution(tuple(p[i * n : (i + 1) * n] for i in range(m)))
    )


def _normalised(weights: list[int]) -> Vector:
    total = sum(weights)
    return tuple(Fraction(w, total) for w in weights)
