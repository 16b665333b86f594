"""Torch, or an error that says how to get it."""

from __future__ import annotations

from importlib import import_module

from gametheory_bp.errors import MissingPackageError

__all__ = ["require_torch"]


def require_torch() -> None:
    """Import torch and safetensors.

    Raises
    ------
    MissingPackageError
        If one of them is not installed; the message holds the command that installs both.

    Examples
    --------
    >>> require_torch()
    """
    for name in ("torch", "safetensors"):
        try:
            import_module(name)
        except ImportError as error:
            raise MissingPackageError(
                f"the learned layer needs the package {name!r} ({error}); install it with "
                "pip install -c constraints.txt 'gametheory_bp[deep]' (on Linux a bare "
                "'pip install torch' brings CUDA packages along; install a CPU build of torch "
                "first if you do not want them)"
            ) from None
