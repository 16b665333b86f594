"""From rules to the exact model: all states at once, then the part that play can reach."""

from __future__ import annotations

from itertools import pairwise
from math import lcm

import numpy as np

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.placing import first_placements, placed, placement_phase
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.symmetry_classes import SymmetryClasses, SymmetryName
from gametheory_bp.games.coin_game.takings import Takings, reward_denominator, takings

__all__ = ["coin_game_model"]


def coin_game_model(rules: CoinGameRules, symmetry: SymmetryName = "all") -> CoinGameModel:
    """The stochastic game that the rules define, on the states that play can reach.

    Parameters
    ----------
    rules : CoinGameRules
    symmetry : {"all", "translations", "none"}
        Which states are identified: those that differ by a symmetry of the grid, by a translation
        of the torus, or none.  That nothing is lost is proved on the model by ``check_lumping``.

    Returns
    -------
    CoinGameModel

    Raises
    ------
    InputTypeError, UnknownNameError
        If these are no rules, or the symmetry is unknown.

    Notes
    -----
    *Exactness.* Integers throughout; expected rewards and probabilities are fractions.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> rules = CoinGameRules(own_coin_phases(), tie="both")
    >>> [coin_game_model(rules, by).shape for by in ("none", "translations", "all")]
    [(1152, 4, 4), (128, 4, 4), (20, 4, 4)]
    """
    if not isinstance(rules, CoinGameRules):
        raise InputTypeError(f"got a {type(rules).__name__}; give CoinGameRules")
    classes = SymmetryClasses.of(rules, symmetry)
    known = np.unique(classes.codes(_all_states(rules, classes.shifts))[0])
    states = classes.rows(known, 3 + rules.coins)
    step = takings(rules, states)
    successor, placements = _successors(rules, classes, known, states, step)
    first, times = np.unique(classes.codes(first_placements(rules))[0], return_counts=True)
    every = np.union1d(placements, first)
    laws = [_law(classes, known, placed(rules, row)) for row in classes.rows(every, 4)]
    offsets = np.cumsum([0, *(len(found) for found, _ in laws)])
    targets = np.concatenate([found for found, _ in laws])
    weights = np.concatenate([odds for _, odds in laws])
    renumber = np.searchsorted(every, placements)
    fresh = successor >= len(known)
    successor[fresh] = len(known) + renumber[successor[fresh] - len(known)]
    initial = _initial(len(known), laws, np.searchsorted(every, first), times)
    model = CoinGameModel(
        rules,
        classes,
        states,
        successor,
        step.rewards,
        reward_denominator(rules),
        offsets,
        targets,
        weights,
        initial,
    )
    return _reachable(model)


def _all_states(rules: CoinGameRules, shifts: bool) -> Ints:
    """All placements of players and coins, coins on different cells; red in cell 0 if shifted."""
    cells, phases = np.arange(rules.cells), np.arange(len(rules.phases))
    axes = [cells[:1] if shifts else cells, *[cells] * (1 + rules.coins), phases]
    found = np.stack([grid.ravel() for grid in np.meshgrid(*axes, indexing="ij")], axis=1)
    return found if rules.coins == 1 else found[found[:, 2] != found[:, 3]]


def _successors(
    rules: CoinGameRules, classes: SymmetryClasses, known: Ints, states: Ints, step: Takings
) -> tuple[Ints, Ints]:
    """The array of successors, and the codes of the placements that they refer to."""
    fresh = step.taken.any(axis=-1)
    spread = np.broadcast_to(states[:, None, None, :], (*fresh.shape, states.shape[1]))
    successor = np.empty(fresh.shape, dtype=np.int64)
    keep = ~fresh
    rows = np.column_stack([step.red[keep], step.blue[keep], spread[keep][:, 2:]])
    successor[keep] = np.searchsorted(known, classes.codes(rows)[0])
    taken = spread[fresh]
    old = taken[:, 3] if rules.avoid_old_coin else np.full(len(taken), rules.cells)
    rows = np.column_stack(
        [step.red[fresh], step.blue[fresh], old, placement_phase(rules, taken[:, -1])]
    )
    placements, number = np.unique(classes.codes(rows)[0], return_inverse=True)
    successor[fresh] = len(known) + number
    return successor, placements


def _law(classes: SymmetryClasses, known: Ints, states: Ints) -> tuple[Ints, Ints]:
    """Classes of equally likely states, and their odds."""
    found, times = np.unique(classes.codes(states)[0], return_counts=True)
    return np.searchsorted(known, found), times // np.gcd.reduce(times)


def _initial(count: int, laws: list[tuple[Ints, Ints]], first: Ints, times: Ints) -> Ints:
    """Odds of the first state: placements drawn with odds ``times``, then states by their laws."""
    scale = lcm(*(int(laws[p][1].sum()) for p in first))
    weights = np.zeros(count, dtype=np.int64)
    for p, often in zip(first.tolist(), times.tolist(), strict=True):
        found, odds = laws[p]
        weights[found] += odds * (often * scale // int(odds.sum()))
    lowest: Ints = weights // np.gcd.reduce(weights)
    return lowest


def _reachable(model: CoinGameModel) -> CoinGameModel:
    """The model without states and placements that play never reaches."""
    count = len(model.states)
    spans = list(pairwise(model.placement_offsets.tolist()))
    seen = model.initial_weights > 0
    used = np.zeros(model.placements, dtype=bool)
    frontier = np.flatnonzero(seen)
    while len(frontier):
        after = np.unique(model.successor[frontier])
        direct, placements = after[after < count], after[after >= count] - count
        placements = placements[~used[placements]]
        used[placements] = True
        parts = [model.placement_states[slice(*spans[p])] for p in placements.tolist()]
        found = np.unique(np.concatenate([direct, *parts]))
        frontier = found[~seen[found]]
        seen[frontier] = True
    state_number, placement_number = np.cumsum(seen) - 1, np.cumsum(used) - 1
    successor = model.successor[seen]
    fresh = successor >= count
    total = int(seen.sum())
    sizes = np.diff(model.placement_offsets)
    kept = np.repeat(used, sizes)
    renumbered = np.where(
        fresh,
        total + placement_number[np.where(fresh, successor - count, 0)],
        state_number[np.where(fresh, 0, successor)],
    )
    return CoinGameModel(
        model.rules,
        model.classes,
        model.states[seen],
        renumbered,
        model.rewards[seen],
        model.reward_denominator,
        np.concatenate([[0], np.cumsum(sizes[used])]),
        state_number[model.placement_states[kept]],
        model.placement_weights[kept],
        model.initial_weights[seen],
    )
