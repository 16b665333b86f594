"""Whole experiments: many pairs trained in cells, then self-play and cross-play of their agents."""
