r"""How a learner's update behaves near a pair of parameters.

The update is a map of the parameters, ``theta -> theta + change(theta)``.  Near a fixed point it
contracts if all eigenvalues of its Jacobian have modulus below 1, and some direction is expelled
if one is above 1.  A learned policy that is nearly deterministic sits where parameters run off to
infinity: there the change is small, and the eigenvalues near 1 say that nothing pulls back.

The Jacobian comes by complex steps, ``Im change(theta + i h e_k) / h`` with h = 1e-40: no
difference is formed, so it is as accurate as the closed forms themselves (W. Squire and G. Trapp,
"Using complex variables to estimate derivatives of real functions", 1998).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gametheory_bp.display import Displayed, Table
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.learners import load_learner
from gametheory_bp.dynamics.parameterisations import Array, parameterisation
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.dynamics.world import MemoryOneWorld
from gametheory_bp.errors import InputValueError, NotDefinedError, ShapeError
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["Stability", "stability"]

SHIFT = 1e-40
NEUTRAL = 1e-6
"""Eigenvalues whose modulus is this close to 1 count as neutral."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability(Displayed):
    """The linearised update at a pair of parameters.

    Attributes
    ----------
    change : float
        Euclidean norm of the update there: 0 at a fixed point.
    jacobian : array, shape (all parameters, all parameters)
        Of theta + change; the row player's parameters first, each (parameter, state).
    eigenvalues : complex array
        Largest modulus first.
    exactness : Exactness
        Floats.
    """

    change: float
    jacobian: Array
    eigenvalues: npt.NDArray[np.complex128]
    exactness: Exactness = FLOAT

    @property
    def radius(self) -> float:
        """Largest modulus of an eigenvalue."""
        return float(abs(self.eigenvalues[0]))

    @property
    def kind(self) -> str:
        """``"contracting"``, ``"neutral"`` or ``"expanding"``; a verdict only at a fixed point."""
        if self.radius < 1 - NEUTRAL:
            return "contracting"
        return "neutral" if self.radius <= 1 + NEUTRAL else "expanding"

    def display(self) -> Table:
        """Norm of the update, and the moduli of the eigenvalues."""
        moduli = abs(self.eigenvalues)
        rows = (
            ("norm of the update", f"{self.change:.6g}"),
            ("largest modulus", f"{moduli[0]:.8g}"),
            ("moduli above 1", str(int((moduli > 1 + NEUTRAL).sum()))),
            ("moduli below 1", str(int((moduli < 1 - NEUTRAL).sum()))),
        )
        return Table("Update near these parameters", ("", ""), rows, f"{self.kind}; float")

    def __repr__(self) -> str:
        return f"Stability({self.kind}, update {self.change:.3g}, radius {self.radius:.6g})"


def stability(
    game: BimatrixGame,
    row: Any,
    column: Any,
    learner: str | Learner = "lola_exact",
    settings: LearningSettings | None = None,
) -> Stability:
    """The Jacobian of a learner's simultaneous update, and its eigenvalues.

    Parameters
    ----------
    game : BimatrixGame
    row, column : array, shape (m n + 1, parameters)
        One seed's entries of ``LearningRun.parameters``.
    learner : str or Learner
        Of both players.
    settings : LearningSettings, optional

    Returns
    -------
    Stability

    Raises
    ------
    ShapeError, InputValueError, NotDefinedError
        If shapes do not fit, a parameter is not finite, or the learner has no derivative.

    Exactness
    ---------
    Float.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = load_game("prisoners_dilemma")
    >>> start = np.zeros((5, 2))
    >>> found = stability(game, start, start, "naive", LearningSettings(discount=0))
    >>> found.jacobian[:5, :5].diagonal().tolist()  # only the first step matters
    [1.0, 1.0, 1.0, 1.0, 1.0625]
    """
    setting = LearningSettings() if settings is None else settings
    rule = learner if isinstance(learner, Learner) else load_learner(learner)
    if rule.moves == "probabilities":
        raise NotDefinedError(f"{rule.title} jumps between mixtures: its update has no Jacobian")
    stage = payoff_array(game)
    m, n = game.shape
    kind = parameterisation(setting.parameterisation)
    tables = []
    for name, given, actions in (("row", row, m), ("column", column, n)):
        table = np.asarray(given, dtype=np.float64)
        if table.shape != (m * n + 1, kind.count(actions)):
            raise ShapeError(
                f"the {name} player's parameters have the shape {table.shape}; give "
                f"{(m * n + 1, kind.count(actions))}"
            )
        if not np.isfinite(table).all():
            raise InputValueError(f"a parameter of the {name} player is not finite")
        tables.append(table.T.ravel())
    at = np.concatenate(tables)
    size, first = len(at), len(tables[0])
    shifted = at[:, None] + 1j * SHIFT * np.eye(size)
    parts = (
        shifted[:first].reshape(-1, m * n + 1, size),
        shifted[first:].reshape(-1, m * n + 1, size),
    )
    point: Any = Point(
        MemoryOneWorld(stage, float(setting.discount)), *parts, setting.parameterisation
    )
    moved = np.concatenate([rule.change(point, k, setting).reshape(-1, size) for k in (0, 1)])
    jacobian = np.eye(size) + moved.imag / SHIFT
    eigenvalues = np.linalg.eigvals(jacobian).astype(np.complex128)
    order = np.argsort(-abs(eigenvalues))
    norm = float(np.sqrt((moved.real[:, 0] ** 2).sum()))
    return Stability(norm, jacobian, eigenvalues[order])
