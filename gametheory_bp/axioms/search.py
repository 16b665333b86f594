"""``find_violation``: a directed search for problems on which a rule breaks an axiom.

Four stages: all small polygons on an integer grid (in order of size, as far as the budget
goes), random problems with small integers, hill-climbing on the amount of violation from the
closest misses, and, once something is found, shrinking it to few and small integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from random import Random
from typing import Any

from gametheory_bp.axioms.axiom import Axiom
from gametheory_bp.axioms.checking import Examined, examine, read_axiom, read_domain
from gametheory_bp.axioms.rule_call import RuleCall
from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.axioms.shapes import Shape, draw_shape, grid_shapes, lowest, problem_of_shape
from gametheory_bp.axioms.variations import VARIATIONS, Setting
from gametheory_bp.certificates.axiom_case import Player, Selection
from gametheory_bp.certificates.problem_domain import in_domain
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.errors import InputValueError

__all__ = ["find_violation"]

GRID_SIZE = 3
RANDOM_SIZE = 6
CLIMBS = 6
"""How many of the closest misses are climbed from."""
SHRINKS = 400
"""Most attempts to make a violation smaller."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one instance is built from."""

    player: Player
    shapes: tuple[Shape, ...]
    choice: tuple[int, ...]

    @property
    def size(self) -> tuple[int, int, int]:
        """What shrinking reduces: points, then coordinates, then the choice."""
        points = [p for shape in self.shapes for p in shape]
        return len(points), sum(abs(x) + abs(y) for x, y in points), sum(self.choice)


