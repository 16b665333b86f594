"""Experiments with learned amTFT agents: who plays whom, what is kept, what is scored."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gametheory_bp.deep import (
    Experiment,
    ExperimentRuns,
    FixedPlayer,
    RunFilter,
    WelfareReward,
    experiment,
    game_tables,
    run_experiment,
    run_set_experiment,
)
from gametheory_bp.deep.experiments import kept_pairs, playing
from gametheory_bp.deep.experiments.kept_pairs import train_pairs
from gametheory_bp.deep.experiments.playing import Entrant, cross_play, pairings_of
from gametheory_bp.deep.experiments.training_cells import cooperation_cell, punishment_cell
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.evaluation.cross_play_runs import cross_play_runs
from tests.unit.tiny_learning import STANDARDS, TINY

FIRST, SECOND = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
GAME = "asymmetric_bach_or_stravinsky"
PLAY: dict[str, Any] = {"agents": STANDARDS.agents, "opponents": 0}


def entrants(*names: str) -> list[Entrant]:
    return [Entrant(name, name[0], ((name, "punishers"),)) for name in names]


def plant_players(monkeypatch: pytest.MonkeyPatch, policies: dict[tuple[str, str], Any]) -> None:
    """Players by folder and side, in place of those of stored networks."""
    monkeypatch.setattr(playing, "read_pair", lambda root, name, *rest: name)
    monkeypatch.setattr(
        playing, "stored_agent", lambda names, side, _: FixedPlayer(policies[names[0], side], side)
    )


def test_row_players_play_row_and_column_players_column(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    roles = {("a", "row"): FIRST, ("a", "column"): SECOND,
             ("b", "row"): SECOND, ("b", "column"): FIRST}  # fmt: skip
    plant_players(monkeypatch, roles)
    runs = cross_play(STANDARDS, entrants("a", "b"), tmp_path, **PLAY)
    assert runs.payoffs == (((0, 0), (4, 1)), ((2, 2), (0, 0)))
    # control: with the roles exchanged the payoffs are others
    exchanged = {(name, side): roles[name, {"row": "column", "column": "row"}[side]]
                 for name, side in roles}  # fmt: skip
    plant_players(monkeypatch, exchanged)
    other = cross_play(STANDARDS, entrants("a", "b"), tmp_path / "other", **PLAY)
    assert other.payoffs == (((0, 0), (2, 2)), ((4, 1), (0, 0)))


def test_opponents_are_drawn_without_replacement_and_the_drawing_run_is_column(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn = pairings_of(8, 3, rng=1)
    for column in range(8):
        rows = [i for i, j in drawn if j == column]
        assert len(set(rows)) == 3 and column not in rows
    assert drawn != pairings_of(8, 3, rng=2)
    assert sorted(pairings_of(3, 0, rng=1)) == sorted(pairings_of(3, 2, rng=1))
    names = [f"{k}" for k in range(5)]
    roles = {(name, side): FIRST for name in names for side in ("row", "column")}
    plant_players(monkeypatch, roles)
    runs = cross_play(STANDARDS, entrants(*names), tmp_path, agents=STANDARDS.agents, opponents=2,
                      themselves=False)  # fmt: skip
    played = {(i, j) for i in range(5) for j in range(5) if not np.isnan(runs.payoffs[i][j][0])}
    assert played == set(runs.pairings) and len(played) == 10


def test_play_depends_on_who_plays_and_not_on_who_else_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mixed = np.full((5, 2), 0.5)
    plant_players(monkeypatch, {(n, s): mixed for n in "abc" for s in ("row", "column")})
    few = cross_play(STANDARDS, entrants("a", "c"), tmp_path / "few", **PLAY)
    all_ = cross_play(STANDARDS, entrants("a", "b", "c"), tmp_path / "all", **PLAY)
    assert few.payoffs[0][1] == all_.payoffs[0][2]
    assert all_.payoffs[0][1] != all_.payoffs[0][2]  # their luck is not the same


def planted(payoffs: Any, **changes: Any) -> ExperimentRuns:
    runs = cross_play_runs(payoffs, groups=["utilitarian", "inequity_averse"])
    told = dict.fromkeys(STANDARDS.kinds, 1), dict.fromkeys(STANDARDS.kinds, 0)
    corners = tuple((Fraction(x), Fraction(y)) for x, y in ((0, 0), (4, 1), (2, 2)))
    return ExperimentRuns(STANDARDS.but(**changes), (), runs, *told, corners)


@pytest.mark.parametrize("maxima", ["exact", "observed"])
def test_scores_are_those_of_the_formula(maxima: str) -> None:
    payoffs = [[(3.0, 1.0), (0.5, 0.25)], [(1.0, 1.0), (1.5, 1.5)]]
    d = (-1.0, 0.0)
    found = planted(payoffs, disagreement=d).scores(maxima)
    flat = [pair for line in payoffs for pair in line]
    # w* of x + y and of min(x - d1, y - d2)
    tops = (5.0, 2.0) if maxima == "exact" else tuple(
        max(f(*pair) for pair in flat)
        for f in (lambda x, y: x + y, lambda x, y: min(x - d[0], y - d[1]))
    )  # fmt: skip

    def score(x: float, y: float) -> float:
        return max((x + y + 1) / (tops[0] + 1), min(x - d[0], y - d[1]) / tops[1])

    by_hand = {
        "self": [score(*payoffs[0][0]), score(*payoffs[1][1])],
        "different": [score(*payoffs[0][1]), score(*payoffs[1][0])],
    }
    for series, scores in by_hand.items():
        line = found.line(series)  # type: ignore[arg-type]
        assert line.mean == pytest.approx(sum(scores) / 2)
        assert line.error == pytest.approx(np.std(scores) / 2**0.5)
    assert found.line("cross").mean == found.line("different").mean
    with pytest.raises(UnknownNameError, match="did you mean 'exact'"):
        planted(payoffs).scores("exakt")


def plant_training(monkeypatch: pytest.MonkeyPatch, rows: dict[int, float]) -> list[Any]:
    """What row earns at the end of training, by the number of the pair; nothing is trained."""
    trained: list[Any] = []

    def train(cells: Any, root: Path, what: str, *rest: Any) -> list[str]:
        trained.append((what, [(c["reward"]["kind"], c["seed"][1]) for c in cells]))
        return [""] * len(cells)

    def facts(root: Path, name: str) -> Any:
        number = int(name.split("-")[2])
        return None, None, {"rewards": [[9.0, 9.0]] + [[rows.get(number, 4.0), 1.0]] * 5}

    monkeypatch.setattr(kept_pairs, "_train", train)
    monkeypatch.setattr(kept_pairs, "read_networks", facts)
    return trained


def test_pairs_that_fail_the_filter_are_counted_and_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trained = plant_training(monkeypatch, {1: 2.0, 3: 3.2})
    told: dict[str, Any] = {"tell": lambda *_: None, "options": {}}
    rule = RunFilter("utilitarian", above=3.2, trained=6)
    kept = train_pairs(STANDARDS.but(seeds=3, filter=rule), tmp_path, **told)
    assert kept.numbers == {"utilitarian": (0, 2, 4), "inequity_averse": (0, 1, 2)}
    assert kept.discarded == {"utilitarian": 2, "inequity_averse": 0}
    assert kept.trained == {"utilitarian": 5, "inequity_averse": 3}
    why = "row earned no more than 3.2 per step"
    assert kept.reasons == (("utilitarian 1", why), ("utilitarian 3", why))
    assert [what for what, _ in trained] == ["pairs", "pairs", "pairs", "pairs of punishers"]
    assert trained[-1][1] == [("punishing", k) for k in (0, 2, 4, 1)]  # shared, kept ones only
    off = train_pairs(STANDARDS.but(seeds=3), tmp_path, **told)
    assert off.numbers["utilitarian"] == (0, 1, 2) and not any(off.discarded.values())
    plant_training(monkeypatch, dict.fromkeys(range(6), 0.0))
    none = train_pairs(STANDARDS.but(seeds=3, filter=rule), tmp_path, **told)
    assert none.numbers["utilitarian"] == () and none.discarded["utilitarian"] == 6
    with pytest.raises(EmptySetError, match="set_filter=None"):
        run_set_experiment(STANDARDS.but(set_filter=rule), tmp_path)


def test_seeds_are_spawned_and_those_of_groups_differ() -> None:
    own = STANDARDS.but(shared_punishers=False)
    util, averse = own.rewards
    cells = [make(own, reward, k) for make in (cooperation_cell, punishment_cell)
             for reward in (util, averse) for k in (0, 1)]  # fmt: skip
    assert len({json.dumps(cell["seed"]) for cell in cells}) == 8
    assert all(cell["seed"][:2] == [own.rng, k % 2] for k, cell in enumerate(cells))
    shared = [punishment_cell(STANDARDS, reward, 1) for reward in (util, averse)]
    assert shared[0] == shared[1]
    more = STANDARDS.but(seeds=9, rewards=(averse,))
    assert cooperation_cell(more, averse, 1) == cooperation_cell(STANDARDS, averse, 1)
    tables = game_tables(GAME)

    def first(seed: Any) -> float:
        trainer = Trainer(tables, TINY, util, seed)
        return float(next(trainer.learners[0].network.parameters()).detach().sum())

    assert first(7) == first([7]) != first([7, 0]) != first([7, 1])


def test_agents_of_sets_are_made_of_the_pairs_of_the_same_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: set[tuple[str, ...]] = set()

    def agent(names: list[str], side: str, settings: Any) -> FixedPlayer:
        made.add(tuple("-".join((n.split("-")[0], n.split("-")[2])) for n in names))
        return FixedPlayer(FIRST if len(names) == 2 else SECOND, side)

    plant_training(monkeypatch, {0: 1.0})
    monkeypatch.setattr(playing, "read_pair", lambda root, name, *rest: name)
    monkeypatch.setattr(playing, "stored_agent", agent)
    rule = RunFilter("utilitarian", above=3.95)
    tiny = STANDARDS.but(seeds=2, set_filter=rule, games=4, consecutive=2)
    paper, released = run_set_experiment(tiny, tmp_path)
    assert made == {
        ("utilitarian-1",), ("utilitarian-2",), ("inequity_averse-0",), ("inequity_averse-1",),
        ("utilitarian-1", "inequity_averse-0"), ("utilitarian-2", "inequity_averse-1"),
    }  # fmt: skip
    both, alone = ("utilitarian", "inequity_averse"), ("utilitarian",)
    assert (paper.reading, released.reading) == ("paper", "released")
    assert [x.mean for x in paper.payoffs(both, both)] == [4, 1]
    assert [x.mean for x in paper.payoffs(alone, both)] == [0, 0]
    # Nash: 4 of 9/2 for (4, 1); W1 = W2 = {utilitarian} pays (2, 2), which is best by the minimum
    scores = paper.scores()
    assert scores[both, both].mean == 1 and scores[alone, alone].mean == 1
    assert scores[alone, both] == (0, 0, 4)
    assert paper.scores(welfare=("egalitarian",))[both, both].mean == pytest.approx(0.5)
    with pytest.raises(UnknownNameError, match="set"):
        paper.between(("nash",), both)


@pytest.mark.parametrize(
    ("name", "kind", "sizes"),
    [
        ("ipd", "prisoners_dilemma", (40, 5, 5, 20, 0.1)),
        ("iasymbos", GAME, (40, 5, 5, 20, 0.1)),
        ("cg", "cg", (40, 5, 4, 100, 0.00075)),
        ("abcg", "abcg", (40, 5, 4, 100, 0.00075)),
    ],
)
def test_published_experiments_have_the_published_numbers(
    name: str, kind: str, sizes: tuple[Any, ...]
) -> None:
    found = experiment(name, "published")
    assert found.game == kind and found.kinds == ("utilitarian", "inequity_averse")
    assert sizes == (
        found.seeds, found.opponents, found.games, found.horizon, found.temperature
    )  # fmt: skip
    assert found.learning.network.memory == 16 and not found.shared_punishers
    assert (found.agents.threshold, found.agents.severity) == ((3, 6) if sizes[3] > 20 else (10, 3))
    assert found.disagreement == ((-3, -3) if name == "ipd" else (0, 0))
    assert (found.filter is None) == (name != "iasymbos")
    assert experiment(name).learning.network.memory == 0
    json.dumps(found.to_json())


def test_what_is_wrong_is_said_before_anything_is_trained() -> None:
    for given, hint in (("ipdd", "did you mean 'ipd'"), ("abg", "did you mean 'abcg'")):
        with pytest.raises(UnknownNameError, match=hint):
            experiment(given)
    with pytest.raises(UnknownNameError, match="did you mean 'quick'"):
        experiment("ipd", "quik")
    with pytest.raises(UnknownNameError, match=r"executor.*did you mean 'loky'"):
        run_experiment(STANDARDS, jobs=2, executor="loki")
    with pytest.raises(UnknownNameError, match="did you mean 'seeds'"):
        STANDARDS.but(seed=3)
    with pytest.raises(UnknownNameError, match="did you mean 'utilitarian'"):
        STANDARDS.but(filter=RunFilter("utilitarien", above=1))
    with pytest.raises(UnknownNameError, match="did you mean 'paper'"):
        run_set_experiment(STANDARDS, readings=["papers"])
    with pytest.raises(UnknownNameError, match="did you mean 'utilitarian'"):
        run_set_experiment(STANDARDS, sets=[["utilitaria"]])
    with pytest.raises(InputTypeError, match="experiment"):
        run_experiment("ipd")  # type: ignore[arg-type]
    for changes, why in (
        ({"rewards": (WelfareReward(), WelfareReward())}, "each kind once"),
        ({"seeds": 0}, "seeds is 0"),
        ({"temperature": 0.0}, "temperature"),
        ({"consecutive": 3}, "divisor"),
    ):
        with pytest.raises(InputValueError, match=why):
            STANDARDS.but(**changes)
    with pytest.raises(EmptySetError):
        STANDARDS.but(rewards=())


def test_diverged_pairs_are_discarded_with_the_reason(tmp_path: Path) -> None:
    wild = TINY.but(episodes=32, updates=2, optimiser="sgd", learning_rate=1e30, clip=1e30)
    with pytest.raises(EmptySetError, match="the run stopped in round 1"):
        run_experiment(STANDARDS.but(learning=wild), tmp_path)


def test_an_experiment_is_a_record() -> None:
    assert isinstance(replace(STANDARDS, seeds=3), Experiment)
    assert STANDARDS.but(seeds=3) == replace(STANDARDS, seeds=3) != STANDARDS
