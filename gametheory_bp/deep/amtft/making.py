"""The agent that trained pairs give, whether their networks have a memory or not."""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.recurrent_rule import RecurrentRule, rule_of_networks
from gametheory_bp.deep.amtft.rule import LearnedRule, cooperative_name
from gametheory_bp.deep.networks.played_policy import NetworkPair
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["AgentSource", "amtft_agent"]


AgentSource = LearnedRule | RecurrentRule | tuple[NetworkPair, NetworkPair]
"""A rule, or a pair that cooperates with one that punishes."""


def amtft_agent(
    pairs: AgentSource | Sequence[AgentSource],
    player: str,
    settings: AmtftSettings | None = None,
    temperature: float | None = None,
    *,
    debit_samples: int | None = None,
    replicas: int = 5,
    model_rests: bool = False,
) -> LearnedAmtft:
    """An amTFT agent made of trained pairs.

    Parameters
    ----------
    pairs : (cooperation, punishment), a rule, or sequence of these
        Trained on a welfare reward, and on the reward ``"punishing"`` in the same game.  One for
        amTFT(w), several for amTFT(W).  Some may have an LSTM, others none.
    player : {"row", "column"}
    settings : AmtftSettings, optional
        By default the released numbers for the kind of game, with debits clipped.
    temperature : float, optional
        Of the networks' policies in play.  None: best actions.  The published agents keep
        exploring: 0.1 in matrix games, 0.00075 in coin games.  Rules have theirs already.
    debit_samples, replicas, model_rests
        As for :class:`.LearnedAmtft`.

    Returns
    -------
    LearnedAmtft

    Raises
    ------
    InputTypeError, InputValueError
        If pairs are none, or play different games; else as for :class:`.LearnedAmtft`.

    Examples
    --------
    >>> from gametheory_bp.deep import NetworkShape, learning_preset, train
    >>> tiny = learning_preset("quick", "matrix_game").but(
    ...     episodes=16, updates=1, network=NetworkShape(memory=2))
    >>> pairs = [train("prisoners_dilemma", tiny, w) for w in ("utilitarian", "punishing")]
    >>> amtft_agent((pairs[0], pairs[1]), "row")
    LearnedAmtft(utilitarian; row)
    """
    return LearnedAmtft(
        [_rule(source, temperature) for source in _several(pairs)],
        player,
        settings,
        debit_samples=debit_samples,
        replicas=replicas,
        model_rests=model_rests,
    )


def _several(pairs: object) -> Sequence[object]:
    """One source as a sequence of one."""
    if isinstance(pairs, (LearnedRule, RecurrentRule)):
        return (pairs,)
    if not isinstance(pairs, Sequence):
        raise InputTypeError(
            f"got a {type(pairs).__name__}; give (cooperation, punishment), what train() returned "
            "for a welfare reward and for 'punishing'"
        )
    return (pairs,) if pairs and all(hasattr(part, "networks") for part in pairs) else pairs


def _rule(source: object, temperature: float | None) -> LearnedRule | RecurrentRule:
    if isinstance(source, (LearnedRule, RecurrentRule)):
        return source
    if not (
        isinstance(source, Sequence)
        and len(source) == 2
        and all(hasattr(part, "networks") and hasattr(part, "tables") for part in source)
    ):
        raise InputTypeError(
            f"got {source!r}; give (cooperation, punishment), two pairs of networks, or a rule"
        )
    one, two = source
    if one.tables.name != two.tables.name:
        raise InputValueError(
            f"the pairs play {one.tables.name!r} and {two.tables.name!r}; give one game"
        )
    if isinstance(one, LearnedPair):
        name = cooperative_name(one.trainer.reward.kind)
    else:
        name = str(getattr(one, "reward", "learned"))
    return rule_of_networks(name, one.tables, one.networks, two.networks, temperature)
