# Every verb sets up what it needs: `make book` on a fresh machine is enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help book test lint serve pdf lock clean

help: ## Say what each verb does.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

book: $(READY) ## Run the case chapters that changed, build the whole book, and say where it is.
	@$(BIN)/countercase build

test: book ## Build the book and run every test, the ones in a browser among them.
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## Check style, formatting and dependencies, and that the record and the cases are sound.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/deptry . --no-ansi
	@$(BIN)/countercase check

.PHONY: licences links release
licences: $(READY) ## List everything in the environment with its licence.
	@$(BIN)/pip-licenses --with-system --order=license

links: book ## Ask the outside addresses in the book whether they still answer, and list those that do not.
	@$(BIN)/python tools/links.py

serve: book ## Build the book and show it on this machine, at an address that is printed.
	@$(BIN)/countercase serve

pdf: book ## Build the book and print it as one PDF, and say where it is.
	@$(BIN)/countercase pdf

.PHONY: reproduce bench kills mutants
reproduce: $(READY) ## Build the book twice from nothing, in two scratch folders, and compare every file.
	@$(BIN)/countercase reproduce

bench: $(READY) ## Time builds and cases beside the plain way (ARGS=--full: up to 1,000 cases).
	@$(BIN)/python -m bench $(ARGS)

mutants: $(READY) ## Put each small mistake in the engine and say which of them no test sees (ARGS=repair.py: one module).
	@$(BIN)/python tools/mutants.py $(ARGS)

kills: book ## Kill a build at twenty random moments, and check the site each time.
	@$(BIN)/python -m bench.kills $(ARGS)

lock: $(READY) ## Choose the newest allowed version of every dependency and lock it, with hashes.
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make lock" --output-file requirements.txt

release: $(READY) ## Write a release into its files, and say what is left to do: make release VERSION=1.2.3.
	@$(BIN)/python tools/release.py "$(VERSION)"

clean: ## Remove everything that was made: the site, the executed chapters, the environment.
	@rm -rf _build book/cases book/forks book/compare book/record $(VENV) *.egg-info .pytest_cache .hypothesis .ruff_cache tests/artefacts
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment holds exactly what is locked. It is made anew where the lock or the project file changed.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    found=$$($(PYTHON) --version 2>/dev/null) || found="not on this machine"; \
	    echo "Countercase needs Python 3.11 or later; '$(PYTHON)' is $$found."; \
	    echo "To install it: apt-get install python3 python3-venv (Debian, Ubuntu), dnf install python3 (Fedora)"; \
	    echo "or brew install python (macOS). Or name one that is there: make PYTHON=python3.12 ..."; exit 1; } >&2
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	    echo "This Python ($$($(PYTHON) --version)) cannot make virtual environments."; \
	    echo "To mend it: apt-get install python3-venv (Debian, Ubuntu). Elsewhere venv is part of Python:"; \
	    echo "name another one that is there: make PYTHON=python3.12 ..."; exit 1; } >&2
	@echo "Setting up the environment in $(VENV) (once; about a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt || { \
	    echo "The locked packages could not be installed; pip says above why."; \
	    echo "This once the network is needed, or a mirror (PIP_INDEX_URL). Then call make again."; exit 1; } >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
