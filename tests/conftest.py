"""What every test stands on: one thread per process, repeatable random examples."""

import os

# Before anything imports numpy or torch: default thread counts make small matrices slower.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
os.environ.setdefault("MPLBACKEND", "Agg")

from hypothesis import HealthCheck, settings  # noqa: E402

# No deadline: wall-clock time says nothing on a shared machine. In CI the examples are derived
# from the test itself, so a failure there fails everywhere. `make test-all` takes more examples.
settings.register_profile(
    "local", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.register_profile("more", parent=settings.get_profile("local"), max_examples=60)
settings.register_profile("thorough", parent=settings.get_profile("local"), max_examples=1000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "local")
)
