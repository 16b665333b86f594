"""``{command-help} analyse``: what ``gametheory-bp analyse --help`` prints, as it prints it."""

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


def help_text(arguments: list[str]) -> str:
    """The help of the command with these arguments; raises if the command fails."""
    command = [sys.executable, "-m", "gametheory_bp", *arguments, "--help"]
    outcome = subprocess.run(
        command, cwd=ROOT, env=os.environ | PLAIN, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in outcome.stdout.strip().splitlines())


class CommandHelp(SphinxDirective):
    """Show the help of the command that the argument names; without one, of the program."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        text = help_text(self.arguments)
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True}
