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
# # What can be sustained, and what is fair?
#
# Two players meet again and again. Tomorrow's payoff is worth the discount factor times today's.
# What keeps an agreement is what follows if somebody breaks it. Which payoffs are kept by *some*
# such threat, and which of them would each notion of fairness choose?

# %%
import gametheory_bp as gt
from gametheory_bp.equilibria.subgame_perfect import sustainable_from
from gametheory_bp.plotting import payoff_sets_over_discounts, plot_payoff_sets

dilemma = gt.load_game("prisoners_dilemma")
dilemma

# %% [markdown]
# ## How patient must they be to cooperate?
#
# Played once, both defect. Repeated, cooperation lasts if what it brings later outweighs one
# stolen gain. These are *all* payoffs of subgame-perfect equilibria, exactly: players choose pure
# actions, see everything, and may toss a public coin.

# %%
sets = payoff_sets_over_discounts(dilemma, ["1/4", "1/2", "9/10"])
sets

# %%
axes = plot_payoff_sets(sets)

# %% [markdown]
# The set grows in one jump, and its place is known exactly.

# %%
sustainable_from(dilemma)

# %% [markdown]
# It need not be a fraction. Here column is tempted by 9 where 8 is efficient, and whoever punishes
# must be promised enough to do it.

# %%
sustainable_from(gt.BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]]), (8, 8))

# %% [markdown]
# ## And where they disagree?
#
# In asymmetric Bach or Stravinsky both want to meet, each at its own favourite. Nobody is
# tempted: both meeting points are equilibria at any discount factor. Patience matters for the
# *threats*: only patient players bear the disagreement that punishes.

# %%
standoff = gt.load_game("asymmetric_bach_or_stravinsky")
axes = plot_payoff_sets(payoff_sets_over_discounts(standoff, ["1/2", "2/3", "24/25"]))

# %%
repeated = gt.RepeatedGame(standoff, discount="24/25")
found = gt.subgame_perfect_payoffs(repeated)
found

# %% [markdown]
# ## Which of these payoffs is fair?
#
# The rules answer as they do for any payoff set; here they choose among what is sustained.

# %%
gt.bargaining.welfare_table(
    repeated, ["utilitarian", "egalitarian", "nash", "kalai_smorodinsky"], ["subgame_perfect"]
)

# %% [markdown]
# Does less patience change what is fair? Where the whole set stays the same, so does every rule's
# choice; that is proved for the intervals that say so. Others are sampled.

# %%
from gametheory_bp.bargaining import optimum_over_discounts

axes = gt.plot(optimum_over_discounts(dilemma, "kalai_smorodinsky", samples=5))

# %% [markdown]
# ## How is it kept?
#
# With the answer come strategies: what both play, and what follows a deviation of either.

# %%
optimum = gt.welfare_optimum(repeated, "egalitarian", among="subgame_perfect")
plan = optimum.attained_by[0]
plan.automaton.display(standoff)

# %%
axes = gt.plotting.plot_automaton(plan.automaton, standoff)

# %% [markdown]
# After any history, whatever happened before, no single deviation gains: that is the proof.

# %%
from gametheory_bp.equilibria.automata import joint_equilibrium

joint_equilibrium(repeated, plan.automaton)

# %% [markdown]
# ## Can I trust it?
#
# The verifier, which contains no solver, checks that the set generates itself, that nothing
# outside is an equilibrium payoff, that the rule picks this point of it, and that the strategies
# attain it.

# %%
print(gt.verify(found))
print(repr(gt.verify(optimum)))
