"""Table 2 of the paper: forms of welfare functions, what each selects, whether it is the rule's.

Every form is maximised exactly over all lotteries of two games.  On each edge of the payoff polygon
the largest value lies at an end, where the derivative of the product vanishes, or where the gains
are equal; in the interior none of the forms has its only maximum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.axioms.violation import points_text
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.claims.certified import certified_solution
from gametheory_bp.display import Stack, Table
from gametheory_bp.games.library import load_game
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.reproduction._claims import decided, verdict_word
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.threats.minimax import minimax_point

__all__ = ["FORMS", "TABLE_2", "Form", "selected"]


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form w of the gains g over d.

    Attributes
    ----------
    printed : str
    value : callable
        From a pair of gains to w; None where the form is not defined.
    constrained : bool
        Whether "s.t. Pareto-optimal" is printed.
    rule : str
        The bargaining rule that the name stands for.
    claims : tuple of str
        The claims that decide on the form.
    """

    printed: str
    value: Callable[[Point], Fraction | None]
    constrained: bool
    rule: str
    claims: tuple[str, ...] = ()


FORMS: dict[str, Form] = {
    "Nash": Form(
        "[V1 - d1] [V2 - d2]", lambda g: g[0] * g[1], False, "nash", ("table_2_nash_product",)
    ),
    "Kalai-Smorodinsky": Form(
        "(V1 - d1)/(V2 - d2) - sup(V1 - d1)/sup(V2 - d2) s.t. Pareto-optimal",
        lambda g: g[0] / g[1] if g[1] > 0 else None,  # less a constant
        True,
        "kalai_smorodinsky",
        ("table_2_kalai_smorodinsky", "table_2_supremum"),
    ),
    "Egalitarian": Form(
        "min {V1 - d1, V2 - d2} s.t. Pareto-optimal", min, True, "egalitarian_pareto"
    ),
    "Utilitarian": Form("V1 + V2", lambda g: g[0] + g[1], False, "utilitarian"),
}
GAMES = ("asymmetric_bach_or_stravinsky", "chicken")


def selected(form: Form, problem: BargainingProblem) -> tuple[Point, ...]:
    """The points that maximise a printed form, ends of a segment of them.

    Examples
    --------
    >>> problem = BargainingProblem([(0, 0), (4, 1), (2, 2)])
    >>> selected(FORMS["Kalai-Smorodinsky"], problem)
    ((Fraction(4, 1), Fraction(1, 1)),)
    """
    d1, d2 = problem.disagreement
    values = [
        (value, point)
        for point in sorted(set(_candidates(problem, form.constrained)))
        if (value := form.value((point[0] - d1, point[1] - d2))) is not None
    ]
    largest = max(value for value, _ in values)
    best = tuple(point for value, point in values if value == largest)
    return tuple(p for p in best if not any(_between(a, p, b) for a in best for b in best))


def _between(a: Point, p: Point, b: Point) -> bool:
    """Whether p lies inside the segment from a to b."""
    turn = (p[0] - a[0]) * (b[1] - p[1]) - (p[1] - a[1]) * (b[0] - p[0])
    return not turn and a < p < b


def _candidates(problem: BargainingProblem, frontier_only: bool) -> Iterator[Point]:
    points = problem.frontier if frontier_only else problem.payoff_set
    d1, d2 = problem.disagreement
    yield from points
    ends = zip(points, points[1:], strict=False) if frontier_only else zip(
        points, points[1:] + points[:1], strict=True
    )  # fmt: skip
    for (x, y), (u, v) in ends:
        g, h, a, b = x - d1, y - d2, u - x, v - y
        places = []
        if a * b:  # (g + t a)(h + t b) is stationary
            places.append(-(g * b + h * a) / (2 * a * b))
        if a != b:  # g + t a = h + t b
            places.append((h - g) / (a - b))
        yield from ((x + t * a, y + t * b) for t in places if 0 < t < 1)


def _table() -> Stack:
    rows, verdicts = [], []
    for name, form in FORMS.items():
        findings = [decided("stastny_2021", claim) for claim in form.claims]
        faithful = all(finding.verdict != "refuted" for _, finding in findings)
        cells = []
        for game_name in GAMES:
            game = load_game(game_name)
            d = minimax_point(game) if game_name == "chicken" else (Fraction(0), Fraction(0))
            problem = BargainingProblem(game.payoffs(), d)
            picked, rule = selected(form, problem), certified_solution(problem, form.rule)
            faithful = faithful and picked == rule
            cells += [points_text(picked), points_text(rule)]
        rows.append((name, form.printed, *cells, "yes" if faithful else "NO"))
        verdicts += [
            (claim.title, verdict_word(finding), finding.weaker) for claim, finding in findings
        ]
    heads = ("name", "printed form, maximised", "asymmetric BoS: form", "rule",
             "chicken: form", "rule", "the rule's form?")  # fmt: skip
    note = (
        "all lotteries; d = (0, 0) in asymmetric BoS, the mixed minimax in chicken; yes: the same "
        "points in both games, and no claim below against it"
    )
    return Stack(
        "Forms of welfare functions",
        (
            Table("What the printed forms select", heads, tuple(rows), note),
            Table("Claims about the forms", ("claim", "verdict", "instead"), tuple(verdicts)),
        ),
    )


TABLE_2 = Reproduction(
    title="Forms of welfare functions: what they select, and whether it is the rule",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "table 2",
    table=_table,
)
