"""Hyperparameters of all experiments (table 4 of the paper), beside what the presets here hold.

What the paper prints, and what the released ``params.json`` files hold, are facts written down
here; the columns of this library are read from the presets that its runs take.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Stack, Table
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.reproduction._shaped_play import DISCOUNT, SETTINGS

if TYPE_CHECKING:
    from gametheory_bp.deep import Experiment
    from gametheory_bp.deep.lola import LolaNetworkSettings, LolaSettings

PRINTED = ("learning rate", "episodes", "episode length", "discount", "LSTM")
"""The columns of the paper's table; what else there is stands in a table of its own."""
PAPER = {
    "Matrix games (LOLA-Exact)": ("1.0", "N/A", "N/A", "0.96", "N/A"),
    "IPD (amTFT)": ("0.03", "800", "20", "0.96", "yes"),
    "IAsymBoS (amTFT)": ("0.03", "800", "20", "0.96", "yes"),
    "CG (LOLA-PG)": ("0.05", "2048000", "40", "0.90", "yes"),
    "ABCG (LOLA-PG)": ("0.1", "2048000", "40", "0.90", "yes"),
    "CG (amTFT)": ("0.1", "4000", "100", "0.96", "yes"),
    "ABCG (amTFT)": ("0.1", "4000", "100", "0.96", "yes"),
}
"""As printed; there matrix games, and CG and ABCG, share one line of amTFT."""
OF_AMTFT = ("updates of each learner", "steps in a batch", "optimiser", "exploration", "layers",
            "target copies", "threshold, severity", "weight of errors below 0",
            "temperature in play", "pairs of each reward", "row must earn above")  # fmt: skip
OF_SHAPING = ("updates", "episodes in an update", "other's learning rate", "layers", "critic")
SGD = "SGD, momentum"
GUESSED = "none; mean reward in corrections"
RELEASED: dict[str, dict[str, str]] = {
    "Matrix games (LOLA-Exact)": {
        "learning rate": "1", "episodes": "none: exact values",
        "episode length": "none; 200 to evaluate", "discount": "0.96", "LSTM": "none",
        "updates": "200", "episodes in an update": "none", "other's learning rate": "1",
        "layers": "none: tables, memory of one step", "critic": "none",
    },
    "IPD (amTFT)": {
        "learning rate": "0 -> 0.03 (5 %) -> 3e-11", "episodes": "800", "episode length": "20",
        "discount": "0.96", "LSTM": "16 units", "updates of each learner": "8000",
        "steps in a batch": "80", "optimiser": f"{SGD} 0",
        "exploration": "2 -> 0.5 (33 %) -> 0.1 (66 %)", "layers": "64; heads 64",
        "target copies": "every 600 steps", "threshold, severity": "10, 3",
        "weight of errors below 0": "1", "temperature in play": "0.1",
        "pairs of each reward": "40", "row must earn above": "none",
    },
    "CG (LOLA-PG)": {
        "learning rate": "0.05 -> 0", "episodes": "2048000", "episode length": "40",
        "discount": "0.9", "LSTM": "32 units (64 numbers)", "updates": "2000",
        "episodes in an update": "1024", "other's learning rate": "1, correction cut to norm 3",
        "layers": "two convolutions of 20", "critic": GUESSED,
    },
    "CG (amTFT)": {
        "learning rate": "0.1 -> 0.05 (25 %) -> 1e-10", "episodes": "8000",
        "episode length": "100", "discount": "0.96", "LSTM": "16 units",
        "updates of each learner": "80000", "steps in a batch": "400", "optimiser": f"{SGD} 0.9",
        "exploration": "0.75 -> 0.45 (20 %) -> 0.00075 (90 %)",
        "layers": "two convolutions of 64; heads 32", "target copies": "every 3000 steps",
        "threshold, severity": "3, 6", "weight of errors below 0": "1",
        "temperature in play": "0.00075", "pairs of each reward": "40",
        "row must earn above": "none",
    },
}  # fmt: skip
RELEASED["ABCG (LOLA-PG)"] = RELEASED["CG (LOLA-PG)"] | {"learning rate": "0.1 -> 0"}
RELEASED["IAsymBoS (amTFT)"] = RELEASED["IPD (amTFT)"] | {"row must earn above": "3.2"}
RELEASED["ABCG (amTFT)"] = RELEASED["CG (amTFT)"]
"""From the params.json of the runs behind figure 3 (commit 048e28b of 2021-09-24)."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the presets of an experiment come from."""

    game: str
    learner: str


KINDS = {
    "Matrix games (LOLA-Exact)": _Kind("ipd", "exact"),
    "IPD (amTFT)": _Kind("ipd", "amtft"),
    "IAsymBoS (amTFT)": _Kind("iasymbos", "amtft"),
    "CG (LOLA-PG)": _Kind("cg", "sampled"),
    "ABCG (LOLA-PG)": _Kind("abcg", "sampled"),
    "CG (amTFT)": _Kind("cg", "amtft"),
    "ABCG (amTFT)": _Kind("abcg", "amtft"),
}


def ours(name: str, preset: str) -> dict[str, str]:
    """What a preset of this library holds, in the words of the table.

    Examples
    --------
    >>> found = ours("CG (amTFT)", "published")
    >>> found["episodes"], found["learning rate"]
    ('8000', '0.1 -> 0.05 (25 %) -> 1e-10')
    """
    kind = KINDS[name]
    if kind.learner == "exact":
        return _of_exact(kind.game)
    if kind.learner == "sampled":
        from gametheory_bp.deep.lola import lola_preset

        if preset == "published":
            return _of_networks(lola_preset(kind.game, preset))
        return _of_sampled(SETTINGS[kind.game]())
    from gametheory_bp.deep import experiment

    return _of_q_learning(experiment(kind.game, preset))


