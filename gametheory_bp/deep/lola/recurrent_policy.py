"""The published policy network: two 3 x 3 convolutions, an LSTM of 32 units, one layer of logits.

In a game of tables there are only so many boards.  What each of them adds to the gates of the LSTM
is computed once, as a table; games then look their steps up in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import NamedTuple

import torch
from torch.nn import functional

from gametheory_bp.deep.environments import GameTables
from gametheory_bp.deep.lola.board_layer import board_layer, board_layer_moved
from gametheory_bp.deep.lola.recurrence import Recurrence, advance

__all__ = ["RecurrentPolicy", "Sight", "sight_of"]

LAYERS = ("first", "second")
TRUNK = ("first", "first_shift", "second", "second_shift")

Memory = tuple[torch.Tensor, torch.Tensor]


class Sight(NamedTuple):
    """What one player sees in some games.

    Attributes
    ----------
    shown : tensor, shape (boards, ...)
        Different observations.
    weights : tensor, shape (boards,)
        How much each counts where boards are normalised; their sum is 1.
    rows : int64 tensor, shape (time, batch) or (batch,)
        Which of them is seen.
    """

    shown: torch.Tensor
    weights: torch.Tensor
    rows: torch.Tensor


def sight_of(
    tables: GameTables, player: int, states: torch.Tensor, weights: torch.Tensor | None = None
) -> Sight:
    """What a player sees in some states.

    Parameters
    ----------
    tables : GameTables
    player : {0, 1}
    states : tensor of int, shape (time, batch) or (batch,)
    weights : tensor, shape (states of the game,), optional
        How much each counts where boards are normalised; by default all the same.
    """
    observations = tables.observations[min(player, len(tables.observations) - 1)]
    count, rows = len(observations), states.long()
    if weights is None:
        even = torch.full((count,), 1 / count, device=tables.device)
        return Sight(observations, even, rows)
    needed = weights > 0
    needed[rows.reshape(-1)] = True
    place = needed.cumsum(0) - 1
    return Sight(observations[needed], weights[needed] / weights.sum(), place[rows])


@dataclass(frozen=True, slots=True, eq=False)
class RecurrentPolicy:
    """Log-probabilities of actions from what was seen so far.

    Boards pass two 3 x 3 convolutions that keep their size, each followed by batch normalisation,
    a shift and a ReLU; other observations go to the LSTM as they are.

    Attributes
    ----------
    weights : mapping of tensors
        ``first``, ``first_shift``, ``second``, ``second_shift`` (of the convolutions), ``inward``,
        ``again``, ``bias`` (of the LSTM: input, forget, output, candidate), ``outward``,
        ``outward_bias``.

    Examples
    --------
    >>> policy = RecurrentPolicy.drawn((3, 3, 4), 4, torch.Generator().manual_seed(0))
    >>> {name: tuple(w.shape) for name, w in policy.weights.items() if name in ("inward", "again")}
    {'inward': (180, 128), 'again': (32, 128)}
    """

    weights: Mapping[str, torch.Tensor]

    @classmethod
    def drawn(
        cls,
        seen: tuple[int, ...],
        actions: int,
        generator: torch.Generator,
        *,
        channels: int = 20,
        units: int = 32,
        forget: float = 0.0,
    ) -> RecurrentPolicy:
        """A new one: weights uniform within 1 / sqrt(inputs) of 0, biases 0.

        What is no board is a single 1 among zeros, and counts as one input.

        Parameters
        ----------
        seen : tuple of int
            Shape of an observation: (k,), or (size, size, channels).
        actions : int
        generator : torch.Generator
        channels, units : int
        forget : float
            Bias of the forget gate; far above 0 the memory lasts.
        """
        weights: dict[str, torch.Tensor] = {}
        device = generator.device

        def fill(name: str, shape: tuple[int, ...], inputs: int) -> None:
            luck = torch.rand(shape, generator=generator, device=device)
            weights[name] = inputs**-0.5 * (2 * luck - 1)

        width, active = prod(seen), 1
        if len(seen) == 3:
            for name, inputs in (("first", seen[2]), ("second", channels)):
                fill(name, (channels, inputs, 3, 3), 9 * inputs)
                weights[f"{name}_shift"] = torch.zeros(channels, device=device)
            width = active = channels * seen[0] * seen[1]
        fill("inward", (width, 4 * units), active)
        fill("again", (units, 4 * units), units)
        weights["bias"] = torch.zeros(4 * units, device=device)
        weights["bias"][units : 2 * units] = forget
        fill("outward", (actions, units), units)
        weights["outward_bias"] = torch.zeros(actions, device=device)
        return cls({name: w.requires_grad_() for name, w in weights.items()})

    def having(self, weights: Mapping[str, torch.Tensor]) -> RecurrentPolicy:
        """The same network with other weights."""
        return replace(self, weights=weights)

    @property
    def trunk(self) -> list[torch.Tensor]:
        """Weights of the convolutions; none where nothing is a board."""
        return [self.weights[name] for name in TRUNK if name in self.weights]

    def gates(self, sight: Sight) -> torch.Tensor:
        """What each board adds to the gates of the LSTM, shape (boards, 4 units)."""
        w = self.weights
        found, shares = self._shown(sight)
        if "first" in w:
            for name in LAYERS:
                found = board_layer(found, w[name], w[f"{name}_shift"], shares)
        return found.flatten(1) @ w["inward"] + w["bias"]

    @torch.no_grad()
    def gates_moved(self, sight: Sight, by: Mapping[str, torch.Tensor]) -> torch.Tensor:
        """How :meth:`gates` change where the weights move."""
        w, moved = self.weights, None
        found, shares = self._shown(sight)
        if "first" in w:
            for name in LAYERS:
                shift = f"{name}_shift"
                found, moved = board_layer_moved(
                    found, w[name], w[shift], shares, (moved, by[name], by[shift])
                )
        turned = found.flatten(1) @ by["inward"] + by["bias"]
        return turned if moved is None else turned + moved.flatten(1) @ w["inward"]

    def _shown(self, sight: Sight) -> tuple[torch.Tensor, torch.Tensor]:
        """Boards with their channels first, and their shares, in the type of the weights."""
        kind = self.weights["bias"].dtype
        shown = sight.shown.to(kind)
        return shown.permute(0, 3, 1, 2) if shown.dim() == 4 else shown, sight.weights.to(kind)

    def along(self, sight: Sight) -> torch.Tensor:
        """Log-probabilities along whole games, shape (time, actions, batch).

        Parameters
        ----------
        sight : Sight
            With rows of shape (time, batch).
        """
        return self.logs(self.hidden(sight, self.gates(sight)))

    def hidden(self, sight: Sight, gates: torch.Tensor) -> torch.Tensor:
        """States of the LSTM along whole games, shape (time, units, batch)."""
        inputs = functional.embedding(sight.rows, gates).transpose(1, 2)
        found: torch.Tensor = Recurrence.apply(  # type: ignore[no-untyped-call]
            inputs, self.weights["again"]
        )
        return found

    def logs(self, hidden: torch.Tensor) -> torch.Tensor:
        """Log-probabilities, shape (..., actions, batch), where the LSTM is in these states."""
        w = self.weights
        logits = torch.matmul(w["outward"], hidden) + w["outward_bias"].unsqueeze(1)
        return torch.log_softmax(logits, dim=-2)

    def step(self, inputs: torch.Tensor, memory: Memory | None) -> tuple[torch.Tensor, Memory]:
        """Log-probabilities, shape (actions, batch), and the memory after one observation.

        Parameters
        ----------
        inputs : tensor, shape (4 units, batch)
            What is seen adds this to the gates; overwritten.
        memory : pair of tensors, shape (units, batch), optional
            None at the start of a game.
        """
        again = self.weights["again"]
        if memory is None:
            nothing = inputs.new_zeros(len(again), inputs.shape[1])
            memory = (nothing, nothing)
        gates = inputs.addmm_(again.T, memory[0])
        cell, squashed = advance(gates, memory[1])
        hidden = gates[2 * len(again) : 3 * len(again)] * squashed
        return self.logs(hidden), (hidden, cell)
