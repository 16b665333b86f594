"""Published play of the coin games, to print and draw beside what is computed here.

Recomputed from the result files of the authors' release (github.com/68545324/anonymous, commit
048e28b of 2021-09-24, folder base_game_experiments/results): means over pairs, and standard errors
``std(ddof=0) / sqrt(n)`` over pairs taken as independent; episodes of 100 steps (amTFT) and of 40
steps (LOLA-PG).  Table 5 stands in appendix D of the paper; its runs are not in the release.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gametheory_bp.reproduction._published_play import PublishedPlay

__all__ = ["COIN_GAME_PLAY", "TABLE_5", "TABLE_5_SETS"]

COIN_GAME_PLAY: Mapping[tuple[str, str], PublishedPlay] = MappingProxyType(
    {
        ("cg", "amTFT"): PublishedPlay(
            MappingProxyType(
                {
                    "self": (0.9428, 0.0025, 80),
                    "cross": (0.9404, 0.0011, 400),
                    "same": (0.9391, 0.0019, 184),
                    "different": (0.9415, 0.0013, 216),
                }
            ),
            MappingProxyType(
                {
                    "Util, self-play": (0.3499, 0.3489),
                    "IA, self-play": (0.3414, 0.3406),
                    "Util - Util": (0.3493, 0.3492),
                    "IA - IA": (0.3389, 0.3388),
                    "IA - Util": (0.3445, 0.3449),
                    "Util - IA": (0.3447, 0.3450),
                }
            ),
            MappingProxyType({"utilitarian": 0.735, "egalitarian": 0.365}),
            ("amTFT/2021_05_15/07_16_37", "eval/2021_05_16/08_13_25"),
        ),
        ("cg", "LOLA-PG"): PublishedPlay(
            MappingProxyType(
                {
                    "self": (0.8613, 0.0187, 28),
                    "cross": (0.8700, 0.0062, 140),
                    "same": (0.8797, 0.0056, 127),
                    "different": (0.7745, 0.0276, 13),
                }
            ),
            MappingProxyType({"self-play": (0.2218, 0.2225), "cross-play": (0.2240, 0.2247)}),
            MappingProxyType({"utilitarian": 0.5162, "egalitarian": 0.2565}),
            ("LOLA_PG/2021_05_19/12_18_06", "eval/2021_05_20/10_27_09"),
        ),
        ("abcg", "amTFT"): PublishedPlay(
            MappingProxyType(
                {
                    "self": (0.9405, 0.0046, 80),
                    "cross": (0.5686, 0.0162, 400),
                    "same": (0.8545, 0.0095, 190),
                    "different": (0.3099, 0.0144, 210),
                }
            ),
            MappingProxyType(
                {
                    "Util, self-play": (0.1496, 1.1226),
                    "IA, self-play": (0.3442, 0.3461),
                    "Util - Util": (0.111, 0.927),
                    "IA - IA": (0.341, 0.342),
                    "IA - Util": (0.179, 0.184),
                    "Util - IA": (0.026, 0.118),
                }
            ),
            MappingProxyType({"utilitarian": 1.3806, "egalitarian": 0.3575, "nash": 0.2356}),
            ("amTFT/2021_05_17/18_08_40", "eval/2021_05_20/04_51_12"),
        ),
        ("abcg", "LOLA-PG"): PublishedPlay(
            MappingProxyType(
                {
                    "self": (0.6207, 0.0279, 24),
                    "cross": (0.4931, 0.0114, 120),
                    "same": (0.5241, 0.0126, 66),
                    "different": (0.4553, 0.0190, 54),
                }
            ),
            MappingProxyType(
                {
                    "egalitarian, self-play": (0.316, 0.277),
                    "utilitarian, self-play": (0.188, 0.319),
                    "egalitarian - egalitarian": (0.252, 0.217),
                    "utilitarian - utilitarian": (0.163, 0.292),
                    "egalitarian - utilitarian": (0.207, 0.264),
                    "utilitarian - egalitarian": (0.140, 0.179),
                }
            ),
            MappingProxyType({"utilitarian": 0.8796, "egalitarian": 0.4368}),
            ("LOLA_PG/2021_05_19/08_17_37", "eval/2021_05_19/18_02_21"),
        ),
    }
)
"""By (preset, algorithm); pairings are (red - blue)."""

TABLE_5_SETS = (("utilitarian",), ("inequity_averse",), ("utilitarian", "inequity_averse"))
TABLE_5: Mapping[tuple[tuple[str, ...], tuple[str, ...]], float] = MappingProxyType(
    {
        (TABLE_5_SETS[i], TABLE_5_SETS[j]): score
        for i, line in enumerate(((0.82, 0.12, 0.69), (0.92, 0.95, 0.95), (0.85, 0.91, 0.91)))
        for j, score in enumerate(line)
    }
)
"""Scores as printed: W1 of player 1 against W2 of player 2; w* is the largest observed welfare."""
