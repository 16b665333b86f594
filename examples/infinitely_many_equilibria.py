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
# # What if there are infinitely many equilibria?
#
# In the game below the first row ends the game, so the column player does not care what to answer.
# Such *degenerate* games are common, and many programs return some of their equilibria without
# saying that there are more.

# %%
import gametheory_bp as gt

game = gt.load_game("kreps_wilson_1982")
print(game)

# %% [markdown]
# ## All of them, as finitely many pieces
#
# The set of equilibria is a union of products of polytopes. It is listed by its corners, the
# *extreme* equilibria, and by the pieces that they span.

# %%
equilibria = gt.nash_equilibria(game)
print(equilibria)

# %%
for subset in equilibria.maximal_subsets:
    rows, columns = len(subset.row_vertices), len(subset.column_vertices)
    print(f"{rows} x {columns} corners: any mixture of these rows against any of these columns")

# %% [markdown]
# ## Is the game degenerate?
#
# The answer comes with a witness: a strategy with more best replies than actions in its support.

# %%
from gametheory_bp.equilibria.nash import is_degenerate

print(is_degenerate(game))

# %% [markdown]
# ## Where are they in the payoff plane?

# %%
axes = gt.plot(equilibria)
