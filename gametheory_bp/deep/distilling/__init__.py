"""Exact solutions as policies of the batched games: plans, punishments, and networks made of them.

:func:`.distilled` begins learning where the exact solution ends; :func:`.exact_punishment` is what
learned punishers are measured by.
"""
