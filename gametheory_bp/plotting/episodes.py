"""Episodes of coin games as moving pictures: a GIF, or a page that plays in a browser."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError
from gametheory_bp.games.coin_game.episode import CoinEpisode
from gametheory_bp.plotting.boards import Board, board_of, draw_board
from gametheory_bp.plotting.canvas import file_figure

if TYPE_CHECKING:
    from matplotlib.animation import FuncAnimation

__all__ = ["animate_episode", "episode_boards", "save_episode"]

SECONDS, LONGEST = 0.7, 500
"""Seconds a picture stays; number of pictures beyond which a file would be huge."""


def episode_boards(episode: CoinEpisode) -> tuple[Board, ...]:
    """One picture for each state, with the next moves as arrows and the rewards so far.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.episode import play_episode
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> boards = episode_boards(play_episode(load_coin_game("cg").rules, steps=2))
    >>> len(boards), boards[0].title
    (3, 'step 0, so far red 0, blue 0')
    """
    if not isinstance(episode, CoinEpisode):
        raise InputTypeError(f"got a {type(episode).__name__}; give a CoinEpisode")
    red = blue = Fraction(0)
    found = []
    for t, state in enumerate(episode.states):
        if t:
            red, blue = red + episode.rewards[t - 1][0], blue + episode.rewards[t - 1][1]
        actions = episode.actions[t] if t < len(episode.actions) else None
        title = f"step {t}, so far red {red}, blue {blue}"
        found.append(board_of(episode.rules, state, actions, title))
    return tuple(found)


def animate_episode(episode: CoinEpisode, seconds: float = SECONDS) -> FuncAnimation:
    """The episode as a matplotlib animation; ``to_jshtml()`` shows it in a notebook.

    Raises
    ------
    InputTypeError, InputValueError
        If this is no episode, it has more than 500 steps, or the seconds are not positive.
    """
    from matplotlib.animation import FuncAnimation

    boards = episode_boards(episode)
    if not boards:
        raise EmptySetError("the episode has no state; play one with play_episode")
    if len(boards) > LONGEST:
        raise InputValueError(f"{len(boards)} pictures; give an episode of at most {LONGEST} steps")
    if not seconds > 0:
        raise InputValueError(f"seconds is {seconds!r}; give a time > 0")
    figure, ax = file_figure(size=(3.2, 3.4))

    def draw(number: int) -> tuple[Any, ...]:
        ax.clear()
        draw_board(boards[number], ax)
        return ()

    return FuncAnimation(figure, draw, frames=len(boards), interval=1000 * seconds, repeat=True)


def save_episode(episode: CoinEpisode, path: str | Path, seconds: float = SECONDS) -> Path:
    """Write an episode as ``.gif``, or as ``.html`` with buttons to step through it.

    Parameters
    ----------
    episode : CoinEpisode
    path : str or Path
        The ending picks the form.
    seconds : float
        How long each picture stays.

    Returns
    -------
    Path

    Raises
    ------
    InputValueError
        If the ending is neither, or the episode is too long.
    """
    target = Path(path)
    if target.suffix not in (".gif", ".html"):
        raise InputValueError(f"{target} ends in {target.suffix!r}; an episode is .gif or .html")
    moving = animate_episode(episode, seconds)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".gif":
        moving.save(target, writer="pillow", dpi=90)
    else:
        target.write_text(_page(moving.to_jshtml()), encoding="utf-8")
    return target


def _page(body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Episode</title>'
        f"</head><body>{body}</body></html>\n"
    )
