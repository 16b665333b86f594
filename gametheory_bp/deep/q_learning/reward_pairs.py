"""A reward for each player, and rewards from what a user gives: names, pairs, records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.q_learning.leaf_welfare import needs_ideal
from gametheory_bp.deep.q_learning.welfare_rewards import KINDS, WelfareReward, published_reward
from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.coin_stochastic_game import coin_game
from gametheory_bp.payoffs.feasible import feasible_payoffs
from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["RewardPair", "read_reward", "welfare_reward"]


@dataclass(frozen=True, slots=True)
class RewardPair:
    """Row is paid one reward, column another: a punisher against a selfish learner, say.

    Parameters
    ----------
    row, column : WelfareReward

    Raises
    ------
    InputTypeError

    Examples
    --------
    >>> pair = RewardPair(WelfareReward("punishing"), WelfareReward("selfish"))
    >>> pair.kind, pair.shared
    ('punishing, selfish', False)
    >>> pair.pay(torch.tensor([[2.0, -1.0]]), pair.begin(1), 0.0)[0]
    tensor([[ 1., -1.]])
    """

    row: WelfareReward
    column: WelfareReward

    def __post_init__(self) -> None:
        for name in ("row", "column"):
            if not isinstance(one := getattr(self, name), WelfareReward):
                raise InputTypeError(f"{name} is {one!r}; give a WelfareReward")

    @property
    def kind(self) -> str:
        """Both kinds."""
        return f"{self.row.kind}, {self.column.kind}"

    @property
    def shared(self) -> bool:
        """Whether both are certainly paid the same: they are not."""
        return False

    def begin(self, batch: int, device: torch.device | str = "cpu") -> torch.Tensor:
        """Traces of both rewards before the first step, shape (2, batch, 2)."""
        return torch.stack([one.begin(batch, device) for one in (self.row, self.column)])

    def guilt_at(self, share: float) -> Any:
        """Both values of b after a share of the training."""
        return self.row.guilt_at(share), self.column.guilt_at(share)

    def pay(
        self, rewards: torch.Tensor, traces: torch.Tensor, guilt: Any, steps: int = 1
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """As :meth:`.WelfareReward.pay`; ``guilt`` is a number or a pair of them."""
        both = guilt if isinstance(guilt, tuple) else (guilt, guilt)
        paid, after = zip(
            *(
                one.pay(rewards, trace, b, steps)
                for one, trace, b in zip((self.row, self.column), traces, both, strict=True)
            ),
            strict=True,
        )
        return torch.stack([paid[i][:, i] for i in (0, 1)], dim=1), torch.stack(after)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form."""
        return {"row": self.row.to_json(), "column": self.column.to_json()}


def welfare_reward(
    kind: str,
    tables: GameTables,
    *,
    discount: Any = "24/25",
    disagreement: Any = (0, 0),
    **parameters: Any,
) -> WelfareReward:
    """The reward of a welfare function of the library in a game.

    Parameters
    ----------
    kind : str
        As of :class:`.WelfareReward`.
    tables : GameTables
        Least and best payoffs per step are those of joint plans in this game, exactly; of those
        that pay both at least d, if the rule keeps to these.
    discount : number or str
        Of these payoffs.
    disagreement : pair of numbers
        d.
    **parameters
        Of the welfare function.

    Raises
    ------
    UnknownNameError, InputValueError, NotDefinedError

    Notes
    -----
    *Exactness*: float; least and best payoffs are exact before they are rounded.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> welfare_reward("yu", game_tables("asymmetric_bach_or_stravinsky"), p=1).ideal
    (4.0, 2.0)
    """
    d = as_pair(disagreement, where="disagreement")
    words = tuple((name, str(value)) for name, value in parameters.items())
    rough = float(d[0]), float(d[1])
    if kind in KINDS or kind not in LIBRARY or not needs_ideal(kind):
        return WelfareReward(kind, disagreement=rough, parameters=words)
    leaf = LIBRARY.load(kind)
    if tables.kind == "coin_game":
        polygon = attainable_payoffs(coin_game(tables.source.rules, discount)).polygon
    else:
        polygon = feasible_payoffs(tables.source).polygon
    problem = BargainingProblem.from_payoffs(polygon, d)
    whole = leaf.domain(dict(read_parameters(leaf.parameters, dict(words), kind))) == "whole"
    frame = Frame.of(problem.payoff_set if whole else problem.individually_rational, d)
    low, ideal = ((float(x), float(y)) for x, y in (frame.low, frame.ideal))
    return WelfareReward(kind, disagreement=rough, parameters=words, low=low, ideal=ideal)


def read_reward(given: Any, tables: GameTables, discount: Any) -> WelfareReward | RewardPair:
    """A reward from a name, a record, or two of them (row's and column's).

    Raises
    ------
    InputTypeError
        If it is none of these.
    UnknownNameError
        If there is no reward of that name.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> read_reward(("punishing", "selfish"), game_tables("chicken"), "24/25").kind
    'punishing, selfish'
    """
    if isinstance(given, (WelfareReward, RewardPair)):
        return given
    if isinstance(given, str):
        if given in KINDS or given not in LIBRARY:
            return published_reward(given, tables.kind)
        return welfare_reward(given, tables, discount=discount)
    if isinstance(given, (tuple, list)) and len(given) == 2:
        one, two = (read_reward(part, tables, discount) for part in given)
        return RewardPair(one, two)  # type: ignore[arg-type]
    raise InputTypeError(
        f"reward is {given!r}; give a name, a WelfareReward, or a pair of them, such as "
        "('punishing', 'selfish')"
    )
