"""Learned policies measured against the exact answer."""
