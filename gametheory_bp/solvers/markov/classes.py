"""Which states of a chain or process lead to which: communicating and closed classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gametheory_bp.solvers.markov.chain import Chain
from gametheory_bp.solvers.markov.process import DecisionProcess

__all__ = ["chain_classes", "communicating_classes", "process_classes", "reached"]

Classes = list[tuple[list[int], bool]]
"""States of each class, ascending, and whether no way leads out."""


def communicating_classes(following: Sequence[Iterable[int]]) -> Classes:
    """Strongly connected components of ``s -> following[s]``, by their least state.

    Examples
    --------
    >>> communicating_classes([[1], [0, 2], [2]])
    [([0, 1], False), ([2], True)]
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size = len(following)
    heads = [s for s, after in enumerate(following) for _ in after]
    tails = [t for after in following for t in after]
    graph = csr_array((np.ones(len(heads)), (heads, tails)), shape=(size, size))
    count, label = connected_components(graph, connection="strong")
    members: list[list[int]] = [[] for _ in range(count)]
    for s, k in enumerate(label.tolist()):
        members[k].append(s)
    leaving = {int(label[s]) for s, t in zip(heads, tails, strict=True) if label[s] != label[t]}
    return [(found, int(label[found[0]]) not in leaving) for found in sorted(members)]


def chain_classes(chain: Chain) -> Classes:
    """Communicating classes of a chain; the closed ones are its recurrent classes."""
    return communicating_classes([chain.law(s)[0] for s in range(chain.size)])


def process_classes(process: DecisionProcess) -> Classes:
    """Communicating classes when the chooser may take any choice."""
    node, ends = process.node.tolist(), process.offsets.tolist()
    following = []
    for a, b in zip(ends, ends[1:], strict=False):
        following.append(sorted({t for n in set(node[a:b]) for t in process.laws[n][0]}))
    return communicating_classes(following)


def reached(chain: Chain, first: Iterable[int]) -> list[int]:
    """States that the chain visits from some, themselves included, ascending."""
    order = list(dict.fromkeys(first))
    seen = set(order)
    for s in order:  # grows while it is read
        for t in chain.law(s)[0]:
            if t not in seen:
                seen.add(t)
                order.append(t)
    return sorted(seen)
