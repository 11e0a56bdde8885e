# Every verb sets up what it needs: `make book` on a fresh machine is enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.tools

# An environment counts by the folder that it was made in (a copied or moved one still builds the first), and by what is
# in the files that it was made from: never by their times, which a copy, an archive or a checkout sets as it likes.
of = $(CURDIR) $(shell cat $(1) 2>/dev/null | cksum)
quoted = '$(subst ','\'',$(1))'
FOR_READY := $(call of,requirements.txt pyproject.toml)
FOR_TOOLS := $(call of,requirements.txt pyproject.toml requirements-dev.txt)
ifneq ($(shell cat $(READY) 2>/dev/null),$(FOR_READY))
.PHONY: $(READY) $(TOOLS)
else ifneq ($(shell cat $(TOOLS) 2>/dev/null),$(FOR_TOOLS))
.PHONY: $(TOOLS)
endif

# Python keeps what it has compiled, whatever the machine says: else every process compiles every module anew, which a
# build does three times, and the tests some fifty times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help book quick test audit lint serve pdf lock clean

help: ## Say what each verb does.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Without counter-cases that are wrong the rest can be shown, printed and published: `make book` fails then, and `make
# rest` and whatever shows the site do not.
BUILD = $(BIN)/countercase build
BUILD_REST = $(BUILD) || [ $$? -eq 3 ]

book: $(READY) ## Run the case chapters that changed, build the whole book, and say where it is.
	@$(BUILD)

.PHONY: rest hold
rest: $(READY) ## Build the book without counter-cases that are wrong, if any, and end well: for what publishes it.
	@$(BUILD_REST)
	@$(BIN)/python tools/left_out.py

hold: $(TOOLS) ## Hold the site in place, also one without counter-cases, to what must hold of any site.
	@$(BIN)/python -m pytest -n0 countercase/testing/site.py $(ARGS)

# What draws at random draws less here than in `make test`, and most in `make audit`, which calls it for that.
quick: $(TOOLS) ## Run the tests that need no browser and no build: what to call after each change.
	@$(BIN)/python -m pytest -m "not (browser or site or slow or audit)" --ignore tests/book \
	    --draws quick $(ARGS)

test: $(TOOLS) book ## Build the book and test it, in a browser too: every page, and each kind of page in every setting.
	@$(BIN)/python -m pytest $(ARGS)

audit: $(TOOLS) book ## Test what `make test` leaves out: every page in every setting, whole builds, and planted faults.
	@$(BIN)/python -m pytest -m "audit or hypothesis" --draws audit $(ARGS)

lint: $(TOOLS) ## Check style, types, imports and dependencies, and that the record and the cases are sound.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@said=$$($(BIN)/lint-imports --no-cache) || { echo "$$said"; exit 1; }
	@$(BIN)/deptry . --no-ansi
	@$(BIN)/countercase check

.PHONY: licences links release answer
licences: $(TOOLS) ## List everything in the environment with its licence.
	@$(BIN)/pip-licenses --with-system --order=license

links: $(READY) ## Ask the outside addresses in the book whether they still answer, and list those that do not.
	@$(BUILD_REST)
	@$(BIN)/python tools/links.py

answer: $(READY) ## Say what the counter-cases of the newest merge change, for a comment on it.
	@$(BIN)/python tools/answer.py

serve: $(READY) ## Build the book and show it on this machine, at an address that is printed.
	@$(BUILD_REST)
	@$(BIN)/countercase serve

pdf: $(TOOLS) ## Build the book and print it as one PDF, and say where it is.
	@$(BUILD_REST)
	@$(BIN)/countercase pdf

.PHONY: reproduce same bench kills mutants
reproduce: $(READY) ## Build the book twice, once without typefaces, and after random edits (ARGS=--edits 9), and compare.
	@$(BIN)/countercase reproduce $(ARGS)

same: $(READY) ## Compare what machines of several kinds have made, by the lists of sums that they left.
	@$(BIN)/python tools/same.py

bench: $(TOOLS) ## Time builds and cases beside the plain way (ARGS=--full: up to 1,000 cases).
	@$(BIN)/python -m bench $(ARGS)

mutants: $(TOOLS) ## Put each small mistake in the engine and say which of them no test sees (ARGS=repair.py: one module).
	@$(BIN)/python tools/mutants.py $(ARGS)

kills: $(TOOLS) book ## Kill a build at twenty random moments, and check the site each time.
	@$(BIN)/python -m bench.kills $(ARGS)

lock: $(TOOLS) ## Choose the newest allowed version of every dependency and lock it, with hashes.
	@$(LOCK) --all-extras --upgrade --output-file requirements-dev.txt
	@$(LOCK) --constraint requirements-dev.txt --upgrade --output-file requirements.txt

LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --quiet --custom-compile-command "make lock"

release: $(READY) ## Write a release into its files, freeze its edition, and say what is left: make release VERSION=1.2.3.
	@$(BIN)/python tools/release.py "$(VERSION)"

.PHONY: editions
editions: $(READY) ## Put the newest site, and every frozen edition under its version, into _build/published.
	@$(BUILD_REST)
	@$(BIN)/countercase editions

MADE = book/cases book/counter-cases book/compare book/record
clean: ## Remove what was made, and nothing else: the site, the executed chapters, the environment.
	@rm -rf _build book/cases/_files countercase.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache tests/artefacts
	@rm -f $(addsuffix /*.ipynb,$(MADE))
	@rmdir $(MADE) 2>/dev/null || true
	@if [ -f "$(VENV)/pyvenv.cfg" ]; then rm -rf "$(VENV)"; fi
	@for folder in countercase tests tools bench; do \
	    [ ! -d $$folder ] || find $$folder -name __pycache__ -type d -prune -exec rm -rf {} +; done

INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r
FAILED = { echo "The locked packages could not be installed; pip says above why."; \
    echo "This once the network is needed, or a mirror (PIP_INDEX_URL). Then call make again."; exit 1; } >&2

# The environment holds exactly what is locked: what the book needs, and what its readers do not, its tests and its
# print, where a verb asks for that. It is made anew where the lock or the project file changed.
$(READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    found=$$($(PYTHON) --version 2>/dev/null) || found="not on this machine"; \
	    echo "Countercase needs Python 3.11 or later; '$(PYTHON)' is $$found."; \
	    echo "To install it: apt-get install python3 python3-venv (Debian, Ubuntu), dnf install python3 (Fedora)"; \
	    echo "or brew install python (macOS). Or name one that is there: make PYTHON=python3.12 ..."; exit 1; } >&2
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	    echo "This Python ($$($(PYTHON) --version)) cannot make virtual environments."; \
	    echo "To mend it: apt-get install python3-venv (Debian, Ubuntu). Elsewhere venv is part of Python:"; \
	    echo "name another one that is there: make PYTHON=python3.12 ..."; exit 1; } >&2
	@case $(call quoted,$(CURDIR)) in *[\"\\\`\$$:]*) \
	    echo "The path of this folder holds a sign that programs of an environment cannot be called with:"; \
	    printf '%s\n' $(call quoted,$(CURDIR)); \
	    echo 'Move the project to where no folder has one of these in its name: " \ ` $$ :'; exit 1;; esac >&2
	@echo "Setting up the environment in $(VENV) (once; about a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) requirements.txt || $(FAILED)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@echo $(call quoted,$(FOR_READY)) > $@

$(TOOLS): | $(READY)
	@echo "Adding what tests and print need to $(VENV) (once) ..."
	@$(INSTALL) requirements-dev.txt || $(FAILED)
	@echo $(call quoted,$(FOR_TOOLS)) > $@
