"""A directed search for problems on which a rule breaks an axiom.

Four stages: small polygons on an integer grid (all of them, or a selection spread over them where
the budget does not suffice), random problems with small integers, hill-climbing on the amount of
violation from the closest misses, and, once something is found, shrinking it to few and small
integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from math import prod
from random import Random
from typing import TYPE_CHECKING, Any

from gametheory_bp.axioms.checking import Examined, examine, read_domain
from gametheory_bp.axioms.recipes import Recipe, smaller_recipes, spread
from gametheory_bp.axioms.rule_call import RuleCall
from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.axioms.shapes import deepest, draw_shape, grid_shapes, moved, problem_of_shape
from gametheory_bp.axioms.variation import Setting
from gametheory_bp.axioms.variations import VARIATIONS
from gametheory_bp.certificates.axiom_case import Selection
from gametheory_bp.certificates.problem_domain import in_domain
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.errors import InputValueError

if TYPE_CHECKING:
    from gametheory_bp.axioms.axiom import Axiom

__all__ = ["Search", "search"]

GRID_SIZE = 3
RANDOM_SIZE = 6
FLOORS = (*((0, 0),) * 6, (1, 0), (-1, 2), (2, 2))
"""Where d lies in random problems."""
CLIMBS = 6
"""How many of the closest misses are climbed from."""
SHRINKS = 400
"""Most attempts to make a violation smaller."""


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
        bases = (problem_of_shape(shape, self.domain) for shape in recipe.shapes)
        i = 1 if recipe.player == "column" else 0
        setting = Setting(recipe.choice, i, self.call, self.selection)
        present = tuple(moved(b, recipe.floor) for b in bases if b is not None)
        if len(present) < len(recipe.shapes):
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
        low, high = deepest(self.domain, RANDOM_SIZE), 4 * RANDOM_SIZE
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
        return replace(recipe, shapes=shapes, choice=tuple(choice))

    def shrunk(self, recipe: Recipe) -> Recipe:
        """A smaller recipe that is violated still, as small as single steps make it."""
        attempts, smaller = 0, True
        while smaller:
            smaller = False
            for candidate in smaller_recipes(recipe):
                attempts += 1
                if attempts > SHRINKS:
                    return recipe
                found = self.evaluate(candidate)
                if found is not None and found.violated:
                    recipe, smaller = candidate, True
                    break
        return recipe

    def grid(self, most: int) -> tuple[Iterator[Recipe], int, int]:
        """Recipes on the grid, how many these are, and how many there are in all."""
        shapes = grid_shapes(self.domain, GRID_SIZE)
        radices = (
            len(self.axiom.players),
            *self.variation.bounds,
            *(len(shapes) for _ in range(self.variation.bases)),
        )
        total = prod(radices)

        def recipe(index: int) -> Recipe:
            digits = []
            for radix in radices:
                index, digit = divmod(index, radix)
                digits.append(digit)
            player, choice = self.axiom.players[digits[0]], digits[1 : -self.variation.bases]
            built_from = tuple(shapes[k] for k in digits[-self.variation.bases :])
            return Recipe(player, built_from, tuple(choice))

        return map(recipe, spread(total, most)), min(total, most), total

    def random(self, rng: Random) -> Iterator[Recipe]:
        """Recipes with small random integers, for ever."""
        while True:
            shapes = tuple(
                draw_shape(self.domain, rng, RANDOM_SIZE) for _ in range(self.variation.bases)
            )
            choice = tuple(map(rng.randrange, self.variation.bounds))
            floor = rng.choice(FLOORS)
            yield Recipe(rng.choice(self.axiom.players), shapes, choice, floor)


def search(
    rule: Any, axiom: Axiom, domain: str, rng: int | Random, budget: int, selection: Selection
) -> SearchOutcome:
    """All four stages; what is read and returned :func:`gametheory_bp.find_violation` says."""
    if not isinstance(budget, int) or budget < 4:
        raise InputValueError(f"budget={budget!r}; give an int of at least 4")
    call = rule if isinstance(rule, RuleCall) else RuleCall(rule)
    run = Search(axiom.id, axiom, call, read_domain(domain), selection)
    generator = rng if isinstance(rng, Random) else Random(rng)
    recipes, tried, total = run.grid(budget // 2)
    found = run.first_violated(recipes)
    if found is not None:
        tried = run.proposals
    if found is None:
        found = run.first_violated(islice(run.random(generator), (budget - tried) // 2))
    if found is None:
        found = run.climb(budget - run.proposals, generator)
    violation = None
    if found is not None:
        smallest = run.evaluate(run.shrunk(found))
        violation = None if smallest is None else smallest.violation(domain)
    return SearchOutcome(
        axiom.id, call.name, domain, violation, run.instances, len(run.problems),
        run.proposals, tried, total, run.undecided,
    )  # fmt: skip
