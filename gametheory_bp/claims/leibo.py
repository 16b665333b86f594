"""The inequalities of a social dilemma, on solved policies of a stochastic game.

Leibo et al. (2017), definition 1: with cooperative and defecting policies and payoffs R (both
cooperate), P (both defect), S (cooperate against a defector), T (defect against a cooperator),

    R > P,  R > S,  2 R > T + S,  and greed T > R or fear P > S.

Here the cooperative policies are the parts of a given joint policy, and a defecting policy is a
best reply to the other player's cooperative one: what a selfish learner makes of a cooperator.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.claims.coin_game_rewards import parts
from gametheory_bp.equilibria.stochastic_plans import stochastic_reply
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.stochastic import evaluate

__all__ = ["DilemmaPayoffs", "dilemma_payoffs"]


@dataclass(frozen=True, slots=True)
class DilemmaPayoffs:
    """A player's four payoffs.

    Examples
    --------
    >>> DilemmaPayoffs(*map(Fraction, (3, 0, 5, 1))).is_dilemma
    True
    >>> DilemmaPayoffs(*map(Fraction, (3, 0, 7, 1))).failing
    ('2 R > T + S',)
    """

    reward: Fraction
    sucker: Fraction
    temptation: Fraction
    punishment: Fraction

    @property
    def failing(self) -> tuple[str, ...]:
        """The inequalities that do not hold."""
        r, s, t, p = self.reward, self.sucker, self.temptation, self.punishment
        held = {
            "R > P": r > p,
            "R > S": r > s,
            "2 R > T + S": 2 * r > t + s,
            "greed T > R or fear P > S": t > r or p > s,
        }
        return tuple(name for name, holds in held.items() if not holds)

    @property
    def is_dilemma(self) -> bool:
        """Whether all of them hold."""
        return not self.failing

    @property
    def listed(self) -> tuple[Fraction, ...]:
        """(R, S, T, P)."""
        return self.reward, self.sucker, self.temptation, self.punishment


def dilemma_payoffs(
    game: StochasticGame, cooperation: JointPolicy
) -> tuple[DilemmaPayoffs, DilemmaPayoffs]:
    """The row and the column player's payoffs.

    Examples
    --------
    >>> from gametheory_bp.games.bimatrix import BimatrixGame
    >>> from gametheory_bp.games.repeated import RepeatedGame
    >>> dilemma = BimatrixGame([[3, 0], [5, 1]], [[3, 5], [0, 1]])
    >>> game = StochasticGame.of(RepeatedGame(dilemma, "1/2"))
    >>> [str(x) for x in dilemma_payoffs(game, JointPolicy((((0, 0),),)))[0].listed]
    ['3', '0', '5', '1']
    """
    kind = parts(game, cooperation)
    selfish = tuple(stochastic_reply(game, kind[1 - k]).automaton for k in (0, 1))
    pairs = {
        (a, b): evaluate(game, (kind, selfish)[a][0], (kind, selfish)[b][1]).payoffs
        for a in (0, 1)
        for b in (0, 1)
    }
    (r, q), (p, o) = pairs[0, 0], pairs[1, 1]
    return (
        DilemmaPayoffs(r, pairs[0, 1][0], pairs[1, 0][0], p),
        DilemmaPayoffs(q, pairs[1, 0][1], pairs[0, 1][1], o),
    )
