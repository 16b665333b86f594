"""Equilibrium sets of two-player games: Nash, correlated, coarse correlated."""
