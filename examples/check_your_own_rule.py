# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Which axioms does my own bargaining rule satisfy?
#
# A rule is a function from a bargaining problem to a point of it. Here is one that sounds fair:
# *meet half-way between the two dictators*. Each player's dictatorial agreement is the best one for
# that player; a fair coin between both is feasible, since the set is convex.

# %%
import gametheory_bp as gt


def half_way(problem):
    row_best = max(problem.frontier, key=lambda p: p[0])
    column_best = max(problem.frontier, key=lambda p: p[1])
    return tuple((a + b) / 2 for a, b in zip(row_best, column_best, strict=True))


problem = gt.BargainingProblem([(0, 0), (4, 0), (3, 2), (0, 3)])
print(half_way(problem))

# %% [markdown]
# ## Search for violations
#
# `find_violation` tries small polygons on a grid, then random ones, then climbs toward a violation,
# and shrinks what it finds. "No violation" is no proof: it says how many problems were tried.

# %%
for axiom in ("scale_covariance", "symmetry", "midpoint_domination", "weak_pareto_optimality"):
    found = gt.find_violation(half_way, axiom, budget=200)
    print(f"{found.sentence()}\n")

# %% [markdown]
# The coin wastes payoffs: where the frontier is bent, both players would rather have a point
# beyond the middle of the chord.
#
# ## A witness is an object
#
# It holds the problems, the solutions and what failed, and it verifies without the rule's code. A
# function brings no certificates, so the witness says that its values are as the rule reported.

# %%
witness = gt.find_violation(half_way, "weak_pareto_optimality").violation
print(witness)
print(gt.verify(witness))

# %%
axes = gt.plot(witness.problems[0])

# %% [markdown]
# ## Repair it, and look again
#
# Going on from the middle, half-way again and again, is Raiffa's rule, which the library has. Its
# solutions carry certificates, so its violations are proved.

# %%
for axiom in ("weak_pareto_optimality", "midpoint_domination", "strong_monotonicity"):
    print(f"{gt.find_violation('raiffa_discrete', axiom, budget=200).sentence()}\n")

# %% [markdown]
# ## My own problems
#
# `check_axiom` tests an axiom on problems that I choose, in the order in which it names them.

# %%
small = gt.BargainingProblem([(0, 0), (2, 0), (0, 2)])
large = gt.BargainingProblem([(0, 0), (2, 0), (2, 2), (0, 2)])
print(gt.check_axiom(half_way, "strong_monotonicity", [small, large]))

# %% [markdown]
# ## All axioms at once
#
# A row of the table for my rule, one for Raiffa's: P is proved, x is violated (with a witness in
# `table.cell(rule, axiom)`), a number counts the instances without a violation.

# %%
table = gt.axioms.axiom_table([half_way, "raiffa_discrete", "nash"], budget=60)
print(table)

# %% [markdown]
# ## Which rules remain?
#
# Two principals need not agree on a rule. Each says which axioms it insists on.

# %%
print(
    gt.axioms.rules_remaining(
        ["scale_covariance", "symmetry"],
        ["midpoint_domination", "individual_monotonicity"],
        rules=["kalai_smorodinsky", "nash", "proportional"],
    )
)

# %% [markdown]
# In my own tests one assertion does it: `check_rule(half_way, ["symmetry"])` from
# `gametheory_bp.testing`.
