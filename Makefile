# Two commands for a newcomer: `make brief` and `make test`. Both install what they need into .venv first.
# On a system without make, CONTRIBUTING.md lists what stands behind them.

OUT ?= build
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help brief test lint bench lock clean

help:  ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

brief: .venv/.stamp  ## build every brief of briefs/ and say where it is
	@$(BIN)/briefgen build --out $(OUT)
	@echo "The briefs are in $(OUT)/: open the .pdf or the .html files."

test: .venv/.stamp  ## run the tests
	@$(BIN)/python -m pytest -q

lint: .venv/.stamp  ## ruff and strict mypy
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: .venv/.bench  ## time one brief beside pandoc with WeasyPrint
	@$(BIN)/python bench/one_brief.py

lock:  ## write the requirements locks anew (needs uv)
	@$(COMPILE) --extra dev pyproject.toml -o requirements.lock
	@$(COMPILE) --extra bench --constraint requirements.lock pyproject.toml -o requirements-bench.lock

clean:  ## remove what make made: .venv, build/, caches
	@rm -rf .venv $(OUT) .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find briefgen tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.stamp: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "briefgen needs Python 3.11 or later, and none was found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "briefgen needs Python 3.11 or later; $(PYTHON) is older. Say which with: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Installing into .venv (the first time this takes a minute or two) ..."
	@$(PYTHON) -m venv --clear .venv || { echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.bench: requirements-bench.lock .venv/.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@