class Search:
    """One search: its counts and the closest misses so far."""

    def __init__(
        self, name: str, axiom: Axiom, call: RuleCall, domain: str, selection: Selection
    ) -> None:
        self.name, self.axiom, self.call = name, axiom, call
        self.domain, self.selection = domain, selection
        self.variation = VARIATIONS[axiom.relation]
        self.proposals = self.instances = self.undecided = 0
        self.problems: set[ProblemStatement] = set()
        self.misses: list[tuple[float, Recipe]] = []

    def evaluate(self, recipe: Recipe) -> Examined | None:
        """The instance that a recipe gives, if it is one and lies in the domain."""
        self.proposals += 1
        bases = tuple(problem_of_shape(shape, self.domain) for shape in recipe.shapes)
        i = 1 if recipe.player == "column" else 0
        setting = Setting(recipe.choice, i, self.call, self.selection)
        present = tuple(b for b in bases if b is not None)
        if len(present) < len(bases):
            return None
        proposal = self.variation.build(present, setting)
        if proposal is None or not all(in_domain(p, self.domain) for p in proposal[0]):
            return None
        problems, numbers = proposal
        found = examine(
            self.name, self.axiom, self.call, problems, recipe.player, numbers, self.selection
        )
        if isinstance(found, str):
            return None
        self.instances += 1
        self.problems.update(problems)
        self.undecided += found.undecided
        return found

    def first_violated(self, recipes: Iterator[Recipe]) -> Recipe | None:
        """The first recipe that breaks the axiom; the closest misses are remembered."""
        for recipe in recipes:
            found = self.evaluate(recipe)
            if found is None:
                continue
            if found.violated:
                return recipe
            self.misses.append((self.closeness(recipe, found), recipe))
            if len(self.misses) > 20 * CLIMBS:
                self.misses = sorted(self.misses, key=lambda m: -m[0])[:CLIMBS]
        return None

    def closeness(self, recipe: Recipe, found: Examined) -> float:
        """The shortfall relative to the size of the problem."""
        largest = max(max(map(abs, p)) for shape in recipe.shapes for p in shape)
        return float(found.amount.middle) / max(largest, 1)

    def climb(self, budget: int, rng: Random) -> Recipe | None:
        """Changes by one step that bring the closest misses closer."""
        starts = sorted(self.misses, key=lambda m: -m[0])[:CLIMBS]
        for best, recipe in starts:
            for _ in range(budget // len(starts)):
                changed = self.neighbour(recipe, rng)
                found = self.evaluate(changed)
                if found is None:
                    continue
                if found.violated:
                    return changed
                score = self.closeness(changed, found)
                if score >= best:
                    best, recipe = score, changed
        return None

    def neighbour(self, recipe: Recipe, rng: Random) -> Recipe:
        """One coordinate or one entry of the choice changed, one point added or left out."""
        k = rng.randrange(len(recipe.shapes))
        shape, choice = list(recipe.shapes[k]), list(recipe.choice)
        action = rng.randrange(4)
        low, high = lowest(self.domain), 4 * RANDOM_SIZE
        if action == 0 and choice:
            c = rng.randrange(len(choice))
            choice[c] = (choice[c] + rng.choice((-1, 1))) % self.variation.bounds[c]
        elif action == 1 and len(shape) > 1:
            shape.pop(rng.randrange(len(shape)))
        elif action == 2:
            shape.append((rng.randint(low, RANDOM_SIZE), rng.randint(low, RANDOM_SIZE)))
        else:
            p = rng.randrange(len(shape))
            step = rng.choice(((0, 1), (1, 0), (0, -1), (-1, 0)))
            x, y = shape[p][0] + step[0], shape[p][1] + step[1]
            shape[p] = (min(max(x, low), high), min(max(y, low), high))
        shapes = (*recipe.shapes[:k], tuple(shape), *recipe.shapes[k + 1 :])
        return Recipe(recipe.player, shapes, tuple(choice))

    def shrunk(self, recipe: Recipe) -> Recipe:
        """A smaller recipe that is violated still, as small as single steps make it."""
        attempts, smaller = 0, True
        while smaller:
            smaller = False
            for candidate in _smaller(recipe, lowest(self.domain)):
                attempts += 1
                if attempts > SHRINKS:
                    return recipe
                found = self.evaluate(candidate)
                if found is not None and found.violated:
                    recipe, smaller = candidate, True
                    break
        return recipe

    def grid(self) -> tuple[Iterator[Recipe], int]:
        """All recipes on the grid in order of size, and how many there are."""
        shapes = grid_shapes(self.domain, GRID_SIZE)
        bases = sorted(
            product(range(len(shapes)), repeat=self.variation.bases), key=lambda k: (sum(k), k)
        )
        choices = tuple(product(*map(range, self.variation.bounds)))
        recipes = (
            Recipe(player, tuple(shapes[k] for k in base), choice)
            for base in bases
            for choice in choices
            for player in self.axiom.players
        )
        return recipes, len(bases) * prod(self.variation.bounds) * len(self.axiom.players)

    def random(self, rng: Random) -> Iterator[Recipe]:
        """Recipes with small random integers, for ever."""
        while True:
            shapes = tuple(
                draw_shape(self.domain, rng, RANDOM_SIZE) for _ in range(self.variation.bases)
            )
            choice = tuple(map(rng.randrange, self.variation.bounds))
            yield Recipe(rng.choice(self.axiom.players), shapes, choice)


def _smaller(recipe: Recipe, low: int) -> Iterator[Recipe]:
    """Recipes that are one step smaller, the largest steps first."""
    for k, shape in enumerate(recipe.shapes):

        def put(changed: Shape, k: int = k) -> Recipe:
            shapes = (*recipe.shapes[:k], changed, *recipe.shapes[k + 1 :])
            return Recipe(recipe.player, shapes, recipe.choice)

        halved = tuple(sorted({(int(x / 2), int(y / 2)) for x, y in shape}))
        if halved != shape:
            yield put(halved)
        for p in range(len(shape)):
            if len(shape) > 1:
                yield put(shape[:p] + shape[p + 1 :])
        for p, (x, y) in enumerate(shape):
            for q in ((x - (x > 0) + (x < 0), y), (x, y - (y > 0) + (y < 0))):
                if q != (x, y):
                    yield put((*shape[:p], q, *shape[p + 1 :]))
    for c, value in enumerate(recipe.choice):
        for less in range(value):
            choice = (*recipe.choice[:c], less, *recipe.choice[c + 1 :])
            yield Recipe(recipe.player, recipe.shapes, choice)


def find_violation(
    rule: Any,
    axiom: str | Axiom,
    domain: str = "comprehensive",
    rng: int | Random = 0,
    *,
    budget: int = 1000,
    selection: Selection = "middle",
) -> SearchOutcome:
    """Search for problems on which a rule breaks an axiom.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function from a problem to its point or points.
    axiom : str or Axiom
        An id of :func:`list_axioms`.
    domain : str
        "convex", "comprehensive", "strictly_comprehensive", "finite", or the first and last
        with "_individually_rational".
    rng : int or random.Random
        Seed of the random stages.
    budget : int >= 4
        How many instances are proposed: half of them on the grid, the rest at random and by
        hill-climbing.
    selection : {"middle", "first", "last"}
        Which point stands for a solution with several, where the axiom needs one.

    Returns
    -------
    SearchOutcome
        ``.violation`` is None or the witness, shrunk; the counts say what was tried.

    Raises
    ------
    UnknownNameError
        If axiom, rule or domain is unknown.

    Notes
    -----
    Exactness: a violation is proved and re-verifies; "none found" proves nothing.
    Certificate: of the violation, ``axiom_violation``.

    Examples
    --------
    >>> found = find_violation("utilitarian", "scale_covariance")
    >>> found.violation.certificate.numbers
    (Fraction(2, 1), Fraction(1, 1), Fraction(0, 1), Fraction(0, 1))
    >>> find_violation("nash", "scale_covariance", budget=100)
    SearchOutcome(nash, scale_covariance: no violation in 95 comprehensive instances)
    """
    name, item = read_axiom(axiom)
    if not isinstance(budget, int) or budget < 4:
        raise InputValueError(f"budget={budget!r}; give an int of at least 4")
    call = rule if isinstance(rule, RuleCall) else RuleCall(rule)
    search = Search(name, item, call, read_domain(domain), selection)
    generator = rng if isinstance(rng, Random) else Random(rng)
    recipes, total = search.grid()
    tried = min(total, budget // 2)
    found = search.first_violated(islice(recipes, tried))
    if found is not None:
        tried = search.proposals
    if found is None:
        found = search.first_violated(islice(search.random(generator), (budget - tried) // 2))
    if found is None:
        found = search.climb(budget - search.proposals, generator)
    violation = None
    if found is not None:
        smallest = search.evaluate(search.shrunk(found))
        violation = None if smallest is None else smallest.violation(domain)
    return SearchOutcome(
        name, call.name, domain, violation, search.instances, len(search.problems),
        search.proposals, tried, total, search.undecided,
    )  # fmt: skip
