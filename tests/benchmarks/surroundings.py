"""What a figure depends on beside the code: the machine, its load, the versions of the peers."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gametheory_bp import __version__

__all__ = ["load", "machine", "versions"]

PACKAGES = (
    "numpy",
    "python-flint",
    "highspy",
    "nashpy",
    "pygambit",
    "scipy",
    "cvxpy",
    "quantecon",
    "torch",
    "numba",
    "jax",
    "jaxmarl",
    "pettingzoo",
    "stable-baselines3",
)


def machine() -> str:
    """Processor, number of cores, Python."""
    model = platform.processor() or platform.machine()
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


def load() -> str:
    """How many processes want a core, against the number of cores."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    recent, longer, _ = os.getloadavg()
    word = "quiet" if recent < 0.7 * (os.cpu_count() or 1) else "BUSY: figures are too high"
    return f"load {recent:.1f} (1 min), {longer:.1f} (5 min): {word}"


def versions() -> dict[str, str]:
    """Installed versions of what is timed, and of what we compute with."""
    found = {"gametheory_bp": __version__}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    found["lrsnash"] = _lrsnash()
    return found


def _lrsnash() -> str:
    if shutil.which("lrsnash") is None:
        return "not installed (Debian package lrslib)"
    try:
        asked = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Version}", "lrslib"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown version"
    return asked.stdout
