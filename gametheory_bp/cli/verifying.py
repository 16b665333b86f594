"""``verify``: re-prove a saved result with the verifier alone."""

from __future__ import annotations

import json
from pathlib import Path

from gametheory_bp.errors import InputValueError, MissingFileError

__all__ = ["verify"]


def verify(file: Path, /, *, full: bool = False) -> int:
    """Re-prove a saved result from its certificates; no solver is loaded.

    Parameters
    ----------
    file: Path
        A JSON file written by `analyse --json`, or any saved result.
    full: bool
        List every statement, not only those that fail.
    """
    from gametheory_bp.cli.terminal import show
    from gametheory_bp.report.reading import verify_saved

    verdict = verify_saved(read_json(file))
    if full:
        show(verdict.display())
    else:
        for check in verdict.failures:
            print(f"NOT proved: {check.statement}" + (f" ({check.detail})" if check.detail else ""))
    good = len(verdict.checks) - len(verdict.failures)
    word = "proved" if verdict.holds else "NOT proved"
    print(f"{file}: {word}; {good} of {len(verdict.checks)} statements hold")
    return 0 if verdict.holds else 1


def read_json(file: Path, kind: str = "a saved result") -> dict[str, object]:
    """The object in a JSON file; errors name the place."""
    try:
        data = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise MissingFileError(f"there is no file {str(file)!r}; give {kind}") from None
    except UnicodeDecodeError:
        raise InputValueError(f"{file} is not a text file; give {kind}") from None
    except json.JSONDecodeError as error:
        raise InputValueError(
            f"{file} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except RecursionError:
        raise InputValueError(f"{file} is nested too deeply to be {kind}") from None
    if not isinstance(data, dict):
        raise InputValueError(f"{file} holds a {type(data).__name__}; {kind} is an object")
    return data
