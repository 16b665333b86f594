"""Experiments by name, with the numbers of the published runs or quick ones."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from gametheory_bp.deep.experiments.experiment import Experiment, RunFilter
from gametheory_bp.deep.q_learning.presets import NAMES, learning_preset
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward, published_reward
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES

__all__ = ["experiment", "list_experiments"]

GAMES = MappingProxyType(
    {
        "ipd": ("prisoners_dilemma", "matrix_game"),
        "iasymbos": ("asymmetric_bach_or_stravinsky", "matrix_game"),
        "cg": ("cg", "coin_game"),
        "abcg": ("abcg", "joint_coin_game"),
    }
)
"""Game and kind of learning preset by name of the experiment."""
REWARDS = ("utilitarian", "inequity_averse")


def experiment(name: str, preset: str = "quick") -> Experiment:
    """An experiment of the paper with learned amTFT agents.

    Parameters
    ----------
    name : {"ipd", "iasymbos", "cg", "abcg"}
    preset : {"quick", "published"}
        Small networks without memory, 20 pairs of each reward in matrix games and 5 in coin games,
        all ordered pairs, best actions in play, one pair of punishers for the groups; hysteretic
        utilitarian learners in ``"iasymbos"`` (plain ones miss B as often as they find it).  Or as
        published: networks with an LSTM, 40 pairs, 5 opponents drawn for each, exploration in play,
        punishers for each group, debits that are not clipped.

    Raises
    ------
    UnknownNameError
        If there is no such experiment or preset; the nearest names are offered.

    References
    ----------
    Stastny et al. (2021), section 5 and appendices B and C, and released settings of the runs.

    Examples
    --------
    >>> quick, published = experiment("ipd"), experiment("ipd", "published")
    >>> quick.seeds, published.seeds, published.opponents, published.temperature
    (20, 40, 5, 0.1)
    """
    if name not in GAMES:
        raise UnknownNameError("experiment", name, GAMES)
    if preset not in NAMES:
        raise UnknownNameError("preset", preset, NAMES)
    game, kind = GAMES[name]
    matrix, published = kind == "matrix_game", preset == "published"
    rewards = tuple(published_reward(r, "matrix_game" if matrix else "coin_game") for r in REWARDS)
    if name == "cg" and not published:
        # Paid each its own aversion, learners without memory take each other's coins: they do not
        # see the traces by which they are paid.
        rewards = tuple(replace(reward, mode="joint") for reward in rewards)
    agents = MATRIX_GAMES if matrix else COIN_GAMES
    most = 160 if published else 80
    chosen = None if name != "iasymbos" else RunFilter("utilitarian", above=3.2, trained=most)
    found = Experiment(
        name,
        game,
        rewards,
        WelfareReward("punishing"),
        learning_preset(preset, kind),
        agents,
        seeds=20 if matrix else 5,
        games=20 if matrix else 100,
        disagreement=(-3, -3) if name == "ipd" else (0, 0),
        consecutive=5 if matrix else 4,
        filter=chosen,
        set_filter=None if chosen is None else replace(chosen, above=3.95),
    )
    if not published:
        # coordination is hard where one learns while the other explores: doubt what is worse than
        # expected, and ever less so (only rewards that both are paid alike heed it)
        doubt = {"downward": ((0.0, 0.1), (0.8, 0.6))} if name == "iasymbos" else {}
        return found.but(learning=found.learning.but(**doubt))
    return found.but(
        agents=agents.but(clip_debit=False),
        temperature=0.1 if matrix else 0.00075,
        seeds=40,
        opponents=5,
        games=5 if matrix else 4,
        shared_punishers=False,
    )


def list_experiments() -> tuple[str, ...]:
    """Names of the experiments.

    Examples
    --------
    >>> list_experiments()
    ('ipd', 'iasymbos', 'cg', 'abcg')
    """
    return tuple(GAMES)
