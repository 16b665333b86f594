"""Pictures of coin games: what is in them, and files that open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.codec import decode_record
from gametheory_bp.games.coin_game.episode import CoinEpisode, play_episode
from gametheory_bp.games.coin_game.payments import payments
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.state import CoinGameState
from gametheory_bp.games.coin_game.together import together
from gametheory_bp.plotting.boards import board_of, draw_board
from gametheory_bp.plotting.canvas import file_figure
from gametheory_bp.plotting.episodes import animate_episode, episode_boards, save_episode
from gametheory_bp.plotting.reward_diagrams import reward_diagram, reward_panels
from gametheory_bp.reproduction import REPRODUCTIONS
from tests.crosscheck.coin_game_step_by_step import start, step

CG, ABCG = load_coin_game("cg").rules, load_coin_game("abcg").rules


def test_everything_of_a_state_is_on_its_board() -> None:
    state = CoinGameState((1, 1), (1, 1), ((1, 1), (0, 2)), 1)
    board = board_of(ABCG, state, ("left", "up"), "Three in a cell")
    found = {(t.sort, t.colour, t.text, (round(t.at[1]), round(t.at[0]))) for t in board.tokens}
    assert found == {
        ("coin", "red", "DC", (1, 1)),
        ("joint coin", "blue", "CC", (0, 2)),
        ("player", "red", "R", (1, 1)),
        ("player", "blue", "B", (1, 1)),
    }
    assert len({t.at for t in board.tokens}) == 4, "no token hides another"
    assert [t.towards for t in board.tokens if t.sort == "player"] == [(-1, 0), (0, -1)]
    figure, ax = file_figure(size=(3.6, 3.8))
    draw_board(board, ax)
    assert {"R", "B", "DC", "CC"} <= {text.get_text() for text in ax.texts}
    assert ax.get_title(loc="left") == "Three in a cell"
    figure.canvas.draw()


def test_a_board_refuses_what_does_not_fit() -> None:
    with pytest.raises(InputTypeError, match="give CoinGameRules"):
        board_of("cg", CoinGameState((0, 0), (1, 1), ((0, 1),)))  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="give 2 different cells"):
        board_of(ABCG, CoinGameState((0, 0), (1, 1), ((0, 1),)))


@pytest.mark.parametrize("name", list_coin_games())
def test_an_episode_keeps_the_rules(name: str) -> None:
    """Every step is possible under the plain statement of the rules, and paid as it says."""
    rules = load_coin_game(name).rules
    for policy in (None, together(rules)):
        episode = play_episode(rules, policy, 60, rng=3)
        plain = [(s.red, s.blue, s.coins, s.phase) for s in episode.states]
        assert plain[0] in start(rules)
        for t, (red, blue) in enumerate(episode.actions):
            rewards, law = step(rules, plain[t], red, blue)
            assert episode.rewards[t] == rewards and plain[t + 1] in law
        assert episode.totals == tuple(map(sum, zip(*episode.rewards, strict=True)))
        assert decode_record(episode.to_json()) == episode


def test_episodes_are_drawn_by_rng_alone() -> None:
    one, two = (play_episode(CG, steps=20, rng=np.random.default_rng(5)) for _ in range(2))
    assert one == two != play_episode(CG, steps=20, rng=6)
    begin = CoinGameState((0, 0), (2, 1), ((1, 1),), 1)
    assert play_episode(CG, steps=3, start=begin).states[0] == begin
    assert len(play_episode(CG).actions) == 100


def test_placing_is_uniform_in_episodes() -> None:
    """Where the coin falls next: 7 cells, each about as often."""
    begin = CoinGameState((0, 0), (1, 1), ((0, 1),), 0)
    counts: dict[object, int] = {}
    draw = np.random.default_rng(0)
    for _ in range(1400):
        after = play_episode(CG, lambda s: ("right", "left"), 1, rng=draw, start=begin).states[1]
        assert after.red == (0, 1) and after.blue == (1, 0) and after.phase == 1
        counts[after.coins] = counts.get(after.coins, 0) + 1
    assert len(counts) == 7
    assert sum((n - 200) ** 2 / 200 for n in counts.values()) < 22.5  # chi-square, 6 df: p = 0.001


def test_episodes_refuse_bad_input() -> None:
    with pytest.raises(InputTypeError, match="give CoinGameRules"):
        play_episode("cg")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="has no end; give steps"):
        play_episode(replace(CG, horizon=None))
    with pytest.raises(UnknownNameError, match="did you mean 'right'"):
        play_episode(CG, lambda s: ("rigth", "left"), 1)
    with pytest.raises(InputTypeError, match="give a CoinEpisode"):
        episode_boards("abc")  # type: ignore[arg-type]


def test_an_episode_as_gif_and_page(tmp_path: Path) -> None:
    episode = play_episode(ABCG, together(ABCG), 3, rng=1)
    titles = [board.title for board in episode_boards(episode)]
    assert titles[0] == "step 0, so far red 0, blue 0" and len(titles) == 4
    red, blue = episode.totals
    assert titles[-1] == f"step 3, so far red {red}, blue {blue}"
    gif = save_episode(episode, tmp_path / "new" / "episode.gif", seconds=0.5)
    with Image.open(gif) as picture:
        assert picture.n_frames == 4  # type: ignore[attr-defined]
        assert picture.info["duration"] == 500
        picture.seek(0)
        first = np.asarray(picture.convert("RGB"))
        picture.seek(1)
        assert (first != np.asarray(picture.convert("RGB"))).any()
    page = save_episode(episode, tmp_path / "episode.html").read_text("utf-8")
    assert page.startswith("<!doctype html>") and page.count("data:image/png;base64") == 4


def test_episodes_that_are_not_drawn(tmp_path: Path) -> None:
    episode = play_episode(CG, steps=2)
    with pytest.raises(InputValueError, match=r"an episode is .gif or .html"):
        save_episode(episode, tmp_path / "episode.mp4")
    with pytest.raises(InputValueError, match="give a time > 0"):
        animate_episode(episode, 0)
    with pytest.raises(InputValueError, match="at most 500 steps"):
        animate_episode(play_episode(CG, steps=500))


@pytest.mark.parametrize("name", list_coin_games())
def test_a_diagram_says_what_the_rules_pay(name: str) -> None:
    rules = load_coin_game(name).rules
    panels = [panel for column in reward_panels(rules) for panel in column]
    for item, panel in zip(payments(rules), panels, strict=True):
        assert (panel.coin, panel.standing) == (item.coin, item.standing)
        assert panel.board.faded is not item.taken
        numbers = [word.strip(",") for word in panel.text.split(":")[1].replace("−", "-").split()]
        if item.taken:
            assert (Fraction(numbers[1]), Fraction(numbers[3])) == item.rewards
        else:
            assert numbers == ["it", "stays"]


def test_a_diagram_of_other_rules_differs() -> None:
    """Planted violation: the penalty shows."""
    described, run = load_coin_game("abcg_no_penalty").rules, ABCG
    texts = [{p.text for c in reward_panels(rules) for p in c} for rules in (described, run)]
    assert texts[0] != texts[1] and "both step on it: red −3/4, blue +1" in texts[1]
    shown = {t.get_text() for ax in reward_diagram(run, "").axes for t in (*ax.texts, ax.title)}
    assert texts[1] <= shown


def test_the_figures_of_the_paper_show_its_games() -> None:
    cooperation = str(REPRODUCTIONS.load("figure_7").table())
    for game in ("abcg", "abcg_intended", "abcg_no_penalty"):
        assert load_coin_game(game).title in cooperation
    assert "both   yes    -1        1" in str(REPRODUCTIONS.load("figure_6").table())


def test_an_empty_episode_has_one_picture() -> None:
    state = CoinGameState((0, 0), (1, 1), ((0, 1),))
    assert len(episode_boards(CoinEpisode(CG, (state,), (), ()))) == 1
