"""Numbers over the rationals: reading, intervals, algebraic numbers, exactness, JSON."""
