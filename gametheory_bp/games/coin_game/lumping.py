"""Whether a smaller model of a coin game is an exact lumping of a larger one.

Let f take each state of the larger model to one of the smaller, and h(s, .) its actions.  The
smaller model is a *homomorphic image* if for every state s and joint action (a, b)

    rewards(s, a, b)  =  rewards'(f(s), h(s, a), h(s, b)),
    sum of P(t | s, a, b) over all t with f(t) = k   =   P'(k | f(s), h(s, a), h(s, b))   for all k,

and if f takes the first law of the larger to that of the smaller.  This is strong lumpability of
Markov chains (Kemeny and Snell 1960), for decision processes with actions that are renamed state
by state (Ravindran and Barto 2004).  Every policy of the smaller model then has a counterpart in
the larger one with the same payoffs, and the set of attainable payoffs is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.model import CoinGameModel

__all__ = ["Lumping", "check_lumping"]


@dataclass(frozen=True, slots=True)
class Lumping(Displayed):
    """What :func:`check_lumping` found.

    Attributes
    ----------
    states, classes : int
        Numbers of states of the two models.
    pairs : int
        Number of state-action pairs that were compared; all of them if it holds.
    fault : str
        The first disagreement; empty if there is none.
    """

    states: int
    classes: int
    pairs: int
    fault: str = ""

    @property
    def holds(self) -> bool:
        """Whether the smaller model is an exact lumping of the larger one."""
        return not self.fault

    def __bool__(self) -> bool:
        return self.holds

    def display(self) -> Table:
        """One line."""
        row = (str(self.states), str(self.classes), str(self.pairs), self.fault or "exact")
        return Table("Lumping", ("states", "classes", "pairs compared", "verdict"), (row,))


def check_lumping(fine: CoinGameModel, coarse: CoinGameModel) -> Lumping:
    """Compare two models of the same rules, state by state and action by action, exactly.

    Parameters
    ----------
    fine, coarse : CoinGameModel
        The larger and the smaller model; the classes are those of ``coarse``.

    Returns
    -------
    Lumping

    Raises
    ------
    InputValueError
        If the models have different rules, or the larger has a state without a class.

    Notes
    -----
    *Exactness.* Integers are compared; there is no tolerance.  *Certificate.* None is stored: every
    pair is compared, so that running the check again is the proof.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.building import coin_game_model
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> from gametheory_bp.games.coin_game.rules import CoinGameRules
    >>> rules = CoinGameRules(own_coin_phases(), tie="both")
    >>> print(check_lumping(coin_game_model(rules, "none"), coin_game_model(rules)))
    Lumping
    states  classes  pairs compared  verdict
    ------  -------  --------------  -------
    1152    20       18432           exact
    """
    if fine.rules != coarse.rules:
        raise InputValueError("the two models have different rules; compare models of one game")
    index, actions = coarse.locate(fine.states)
    where = index[:, None, None], actions[:, :, None], actions[:, None, :]
    fault = (
        _first(fine, _rewards_differ(fine, coarse, where), "rewards")
        or _first(fine, _successors_differ(fine, coarse, where, index), "law of the next state")
        or _start(fine, coarse, index)
    )
    count, a, b = fine.shape
    return Lumping(count, len(coarse.states), count * a * b, fault)


def _rewards_differ(fine: CoinGameModel, coarse: CoinGameModel, where: tuple[Ints, ...]) -> Ints:
    one = fine.rewards * coarse.reward_denominator
    two = coarse.rewards[where] * fine.reward_denominator
    return np.argwhere((one != two).any(axis=-1))


def _successors_differ(
    fine: CoinGameModel, coarse: CoinGameModel, where: tuple[Ints, ...], index: Ints
) -> Ints:
    """Pairs whose successors are different states, of different kinds, or of different laws."""
    here, there = len(fine.states), len(coarse.states)
    one, two = fine.successor, coarse.successor[where]
    direct = one < here
    differ = direct != (two < there)
    sure = direct & ~differ
    differ[sure] = index[one[sure]] != two[sure]
    laws = ~direct & ~differ
    pairs = np.stack([one[laws] - here, two[laws] - there], axis=1)
    compared, number = np.unique(pairs, axis=0, return_inverse=True)
    wrong = [not _same_law(fine, coarse, index, p, q) for p, q in compared.tolist()]
    differ[laws] = np.array(wrong, dtype=bool)[number.ravel()]
    return np.argwhere(differ)


def _same_law(fine: CoinGameModel, coarse: CoinGameModel, index: Ints, p: int, q: int) -> bool:
    """Whether placement p of the larger model, seen by classes, is placement q of the smaller."""
    first, last = fine.placement_offsets[p : p + 2]
    begin, end = coarse.placement_offsets[q : q + 2]
    found, weights = _summed(
        index[fine.placement_states[first:last]], fine.placement_weights[first:last]
    )
    return np.array_equal(found, coarse.placement_states[begin:end]) and np.array_equal(
        weights, coarse.placement_weights[begin:end]
    )


def _summed(classes: Ints, weights: Ints) -> tuple[Ints, Ints]:
    """Odds of classes in lowest terms: two laws are equal exactly if these are."""
    found, number = np.unique(classes, return_inverse=True)
    sums = np.zeros(len(found), dtype=np.int64)
    np.add.at(sums, number, weights)
    return found, sums // np.gcd.reduce(sums)


def _start(fine: CoinGameModel, coarse: CoinGameModel, index: Ints) -> str:
    _, weights = _summed(
        np.concatenate([index, np.arange(len(coarse.states))]),
        np.concatenate([fine.initial_weights, np.zeros(len(coarse.states), np.int64)]),
    )
    return "" if np.array_equal(weights, coarse.initial_weights) else "the laws of the first state"


def _first(fine: CoinGameModel, wrong: Ints, what: str) -> str:
    if not len(wrong):
        return ""
    state, red, blue = wrong[0].tolist()
    names = fine.rules.action_names
    return (
        f"{what} at state {fine.states[state].tolist()}, red {names[red]}, blue {names[blue]}; "
        f"{len(wrong)} pairs differ"
    )
