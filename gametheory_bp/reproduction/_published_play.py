"""Published self-play and cross-play, to print and draw beside what is computed here.

Recomputed from the result files of the authors' release (github.com/68545324/anonymous, commit
048e28b of 2021-09-24, folder base_game_experiments/results): means over pairs, and standard errors
``std(ddof=0) / sqrt(n)`` over pairs taken as independent.  The paper shows these numbers as bars in
figure 3 and as markers in figures 4 and 8 only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["AMTFT_BOS", "AMTFT_IPD", "LOLA_BOS", "LOLA_IPD", "PublishedPlay"]

Score = tuple[float, float | None, int]
"""Mean, standard error (None where it was not recomputed), number of pairs."""


@dataclass(frozen=True, slots=True)
class PublishedPlay:
    """What was published of one environment and algorithm.

    Attributes
    ----------
    scores : mapping from series to (mean, standard error, pairs)
        Normalized scores; w* is the largest observed welfare.
    payoffs : mapping from words to (row, column)
        Mean rewards per step.
    maxima : mapping from welfare function to w*
    folders : (str, str)
        Folders of the training and the evaluation run.
    """

    scores: Mapping[str, Score]
    payoffs: Mapping[str, tuple[float, float]]
    maxima: Mapping[str, float]
    folders: tuple[str, str]

    @property
    def measured(self) -> dict[str, tuple[float, float | None]]:
        """Mean and error per series."""
        return {name: (mean, error) for name, (mean, error, _) in self.scores.items()}


LOLA_IPD = PublishedPlay(
    MappingProxyType(
        {"self": (1.0, None, 40), "cross": (1.0, None, 600), "same": (1.0, None, 600)}
    ),
    MappingProxyType({"self-play": (-1.0002, -1.0002), "cross-play": (-1.0002, -1.0003)}),
    MappingProxyType({}),
    ("LOLA_Exact/2021_05_11/07_46_03", "eval/2021_05_11/07_49_14"),
)
"""Trained on the transposed matrices; everybody is in one group."""

LOLA_BOS = PublishedPlay(
    MappingProxyType(
        {
            "self": (0.9990, 0.0004, 40),
            "cross": (0.5253, 0.0145, 600),
            "same": (0.8963, 0.0170, 213),
            "different": (0.3212, 0.0108, 387),
        }
    ),
    MappingProxyType(
        {
            "egalitarian, self-play": (2.004, 1.998),
            "mixed, self-play": (2.999, 1.500),
            "utilitarian, self-play": (3.987, 1.001),
            "egalitarian - egalitarian": (1.754, 1.747),
            "mixed - mixed": (2.870, 1.434),
            "utilitarian - utilitarian": (3.162, 0.795),
            "egalitarian - mixed": (0.932, 0.502),
            "mixed - egalitarian": (0.772, 0.526),
            "egalitarian - utilitarian": (1.380, 0.778),
            "utilitarian - egalitarian": (0.959, 0.421),
            "mixed - utilitarian": (1.117, 0.405),
            "utilitarian - mixed": (1.210, 0.411),
        }
    ),
    MappingProxyType({"utilitarian": 4.9989, "egalitarian": 2.0, "nash": 4.4993}),
    ("LOLA_Exact/2021_05_11/07_47_16", "eval/2021_05_11/07_50_36"),
)
"""Groups of runs: 8 egalitarian, 19 mixed, 13 utilitarian."""

AMTFT_IPD = PublishedPlay(
    MappingProxyType(
        {
            "self": (0.9998, 0.0001, 80),
            "cross": (0.9998, None, 400),
            "same": (0.9999, None, 218),
            "different": (0.9998, None, 182),
        }
    ),
    MappingProxyType({"every pairing": (-1.00, -1.00)}),
    MappingProxyType({"utilitarian": -2.0, "egalitarian": -1.0}),
    ("amTFT/2021_05_11/07_31_41", "eval/2021_05_11/09_20_44"),
)

AMTFT_BOS = PublishedPlay(
    MappingProxyType(
        {
            "self": (1.0, None, 80),
            "cross": (0.5465, 0.0248, 400),
            "same": (1.0, None, 216),
            "different": (0.0142, 0.0070, 184),
        }
    ),
    MappingProxyType(
        {
            "utilitarian, self-play": (4.0, 1.0),
            "egalitarian, self-play": (2.0, 2.0),
            "utilitarian - utilitarian": (4.0, 1.0),
            "egalitarian - egalitarian": (2.0, 2.0),
            "egalitarian - utilitarian": (0.058, 0.058),
            "utilitarian - egalitarian": (0.0, 0.0),
        }
    ),
    MappingProxyType({"utilitarian": 5.0, "egalitarian": 2.0}),
    ("amTFT/2021_05_11/07_40_04", "eval/2021_05_11/11_43_26"),
)
"""The inequity-averse agents are called egalitarian here: they play what is so."""
