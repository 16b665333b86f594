"""Planar convex sets over the rationals: polygons, hulls, clipping, frontiers, support."""
