"""Sequences of play that are kept to learn from, drawn uniformly."""

from __future__ import annotations

from typing import NamedTuple

import torch

from gametheory_bp.errors import EmptySetError, InputValueError

__all__ = ["Replay", "Sequences"]


class Sequences(NamedTuple):
    """Some sequences of L steps.

    Attributes
    ----------
    states : int32 tensor, shape (n, L)
        Numbers of states; observations are looked up when they are needed.
    actions : int8 tensor, shape (n, L, 2)
    paid : float32 tensor, shape (n, L, 2)
        What the learners were paid.
    memory : float32 tensor, shape (n, 2, 2, units)
        Hidden and cell state of both learners before the first step; units may be 0.
    """

    states: torch.Tensor
    actions: torch.Tensor
    paid: torch.Tensor
    memory: torch.Tensor


class Replay:
    """A ring of sequences.

    Parameters
    ----------
    capacity, length, units : int
    device : torch.device or str

    Attributes
    ----------
    size, place : int
        Number of sequences held; where the next one goes.

    Examples
    --------
    >>> replay = Replay(4, 2, 0)
    >>> replay.add(Sequences(torch.arange(6).view(3, 2), torch.zeros(3, 2, 2),
    ...                      torch.zeros(3, 2, 2), torch.zeros(3, 2, 2, 0)))
    >>> replay.size, replay.sample(5, torch.Generator()).states.shape
    (3, torch.Size([5, 2]))
    """

    def __init__(
        self, capacity: int, length: int, units: int, device: torch.device | str = "cpu"
    ) -> None:
        self.capacity = capacity
        self.kept = Sequences(
            torch.zeros(capacity, length, dtype=torch.int32, device=device),
            torch.zeros(capacity, length, 2, dtype=torch.int8, device=device),
            torch.zeros(capacity, length, 2, device=device),
            torch.zeros(capacity, 2, 2, units, device=device),
        )
        self.size = self.place = 0

    def add(self, sequences: Sequences) -> None:
        """Keep some sequences; where the ring is full they overwrite the oldest.

        Raises
        ------
        InputValueError
            If there are more than the ring holds.
        """
        count = len(sequences.states)
        if count > self.capacity:
            raise InputValueError(
                f"{count} sequences at once for a capacity of {self.capacity}; give more capacity"
            )
        where = torch.arange(self.place, self.place + count, device=self.kept.states.device)
        for kept, added in zip(self.kept, sequences, strict=True):
            kept[where % self.capacity] = added.to(kept.dtype)
        self.place = (self.place + count) % self.capacity
        self.size = min(self.size + count, self.capacity)

    def sample(self, count: int, generator: torch.Generator) -> Sequences:
        """Sequences drawn uniformly, with repetition.

        Raises
        ------
        EmptySetError
            If none are held.
        """
        if not self.size:
            raise EmptySetError("no sequence is held; add some first")
        drawn = torch.randint(self.size, (count,), generator=generator, device=generator.device)
        return Sequences(*(kept.index_select(0, drawn) for kept in self.kept))

    def held(self) -> dict[str, torch.Tensor]:
        """What is held, by name."""
        return {
            name: kept[: self.size].contiguous()
            for name, kept in zip(Sequences._fields, self.kept, strict=True)
        }

    def restore(self, held: dict[str, torch.Tensor], place: int) -> None:
        """Take back what :meth:`held` gave."""
        self.size, self.place = len(held["states"]), place
        for name, kept in zip(Sequences._fields, self.kept, strict=True):
            kept[: self.size] = held[name].to(kept.device)
