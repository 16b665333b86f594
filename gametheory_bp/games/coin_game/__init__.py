"""Coin games: two players collect coins on a grid; exact rules, exact model, small analysis."""
