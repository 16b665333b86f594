"""Opponent shaping from sampled play, with policies in tables."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from gametheory_bp.deep.lola.estimates import LolaEstimate, lola_estimate
from gametheory_bp.deep.lola.guessed_returns import GuessedReturns
from gametheory_bp.deep.lola.magic_box import dice, loaded_dice
from gametheory_bp.deep.lola.policy_tables import log_policy, log_probabilities
from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.deep.lola.settings import LolaSettings
from gametheory_bp.deep.lola.tabular_game import TabularGame, tabular_game
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.seeds import Seed, initial_parameters, read_seeds, seed_of
from gametheory_bp.errors import InputTypeError

__all__ = ["TabularLola", "learn_by_play", "sampled_estimate"]

Array = npt.NDArray[np.float64]
Tables = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True, slots=True, eq=False)
class TabularLola:
    """What two players learned from sampled play.

    Attributes
    ----------
    game : MarkovGame
    settings : LolaSettings
    seed : (entropy, spawn key)
    parameters, policies : pair of arrays, shape (states, actions)
    returns : array, shape (updates, 2)
        Mean payoffs per step of the games of each update, discounted.
    diverged_at : int
        The update in which a number stopped being finite; -1 if there was none.  The last finite
        parameters are kept.
    cpu_seconds : float
    """

    game: MarkovGame
    settings: LolaSettings
    seed: Seed
    parameters: tuple[Array, Array]
    policies: tuple[Array, Array]
    returns: Array
    diverged_at: int
    cpu_seconds: float

    @property
    def values(self) -> tuple[float, float]:
        """Payoffs per step of the learned policies, in closed form."""
        row, column = self.game.values(*(p[None] for p in self.policies))[0].tolist()
        return row, column

    def share(self, of: str = "own coins", among: str = "coins") -> float:
        """How many of what is counted of both players are such, in closed form."""
        rates = self.game.rates(*(p[None] for p in self.policies))
        return float(rates[of].sum() / rates[among].sum())

    def __repr__(self) -> str:
        return f"TabularLola({self.game.title!r}, {len(self.returns)} updates, seed {self.seed})"


def learn_by_play(
    game: MarkovGame,
    settings: LolaSettings | None = None,
    *,
    seed: Any = 0,
    progress: Callable[[int, int], object] | None = None,
) -> TabularLola:
    """Let two players shape each other from games that they play, with policies in tables.

    Parameters
    ----------
    game : MarkovGame
        Such as ``remembering_coin_game()`` or ``memory_one_game(game, discount)``.
    settings : LolaSettings, optional
    seed : int or SeedSequence
    progress : callable, optional
        Called with (updates done, updates in all).

    Returns
    -------
    TabularLola

    Raises
    ------
    InputTypeError, InputValueError
        If an argument is of the wrong kind.

    Exactness
    ---------
    Float, from sampled play; ``TabularLola.values`` has closed forms of what was learned.

    Certificate
    -----------
    None: what was learned is a matter of record.

    References
    ----------
    J. Foerster et al., "Learning with opponent-learning awareness" (2018); "DiCE" (2018).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.deep.lola import memory_one_game
    >>> game = memory_one_game(load_game("prisoners_dilemma"), 0.9)
    >>> found = learn_by_play(game, LolaSettings(updates=3, batch=8, horizon=10))
    >>> found, found.returns.shape
    (TabularLola("Prisoner's dilemma", 3 updates, seed (0, ())), (3, 2))
    """
    began = time.process_time()
    setting = LolaSettings() if settings is None else settings
    if not isinstance(setting, LolaSettings):
        raise InputTypeError(f"settings is a {type(settings).__name__}; give LolaSettings")
    tables = tabular_game(game)
    (sequence,) = read_seeds([seed])
    shapes = tuple((count, tables.states) for count in tables.actions)
    drawn = initial_parameters([sequence], shapes, setting.spread)
    theta = [torch.from_numpy(part[..., 0].T.copy()).requires_grad_() for part in drawn]
    pair = (theta[0], theta[1])
    # the stream of play is another than that of the first parameters
    (own,) = np.random.SeedSequence(sequence.entropy, spawn_key=(*sequence.spawn_key, 1)
                                    ).generate_state(1, np.uint64).tolist()  # fmt: skip
    generator = torch.Generator().manual_seed(own >> 1)
    guessed = GuessedReturns(tables.states) if setting.guess else None
    returns, diverged = [], -1
    for update in range(setting.updates):
        estimate, played = sampled_estimate(tables, pair, setting, generator, guessed)
        returns.append((1 - tables.discount) * played)
        steps = _steps(estimate, setting)
        if not all(bool(torch.isfinite(x).all()) for x in steps):
            diverged = update
            break
        with torch.no_grad():
            for table, change in zip(pair, steps, strict=True):
                table += change
        if progress is not None:
            progress(update + 1, setting.updates)
    policies = [log_policy(t.detach(), setting.parameterisation).exp().numpy() for t in pair]
    learned = [t.detach().numpy().copy() for t in pair]
    return TabularLola(
        game,
        setting,
        seed_of(sequence),
        (learned[0], learned[1]),
        (policies[0], policies[1]),
        np.array(returns).reshape(-1, 2),
        diverged,
        time.process_time() - began,
    )


def sampled_estimate(
    game: TabularGame,
    theta: Tables,
    settings: LolaSettings,
    generator: torch.Generator,
    guessed: GuessedReturns | None = None,
) -> tuple[LolaEstimate, Array]:
    """Play a batch and estimate both players' gradients from it.

    Parameters
    ----------
    game : TabularGame
    theta : pair of tensors, shape (states, actions)
        Parameters that require gradients.
    settings : LolaSettings
    generator : torch.Generator
    guessed : GuessedReturns, optional
        Asked, and afterwards taught.

    Returns
    -------
    LolaEstimate
        With one tensor per player.
    array, shape (2,)
        Mean discounted sums of rewards.
    """
    row, column = (log_policy(t, settings.parameterisation) for t in theta)
    played = game.play((row.exp(), column.exp()), settings.batch, settings.horizon, generator)
    sums = played.returns(game.discount)
    means: Array = sums[:, 0].mean(dim=1).numpy()
    if settings.legacy_time_batch_scramble:
        played = played.scrambled()
        sums = played.returns(game.discount)
    split = played.halves() if settings.crossed and settings.shaping else (played,)
    objectives = [
        _objectives(part, part.returns(game.discount) if len(split) > 1 else sums,
                    (row, column), game.discount, settings, guessed)
        for part in split
    ]  # fmt: skip
    if guessed is not None:
        guessed.learn(played, sums)
    found = lola_estimate(((theta[0],), (theta[1],)), objectives, shaping=settings.shaping)
    return found, means


def _objectives(
    played: Rollouts, sums: torch.Tensor, logs: Tables, discount: float,
    settings: LolaSettings, guessed: GuessedReturns | None,
) -> Tables:  # fmt: skip
    first, second = log_probabilities(played, *logs)
    joint = first + second
    guesses = (None, None) if guessed is None else guessed.at(played)
    found = []
    for i in (0, 1):
        if settings.estimator == "dice":
            found.append(dice(joint, played.rewards[i], discount, guesses[i]))
        else:
            found.append(loaded_dice(joint, sums[i], discount, guesses[i], settings.credit))
    return found[0], found[1]


def _steps(estimate: LolaEstimate, settings: LolaSettings) -> list[torch.Tensor]:
    found = []
    for own, correction in zip(estimate.own, estimate.correction, strict=True):
        step = _cut(own[0], settings.longest_own)
        if settings.shaping:
            step = step + _cut(settings.look_ahead * correction[0], settings.longest_correction)
        found.append(settings.step * step)
    return found


def _cut(x: torch.Tensor, longest: float) -> torch.Tensor:
    """The same direction, no longer than that."""
    if math.isinf(longest):
        return x
    return x * torch.clamp(longest / x.norm().clamp(min=1e-300), max=1.0)
