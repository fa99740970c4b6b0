# `make` or `make help` lists the targets. The first run makes .venv and installs what is needed.
.DEFAULT_GOAL := help
.PHONY: help run test lint check fix bench bench-anonymiser train pictures clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The first Python of 3.11 or newer on this machine, unless PYTHON says which.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$each"; break; }; done)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## open the app on your own data folder
	@exec $(BIN)/group-supervision

test: $(DEV_READY) ## run every test
	@$(BIN)/python -m pytest -n 4 --dist worksteal

lint: $(DEV_READY) ## look at format, lint, types, layers and spelling
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell

check: lint test ## what a change has to pass

fix: $(DEV_READY) ## format the code and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV_READY) ## measure speed as ratios to a bare Textual app
	@$(BIN)/python -m benchmarks

bench-anonymiser: $(DEV_READY) ## measure what the anonymiser finds, as a group meets it
	@$(BIN)/python -m benchmarks.anonymiser --as-met

train: $(DEV_READY) ## learn the tagger anew from the written notes
	@$(PIP) install numpy scipy
	@PYTHONPATH=.:tools $(BIN)/python tools/train_tagger.py

pictures: $(DEV_READY) ## draw the pictures of the documentation
	@$(BIN)/python docs/pictures.py

clean: ## remove .venv and caches (never your notes)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml
	@$(PIP) install --editable .
	@touch $@

$(DEV_READY): $(READY)
	@$(PIP) install --editable '.[dev]'
	@touch $@
