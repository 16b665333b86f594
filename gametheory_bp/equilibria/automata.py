"""Best replies to automata, and whether a pair of automata is an equilibrium.

Against a fixed automaton of the other player the best discounted payoff is the value of a finite
Markov decision process over the other's states.  A pair is a *Nash equilibrium* of the repeated
game if neither best-reply value at the start exceeds the pair's own.  It is *subgame perfect* if
in no joint state that some history reaches (deviations of either player included) a single
deviation gains; by the one-shot deviation principle nothing else gains then.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.automaton_play import AutomatonPlay, automaton_play

__all__ = ["AutomataVerdict", "automata_equilibrium", "best_reply_value"]


@dataclass(frozen=True, slots=True)
class AutomataVerdict(Displayed):
    """Whether a pair of automata is an equilibrium, with the slack that decides it.

    Attributes
    ----------
    play : AutomatonPlay
    best_replies : point
        The most that either player can get against the other's automaton.
    worst_slack : Fraction
        The least loss from a single deviation in any joint state; negative if one gains.
    gaining : tuple
        (row state, column state, player, action) of the deviation with the least slack.
    """

    play: AutomatonPlay
    best_replies: Point
    worst_slack: Fraction
    gaining: tuple[int, int, str, int]

    @property
    def is_nash(self) -> bool:
        """Whether neither player gains by another strategy."""
        return self.best_replies == self.play.payoffs

    @property
    def is_subgame_perfect(self) -> bool:
        """Whether no single deviation gains after any history."""
        return self.worst_slack >= 0

    def display(self) -> Table:
        """Payoffs, best replies and the two verdicts."""
        rows = tuple(
            (player, str(own), str(best))
            for player, own, best in zip(
                ("row", "column"), self.play.payoffs, self.best_replies, strict=True
            )
        )
        nash = "a Nash equilibrium" if self.is_nash else "no Nash equilibrium"
        perfect = "subgame perfect" if self.is_subgame_perfect else "not subgame perfect"
        note = f"{nash}; {perfect}: least slack {self.worst_slack}"
        return Table("Automata", ("player", "payoff", "best reply"), rows, note)


def automata_equilibrium(
    repeated: RepeatedGame, row: Automaton, column: Automaton
) -> AutomataVerdict:
    """Whether two automata are a Nash, and a subgame-perfect, equilibrium.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> path = ActionPath.constant(0, 0)
    >>> grim = [Automaton.grim(p, (2, 2), path, a) for p, a in (("row", 0), ("column", 1))]
    >>> found = automata_equilibrium(repeated, *grim)
    >>> found.is_nash, found.is_subgame_perfect
    (True, False)
    """
    play = automaton_play(repeated, row, column)
    best = best_reply_value(repeated, column), best_reply_value(repeated, row)
    index = dict(zip(play.states, play.values, strict=True))
    d, (m, n) = repeated.discount, repeated.game.shape
    slacks = []
    for (q, r), value in index.items():
        for player, own, other in ((0, m, column.mixtures[r]), (1, n, row.mixtures[q])):
            for action in range(own):
                gain = Fraction(0)
                for reply, p in enumerate(other):
                    if p:
                        i, j = (action, reply) if player == 0 else (reply, action)
                        after = index[row.step(q, i, j), column.step(r, i, j)][player]
                        gain += p * ((1 - d) * repeated.game.payoff(i, j)[player] + d * after)
                slacks.append((value[player] - gain, (q, r, ("row", "column")[player], action)))
    worst, place = min(slacks)
    return AutomataVerdict(play, best, worst, place)


def best_reply_value(repeated: RepeatedGame, opponent: Automaton) -> Fraction:
    """The most, per step, that the other player can get against an automaton.

    Policy iteration over the rationals: every policy's values are exact, so the end is a proof.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> best_reply_value(repeated, Automaton.constant("row", (2, 2), 0))
    Fraction(1, 1)
    """
    m, n = repeated.game.shape
    player = 1 if opponent.player == "row" else 0
    own = (m, n)[player]
    size, d = len(opponent.mixtures), repeated.discount
    gains = [[Fraction(0)] * own for _ in range(size)]
    shares: list[list[dict[int, Fraction]]] = [[{} for _ in range(own)] for _ in range(size)]
    for state, mixture in enumerate(opponent.mixtures):
        for action in range(own):
            for reply, p in enumerate(mixture):
                if p:
                    i, j = (action, reply) if player == 0 else (reply, action)
                    gains[state][action] += (1 - d) * p * repeated.game.payoff(i, j)[player]
                    after = opponent.step(state, i, j)
                    chances = shares[state][action]
                    chances[after] = chances.get(after, Fraction(0)) + p
    policy = [0] * size
    while True:
        values = _policy_values(d, policy, gains, shares)
        better = []
        for state in range(size):
            worth = [
                gain + d * sum((p * values[s] for s, p in chances.items()), Fraction(0))
                for gain, chances in zip(gains[state], shares[state], strict=True)
            ]
            top = max(worth)
            keep = worth[policy[state]] == top
            better.append(policy[state] if keep else worth.index(top))
        if better == policy:
            return values[opponent.start]
        policy = better


def _policy_values(
    d: Fraction,
    policy: list[int],
    gains: list[list[Fraction]],
    shares: list[list[dict[int, Fraction]]],
) -> list[Fraction]:
    """Values of a fixed policy: Gauss-Jordan elimination over the rationals."""
    size = len(policy)
    table = [
        [Fraction(int(k == c)) - d * shares[k][policy[k]].get(c, Fraction(0)) for c in range(size)]
        + [gains[k][policy[k]]]
        for k in range(size)
    ]
    for c in range(size):
        pivot = table[c][c]  # positive: the matrix is strictly diagonally dominant throughout
        table[c] = [a / pivot for a in table[c]]
        for k in range(size):
            factor = table[k][c]
            if k != c and factor:
                table[k] = [a - factor * b for a, b in zip(table[k], table[c], strict=True)]
    return [line[size] for line in table]
