"""Games to and from other libraries: numpy, nashpy, Gambit (pygambit), OpenSpiel, PettingZoo.

What is read is exact; floats are read as written (0.1 is one tenth).  What is written is as
exact as the other side can hold: Gambit keeps rationals, the others get the nearest doubles.
The other library is imported only when its adapter is called; if it is missing, the error names
the extra that brings it.
"""

from gametheory_bp.interop.arrays import from_numpy, to_numpy
from gametheory_bp.interop.gambit import from_pygambit, to_pygambit
from gametheory_bp.interop.nash_py import from_nashpy, to_nashpy
from gametheory_bp.interop.open_spiel import from_open_spiel, to_open_spiel
from gametheory_bp.interop.pettingzoo_environments import pettingzoo_ids, to_pettingzoo

__all__ = [
    "from_nashpy",
    "from_numpy",
    "from_open_spiel",
    "from_pygambit",
    "pettingzoo_ids",
    "to_nashpy",
    "to_numpy",
    "to_open_spiel",
    "to_pettingzoo",
    "to_pygambit",
]
