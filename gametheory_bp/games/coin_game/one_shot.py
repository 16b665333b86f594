"""One step of a coin game as a matrix game: who takes which coin, and the rewards of that step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game.payments import STANDING, payment
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.takings import reward_denominator, takings

__all__ = ["OneShot", "one_shot"]


@dataclass(frozen=True, slots=True)
class OneShot(Displayed):
    """The next step from a state.

    Attributes
    ----------
    game : BimatrixGame
        Expected rewards of that step alone; red chooses the row, blue the column.
    takes : tuple of tuples of str
        Who takes which coin under each joint action; "-" where nothing is taken.
    """

    game: BimatrixGame
    takes: tuple[tuple[str, ...], ...]

    def display(self) -> Stack:
        """Who takes what, and the rewards."""
        rows = tuple(
            (name, *line) for name, line in zip(self.game.row_actions, self.takes, strict=True)
        )
        heads = ("red \\ blue", *self.game.column_actions)
        return Stack("", (Table("Who takes which coin", heads, rows), self.game.display()))


def one_shot(rules: CoinGameRules, state: CoinGameState) -> OneShot:
    """The matrix game of the next step.

    Parameters
    ----------
    rules : CoinGameRules
    state : CoinGameState

    Returns
    -------
    OneShot

    Raises
    ------
    InputValueError
        If the state does not fit the rules.

    Notes
    -----
    *Exactness.* Exact fractions.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> rules = load_coin_game("cg").rules
    >>> step = one_shot(rules, CoinGameState((0, 0), (1, 1), ((0, 1),)))
    >>> step.takes[0][3], step.game.payoff(0, 3)
    ('red and blue: red coin', (Fraction(-1, 1), Fraction(1, 1)))
    """
    row = np.array([state.numbers(rules)])
    step = takings(rules, row)
    names = rules.action_names
    scale = reward_denominator(rules)
    payoffs = step.rewards[0].tolist()
    game = BimatrixGame(
        [[f"{red}/{scale}" for red, _ in line] for line in payoffs],
        [[f"{blue}/{scale}" for _, blue in line] for line in payoffs],
        names,
        names,
        title="Rewards of one step",
    )
    coins = row[0, 2:-1]
    takes = tuple(
        tuple(
            _words(rules, state.phase, step.taken[0, a, b].tolist(),
                   (step.red[0, a, b] == coins).tolist(), (step.blue[0, a, b] == coins).tolist())
            for b in range(len(names))
        )
        for a in range(len(names))
    )  # fmt: skip
    return OneShot(game, takes)


def _words(
    rules: CoinGameRules, phase: int, taken: list[bool], red: list[bool], blue: list[bool]
) -> str:
    found = []
    for place, coin in enumerate(rules.phases[phase]):
        if not taken[place]:
            continue
        standing = STANDING[red[place] + 2 * blue[place] - 1]
        if coin.owner is not None:
            who = coin.owner + (", contested" if standing == "both" else "")
        elif standing == "both" and coin.is_contestable and rules.tie != "both":
            who = "a lot decides" if rules.tie == "random" else str(rules.tie)
        else:
            who = "red and blue" if standing == "both" else standing
        assert payment(rules, phase, place, standing).taken
        found.append(f"{who}: {coin.label}")
    return "; ".join(found) or "-"
