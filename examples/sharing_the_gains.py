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
# # How should two partners share what they make together?
#
# Ann and Bob can earn together what neither can alone. Their possible agreements, in thousands,
# span a polygon; without agreement Ann gets 1 and Bob gets nothing. There is no game here, only a
# *bargaining problem*: a payoff set and a disagreement point.

# %%
import gametheory_bp as gt

problem = gt.BargainingProblem([(0, 0), (12, 0), (4, 6), (0, 7)], disagreement=(1, 0))
print(problem)

# %% [markdown]
# ## What does each principle say?
#
# Every rule below has a principle behind it. The answers are exact: fractions where the rule is
# rational, algebraic numbers where it is not.

# %%
for rule in ("utilitarian", "egalitarian", "nash", "kalai_smorodinsky", "equal_loss", "ces"):
    print(f"{gt.solve(problem, rule)}\n")

# %% [markdown]
# ## Why this point?
#
# The Nash solution maximises the product of both gains over the disagreement point. Each curve
# joins agreements with the same product; the dashed one is the highest that touches the polygon.

# %%
axes = gt.plotting.plot_welfare_contours(problem, "nash")

# %% [markdown]
# ## Can I trust it?
#
# A solution carries its proof: here a line that no agreement passes and the curve only touches.

# %%
verdict = gt.verify(gt.solve(problem, "nash"))
print(verdict)
