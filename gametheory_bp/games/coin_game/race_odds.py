"""How often each player is nearer to a coin when it is first placed, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.races import reach

__all__ = ["RaceOdds", "RaceOddsLine", "race_odds"]


@dataclass(frozen=True, slots=True)
class RaceOddsLine:
    """One coin of one phase, in the first state of a game that starts in this phase.

    Attributes
    ----------
    phase : int
    coin : str
    red, tie, blue : Fraction
        Probability that red, neither, or blue can be on the coin's cell first; they sum to 1.
    meet : tuple of (steps, Fraction)
        After how many steps both can be there at once at the earliest; the rest to 1 is "never".
    """

    phase: int
    coin: str
    red: Fraction
    tie: Fraction
    blue: Fraction
    meet: tuple[tuple[int, Fraction], ...]

    @property
    def never(self) -> Fraction:
        """Probability that the players can never be on the coin at once."""
        return 1 - sum((p for _, p in self.meet), Fraction(0))


@dataclass(frozen=True, slots=True)
class RaceOdds(Displayed):
    """One line for each coin of each phase."""

    lines: tuple[RaceOddsLine, ...]

    def display(self) -> Table:
        """The odds as a table."""
        rows = tuple(
            (
                str(line.phase),
                line.coin,
                str(line.red),
                str(line.tie),
                str(line.blue),
                ", ".join(f"{steps}: {p}" for steps, p in line.meet),
                str(line.never),
            )
            for line in self.lines
        )
        heads = ("phase", "coin", "red first", "tie", "blue first", "both, after steps", "never")
        return Table("Races in the first state", heads, rows)


def race_odds(model: CoinGameModel) -> RaceOdds:
    """The races for all coins under the law of the first state.

    Parameters
    ----------
    model : CoinGameModel

    Returns
    -------
    RaceOdds

    Notes
    -----
    *Exactness.* Exact fractions.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.building import coin_game_model
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> print(race_odds(coin_game_model(load_coin_game("cg").rules)))
    Races in the first state
    phase  coin       red first  tie  blue first  both, after steps  never
    -----  ---------  ---------  ---  ----------  -----------------  -----
    0      red coin   2/7        3/7  2/7         1: 3/14, 2: 11/14  0
    1      blue coin  2/7        3/7  2/7         1: 3/14, 2: 11/14  0
    """
    rules, states, weights = model.rules, model.states, model.initial_weights
    after = reach(rules)[1:]
    lines = []
    for phase, coins in enumerate(rules.phases):
        chosen = (states[:, -1] == phase) & (weights > 0)
        rows, odds = states[chosen], weights[chosen]
        for place, coin in enumerate(coins):
            red = after[:, rows[:, 0], rows[:, 2 + place]]
            blue = after[:, rows[:, 1], rows[:, 2 + place]]
            both = red & blue
            first, second, meet = (found.argmax(axis=0) for found in (red, blue, both))
            can = both.any(axis=0)
            meetings = tuple(
                (int(t) + 1, _share(odds, can & (meet == t))) for t in np.unique(meet[can])
            )
            lines.append(
                RaceOddsLine(
                    phase,
                    coin.label,
                    _share(odds, first < second),
                    _share(odds, first == second),
                    _share(odds, first > second),
                    meetings,
                )
            )
    return RaceOdds(tuple(lines))


def _share(odds: Ints, which: npt.NDArray[np.bool_]) -> Fraction:
    return Fraction(int(odds[which].sum()), int(odds.sum()))
