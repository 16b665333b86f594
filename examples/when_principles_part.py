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
# # How unequal must a game be before principles of fairness part?
#
# Two firms choose a standard. Both want the same one, but not the same one: on the first the row
# firm earns t and the column firm 1, on the second both earn 2. For small t every principle picks
# the second standard. We let t run from 1 to 6 and ask all games of this *family* at once.

# %%
import gametheory_bp as gt
from gametheory_bp.families import GameFamily, check, family_disagreement, family_optimum

family = GameFamily(
    [["t", 0], [0, 2]],
    [[1, 0], [0, 2]],
    low=1,
    high=6,
    row_actions=["first", "second"],
    column_actions=["first", "second"],
    title="Two standards",
)
print(family)

# %% [markdown]
# ## Formulas instead of samples
#
# The answer is a formula on each of finitely many intervals. The ends of the intervals are exact,
# here even where they are irrational: the Nash solution leaves (2, 2) at the square root of 7.

# %%
for rule in ("utilitarian", "nash", "kalai_smorodinsky", "egalitarian_pareto"):
    print(f"{family_optimum(family, rule)}\n")

# %% [markdown]
# ## Is a formula right for every t?
#
# Yes, and not because many values were tried: what defines the rule is a set of polynomial
# inequalities in t, and their roots say where each of them holds.

# %%
nash = family_optimum(family, "nash")
print(check(nash))

# %% [markdown]
# At any single t the formula gives what the game itself gives.

# %%
print(nash.at(4), gt.welfare_optimum(family.at(4), "nash").points)

# %% [markdown]
# ## How does disagreement grow with asymmetry?
#
# The distance between the utilitarian and the egalitarian lottery, each firm's range of payoffs
# scaled to [0, 1]. It jumps where a principle changes its mind, and need not grow in between.

# %%
apart = family_disagreement(family, ["utilitarian", "egalitarian_pareto"])
print(apart)
axes = gt.plot(apart)
