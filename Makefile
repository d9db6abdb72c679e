# The commands of this project. Two matter first: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.installed
DEV_STAMP := .venv/.installed-dev

.PHONY: help demo test check extras study lock clean

help:  ## show this list
	@echo 'Two commands matter first: make demo, make test.'
	@echo
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(RUN_STAMP)  ## install, build the register of examples/caucasus, print it
	@mkdir -p out
	$(BIN)/armsledger build examples/caucasus --ledger out/caucasus.sqlite --report out/caucasus

test: $(DEV_STAMP)  ## install, run the checks and the tests
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest

check: $(DEV_STAMP)  ## lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# No byte code ahead of its use: it takes a third of the time, and most of it is never run.
PIP_INSTALL := $(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check
LINK_PACKAGE := $(PIP_INSTALL) --no-build-isolation --no-deps --no-index --editable .

$(RUN_STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("armsledger needs Python 3.11 or newer, and this is " + sys.version.split()[0] + \
	  "; name another: make PYTHON=python3.12 demo" if sys.version_info < (3, 11) else 0)'
	@echo 'Installing into .venv: half a minute if pip has the packages in its cache, a few minutes if not.'
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(LINK_PACKAGE)
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(RUN_STAMP)
	@echo 'Installing what the tests and the extras need.'
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

extras: $(DEV_STAMP)  ## install what pictures, data frames, the arms race and Parquet need

study: $(DEV_STAMP)  ## write docs/study-caucasus.md and its pictures anew
	$(BIN)/python -m sources.study_page

lock:  ## pin what requirements*.in ask for, with hashes and without addresses
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt

clean:  ## remove what the commands above made
	rm -rf .venv out
