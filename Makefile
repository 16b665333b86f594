# Every command of the project. `make help` lists them.
# The environment lives in $(VENV); `make test VENV=/elsewhere` keeps this folder clean.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
PYTHON ?= $(shell for p in python3.11 python3; do \
  if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
WORKERS ?= 2
PYTEST_ARGS ?=
DEMO ?= build/demo
DEMO_GAMES := examples/two_standards.nfg asymmetric_bach_or_stravinsky

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-input -c constraints.txt
# One thread per process: default BLAS threads make small matrices slower on a busy machine.
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

.PHONY: help demo test test-all check bench theory docs clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

$(VENV)/.stamp-venv:
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer found; name one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "==> making an environment in $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.stamp-run: $(VENV)/.stamp-venv pyproject.toml constraints.txt
	@echo "==> installing gametheory_bp and what it needs (about a minute; no torch)"
	@$(INSTALL) -e .
	@touch $@

$(VENV)/.stamp-test: $(VENV)/.stamp-run
	@echo "==> adding torch (CPU), the peers and the tools of the tests and docs (about two minutes)"
	@$(INSTALL) -e '.[test,check,docs]'
	@touch $@

$(VENV)/.stamp-all: $(VENV)/.stamp-test
	@echo "==> adding numba, Ray, Dask, TensorBoard and stable-baselines3 (a minute or two, 0.5 GB)"
	@$(INSTALL) -e '.[compiled,dask,ray,tensorboard,third_party]'
	@touch $@

demo: $(VENV)/.stamp-run  ## install (without torch) and analyse two games
	@mkdir -p $(DEMO)
	@for game in $(DEMO_GAMES); do \
	  name=$$(basename $$game .nfg); \
	  echo "==> gametheory-bp analyse $$game"; \
	  $(BIN)/gametheory-bp analyse $$game --figure $(DEMO)/$$name.png; \
	  echo "==> the figure is in $(DEMO)/$$name.png"; \
	done

test: $(VENV)/.stamp-test  ## install the test tools and run the tests (the slow ones left out)
	@echo "==> running the tests on $(WORKERS) processes"
	@$(ONE_THREAD) $(BIN)/python -m pytest -n $(WORKERS) $(PYTEST_ARGS)

test-all: $(VENV)/.stamp-all  ## run all the tests, the slow ones too, clusters of Ray and Dask among them
	@echo "==> running all the tests on $(WORKERS) processes"
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-more} $(ONE_THREAD) $(BIN)/python -m pytest \
	  -n $(WORKERS) -m "" $(PYTEST_ARGS)

check: $(VENV)/.stamp-test  ## style, types, layers, dependencies and the docs, warnings as errors
	@echo "==> ruff: style"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "==> mypy: types"
	@$(BIN)/mypy
	@echo "==> import-linter: layers"
	@$(BIN)/lint-imports
	@echo "==> deptry: declared dependencies"
	@$(BIN)/deptry gametheory_bp
	@$(MAKE) --no-print-directory docs

bench: $(VENV)/.stamp-test  ## time the work of the README's table, side by side with the peers
	@echo "==> timing (medians; a peer that is not installed is skipped by name)"
	@$(ONE_THREAD) $(BIN)/python -m tests.benchmarks

theory: $(VENV)/.stamp-run  ## decide every claim of the papers anew; fails where a stored verdict does not reproduce
	@mkdir -p build
	@$(ONE_THREAD) $(BIN)/python -m theory_checks --json build/claims.jsonl --html build/claims.html
	@echo "==> the ledger is in build/claims.html"

docs: $(VENV)/.stamp-test  ## build the documentation, warnings as errors
	@echo "==> sphinx: building the documentation"
	@$(BIN)/python -m sphinx -j $(WORKERS) -W --keep-going -q -b html docs docs/_build/html
	@echo "==> open docs/_build/html/index.html"

clean:  ## remove what the commands wrote (not the environment)
	rm -rf build dist docs/_build docs/reference/generated .pytest_cache .mypy_cache .ruff_cache .hypothesis
