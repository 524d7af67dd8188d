# Omsap. `make` alone lists what can be done; each line with ## is one entry of that list.
#
# Everything lands inside this folder (.venv, static/pwa/node_modules, static/pwa/dist, var, .cache).
# Nothing is done twice: each step leaves a file behind that is newer than what it was made from.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
PWA := static/pwa
# Node and npm come from a Python wheel inside the virtual environment.
export PATH := $(BIN):$(PATH)
export PYTHONUTF8 := 1
unexport PYTHONPATH

PORT ?= 8000

PYTHON_READY := $(VENV)/.ready
NODE_READY := $(PWA)/node_modules/.package-lock.json
PWA_READY := $(PWA)/dist/index.html
PWA_SOURCES := $(shell find $(PWA) server/i18n -type f -not -path '*/node_modules/*' -not -path '*/dist/*' \
	-not -path '*/test/*' 2>/dev/null)

.PHONY: help
help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---------------------------------------------------------------- what everything stands on

# The oldest Python that works is 3.11; the newest one found on this machine is taken.
$(PYTHON_READY): requirements-dev.lock pyproject.toml
	@for candidate in $${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$${python:-}" ]; then echo "Omsap needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 1; fi; \
	if [ ! -x $(BIN)/python ]; then \
		$$python -m venv $(VENV) || { echo "Python's own venv module is missing (Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }; \
	fi
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --require-hashes -r requirements-dev.lock
	@# The wheel carries the built app; while developing it is served from its own folder, which need not be full yet.
	mkdir -p $(PWA)/dist
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(NODE_READY): $(PWA)/package-lock.json $(PYTHON_READY)
	npm --prefix $(PWA) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PWA_READY): $(PWA_SOURCES) $(NODE_READY)
	npm --prefix $(PWA) run --silent build
	@touch $@

.PHONY: setup
setup: $(PYTHON_READY) $(PWA_READY) ## everything needed to run and to test, without doing either

# ---------------------------------------------------------------- use it

# The demo province is made once, on SQLite in var; deleting var begins anew.
DATABASE := var/omsap.sqlite3
TABLES_READY := var/.tables
DEMO_LOGINS := var/demo_logins.txt
# The demonstration opens with a password alone; a real installation asks chiefs for a code as well.
run dev: export OMSAP_SECOND_FACTOR ?= off
ifeq ($(wildcard $(DATABASE)),)
.PHONY: $(TABLES_READY) $(DEMO_LOGINS)
endif

$(TABLES_READY): $(wildcard server/migrations/versions/*.py) | $(PYTHON_READY)
	@mkdir -p var
	$(BIN)/omsap db upgrade
	@touch $@

$(DEMO_LOGINS): | $(TABLES_READY)
	@$(BIN)/omsap demo > $@.new
	@mv $@.new $@

.PHONY: run
run: setup $(TABLES_READY) $(DEMO_LOGINS) ## set everything up and serve a demo province on http://localhost:8000
	@cat $(DEMO_LOGINS)
	@exec $(BIN)/omsap serve --jobs --port $(PORT)

.PHONY: dev
dev: setup $(TABLES_READY) $(DEMO_LOGINS) ## as run, and rebuild the phone app whenever one of its files changes
	@cat $(DEMO_LOGINS)
	@npm --prefix $(PWA) run dev & builder=$$!; trap 'kill $$builder 2>/dev/null' EXIT; \
	$(BIN)/omsap serve --jobs --port $(PORT)

.PHONY: wheel
wheel: setup ## build one file to install anywhere: build/omsap-….whl
	mkdir -p build
	$(BIN)/python -m pip wheel --disable-pip-version-check --quiet --no-deps --no-build-isolation --wheel-dir build .
	@ls -1 build/*.whl

# ---------------------------------------------------------------- prove it

# The browser mostly waits and the unit tests mostly compute: side by side they take half the time.
SIDE_BY_SIDE := -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: test
test: setup chromium ## everything CI runs: lint, unit, bytes, e2e
	@$(MAKE) --no-print-directory $(SIDE_BY_SIDE) e2e lint bytes unit-python unit-phone

.PHONY: lint
lint: setup ## format, style, types and import order, in both languages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm --prefix $(PWA) run --silent check

.PHONY: unit
unit: unit-python unit-phone ## tests of rules, core, server and phone, without a browser

.PHONY: unit-python
unit-python: setup
	$(BIN)/pytest --ignore=tests/e2e

.PHONY: unit-phone
unit-phone: setup
	npm --prefix $(PWA) run --silent test

.PHONY: chromium
chromium: $(PYTHON_READY)
	@$(BIN)/python tests/e2e/find_chromium.py --install

.PHONY: e2e
e2e: setup chromium ## the main job in a real Chromium, with a really killed server and browser
	$(BIN)/pytest tests/e2e

.PHONY: torture
torture: setup ## kill, race and break the real parts for half an hour; KILLS=, SEED= and others say how
	KILLS=$(or $(KILLS),1000) POSTGRES_KILLS=$(or $(POSTGRES_KILLS),300) RACE_ROWS=$(or $(RACE_ROWS),10000) \
		$(BIN)/pytest -s tests/torture
	PHONE_OPERATIONS=$(or $(PHONE_OPERATIONS),10000) PHONE_MINUTES=30 npm --prefix $(PWA) run --silent test -- test/real

# Whoever may not mount gets a namespace of their own in which they may.
.PHONY: full-disk
full-disk: setup ## the real server on a file system that is really full; needs root or user namespaces
	unshare --mount $(if $(filter-out 0,$(shell id -u)),--user --map-root-user) $(BIN)/pytest -s tests/torture/full_disk.py

.PHONY: fuzz
fuzz: setup ## question every route of the API by its own document, as everybody; FUZZ_EXAMPLES= for more than 200 each
	FUZZ_EXAMPLES=$(or $(FUZZ_EXAMPLES),200) $(BIN)/pytest tests/server/test_fuzz.py

.PHONY: simulate
simulate: $(PYTHON_READY) ## phones, faults and a server in virtual time: SEEDS=20000 for many, SEED=7 tells one step by step
	@$(BIN)/python -m tests.simulation.run

.PHONY: bytes
bytes: setup ## the built app against the sizes in benchmarks/budgets.toml
	$(BIN)/python -m benchmarks.check_bytes

.PHONY: bench
bench: setup chromium ## measure server and phone against benchmarks/budgets.toml
	$(BIN)/python -m benchmarks.check_bytes
	$(BIN)/python -m benchmarks.bench_push
	$(BIN)/python -m benchmarks.bench_books
	$(BIN)/python -m benchmarks.bench_overview
	$(BIN)/python -m benchmarks.bench_phone
	$(BIN)/python -m benchmarks.bench_room
	$(BIN)/python -m benchmarks.bench_unlock
	$(BIN)/python -m benchmarks.bench_first_fetch

# ---------------------------------------------------------------- keep it

.PHONY: contract
contract: $(PYTHON_READY) ## write what the phone must know (types, limits, codes) from the server's tables
	$(BIN)/omsap contract write

.PHONY: format
format: setup ## put all code into the house's form
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	npm --prefix $(PWA) run --silent format

.PHONY: screenshots
screenshots: setup chromium ## take the README's pictures anew, into docs/images
	OMSAP_SCREENSHOTS=$(CURDIR)/docs/images $(BIN)/pytest tests/e2e/test_main_job.py

.PHONY: lock
lock: ## resolve all dependencies anew and write the lock files
	python3 -m venv .cache/lock
	.cache/lock/bin/python -m pip install --disable-pip-version-check --quiet uv
	.cache/lock/bin/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-header --quiet -o requirements.lock
	.cache/lock/bin/uv pip compile pyproject.toml --upgrade --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --quiet -o requirements-dev.lock
	npm --prefix $(PWA) update --no-audit --no-fund

.PHONY: clean
clean: ## remove what was built; keeps var, where the records live
	rm -rf build .cache $(PWA)/dist $(PWA)/node_modules $(VENV)
