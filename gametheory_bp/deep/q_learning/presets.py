"""Settings by name: those of the published runs, and quick ones for a first look."""

from __future__ import annotations

from types import MappingProxyType

from gametheory_bp.deep.q_learning.settings import NetworkShape, QLearningSettings
from gametheory_bp.errors import UnknownNameError

__all__ = ["learning_preset", "list_learning_presets"]

# Stastny et al. 2021, released settings of the runs: RLlib's R2D2.
PUBLISHED_COIN_GAME = QLearningSettings(
    horizon=100,
    episodes=8000,
    batch=20,
    capacity=400_000,
    momentum=0.9,
    learning_rate=((0.0, 0.1), (0.25, 0.05), (1.0, 1e-10)),
    temperature=((0.0, 0.75), (0.2, 0.45), (0.9, 0.00075)),
    target_every=3000,
    network=NetworkShape("board", (64, 64), memory=16, head=32),
)
PRESETS = MappingProxyType(
    {
        ("published", "matrix_game"): QLearningSettings(
            learning_rate=((0.0, 0.0), (0.05, 0.03), (1.0, 3e-11)),
            network=NetworkShape("dense", (64,), memory=16, head=64),
        ),
        ("published", "coin_game"): PUBLISHED_COIN_GAME,
        ("published", "joint_coin_game"): PUBLISHED_COIN_GAME,
        ("quick", "matrix_game"): QLearningSettings(
            episodes=640,
            updates=20,
            batch=16,
            optimiser="adam",
            learning_rate=((0.0, 0.003), (1.0, 0.0)),
            temperature=((0.0, 2.0), (0.5, 0.1), (0.8, 0.01)),
            target_every=320,
            network=NetworkShape("dense", (32,), head=32),
        ),
        ("quick", "coin_game"): QLearningSettings(
            episodes=6400,
            parallel=64,
            updates=25,
            batch=32,
            capacity=20_000,
            optimiser="adam",
            learning_rate=((0.0, 0.002), (1.0, 0.0)),
            temperature=((0.0, 0.75), (0.5, 0.05), (0.8, 0.002)),
            target_every=1280,
            network=NetworkShape("dense", (128,), head=64),
        ),
        # A coin that both must step on is worth nothing as long as the other explores: the learners
        # doubt what is worse than expected, and ever less so.
        ("quick", "joint_coin_game"): QLearningSettings(
            horizon=100,
            episodes=9216,
            parallel=64,
            updates=50,
            batch=32,
            capacity=20_000,
            optimiser="adam",
            learning_rate=((0.0, 0.001), (0.6, 0.001), (1.0, 0.0)),
            temperature=((0.0, 0.5), (0.15, 0.2), (0.3, 0.05), (0.7, 0.005)),
            downward=((0.0, 0.1), (0.4, 0.1), (0.8, 0.6)),
            target_every=6400,
            network=NetworkShape("dense", (256, 128), head=64),
        ),
    }
)
NAMES = ("published", "quick")
KINDS = ("matrix_game", "coin_game", "joint_coin_game")


def learning_preset(name: str, kind: str) -> QLearningSettings:
    """A preset.

    Parameters
    ----------
    name : {"published", "quick"}
        The settings of the published amTFT runs (an LSTM; 80,000 updates of each learner in a coin
        game), or small networks without memory that learn to cooperate within minutes.
    kind : {"matrix_game", "coin_game", "joint_coin_game"}
        A joint coin is taken only if both players step on it, as in the asymmetric Coin Game.

    Raises
    ------
    UnknownNameError
        If there is no such preset; the nearest names are offered.

    Notes
    -----
    The published runs play 8000 episodes of a coin game; the paper's table says 4000.

    Examples
    --------
    >>> learning_preset("published", "coin_game").network
    NetworkShape(trunk='board', widths=(64, 64), memory=16, head=32)
    """
    if name not in NAMES:
        raise UnknownNameError("preset", name, NAMES)
    if (name, kind) not in PRESETS:
        raise UnknownNameError("kind of game", kind, KINDS)
    return PRESETS[name, kind]


def list_learning_presets() -> tuple[str, ...]:
    """Names of the presets.

    Examples
    --------
    >>> list_learning_presets()
    ('published', 'quick')
    """
    return NAMES
