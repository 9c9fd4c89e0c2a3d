# make run    the app at http://localhost:8501 (PORT=... for another)
# make test   everything: lint, types, unit, data release, pages, front end, browser
# make data   rebuild the release from raw sources (SOURCES=folder; default: fetched from their public origin)

PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
SOURCES ?=
# Test processes side by side; one that has run out of tests takes over another's.
JOBS ?= logical
# Tries that a failed browser test is given again; each is named in the summary.
RERUNS ?= 0
SIDE_BY_SIDE := -n $(JOBS) --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev assets run lint types unit frontend browser test bench data verify pictures clean

help:
	@sed -n 's/^# //p' Makefile

$(VENV)/app: requirements.txt
	@.ci/make-venv $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

setup: $(VENV)/app assets

setup-dev: setup $(VENV)/dev

assets: $(VENV)/app
	@$(BIN)/python -m ui.assets
	@$(BIN)/python -m ui.compiled

run: setup
	@$(BIN)/python -m ui.launch --port $(PORT)

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

unit: setup-dev
	@$(BIN)/python -m tests.office
	$(PYTEST) tests --ignore=tests/browser $(SIDE_BY_SIDE)

frontend: setup-dev
	$(BIN)/python -m ui.assets --test

browser: setup-dev
	@$(BIN)/python -m tests.browser.chromium
	$(PYTEST) tests/browser $(SIDE_BY_SIDE) --reruns $(RERUNS)

test: lint types unit frontend browser

bench: setup-dev
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks

data: setup-dev
	$(BIN)/python -m geodata build $(if $(SOURCES),--sources $(SOURCES))

verify: setup-dev
	$(BIN)/python -m geodata verify

pictures: setup-dev
	@$(BIN)/python -m tests.browser.chromium
	XIANCHENG_PICTURES=docs/images $(PYTEST) tests/browser/test_pictures.py

clean:
	rm -rf $(VENV) static ui/frontend/node_modules test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis
