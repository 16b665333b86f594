"""All presets side by side, and where each of their peculiarities comes from."""

from __future__ import annotations

from gametheory_bp.display import Stack, Table
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.payments import STANDING, payments
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rule_tables import rule_lines
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["preset_tables", "quirk_table"]


def preset_tables() -> Stack:
    """Rules that all presets share, those in which they differ, and what every coin pays.

    Examples
    --------
    >>> shared, differ, paid = preset_tables().parts
    >>> sorted({row[0] for row in differ.rows} & {"veto", "grid"})
    ['veto']
    """
    games = [(name, load_coin_game(name)) for name in list_coin_games()]
    lines = [dict(rule_lines(game.rules)) for _, game in games]
    shared = [rule for rule in lines[0] if len({line[rule] for line in lines}) == 1]
    rows = tuple((rule, lines[0][rule]) for rule in shared)
    differ = tuple(
        (rule, says, ", ".join(name for (name, _), line in zip(games, lines, strict=True)
                               if line[rule] == says))
        for rule in lines[0] if rule not in shared
        for says in dict.fromkeys(line[rule] for line in lines)
    )  # fmt: skip
    paid = tuple(row for name, game in games for row in _paid(name, game.rules))
    return Stack(
        "",
        (
            Table("Rules of all presets", ("rule", "says"), rows),
            Table("Where presets differ", ("rule", "says", "presets"), differ),
            Table("What coins pay (red, blue)", ("preset", "coin", *STANDING), paid),
        ),
    )


def quirk_table() -> Table:
    """Every peculiarity of a released program: the field, its value, its provenance, who has it.

    Examples
    --------
    >>> [row[1] for row in quirk_table().rows if row[0] == "penalty_payer"]
    ['red', 'taker']
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for name in list_coin_games():
        game = load_coin_game(name)
        for field, origin in game.quirks:
            found.setdefault((field, _value(game, field), origin), []).append(name)
    rows = tuple((*key, ", ".join(names)) for key, names in sorted(found.items()))
    return Table("Peculiarities", ("field", "value", "provenance", "presets"), rows)


def _value(game: NamedCoinGame, field: str) -> str:
    return str(getattr(game.rules, field))


def _paid(name: str, rules: CoinGameRules) -> list[tuple[str, ...]]:
    cells: dict[str, list[str]] = {}
    for item in payments(rules):
        text = ", ".join(map(str, item.rewards)) if item.taken else "stays"
        cells.setdefault(item.coin.label, []).append(text)
    return [
        (name if k == 0 else "", label, *texts) for k, (label, texts) in enumerate(cells.items())
    ]
