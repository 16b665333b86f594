"""Rules that contradict each other, found and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.coin_game.coin import Coin

if TYPE_CHECKING:
    from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["ContradictingRulesError", "refuse_contradictions"]

CHOICES: dict[str, tuple[str | None, ...]] = {
    "board": ("torus", "walls"),
    "tie": (None, "both", "random", "red", "blue"),
    "veto": (None, "red", "blue"),
    "penalty_payer": (None, "taker", "other", "red", "blue"),
    "next_phase": ("alternate", "random"),
}
SWITCHES = ("stay", "avoid_old_coin", "old_coin_at_start", "distinct_start")


class ContradictingRulesError(InputValueError):
    """Two rules that cannot hold together, or one that nothing can apply to.

    Attributes
    ----------
    fields : tuple of str
        The fields of the record that contradict each other.
    """

    def __init__(self, message: str, *fields: str) -> None:
        super().__init__(message)
        self.fields = fields

    def __reduce__(self) -> tuple[type, tuple[str, ...]]:
        return type(self), (str(self), *self.fields)


def refuse_contradictions(rules: CoinGameRules) -> None:
    """Raise an error that names what is wrong with the rules, if anything is."""
    _check_values(rules)
    _check_phases(rules)
    _check_ties(rules)
    _check_penalty(rules)
    _check_placement(rules)


def _check_values(rules: CoinGameRules) -> None:
    for name, known in CHOICES.items():
        value: Any = getattr(rules, name)
        if value not in known:
            raise UnknownNameError(name, value, [k for k in known if k is not None])
    for name in SWITCHES:
        if not isinstance(getattr(rules, name), bool):
            raise InputTypeError(f"{name} is {getattr(rules, name)!r}; give True or False")
    _check_count("size", rules.size, 2)
    if rules.horizon is not None:
        _check_count("horizon", rules.horizon, 1)


def _check_count(name: str, value: Any, least: int) -> None:
    if type(value) is not int or value < least:
        raise InputValueError(f"{name} is {value!r}; give a whole number, {least} or more")


def _check_phases(rules: CoinGameRules) -> None:
    phases: Any = rules.phases
    shaped = isinstance(phases, tuple) and phases and all(isinstance(p, tuple) for p in phases)
    if not shaped or not all(isinstance(coin, Coin) for phase in phases for coin in phase):
        raise ShapeError(f"phases is {phases!r}; give a tuple of phases, each a tuple of coins")
    if len({len(phase) for phase in phases}) > 1 or len(phases[0]) not in (1, 2):
        raise ShapeError(
            f"the phases have {', '.join(str(len(phase)) for phase in phases)} coins; give one "
            f"coin in every phase, or two in every phase"
        )
    for number, phase in enumerate(phases):
        if len({coin.colour for coin in phase}) < len(phase):
            raise InputValueError(f"phase {number} has two {phase[0].colour} coins; give one each")


def _check_ties(rules: CoinGameRules) -> None:
    contestable = [c for phase in rules.phases for c in phase if c.is_contestable]
    if contestable and rules.tie is None:
        raise ContradictingRulesError(
            f"tie is None, but each player may take the {contestable[0].label}; give tie='both', "
            f"'random', 'red' or 'blue'",
            "tie",
            "phases",
        )
    if not contestable and rules.tie is not None:
        raise ContradictingRulesError(
            f"tie is {rules.tie!r}, but there is no coin that each player may take alone; leave "
            f"tie out",
            "tie",
            "phases",
        )
    if rules.veto is not None and rules.coins == 1:
        raise ContradictingRulesError(
            f"veto is {rules.veto!r}, but there is only one coin at a time to be taken; leave veto "
            f"out",
            "veto",
            "phases",
        )


def _check_penalty(rules: CoinGameRules) -> None:
    penalty, payer = rules.contested_penalty, rules.penalty_payer
    if penalty < 0:
        raise InputValueError(f"contested_penalty is {penalty}; give a loss >= 0")
    if (penalty == 0) != (payer is None):
        raise ContradictingRulesError(
            f"contested_penalty is {penalty} and penalty_payer is {payer!r}; give both, or 0 and "
            f"None",
            "contested_penalty",
            "penalty_payer",
        )
    if penalty and not any(coin.owner for phase in rules.phases for coin in phase):
        raise ContradictingRulesError(
            f"contested_penalty is {penalty}, but there is no coin that one player alone may take "
            f"while the other only stands on it; leave it out",
            "contested_penalty",
            "phases",
        )


def _check_placement(rules: CoinGameRules) -> None:
    if rules.avoid_old_coin and rules.coins == 1:
        raise ContradictingRulesError(
            "avoid_old_coin is True, but there is no second coin; leave it out",
            "avoid_old_coin",
            "phases",
        )
    if rules.old_coin_at_start and not rules.avoid_old_coin:
        raise ContradictingRulesError(
            "old_coin_at_start is True, but old coins are not avoided; set avoid_old_coin=True",
            "old_coin_at_start",
            "avoid_old_coin",
        )
