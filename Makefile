# `make` or `make help` lists the targets. The first run makes .venv and installs what is needed.
.DEFAULT_GOAL := help
.PHONY: help run test torture fuzz test-lowest test-browser test-tools mutations mutants storm lint types style layers spelling locks check fix bench bench-anonymiser train pictures man words clean

# Keep what Python compiles, whatever the machine says: tests start this program a hundred times.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
BIN := $(VENV)/bin
LOWEST := .venv-lowest
READY := $(VENV)/.ready
LOCALES := group_supervision/locales
DEV_READY := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := UV_PYTHON=$(BIN)/python $(BIN)/uv --quiet pip
LOCK := $(BIN)/uv --quiet pip compile --upgrade --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-annotate --no-header

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

mutations: $(DEV_READY) ## read a hundred thousand mutated files; minutes to an hour
	@GROUP_SUPERVISION_MUTATIONS=100000 $(BIN)/python -m pytest -n 4 -q tests/test_mutations.py tests/test_parsers_mutated.py

mutants: $(DEV_READY) ## change the program in 260 places at random, and ask whether a test notices; half an hour
	@$(PIP) install mutmut
	@$(BIN)/python -m tests.mutants

fuzz: $(DEV_READY) ## look for what a parser falls over, with atheris where it runs; seven minutes
	@$(PIP) install atheris 2>/dev/null || echo "atheris doesn't install here."
	@$(BIN)/python -m tests.fuzz

test-lowest: $(VENV)/bin/python ## run the tests on the lowest versions that pyproject.toml allows
	@"$(BIN)/python" -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python -m pip --disable-pip-version-check --quiet install uv
	@$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST)/bin/python \
		--resolution lowest-direct --editable '.[dev]'
	@$(LOWEST)/bin/python -m pytest -n 4 --dist worksteal

test-browser: $(DEV_READY) ## lead a session before three pages in Chromium, where there is one
	@command -v chromium chromium-browser >/dev/null || { echo "Chromium isn't installed, so no real browser is tried."; exit 0; }; \
		$(PIP) install playwright axe-playwright-python \
		|| { echo "Playwright can't be installed here, so no real browser is tried."; exit 0; }; \
		BROWSER=1 $(BIN)/python -m pytest -q -rs tests/browser

test-tools: $(DEV_READY) ## open what is exported in LibreOffice, Chromium and PDF tools, where there are any
	@TOOLS=1 $(BIN)/python -m pytest -rs tests/export/test_tools.py

storm: $(DEV_READY) ## press 30,000 keys at random in 200 sessions
	@STORMS=200 EXAMPLES=50 $(BIN)/python -m pytest -n 4 --dist worksteal tests/tui/test_storm.py \
		tests/tui/test_state_machine.py tests/guide/test_state_machine.py

torture: $(DEV_READY) ## kill it, fill its disk, replace its files, and write docs/reliability.md; minutes
	@rm -rf .torture
	@TORTURE=long TORTURE_ROWS=.torture $(BIN)/python -m pytest -n 4 --dist worksteal -q -rs \
		tests/torture tests/web/test_hostile_clients.py; held=$$?; \
		$(BIN)/python -m tests.torture.table .torture && exit $$held

lint: $(DEV_READY) ## look at format, lint, types, layers and spelling
	@$(MAKE) --no-print-directory -j 2 types style layers spelling

types: $(DEV_READY)
	@$(BIN)/mypy

style: $(DEV_READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .

layers: $(DEV_READY)
	@$(BIN)/lint-imports

spelling: $(DEV_READY)
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

man: $(READY) ## write the manual page from the commands' own help
	@$(BIN)/python docs/man.py

words: $(DEV_READY) ## write the template from which translators start
	@mkdir -p $(LOCALES)
	@$(BIN)/pybabel -q extract --no-location --omit-header --sort-output -k _ -k N_ -k ngettext:1,2 \
		-o $(LOCALES)/group_supervision.pot group_supervision

clean: ## remove .venv and caches (never your notes)
	@rm -rf $(VENV) $(LOWEST) .torture .browser mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Making $(VENV), a place of its own for this program and what it needs. Nothing else is changed."
	@"$(PYTHON)" -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml
	@echo "Getting what the program needs; this goes online, and is done once. It may take a minute."
	@$(PIP) install --editable .
	@touch $@
	@echo "Ready."

# Every version and what its file has to be (by its hash) is written down. uv is quick; pip does
# where there is no uv.
$(DEV_READY): $(VENV)/bin/python pyproject.toml requirements-uv.txt requirements-dev.txt
	@echo "Getting what the tests need; this goes online, and is done once. It may take a minute."
	@$(PIP) install --no-compile --require-hashes -r requirements-uv.txt \
		&& $(UV) install --require-hashes -r requirements-dev.txt \
		|| $(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(READY) $@

locks: $(DEV_READY) ## choose the newest versions of what the tests need, and write down their hashes
	@echo "uv>=0.9" | $(LOCK) - -o requirements-uv.txt
	@printf "hatchling>=1.27\neditables\n" | $(LOCK) pyproject.toml - --extra dev -o requirements-dev.txt
