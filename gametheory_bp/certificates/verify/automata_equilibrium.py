"""Check automata by the Bellman equations and by every one-shot deviation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.automata_equilibrium import AutomataEquilibrium
from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.play_process import PlayProcess, play_process

__all__ = ["check", "check_play"]

PLAYERS = ("row", "column")


def check(certificate: AutomataEquilibrium) -> Iterator[Check]:
    """Both kinds of values solve their equations; the verdicts follow from them."""
    c = certificate
    inside = 0 <= c.discount < 1
    yield Check("the discount factor is in [0, 1)", inside, str(c.discount))
    if not inside:
        return
    yield from check_play(c, play_process(c.game, c.discount, c.strategies))


def check_play(
    c: AutomataEquilibrium | StochasticEquilibrium, process: PlayProcess
) -> Iterator[Check]:
    """The same for whatever game has this process."""
    whole = process.states == c.states and len(c.values) == len(c.best_values) == len(c.states)
    yield Check("the states are those that histories reach, each with its values", whole)
    if not whole:
        return
    slacks: list[tuple[Fraction, tuple[int, ...], str, int]] = []
    for i, (name, player) in enumerate(zip(PLAYERS, process.players, strict=True)):
        own = [v[i] for v in c.values]
        best = [v[i] for v in c.best_values]
        solved = optimal = True
        for s, state in enumerate(process.states):
            worth = player.worth(own, s)
            solved &= player.mean(own, s) == own[s]
            optimal &= max(player.worth(best, s)) == best[s]
            slacks += [(own[s] - w, state, name, a) for a, w in enumerate(worth)]
        yield Check(f"the {name} player's values solve the Bellman equations", solved)
        yield Check(f"the {name} player's best-reply values solve theirs", optimal)
    yield Check("the payoffs are the values at the start", process.at_start(c.values) == c.payoffs)
    replies = process.at_start(c.best_values)
    yield Check("the best replies are theirs at the start", replies == c.best_replies)
    worst = (c.worst_slack, c.worst.state, c.worst.player, c.worst.action)
    found = min(slacks)
    yield Check("the least slack is where it is said to be", found == worst, str(found[0]))
    nash = c.payoffs == c.best_replies
    yield Check("a Nash equilibrium exactly if no reply is better", c.nash == nash)
    perfect = c.worst_slack >= 0
    yield Check("subgame perfect exactly if no slack is < 0", c.subgame_perfect == perfect)
