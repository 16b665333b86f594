"""Repeated matrix games as parallel environments of PettingZoo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from gametheory_bp.errors import InputValueError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.interop.pettingzoo_coin_game import read_action
from gametheory_bp.interop.pettingzoo_pictures import table_picture
from gametheory_bp.interop.pettingzoo_spaces import ParallelEnv, discrete

__all__ = ["MatrixGameParallelEnv"]


class MatrixGameParallelEnv(ParallelEnv):  # type: ignore[misc]
    """A repeated game with N x M actions for PettingZoo; :func:`.to_pettingzoo` makes one.

    Agents are ``"row"`` and ``"column"``.  The observation is the last joint action (a, b) as the
    number a M + b, and N M in the first step.  Episodes are cut off (``truncations``) at the
    horizon.

    Parameters
    ----------
    game : BimatrixGame
    name : str
        Id with version, in ``metadata["name"]``.
    horizon : int
        Steps of an episode.
    mirrored : bool
        Whether the column player sees b N + a instead.
    render_mode : "rgb_array", optional

    Notes
    -----
    *Exactness*: rewards are the nearest floats.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "render_modes": ["rgb_array"],
        "name": "matrix_game_v0",
        "is_parallelizable": True,
        "render_fps": 2,
    }

    def __init__(
        self,
        game: BimatrixGame,
        name: str = "matrix_game_v0",
        *,
        horizon: int = 20,
        mirrored: bool = False,
        render_mode: str | None = None,
    ) -> None:
        if type(horizon) is not int or horizon < 1:
            raise InputValueError(f"horizon is {horizon!r}; give the steps of an episode, >= 1")
        if render_mode not in (None, "rgb_array"):
            raise InputValueError(f"render_mode is {render_mode!r}; give None or 'rgb_array'")
        self.game, self.horizon, self.mirrored = game, horizon, mirrored
        self.render_mode = render_mode
        self.metadata = {**type(self).metadata, "name": name}  # type: ignore[misc]
        self.possible_agents = ["row", "column"]
        self.agents: list[str] = []
        m, n = game.shape
        self._spaces = {agent: discrete(m * n + 1) for agent in self.possible_agents}
        self._moves = {"row": discrete(m), "column": discrete(n)}
        self._last: tuple[int, int] | None = None
        self._steps = 0

    def observation_space(self, agent: str) -> Any:
        """Numbers of joint actions."""
        return self._spaces[agent]

    def action_space(self, agent: str) -> Any:
        """Numbers of the agent's actions."""
        return self._moves[agent]

    def reset(
        self, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, int], dict[str, dict[str, Any]]]:
        """Begin an episode; nothing is drawn, so the seed changes nothing."""
        self.agents = list(self.possible_agents)
        self._last, self._steps = None, 0
        return self._observations(), {agent: {} for agent in self.agents}

    def step(self, actions: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
        """Play the stage game once.

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
        self._last = a, b
        self._steps += 1
        paid = self.game.payoff(a, b)
        over = self._steps == self.horizon
        live = list(self.agents)
        found: tuple[dict[str, Any], ...] = (
            self._observations(),
            {"row": float(paid[0]), "column": float(paid[1])},
            dict.fromkeys(live, False),
            dict.fromkeys(live, over),
            {agent: {} for agent in live},
        )
        if over:
            self.agents = []
        return found

    def render(self) -> Any:
        """The table with the last joint action filled; None without a render mode."""
        if self.render_mode is None:
            return None
        return table_picture(*self.game.shape, self._last)

    def close(self) -> None:
        """Nothing is held open."""

    def _observations(self) -> dict[str, int]:
        m, n = self.game.shape
        if self._last is None:
            return {"row": m * n, "column": m * n}
        a, b = self._last
        return {"row": a * n + b, "column": b * m + a if self.mirrored else a * n + b}
