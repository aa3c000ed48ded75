# Short names for `python3 dev.py …`, which works without make too.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help demo check test evaluate bench format accept clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## compare the bundled reports and say where the page is
	@$(PYTHON) dev.py demo

check: ## format, lint, types, import rules and all tests
	@$(PYTHON) dev.py check

test: ## the tests alone
	@$(PYTHON) dev.py test

evaluate: ## gold scores on annotated pairs, held to their floors
	@$(PYTHON) dev.py evaluate

bench: ## benchmarks against peers, as ratios within one run
	@$(PYTHON) dev.py bench

format: ## put the code into its format
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

clean: ## remove the environment, caches and outputs
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache out/*
