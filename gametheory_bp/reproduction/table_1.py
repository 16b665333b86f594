"""Table 1 of the paper: which environment is which kind of problem, mark beside verdict."""

from __future__ import annotations

from gametheory_bp.claims.finding import exact_text
from gametheory_bp.display import Stack, Table
from gametheory_bp.reproduction._claims import decided, verdict_word
from gametheory_bp.reproduction._reproduction import Reproduction

# Environment, asymmetric bargaining problem, social dilemma as printed, claim.
PRINTED = (
    ("Iterated Prisoner's Dilemma", "no", "yes", "table_1_prisoners_dilemma"),
    ("Iterated Asymmetric BoS", "yes", "no", "table_1_asymmetric_bos"),
    ("Coin Game", "no", "yes", "table_1_coin_game"),
    ("Asymmetric bargaining Coin Game", "yes", "yes", "table_1_asymmetric_coin_game"),
)


def _table() -> Stack:
    rows, grounds = [], []
    for environment, bargaining, dilemma, name in PRINTED:
        claim, finding = decided("stastny_2021", name)
        rows.append((environment, bargaining, dilemma, verdict_word(finding), finding.scope))
        games = dict(claim.given)
        grounds += [
            (environment, what, exact_text(value))
            for what, value in finding.witness
            if what not in games
        ]
    heads = ("environment", "asymmetric BP", "social dilemma", "both marks", "scope")
    return Stack(
        "Environments",
        (
            Table("As printed, with the verdict on the print", heads, tuple(rows)),
            Table("What the verdicts rest on", ("environment", "what", "found"), tuple(grounds)),
        ),
    )


TABLE_1 = Reproduction(
    title="Which environment is a social dilemma, which an asymmetric bargaining problem",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "table 1",
    table=_table,
)
