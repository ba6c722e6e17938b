# Every verb sets up what it needs; `make demo` is the first thing to run on a fresh machine.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.DEFAULT_GOAL := help
.PHONY: help setup demo test slow spark fuzz mutants lint types contracts wheel generate diff bench guard accuracy lock pages all

help:  ## list the verbs
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' Makefile | expand -t 12

setup: $(VENV)/.ready  ## make the virtual environment from the lock file

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup  ## check and gate this repository's seeds, show a broken candidate, build the site
	@$(BIN)/python docs/demo/demo.py

test: setup  ## run the tests
	$(BIN)/python -m pytest

slow: setup  ## run the slow tests: a browser, many processes, large inputs
	$(BIN)/python -m pytest -m slow

spark: setup  ## run the tests on Spark: installs pyspark, 400 MB, and needs Java
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	$(BIN)/python -m pytest -m slow tests/run/spark tests/expectations/test_no_findings.py tests/test_examples.py

fuzz: setup  ## try to break it by made-up files, ten minutes: make fuzz SECONDS=60; finds are kept in .fuzz/
	$(BIN)/python tools/fuzz.py --seconds $(or $(SECONDS),600)

mutants: setup  ## change the code in 60 small ways, each alone, and see whether a test fails, about an hour: make mutants SECONDS=60
	$(BIN)/python tools/mutants.py $(if $(SECONDS),--seconds $(SECONDS))

lint: setup  ## ruff: style and formatting; generated files are fresh, and no page of a check is left to be written
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tools/generate.py --check

types: setup  ## mypy strict and pyright
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

contracts: setup  ## import-linter: which room may import which
	$(BIN)/lint-imports

wheel: setup  ## build the wheel, run the tests on it with src/ out of the way; dist/ has it and its bill of materials
	$(BIN)/python tools/test_wheel.py

generate: setup  ## write docs/checks/, the JSON schemas and missing entries of the suites from the code
	$(BIN)/python tools/build_suites.py
	$(BIN)/python tools/generate.py

diff: setup  ## compare what the working tree finds with what HEAD does; another base: make diff BASE=main
	$(BIN)/python tools/diff_findings.py --base $(or $(BASE),HEAD)

bench: setup  ## measure the speed
	$(BIN)/python benchmarks/speed.py

guard: setup  ## fail where check takes 1.3 times the CPU time of the last release
	$(BIN)/python benchmarks/guard.py

accuracy: setup  ## measure the accuracy on labelled documents: make accuracy SCORER=PATH
	$(BIN)/python benchmarks/accuracy.py $(SCORER)

pages: setup  ## build the documentation site in pages/ and see that it fetches nothing from elsewhere
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	$(BIN)/python tools/pages/remote.py pages
	$(BIN)/python -m pytest -m slow tests/tools/test_pages_in_a_browser.py

lock: setup  ## resolve requirements.lock and requirements-docs.lock anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra gate --extra parquet --extra testing --group dev pyproject.toml --quiet --output-file requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --constraints requirements.lock --group docs --quiet --output-file requirements-docs.lock

all: lint types contracts test slow wheel  ## everything that .ci/run does, but for the demo
