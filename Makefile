# Two commands for a newcomer: `make brief` and `make test`. Both install what they need into .venv first.
# On a system without make, CONTRIBUTING.md lists what stands behind them.

OUT ?= build
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help brief test lint bench mutations conformance site gallery lock clean

help:  ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

brief: .venv/.stamp  ## build every brief of briefs/ and say where it is
	@$(BIN)/briefgen build --out $(OUT)
	@echo "The briefs are in $(OUT)/: open the .pdf or the .html files."

test: .venv/.stamp  ## run the tests
	@$(BIN)/python -m pytest -q

lint: .venv/.stamp  ## ruff and strict mypy
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: .venv/.bench  ## time and weigh it beside pandoc, with WeasyPrint and with Typst (half an hour)
	@$(BIN)/python bench/one_brief.py
	@$(BIN)/python bench/scale.py
	@$(BIN)/python bench/watch.py
	@$(BIN)/python bench/inline.py
	@$(BIN)/python bench/many.py

mutations: .venv/.stamp  ## corrupt briefs/ in every way, one at a time, and count what notices
	@$(BIN)/python bench/mutations.py

conformance: .venv/.conformance  ## hold the briefs to their standards: veraPDF, axe-core in Chromium, LibreOffice
	@$(BIN)/python -m pytest -q -m conformance tests/conformance
	@echo "Pictures of the pages, to look at: build/conformance/"

site: .venv/.stamp  ## build the briefs, their pages and the documentation into site/
	@$(BIN)/briefgen site --out $(OUT) --into build/briefgen-site --quiet >/dev/null
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "The site is in site/: put the folder on any web server, or look at it with: $(BIN)/python -m http.server -d site"

gallery: .venv/.stamp  ## draw the pages of the briefs into docs/gallery/
	@$(BIN)/python bench/gallery.py

lock:  ## write the requirements locks anew (needs uv)
	@$(COMPILE) --extra dev pyproject.toml -o requirements.lock
	@$(COMPILE) --constraint requirements.lock pyproject.toml -o requirements-run.lock
	@$(COMPILE) --extra bench --constraint requirements.lock pyproject.toml -o requirements-bench.lock
	@$(COMPILE) --extra conformance --extra docx --constraint requirements.lock pyproject.toml -o requirements-conformance.lock

clean:  ## remove what make made: .venv, build/, caches
	@rm -rf .venv $(OUT) site .pytest_cache .ruff_cache .mypy_cache .hypothesis
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

.venv/.conformance: requirements-conformance.lock tests/conformance/package-lock.json .venv/.stamp
	@command -v npm >/dev/null || { echo "make conformance needs npm, a JDK, Chromium and LibreOffice (Debian: apt install npm default-jdk-headless chromium libreoffice-writer-nogui)."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-conformance.lock
	@mkdir -p .venv/npm && cp tests/conformance/package.json tests/conformance/package-lock.json .venv/npm/
	@npm ci --silent --no-audit --no-fund --prefix .venv/npm
	@touch $@
