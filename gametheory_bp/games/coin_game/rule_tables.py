"""The rules of a coin game in words, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.games.coin_game.payments import payments

if TYPE_CHECKING:
    from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["payment_table", "rule_lines", "rule_table"]

TIES = {
    None: "cannot happen: no coin may be taken by each player alone",
    "both": "both take it",
    "random": "one of them takes it, each with probability 1/2",
    "red": "red takes it",
    "blue": "blue takes it",
}
PAYERS = {
    "taker": "the player who takes the coin",
    "other": "the player who stands on the other's coin",
    "red": "red, whoever takes the coin",
    "blue": "blue, whoever takes the coin",
}


def rule_lines(rules: CoinGameRules) -> tuple[tuple[str, str], ...]:
    """Pairs (rule, what it says), one for every field but the payments."""
    n = rules.size
    return (
        ("grid", f"{n} x {n}, " + ("torus" if rules.board == "torus" else "with walls")),
        ("actions", ", ".join(rules.action_names)),
        ("phases", "; ".join(" + ".join(c.label for c in phase) for phase in rules.phases)),
        ("next phase", "in turn" if rules.next_phase == "alternate" else "drawn uniformly"),
        ("both on a coin for either", TIES[rules.tie]),
        ("veto", _veto(rules)),
        ("penalty for a contested coin", _penalty(rules)),
        ("placing", "all coins anew when one is taken, uniformly on cells without player or coin"),
        ("the first coin placed", _first_coin(rules)),
        ("start", _start(rules)),
        ("steps", "no end" if rules.horizon is None else str(rules.horizon)),
        ("parity", _parity(rules)),
    )


def rule_table(rules: CoinGameRules) -> Table:
    """All rules but the payments."""
    return Table("Rules", ("rule", "says"), rule_lines(rules))


def payment_table(rules: CoinGameRules) -> Table:
    """Who is paid what, for every coin and whoever stands on it."""
    rows = []
    for item in payments(rules):
        red, blue = (str(x) if item.taken else "-" for x in item.rewards)
        note = "yes" if item.taken else "no"
        rows.append((str(item.phase), item.coin.label, item.standing, note, red, blue))
    heads = ("phase", "coin", "on it", "taken", "red gets", "blue gets")
    note = "on a contested coin: expected rewards, a lot decides" if rules.tie == "random" else ""
    return Table("Payments", heads, tuple(rows), note)


def _veto(rules: CoinGameRules) -> str:
    if rules.veto is None:
        return "none: coins do not interfere"
    return (
        f"{rules.veto} on the {rules.veto} coin keeps the other coin from being taken, even if "
        f"{rules.veto} takes none"
    )


def _penalty(rules: CoinGameRules) -> str:
    if rules.penalty_payer is None:
        return "none"
    return f"{rules.contested_penalty}, lost by {PAYERS[rules.penalty_payer]}"


def _first_coin(rules: CoinGameRules) -> str:
    if not rules.avoid_old_coin:
        return "avoids no other cell"
    text = "avoids the cell where the second coin lay"
    return text + (", at the start (0, 0)" if rules.old_coin_at_start else "")


def _start(rules: CoinGameRules) -> str:
    where = "different cells" if rules.distinct_start else "any cells"
    return f"uniform phase; players on {where}, uniformly"


def _parity(rules: CoinGameRules) -> str:
    if rules.parity_kept:
        return "kept: players at an odd distance never meet, so never share a coin"
    return "not kept: players can always meet"