def _of_exact(game: str) -> dict[str, str]:
    from gametheory_bp.dynamics import preset
    from gametheory_bp.reproduction._learned_play import STEPS

    settings = preset(game).settings
    return {
        "learning rate": f"{settings.step:g}", "episodes": "none: exact values",
        "episode length": f"none; {STEPS} to evaluate", "discount": _decimal(settings.discount),
        "LSTM": "none", "updates": str(settings.updates), "episodes in an update": "none",
        "other's learning rate": f"{settings.look_ahead:g}",
        "layers": "none: tables, memory of one step", "critic": "none",
    }  # fmt: skip


def _of_sampled(settings: LolaSettings) -> dict[str, str]:
    return {
        "learning rate": f"{settings.step:g}", "episodes": str(settings.updates * settings.batch),
        "episode length": str(settings.horizon), "discount": _decimal(DISCOUNT), "LSTM": "none",
        "updates": str(settings.updates), "episodes in an update": str(settings.batch),
        "other's learning rate": f"{settings.look_ahead:g}",
        "layers": "none: tables, a public bit per player",
        "critic": "mean returns of each state" if settings.guess else "none",
    }  # fmt: skip


def _of_networks(settings: LolaNetworkSettings) -> dict[str, str]:
    guesses = {"nothing": "none", "mean_reward": GUESSED, "state": "mean returns of each state"}
    cut = f", correction cut to norm {settings.longest_correction:g}"
    return {
        "learning rate": f"{settings.step:g}" + " -> 0" * settings.fading,
        "episodes": str(settings.updates * settings.batch),
        "episode length": str(settings.horizon), "discount": f"{settings.discount:g}",
        "LSTM": f"{settings.units} units ({2 * settings.units} numbers)",
        "updates": str(settings.updates), "episodes in an update": str(settings.batch),
        "other's learning rate": f"{settings.look_ahead:g}" + cut,
        "layers": f"two convolutions of {settings.channels}", "critic": guesses[settings.guess],
    }  # fmt: skip


def _of_q_learning(found: Experiment) -> dict[str, str]:
    settings, agents = found.learning, found.agents
    net, kept = settings.network, "none" if found.filter is None else f"{found.filter.above:g}"
    convolved = f"two convolutions of {net.widths[0]}"
    trunk = convolved if net.trunk == "board" else ", ".join(map(str, net.widths))
    momentum = f"SGD, momentum {settings.momentum:g}"
    return {
        "learning rate": _schedule(settings.learning_rate), "episodes": str(settings.episodes),
        "episode length": str(settings.horizon), "discount": f"{settings.discount:g}",
        "LSTM": f"{net.memory} units" if net.memory else "none",
        "updates of each learner": str(settings.rounds * settings.updates),
        "steps in a batch": str(settings.batch * settings.sequence),
        "optimiser": momentum if settings.optimiser == "sgd" else "Adam",
        "exploration": _schedule(settings.temperature), "layers": f"{trunk}; heads {net.head}",
        "target copies": f"every {settings.target_every} steps",
        "threshold, severity": f"{agents.threshold}, {agents.severity}",
        "weight of errors below 0": _schedule(settings.downward),
        "temperature in play": "0" if found.temperature is None else f"{found.temperature:g}",
        "pairs of each reward": str(found.seeds), "row must earn above": kept,
    }  # fmt: skip


def _schedule(points: Any) -> str:
    """Values with the share of training at which they are reached, inner ones only.

    Examples
    --------
    >>> _schedule(((0.0, 0.1), (0.25, 0.05), (1.0, 0.0)))
    '0.1 -> 0.05 (25 %) -> 0'
    """
    words = [
        f"{y:g}" if share in (0.0, 1.0) else f"{y:g} ({share:.3g} %)"
        for share, y in ((100 * x if 0 < x < 1 else x, y) for x, y in points)
    ]
    return " -> ".join(words)


def _decimal(number: Any) -> str:
    from fractions import Fraction

    return f"{float(Fraction(number)):g}"


def _table() -> Stack:
    from gametheory_bp.deep.requirement import require_torch

    require_torch()
    printed, more = [], []
    for name, told in PAPER.items():
        columns = RELEASED[name], ours(name, "published"), ours(name, "quick")
        for what, paper in zip(PRINTED, told, strict=True):
            printed.append((name, what, paper, *(column[what] for column in columns)))
        for what in OF_AMTFT if "amTFT" in name else OF_SHAPING:
            more.append((name, what, *(column[what] for column in columns)))
    ends = ("released code", "published preset", "quick preset")
    note = "a -> b (30 %): linear, reached after so much of training; LSTM: the paper has a cross"
    shaping = (
        "LOLA-PG: gradients of the release were half the textbook ones, so the same steps are half "
        "as long here and norms twice as large; the figures take the tables of the quick preset in "
        "both presets. LOLA-Exact has one preset. amTFT: the paper says 4000 episodes of a coin "
        "game, the released runs have 8000"
    )
    return Stack(
        "Hyperparameters",
        (
            Table("As printed", ("experiment", "what", "paper", *ends), tuple(printed), note),
            Table("Not in the paper's table", ("experiment", "what", *ends), tuple(more), shaping),
        ),
    )


TABLE_4 = Reproduction(
    title="Hyperparameters: paper, released code, and the presets of this library",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "table 4",
    table=_table,
)
