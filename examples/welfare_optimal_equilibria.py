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
# # Which equilibrium is fair?
#
# Two people like to meet, and like different concerts. If both go to Bach, the row player gains
# most; if both go to Stravinsky, they gain equally, and less in total. This is *asymmetric Bach or
# Stravinsky*: several equilibria are Pareto optimal, and the players' interests over them conflict.

# %%
import gametheory_bp as gt

game = gt.BimatrixGame(
    row_payoffs=[[4, 0], [0, 2]],
    column_payoffs=[[1, 0], [0, 2]],
    row_actions=["Bach", "Stravinsky"],
    column_actions=["Bach", "Stravinsky"],
    title="Asymmetric Bach or Stravinsky",
)
print(game)

# %% [markdown]
# ## What is stable?
#
# All Nash equilibria, with exact fractions. The third one is mixed, and worse for both.

# %%
equilibria = gt.nash_equilibria(game)
print(equilibria)

# %% [markdown]
# ## What can a coin do?
#
# A coin that both can see lets them take turns. The payoffs of correlated equilibria form a
# polygon, whose upper edge joins the two concerts.

# %%
correlated = gt.correlated_equilibria(game).payoff_polygon()
print(correlated)

# %% [markdown]
# ## Which point is fair?
#
# That depends on what fairness means. Each rule picks its own point of that polygon. Players who do
# not agree miss each other and get nothing: the disagreement point is (0, 0).

# %%
for rule in ("utilitarian", "egalitarian_pareto", "nash", "kalai_smorodinsky", "leximin"):
    optimum = gt.welfare_optimum(game, rule, among="correlated", disagreement=(0, 0))
    print(f"{rule:20}", *(f"({x}, {y})" for x, y in optimum.points))

# %% [markdown]
# The sum of payoffs is largest at Bach, the smaller payoff is largest at Stravinsky, and the others
# compromise: they toss a coin. Each has a principle to speak for it. Players who follow different
# principles miss each other: that is *normative disagreement*.
#
# ## Who plays what?
#
# Every answer knows what attains it ...

# %%
optimum = gt.welfare_optimum(game, "nash", among="correlated", disagreement=(0, 0))
print(optimum)

# %% [markdown]
# ... and carries a proof that a small program without any solver checks.

# %%
verdict = gt.verify(optimum)
print(f"{len(verdict.checks)} statements checked; all hold: {verdict.holds}")

# %% [markdown]
# ## The whole picture
#
# Here the rules bargain over all that a coin can reach, and without agreement each player gets its
# minimax value.

# %%
axes = gt.plot(game)
