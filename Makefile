# `make` alone prints what there is. Two commands from clone to green: make setup, make check.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# One file or one test: make test T=tests/desk/test_intake.py. Workers: make check WORKERS=2.
T ?=
# Most tests wait for what they have set going: more workers than processors are quicker.
WORKERS ?= $(if $(T),0,4)
# What failed beside others is told once more, alone, and what fails there has failed.
ALONE := --last-failed --last-failed-no-failures none
# pytest's status where tests failed; with others they were not told to the end.
FAILED := test $$? -eq 1
# Tests start many programs; each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install setup run demo sandbox test long lint fix types imports unused cover gates check migrate bench fuzz clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Deskbell needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# The stamps are older than the requirements only when something is to be installed.
$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@echo "Installing what Deskbell needs into $(VENV). This takes a minute, and is done once."
	@$(PIP) install -r requirements/run.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/run.txt requirements/dev.txt | $(BIN)/python
	$(PIP) install -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.run $@

setup: $(VENV)/.dev ## Create .venv with everything for work on Deskbell

install: $(VENV)/.run ## Create .venv, or renew it, with what running Deskbell needs

run: $(VENV)/.run ## Start the desk beside its sandbox; needs only Python 3.11
	@$(BIN)/deskbell demo

demo: run ## The same as run

sandbox: $(VENV)/.run ## Start the sandbox alone, for a bot of your own settings
	@$(BIN)/deskbell sandbox

test: $(VENV)/.dev ## Run the tests (T=path for some of them)
	$(BIN)/python -m pytest -n $(WORKERS) $(T)

long: $(VENV)/.dev ## Run the tests that take minutes: thousands of mails, a minute of kills
	$(BIN)/python -m pytest --cache-clear -n $(WORKERS) -m long $(T) || { $(FAILED) && $(BIN)/python -m pytest -m long $(ALONE); }

lint: $(VENV)/.dev ## Report style, format and spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z | xargs -0 $(BIN)/codespell --

fix: $(VENV)/.dev ## Mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

imports: $(VENV)/.dev ## Check that the layers point one way
	$(BIN)/lint-imports

unused: $(VENV)/.dev ## Report dependencies and code that nobody uses
	$(BIN)/deptry .
	$(BIN)/vulture

cover: IN_CHECK := "not bench and not long"
cover: $(VENV)/.dev ## Run the tests, on every database, and hold them to the coverage gates
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --cache-clear -n $(WORKERS) -m $(IN_CHECK) || { $(FAILED) && $(BIN)/coverage run -m pytest -m $(IN_CHECK) $(ALONE); }
	$(MAKE) --no-print-directory gates

# A file with its last name is whole. What was killed or outlives the tests leaves others, and a report
# would add up whatever lies beside its file under a longer name: so what is whole has a name of its own.
gates: WHOLE := --data-file=.covered
gates:
	$(BIN)/coverage combine --quiet $(WHOLE) .coverage.*.H*h
	$(BIN)/coverage report $(WHOLE)
	$(BIN)/coverage report $(WHOLE) --include='desk/*,views/*' --fail-under=100

check: lint types imports unused cover ## Everything a change has to pass

migrate: $(VENV)/.run ## Bring the database up to date
	$(BIN)/deskbell migrate

bench: $(VENV)/.dev ## Measure the timings
	$(BIN)/python -m pytest -m bench -s --timeout 600 $(or $(T),tests/bench)

fuzz: $(VENV)/.dev ## Look for input that does harm; needs atheris (T=page for one target)
	$(BIN)/python -m tests.fuzz.guided $(T)

clean: ## Remove what can be made again
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .fuzz .coverage .coverage.* .covered dist
