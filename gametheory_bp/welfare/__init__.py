"""Welfare functions: formulas on numbers, arrays and tensors alike, with declared facts."""
