"""``games`` and ``rules``: what the library holds, one line each."""

from __future__ import annotations

from gametheory_bp.display import Table

__all__ = ["games", "rules"]


def games(tag: str | None = None) -> int:
    """List the named games.

    Parameters
    ----------
    tag: str
        Only games with this tag, e.g. "bargaining" or "degenerate".
    """
    from gametheory_bp.cli.terminal import show
    from gametheory_bp.games.library import list_games, named_game

    rows = []
    for name in list_games(tag):
        item = named_game(name)
        m, n = item.game.shape
        rows.append((name, f"{m} x {n}", item.title, ", ".join(item.tags)))
    note = "analyse one with: gametheory-bp analyse NAME"
    show(Table("Named games", ("name", "size", "title", "tags"), tuple(rows), note))
    return 0


def rules() -> int:
    """List the bargaining rules and welfare functions."""
    from gametheory_bp.bargaining import list_rules, load_rule
    from gametheory_bp.cli.terminal import show

    rows = []
    for name in list_rules():
        rule = load_rule(name)
        given = ", ".join(f"{p.name} in {p.range}" for p in rule.parameters)
        rows.append((name, rule.statement, given))
    show(Table("Bargaining rules", ("rule", "statement", "parameters"), tuple(rows)))
    return 0
