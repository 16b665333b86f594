r"""Gambit's ``.nfg`` files: reading them exactly, writing them for every peer.

An ``.nfg`` file is text::

    NFG 1 R "title" { "row player" "column player" }
    { { "T" "B" } { "L" "R" } }        strategy names, or only their numbers: { 2 2 }
    "comment"                          optional
    4 1  0 0  0 0  2 2                 payoff pairs

Payoff pairs run through the **row** actions fastest: (T, L), (B, L), (T, R), (B, R).  Instead of
payoffs a file may list *outcomes*, ``{ { "name" 4, 1 } ... }``, and then one outcome number per
action pair, counted from 1; number 0 is the outcome that pays nothing.

Numbers are integers, rationals ``5/2`` or decimals ``2.50`` and are read as written.  Inside
quotes ``\"`` is a quote and ``\\`` a backslash; any other backslash is itself.
"""

from gametheory_bp.games.nfg.document import NfgDocument
from gametheory_bp.games.nfg.files import read_nfg, read_nfg_document, write_nfg
from gametheory_bp.games.nfg.reader import parse_nfg
from gametheory_bp.games.nfg.writer import DIALECTS, Dialect, nfg_text

__all__ = [
    "DIALECTS",
    "Dialect",
    "NfgDocument",
    "nfg_text",
    "parse_nfg",
    "read_nfg",
    "read_nfg_document",
    "write_nfg",
]
