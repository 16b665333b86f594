"""All commands in one application, and the way errors reach the user: one message, no traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from gametheory_bp import __version__
from gametheory_bp.cli.analysing import analyse
from gametheory_bp.cli.axioms import axioms
from gametheory_bp.cli.coin_game import coin_game
from gametheory_bp.cli.listing import games, rules
from gametheory_bp.cli.reproducing import reproduce
from gametheory_bp.cli.selecting import select
from gametheory_bp.cli.training import train
from gametheory_bp.cli.verifying import verify
from gametheory_bp.errors import GameTheoryError

__all__ = ["APP", "BAD_INPUT", "DONE", "NOT_PROVED", "run"]

DONE, NOT_PROVED, BAD_INPUT = 0, 1, 2

APP = App(
    name="gametheory-bp",
    help="Exact, certified bargaining solutions and equilibria of two-player games.",
    version=__version__,
    help_format="plaintext",
    suppress_keyboard_interrupt=False,  # run() answers it
)
for command in (analyse, verify, games, rules, axioms, coin_game, reproduce, train, select):
    APP.command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code and never shows a traceback for bad input.

    Parameters
    ----------
    arguments : sequence of str
        What stands behind the command's name.

    Returns
    -------
    int
        0 done and proved, 1 not proved or not complete, 2 bad input.
    """
    try:
        outcome = APP(
            list(arguments),
            print_error=False,
            exit_on_error=False,
            result_action="return_value",
        )
    except CycloptsError as error:
        return _refuse(str(error), "see `gametheory-bp --help`")
    except GameTheoryError as error:
        return _refuse(str(error))
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        sys.stderr.close()
        return DONE
    except OSError as error:
        return _refuse(f"{error.strerror or error}: {error.filename}")
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return NOT_PROVED
    return outcome if isinstance(outcome, int) else DONE


def _refuse(message: str, hint: str = "") -> int:
    print(f"error: {message.strip()}", file=sys.stderr)
    if hint:
        print(hint, file=sys.stderr)
    return BAD_INPUT
