"""From rules to the exact model: all states at once, then the part that play can reach."""

from __future__ import annotations

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

ENTRIES = 2_000_000
"""Places of coins that are written out at once; bounds the memory."""


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
    *Certificate.* None: a model is the rules written out.  ``"none"`` lists all states and grows
    with the cells: on a 5 x 5 grid with two coins it takes more than a gigabyte.

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
    known = np.unique(classes.codes(_all_states(rules, classes.shifts is not None))[0])
    states = classes.rows(known, 3 + rules.coins)
    step = takings(rules, states)
    successor, placements = _successors(rules, classes, known, states, step)
    first, times = np.unique(classes.codes(first_placements(rules))[0], return_counts=True)
    every = np.union1d(placements, first)
    offsets, targets, weights = _laws(rules, classes, known, every)
    renumber = np.searchsorted(every, placements)
    fresh = successor >= len(known)
    successor[fresh] = len(known) + renumber[successor[fresh] - len(known)]
    often = np.zeros(len(every), dtype=np.int64)
    often[np.searchsorted(every, first)] = times
    initial = _initial(len(known), offsets, targets, weights, often)
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


def _laws(
    rules: CoinGameRules, classes: SymmetryClasses, known: Ints, every: Ints
) -> tuple[Ints, Ints, Ints]:
    """Offsets, classes and odds of the placements with these codes."""
    sizes, targets, weights = [], [], []
    together = max(1, ENTRIES // rules.cells**rules.coins)
    for first in range(0, len(every), together):
        rows = classes.rows(every[first : first + together], 4)
        which, states = placed(rules, rows)
        index = np.searchsorted(known, classes.codes(states)[0])
        keys, times = np.unique(which * len(known) + index, return_counts=True)
        owner, found = np.divmod(keys, len(known))
        count = np.bincount(owner, minlength=len(rows))
        divisor = np.gcd.reduceat(times, np.cumsum(count) - count)
        sizes.append(count)
        targets.append(found)
        weights.append(times // np.repeat(divisor, count))
    offsets = np.concatenate([[0], np.cumsum(np.concatenate(sizes))])
    return offsets, np.concatenate(targets), np.concatenate(weights)


def _initial(count: int, offsets: Ints, targets: Ints, weights: Ints, often: Ints) -> Ints:
    """Odds of the first state: placements drawn with odds ``often``, then states by their laws."""
    totals = np.add.reduceat(weights, offsets[:-1])
    scale = lcm(*totals[often > 0].tolist())
    share = np.where(often > 0, often * scale // totals, 0)
    found = np.zeros(count, dtype=np.int64)
    np.add.at(found, targets, weights * np.repeat(share, np.diff(offsets)))
    lowest: Ints = found // np.gcd.reduce(found)
    return lowest


def _reachable(model: CoinGameModel) -> CoinGameModel:
    """The model without states and placements that play never reaches."""
    count = len(model.states)
    sizes = np.diff(model.placement_offsets)
    seen = model.initial_weights > 0
    used = np.zeros(model.placements, dtype=bool)
    frontier = np.flatnonzero(seen)
    while len(frontier):
        after = np.zeros(count + model.placements, dtype=bool)
        after[model.successor[frontier]] = True
        found, fresh = after[:count], after[count:] & ~used
        used |= fresh
        found[model.placement_states[np.repeat(fresh, sizes)]] = True
        frontier = np.flatnonzero(found & ~seen)
        seen[frontier] = True
    state_number, placement_number = np.cumsum(seen) - 1, np.cumsum(used) - 1
    successor = model.successor[seen]
    fresh = successor >= count
    total = int(seen.sum())
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
