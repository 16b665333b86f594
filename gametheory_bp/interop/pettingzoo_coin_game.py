"""Coin games as parallel environments of PettingZoo."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from gametheory_bp.errors import InputValueError, NotDefinedError
from gametheory_bp.games.coin_game.channels import coin_boards, coin_kinds, exchanged_channels
from gametheory_bp.games.coin_game.episode import CoinEpisode
from gametheory_bp.games.coin_game.placing import first_placements, placed, placement_phase
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.takings import Takings, reward_denominator, takings
from gametheory_bp.interop.pettingzoo_pictures import board_picture
from gametheory_bp.interop.pettingzoo_spaces import ParallelEnv, box, discrete

__all__ = ["CoinGameParallelEnv"]


class CoinGameParallelEnv(ParallelEnv):  # type: ignore[misc]
    """A coin game for PettingZoo; :func:`.to_pettingzoo` makes one.

    Agents are ``"red"`` and ``"blue"``; actions are numbered as in the rules; observations are
    boards with one channel for each kind of thing.  Episodes are cut off (``truncations``) at the
    horizon, they never terminate.

    Parameters
    ----------
    rules : CoinGameRules
    name : str
        Id with version, in ``metadata["name"]``.
    horizon : int, optional
        Steps of an episode; by default that of the rules.
    mirrored : bool
        Whether blue sees itself as red.
    render_mode : "rgb_array", optional

    Notes
    -----
    *Exactness*: the law of the game; rewards are floats (``.episode`` has fractions).  Where a tie
    is drawn by lot the reward is its expectation.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "render_modes": ["rgb_array"],
        "name": "coin_game_v0",
        "is_parallelizable": True,
        "render_fps": 2,
    }

    def __init__(
        self,
        rules: CoinGameRules,
        name: str = "coin_game_v0",
        *,
        horizon: int | None = None,
        mirrored: bool = False,
        render_mode: str | None = None,
    ) -> None:
        self.rules = rules
        steps = rules.horizon if horizon is None else horizon
        if type(steps) is not int or steps < 1:
            raise InputValueError(f"horizon is {steps!r}; give the steps of an episode, >= 1")
        if render_mode not in (None, "rgb_array"):
            raise InputValueError(f"render_mode is {render_mode!r}; give None or 'rgb_array'")
        self.horizon = steps
        self.render_mode = render_mode
        self.metadata = {**type(self).metadata, "name": name}  # type: ignore[misc]
        self.possible_agents = ["red", "blue"]
        self.agents: list[str] = []
        self._blue = exchanged_channels(rules) if mirrored else None
        shape = rules.size, rules.size, 2 + len(coin_kinds(rules))
        self._spaces = {agent: box(shape) for agent in self.possible_agents}
        self._moves = {agent: discrete(len(rules.action_names)) for agent in self.possible_agents}
        self._scale = reward_denominator(rules)
        self._known: dict[bytes, Takings] = {}
        self._draw: np.random.Generator | None = None
        self._row: Any = None
        self._states: list[CoinGameState] = []
        self._actions: list[tuple[str, str]] = []
        self._rewards: list[tuple[Fraction, Fraction]] = []

    def observation_space(self, agent: str) -> Any:
        """Boards of zeros and ones."""
        return self._spaces[agent]

    def action_space(self, agent: str) -> Any:
        """right, left, down, up, and stay if the rules have it."""
        return self._moves[agent]

    def reset(
        self, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Begin an episode.

        Parameters
        ----------
        seed : int, optional
            Without one chance goes on as it was; a fresh environment takes one from the system.
        options : mapping, optional
            ``"start"``: a CoinGameState to begin from.  Others are ignored.
        """
        if seed is not None or self._draw is None:
            self._draw = np.random.default_rng(seed)
        start = (options or {}).get("start")
        if start is None:
            first = first_placements(self.rules)
            self._row = self._drawn(first[[self._draw.integers(len(first))]])
        else:
            self._row = np.array(start.numbers(self.rules))
        self.agents = list(self.possible_agents)
        self._states = [CoinGameState.of(self.rules, self._row)]
        self._actions, self._rewards = [], []
        return self._observations(), {agent: {} for agent in self.agents}

    def step(self, actions: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
        """Move both players.

        Raises
        ------
        NotDefinedError
            If no episode is under way.
        InputValueError
            If an action is missing or there is no such action.
        """
        if not self.agents:
            raise NotDefinedError("no episode is under way; call reset() first")
        a, b = (read_action(actions, agent, self._moves[agent].n) for agent in self.agents)
        step = self._takings()
        row = self._row.copy()
        row[:2] = step.red[0, a, b], step.blue[0, a, b]
        if step.taken[0, a, b].any():
            old = row[3] if self.rules.avoid_old_coin else self.rules.cells
            phase = placement_phase(self.rules, row[-1:])[0]
            row = self._drawn(np.array([[row[0], row[1], old, phase]]))
        self._row = row
        red, blue = (Fraction(x, self._scale) for x in step.rewards[0, a, b].tolist())
        names = self.rules.action_names
        self._states.append(CoinGameState.of(self.rules, row))
        self._actions.append((names[a], names[b]))
        self._rewards.append((red, blue))
        over = len(self._actions) == self.horizon
        live = list(self.agents)
        found: tuple[dict[str, Any], ...] = (
            self._observations(),
            {"red": float(red), "blue": float(blue)},
            dict.fromkeys(live, False),
            dict.fromkeys(live, over),
            {agent: {} for agent in live},
        )
        if over:
            self.agents = []
        return found

    @property
    def episode(self) -> CoinEpisode:
        """What happened since the last reset, exact; ``save_episode`` writes it as a GIF."""
        return CoinEpisode(
            self.rules, tuple(self._states), tuple(self._actions), tuple(self._rewards)
        )

    def state(self) -> Any:
        """The board as red sees it.

        Raises
        ------
        NotDefinedError
            Before the first reset.
        """
        if self._row is None:
            raise NotDefinedError("there is no state yet; call reset() first")
        return coin_boards(self.rules, self._row[None])[0]

    def render(self) -> Any:
        """The board as an array (height, width, 3) of bytes; None without a render mode."""
        if self.render_mode is None:
            return None
        if not self._states:
            raise NotDefinedError("nothing to draw yet; call reset() first")
        return board_picture(self.rules, self._states[-1])

    def close(self) -> None:
        """Nothing is held open."""

    def _observations(self) -> dict[str, Any]:
        board = self.state()
        other = board if self._blue is None else board[..., self._blue]
        return {"red": board, "blue": other.copy()}

    def _takings(self) -> Takings:
        """What every joint action does in this state, looked up where it has been met before."""
        key = self._row.tobytes()
        if key not in self._known:
            self._known[key] = takings(self.rules, self._row[None])
        return self._known[key]

    def _drawn(self, placement: Any) -> Any:
        assert self._draw is not None
        states = placed(self.rules, placement)[1]
        return states[self._draw.integers(len(states))]


def read_action(actions: Mapping[str, Any], agent: str, count: int) -> int:
    """An agent's action, checked."""
    if agent not in actions:
        raise InputValueError(f"no action of {agent!r}; give one for each agent")
    action = actions[agent]
    if isinstance(action, (bool, float)) or not 0 <= int(action) < count:
        raise InputValueError(f"action {action!r} of {agent!r}; give 0 to {count - 1}")
    return int(action)
