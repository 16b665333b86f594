"""amTFT agents: one rule, or a set of rules to be re-sampled from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.controller import Controller, controller
from gametheory_bp.norms.amtft_agents.plan import CooperativePlan
from gametheory_bp.norms.amtft_agents.planning import cooperative_plan
from gametheory_bp.norms.amtft_agents.punishers import punishers
from gametheory_bp.norms.amtft_agents.punishment_length import (
    PunishmentCosts,
    StateMixtures,
    punishment_costs,
)
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES, AmtftSettings

__all__ = ["AmtftAgent", "Player", "amtft", "amtft_set", "default_settings"]

Player = Literal["row", "column"]
PLAYERS = ("row", "column")


@dataclass(frozen=True, slots=True, eq=False)
class AmtftAgent(Displayed):
    """An agent; :func:`amtft` and :func:`amtft_set` make one.

    Attributes
    ----------
    game : RepeatedGame or StochasticGame
        What the agent believes the game to be.
    player : {"row", "column"}
    rules : tuple of str
        In order of preference.
    plans : tuple of CooperativePlan
        One for each rule.
    settings : AmtftSettings
    """

    game: Any
    player: Player
    rules: tuple[str, ...]
    plans: tuple[CooperativePlan, ...]
    settings: AmtftSettings
    _shared: dict[Any, Any] = field(default_factory=dict, repr=False)
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def index(self) -> int:
        """0 for the row player, 1 for the column player."""
        return PLAYERS.index(self.player)

    @property
    def model(self) -> StochasticArrays:
        """The game that the agent believes in, in arrays."""
        if "model" not in self._shared:
            self._shared["model"] = StochasticArrays.of(self.game)
        found: StochasticArrays = self._shared["model"]
        return found

    @property
    def tables(self) -> Controller:
        """The agent written out."""
        if "tables" not in self._kept:
            self._kept["tables"] = controller(
                self.model, self.index, self.plans, self._costs, self.settings, self._punishing
            )
        found: Controller = self._kept["tables"]
        return found

    @property
    def _punishing(self) -> tuple[StateMixtures, StateMixtures]:
        kind = self.settings.punisher
        if kind not in self._shared:
            self._shared[kind] = punishers(self.game, self.model, kind)
        found: tuple[StateMixtures, StateMixtures] = self._shared[kind]
        return found

    def _costs(self, plan: CooperativePlan) -> PunishmentCosts:
        s = self.settings
        key = (self.index, plan, s.punisher, s.simulated_opponent, s.horizon)
        if key not in self._shared:
            tables = plan.table(0), plan.table(1)
            self._shared[key] = punishment_costs(
                self.model, 1 - self.index, tables, self._punishing, s.simulated_opponent, s.horizon
            )
        found: PunishmentCosts = self._shared[key]
        return found

    def variant(
        self,
        *,
        player: str | None = None,
        rules: Sequence[str] | None = None,
        settings: AmtftSettings | None = None,
        plans: tuple[CooperativePlan, ...] | None = None,
    ) -> AmtftAgent:
        """The same beliefs with another side, fewer rules, other settings or other plans."""
        kept = self.rules if rules is None else tuple(rules)
        return AmtftAgent(
            self.game,
            self.player if player is None else _player(player),
            kept,
            tuple(self.plans[self.rules.index(rule)] for rule in kept) if plans is None else plans,
            self.settings if settings is None else settings,
            self._shared,
        )

    @property
    def memories(self) -> int:
        """Number of states of its memory."""
        return len(self.tables.memories)

    def as_player(self, player: Player) -> AmtftAgent:
        """The same agent on the other side of the table: rules, plans and settings stay."""
        return self.variant(player=player)

    def but(self, **changes: Any) -> AmtftAgent:
        """The same with some settings changed; plans stay, and what shapes them with them."""
        if {"ties", "clock", "sharing"} & set(changes):
            raise InputValueError(
                "ties, clock and sharing shape the plans; make a new agent with them"
            )
        return self.variant(settings=self.settings.but(**changes))

    def display(self) -> Table:
        """One line per rule."""
        rows = tuple(
            (
                rule,
                f"{float(plan.payoffs[0]):.6g}, {float(plan.payoffs[1]):.6g}",
                str(plan.period),
                f"{float(plan.gap):.2g}" if plan.gap else "0",
            )
            for rule, plan in zip(self.rules, self.plans, strict=True)
        )
        s = self.settings
        what = f"threshold {s.threshold}, severity {s.severity}" if s.punish else "never punishes"
        title = f"{self!r}"
        return Table(title, ("rule", "payoffs of its plan", "period", "gap"), rows, what)

    def __repr__(self) -> str:
        return f"amTFT({', '.join(self.rules)}; {self.player})"


def amtft(
    game: Any,
    rule: str,
    player: Player = "row",
    settings: AmtftSettings | None = None,
    *,
    disagreement: Any = (0, 0),
    **parameters: Any,
) -> AmtftAgent:
    """amTFT(w): cooperate by the optimum of w, add up debits, punish when they reach a threshold.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    rule : str
        A welfare function or bargaining rule.
    player : {"row", "column"}
    settings : AmtftSettings, optional
        The released values of matrix games for a repeated game, of coin games else.
    disagreement : pair or str
        From where the rule measures, see :func:`welfare_optimum`.
    **parameters
        Parameters of the rule.

    Returns
    -------
    AmtftAgent

    Raises
    ------
    NotDefinedError, UnknownNameError
        If the rule is unknown or its optimum has no plan.

    Notes
    -----
    *Exactness.* Plans, debits and lengths of punishments are exact.  *Certificate.* None of the
    agent: it is a definition.  Source: Lerer and Peysakhovich, "Maintaining cooperation in complex
    social dilemmas using deep reinforcement learning" (2017), with any welfare function as in
    Stastny et al. (2021), section 4.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> amtft(game, "utilitarian").plans[0].payoffs
    (Fraction(4, 1), Fraction(1, 1))
    """
    return _made(game, (rule,), player, settings, disagreement, parameters)


def amtft_set(
    game: Any,
    rules: Sequence[str],
    player: Player = "row",
    settings: AmtftSettings | None = None,
    *,
    disagreement: Any = (0, 0),
) -> AmtftAgent:
    """amTFT(W): re-sample the rule on normative disagreement, punish what no rule explains.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    rules : sequence of str
        W, in order of preference.
    player, settings, disagreement
        As for :func:`amtft`.

    Returns
    -------
    AmtftAgent

    Raises
    ------
    InputValueError
        If there is no rule, one is named twice, or weights do not fit their number.

    Notes
    -----
    *Exactness.* As for :func:`amtft`.  *Certificate.* None.  Source: Stastny et al. (2021),
    section 5.1.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> amtft_set(game, ["utilitarian", "egalitarian"], "column")
    amTFT(utilitarian, egalitarian; column)
    """
    if isinstance(rules, str):
        raise InputTypeError(f"rules are {rules!r}; give a list of names, or use amtft()")
    return _made(game, tuple(rules), player, settings, disagreement, {})


def _made(
    game: Any,
    rules: tuple[str, ...],
    player: str,
    settings: AmtftSettings | None,
    disagreement: Any,
    parameters: dict[str, Any],
) -> AmtftAgent:
    if not rules or len(set(rules)) != len(rules):
        raise InputValueError(f"rules are {rules!r}; give at least one, each once")
    if settings is None:
        settings = default_settings(game)
    if settings.weights and len(settings.weights) != len(rules):
        raise InputValueError(f"{len(settings.weights)} weights for {len(rules)} rules")
    model = StochasticArrays.of(game)
    plans = tuple(
        cooperative_plan(game, rule, settings, disagreement, model, **parameters) for rule in rules
    )
    return AmtftAgent(game, _player(player), rules, plans, settings, {"model": model})


def default_settings(game: Any) -> AmtftSettings:
    """The released values of matrix games for a repeated game, of coin games else."""
    return MATRIX_GAMES if isinstance(game, RepeatedGame) else COIN_GAMES


def _player(player: str) -> Player:
    if player not in PLAYERS:
        raise UnknownNameError("player", player, PLAYERS)
    return "row" if player == "row" else "column"
