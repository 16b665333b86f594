"""An episode of a coin game: states, actions and rewards, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.codec import encode, record
from gametheory_bp.games.coin_game.coin import Rewards
from gametheory_bp.games.coin_game.placing import first_placements, placed, placement_phase
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.takings import reward_denominator, takings

__all__ = ["CoinEpisode", "Policy", "play_episode"]

Policy = Callable[[CoinGameState], tuple[str, str]]
"""From a state to the names of red's and blue's actions."""


@record("coin_episode")
@dataclass(frozen=True, slots=True)
class CoinEpisode(Displayed):
    """What happened.

    Attributes
    ----------
    rules : CoinGameRules
    states : tuple of CoinGameState
        One more than there are steps.
    actions : tuple of pairs of str
    rewards : tuple of pairs of Fraction
        Expected rewards of each step (they differ from drawn ones only where ties are drawn).
    """

    rules: CoinGameRules
    states: tuple[CoinGameState, ...]
    actions: tuple[tuple[str, str], ...]
    rewards: tuple[Rewards, ...]

    @property
    def totals(self) -> Rewards:
        """Sums of the rewards."""
        return (
            sum((red for red, _ in self.rewards), Fraction(0)),
            sum((blue for _, blue in self.rewards), Fraction(0)),
        )

    def display(self) -> Table:
        """One line for each step."""
        rows = [
            (str(t), str(state.red), str(state.blue), " ".join(map(str, state.coins)),
             str(state.phase), red, blue, f"{r}, {b}")
            for t, (state, (red, blue), (r, b)) in enumerate(
                zip(self.states, self.actions, self.rewards, strict=False)
            )
        ]  # fmt: skip
        heads = ("step", "red", "blue", "coins", "phase", "red goes", "blue goes", "rewards")
        red, blue = self.totals
        return Table("Episode", heads, tuple(rows), f"in all {red}, {blue}")

    def to_json(self) -> Any:
        """JSON-able form."""
        return encode(self)


def play_episode(
    rules: CoinGameRules,
    policy: Policy | None = None,
    steps: int | None = None,
    *,
    rng: int | np.random.Generator = 0,
    start: CoinGameState | None = None,
) -> CoinEpisode:
    """Play some steps.

    Parameters
    ----------
    rules : CoinGameRules
    policy : callable, optional
        From a state to a pair of action names; by default both move at random.
    steps : int, optional
        By default the horizon of the rules.
    rng : int or numpy Generator
        Places coins, and moves the players if there is no policy.
    start : CoinGameState, optional
        By default drawn by the rules.

    Returns
    -------
    CoinEpisode

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If these are no rules, there is neither a horizon nor a number of steps, the start does not
        fit the rules, or the policy names an action that does not exist.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> rules = load_coin_game("cg").rules
    >>> start = CoinGameState((0, 0), (1, 1), ((0, 1),))
    >>> episode = play_episode(rules, lambda state: ("right", "up"), 1, start=start)
    >>> [state.phase for state in episode.states], episode.rewards[0]
    ([0, 1], (Fraction(-1, 1), Fraction(1, 1)))
    """
    if not isinstance(rules, CoinGameRules):
        raise InputTypeError(f"got a {type(rules).__name__}; give CoinGameRules")
    count = rules.horizon if steps is None else steps
    if count is None or count < 0:
        raise InputValueError(f"steps is {count!r} and the game has no end; give steps >= 0")
    draw = np.random.default_rng(rng)
    names = rules.action_names
    if start is None:
        first = first_placements(rules)
        row = _drawn(placed(rules, first[[draw.integers(len(first))]])[1], draw)
    else:
        row = np.array(start.numbers(rules))
    states, actions, rewards = [CoinGameState.of(rules, row)], [], []
    scale = reward_denominator(rules)
    for _ in range(count):
        chosen = _random(names, draw) if policy is None else policy(states[-1])
        a, b = (_number(names, name) for name in chosen)
        step = takings(rules, row[None])
        row = row.copy()
        row[:2] = step.red[0, a, b], step.blue[0, a, b]
        if step.taken[0, a, b].any():
            old = row[3] if rules.avoid_old_coin else rules.cells
            place = np.array([[row[0], row[1], old, placement_phase(rules, row[-1:])[0]]])
            row = _drawn(placed(rules, place)[1], draw)
        states.append(CoinGameState.of(rules, row))
        actions.append((names[a], names[b]))
        red, blue = step.rewards[0, a, b].tolist()
        rewards.append((Fraction(red, scale), Fraction(blue, scale)))
    return CoinEpisode(rules, tuple(states), tuple(actions), tuple(rewards))


def _drawn(states: Any, draw: np.random.Generator) -> Any:
    return states[draw.integers(len(states))]


def _random(names: tuple[str, ...], draw: np.random.Generator) -> tuple[str, str]:
    a, b = draw.integers(len(names), size=2)
    return names[a], names[b]


def _number(names: tuple[str, ...], name: str) -> int:
    if name not in names:
        raise UnknownNameError("action", name, names)
    return names.index(name)
