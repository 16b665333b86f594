r"""Norms as data: Definition 3.1 of Stastny et al. (2021) on finite automata.

A norm is a tuple

    N = (Pi^N_1, Pi^N_2, p_1, p_2, Pi^p_1, Pi^p_2)

of normative policies, judging rules and punishment policies.  A policy pi_i is *compatible* with N
if after every history h it plays what some normative policy plays there, if p_i(h) is False, and
what some punishment policy plays there, if p_i(h) is True.  All of them are finite automata over
joint actions; all read the whole history, punishment policies too.

A norm is data about behaviour: it belongs to no payoffs.  Whether it is an equilibrium of a game
is asked with :meth:`Norm.equilibrium`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms.enforcement import Enforcement, profile_enforcement
from gametheory_bp.norms.forgiving import forgiving_judge, repeating_policy
from gametheory_bp.norms.histories import History
from gametheory_bp.norms.judging_rule import JudgingRule, Watched
from gametheory_bp.norms.part_wording import norm_table
from gametheory_bp.norms.policy_parts import conditional_policy, policy_on_path

__all__ = ["Norm"]

Policies = tuple[Automaton, ...]
_FIELDS = tuple(
    (f"{symbol}_{number}", f"{player}_{part}")
    for symbol, part in (("Pi^N", "normative"), ("p", "judge"), ("Pi^p", "punishment"))
    for number, player in ((1, "row"), (2, "column"))
)


@record("norm")
@dataclass(frozen=True, slots=True)
class Norm(Displayed):
    """A norm of a two-player repeated game.

    Parameters
    ----------
    name : str
    row_normative, column_normative : tuple of Automaton
        Policies that comply with the norm; at least one per player.
    row_judge, column_judge : JudgingRule
        What either player takes for a deviation.
    row_punishment, column_punishment : tuple of Automaton
        Policies of which either player enacts one where its judge says True.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If a part is missing, belongs to the other player, or fits another number of actions.

    Notes
    -----
    The six parts are those of the printed tuple, in its order.

    References
    ----------
    J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021),
    Definition 3.1.

    Examples
    --------
    >>> always_b = Norm.always("always B", (2, 2), 0, 0)
    >>> always_b.judges("row", ((0, 1),)), always_b.allowed("row", ((0, 1),))
    (True, ((Fraction(1, 1), Fraction(0, 1)),))
    """

    name: str
    row_normative: Policies
    column_normative: Policies
    row_judge: JudgingRule
    column_judge: JudgingRule
    row_punishment: Policies
    column_punishment: Policies

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise InputValueError(f"the name of a norm is {self.name!r}; give a few words")
        shapes = {}
        for _, field in _FIELDS:
            part = getattr(self, field)
            if field.endswith("judge"):
                if not isinstance(part, JudgingRule):
                    raise InputTypeError(f"{field} is a {type(part).__name__}; give a JudgingRule")
                shapes[field] = part.shape
                continue
            if not isinstance(part, tuple) or not all(isinstance(a, Automaton) for a in part):
                raise InputTypeError(f"{field} is {part!r}; give a tuple of Automaton")
            if not part:
                raise InputValueError(f"{field} is empty; no policy would be compatible, give one")
            player = field.partition("_")[0]
            for k, automaton in enumerate(part):
                if automaton.player != player:
                    raise InputValueError(
                        f"{field} {k} belongs to the {automaton.player} player; give one of the "
                        f"{player} player"
                    )
                shapes[f"{field} {k}"] = automaton.shape
        if len(set(shapes.values())) != 1:
            raise ShapeError(f"parts for games of different shapes, {shapes}; all must agree")

    @property
    def shape(self) -> tuple[int, int]:
        """(row actions, column actions) of the stage game."""
        return self.row_judge.shape

    def normative(self, player: str) -> Policies:
        """The normative policies of a player."""
        return self.row_normative if _is_row(player) else self.column_normative

    def judge(self, player: str) -> JudgingRule:
        """The judging rule of a player."""
        return self.row_judge if _is_row(player) else self.column_judge

    def punishment(self, player: str) -> Policies:
        """The punishment policies of a player."""
        return self.row_punishment if _is_row(player) else self.column_punishment

    def judges(self, player: str, history: History) -> bool:
        """Whether the player's rule says True after a history."""
        return self.judge(player).says(history)

    def allowed(self, player: str, history: History) -> tuple[Any, ...]:
        """The different mixtures that a compatible policy may play after a history."""
        judged = self.judges(player, history)
        policies = self.punishment(player) if judged else self.normative(player)
        found = []
        for policy in policies:
            state = policy.start
            for i, j in history:
                state = policy.step(state, i, j)
            found.append(policy.mixtures[state])
        return tuple(dict.fromkeys(found))

    def policy(self, player: Player) -> Automaton:
        """The player's program: its first normative policy, or first punishment where it judges.

        The smallest automaton that plays so; it is compatible with the norm.
        """
        parts = self.judge(player), self.normative(player)[0], self.punishment(player)[0]
        return conditional_policy(*parts)

    def profile(self) -> tuple[Automaton, Automaton]:
        """The programs of both players."""
        return self.policy("row"), self.policy("column")

    def equilibrium(self, repeated: RepeatedGame) -> Enforcement:
        """Whether the profile is an equilibrium of a repeated game and its punishment deters.

        Examples
        --------
        >>> from gametheory_bp import load_game
        >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
        >>> found = Norm.always("always B", (2, 2), 0, 0).equilibrium(repeated)
        >>> found.deters, found.is_subgame_perfect
        (True, True)
        """
        return profile_enforcement(repeated, *self.profile())

    @classmethod
    def of_profile(
        cls,
        name: str,
        row: Automaton,
        column: Automaton,
        *,
        punishment: tuple[Automaton, Automaton] | None = None,
        watch: Watched | None = None,
    ) -> Norm:
        """The norm to follow two policies; who leaves them is judged for ever.

        Parameters
        ----------
        row, column : Automaton
            The normative policies.
        punishment : pair of Automaton, optional
            (row, column) punishment policies; by default both respond by continuing.
        watch : {"row", "column", "either"}, optional
            Whose deviations both players judge; by default each watches the other.
        """
        responses = (row, column) if punishment is None else punishment
        judges = [JudgingRule.leaving(row, column, watch or who) for who in ("column", "row")]
        return cls(name, (row,), (column,), judges[0], judges[1], responses[:1], responses[1:])

    @classmethod
    def following(cls, name: str, shape: tuple[int, int], path: ActionPath) -> Norm:
        """Follow a path and respond to deviations by continuing."""
        return cls.of_profile(name, *_followers(shape, path))

    @classmethod
    def always(cls, name: str, shape: tuple[int, int], row: int, column: int) -> Norm:
        """Always play one action pair and respond to deviations by continuing (section 3.4)."""
        return cls.following(name, shape, ActionPath.constant(row, column))

    @classmethod
    def grim(
        cls, name: str, shape: tuple[int, int], path: ActionPath, row: int, column: int,
        *, watch: Watched | None = None,
    ) -> Norm:  # fmt: skip
        """Follow a path; once the other has left it, play a punishing action for ever.

        Parameters
        ----------
        row, column : int
            The punishing action of either player.
        watch : {"row", "column", "either"}, optional
            Whose deviations both players judge; by default each watches the other.

        Examples
        --------
        >>> grim = Norm.grim("cooperate", (2, 2), ActionPath.constant(0, 0), 1, 1)
        >>> [policy.mixtures[-1] for policy in grim.profile()] == [(0, 1), (0, 1)]
        True
        """
        responses = _constant(shape, row, column)
        return cls.of_profile(name, *_followers(shape, path), punishment=responses, watch=watch)

    @classmethod
    def forgiving(
        cls, name: str, shape: tuple[int, int], path: ActionPath, punishing: tuple[int, int],
        rounds: int, *, restart: bool = True,
    ) -> Norm:  # fmt: skip
        """Follow a path; after any deviation both play a punishing pair for rounds >= 1 steps.

        Then they begin the path again.  With ``restart`` whoever leaves the punishing pair starts
        the punishment anew: evading punishment is punished.

        Examples
        --------
        >>> norm = Norm.forgiving("one round", (2, 2), ActionPath.constant(0, 0), (1, 1), 1)
        >>> [norm.judges("row", h) for h in ((), ((0, 1),), ((0, 1), (1, 1)))]
        [False, True, False]
        """
        judge = forgiving_judge(shape, path, punishing, rounds, restart)
        row, column = (repeating_policy(p, judge, path) for p in ("row", "column"))
        responses = _constant(shape, *punishing)
        return cls(name, (row,), (column,), judge, judge, responses[:1], responses[1:])

    @classmethod
    def from_equilibrium(cls, name: str, row: Automaton, column: Automaton) -> Norm:
        """The norm that an equilibrium in automata is (section 3.4, after the folk theorems).

        Normative policies are play on the equilibrium path, the judging rules say whether play
        has ever left it, and punishment is what the automata do then.  :meth:`profile` gives the
        automata back, in canonical form.

        Examples
        --------
        >>> path = ActionPath.constant(0, 0)
        >>> pair = [Automaton.grim(p, (2, 2), path, 1) for p in ("row", "column")]
        >>> norm = Norm.from_equilibrium("grim", *pair)
        >>> [policy.mixtures for policy in norm.row_normative]
        [((Fraction(1, 1), Fraction(0, 1)),)]
        """
        on_path = [policy_on_path(row, column, player) for player in ("row", "column")]
        return cls.of_profile(name, *on_path, punishment=(row, column), watch="either")

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> Norm:
        """A norm from its JSON form."""
        norm: Norm = decode(cls, data)
        return norm

    def display(self, game: BimatrixGame | None = None) -> Table:
        """The six parts of the printed tuple; with the action names of a game if one is given."""
        parts = [(symbol, field, getattr(self, field)) for symbol, field in _FIELDS]
        return norm_table(self.name, parts, game)

    def __repr__(self) -> str:
        return f"Norm({self.name!r}, {self.shape[0]} x {self.shape[1]})"


def _followers(shape: tuple[int, int], path: ActionPath) -> tuple[Automaton, Automaton]:
    return Automaton.following("row", shape, path), Automaton.following("column", shape, path)


def _constant(shape: tuple[int, int], row: int, column: int) -> tuple[Automaton, Automaton]:
    return Automaton.constant("row", shape, row), Automaton.constant("column", shape, column)


def _is_row(player: str) -> bool:
    if player not in ("row", "column"):
        raise UnknownNameError("player", player, ("row", "column"))
    return player == "row"
