"""``{command-help}``: what ``--help`` prints, for the program and for each of its commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

ROOT = Path(__file__).resolve().parents[2]
PLAIN = {"COLUMNS": "88", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}


def help_text(*arguments: str) -> str:
    """The help of the command with these arguments; raises if the command fails."""
    command = [sys.executable, "-m", "gametheory_bp", *arguments, "--help"]
    outcome = subprocess.run(
        command, cwd=ROOT, env=os.environ | PLAIN, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in outcome.stdout.strip().splitlines())


def commands() -> list[str]:
    """The names of the program's commands, in the order of its help."""
    from gametheory_bp.cli.application import APP

    return [name for name in APP if not name.startswith("-")]


class CommandHelp(SphinxDirective):
    """Show the help of the program, then that of each command."""

    def run(self) -> list[nodes.Node]:
        shown: list[nodes.Node] = []
        for arguments in ((), *((name,) for name in commands())):
            title = " ".join(("gametheory-bp", *arguments))
            text = help_text(*arguments)
            shown += [
                nodes.rubric("", "", nodes.literal(title, title)),
                nodes.literal_block(text, text, language="text"),
            ]
        return shown


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True}
