BIN := .venv/bin
PORT ?= 8000
BIOME := @biomejs/biome@2.6.8
TYPESCRIPT := typescript@7.0.2

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix content lock \
	check-python check-types check-imports check-templates check-assets \
	check-django

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## Build .venv and install what is pinned (PYTHON=... chooses the Python)
	@bin/setup

demo: setup ## Serve a living class on this machine (PORT=8010, RESET=1 starts fresh)
	@DJANGO_SETTINGS_MODULE=config.settings.demo $(BIN)/python manage.py demo \
		--port $(PORT) $(if $(filter-out 0,$(RESET)),--reset)

test: setup ## Run the test suite (ARGS="-k dose" goes to pytest)
	@echo "==> Tests"
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: setup check-python check-types check-imports check-templates check-assets check-django ## Run every check that changes nothing
	@echo "==> All checks pass"

check-python:
	@echo "==> Python: form and lint"
	@$(BIN)/ruff format --check --quiet --diff
	@$(BIN)/ruff check --quiet

check-types:
	@echo "==> Python: types"
	@$(BIN)/mypy

check-imports:
	@echo "==> Python: who may import whom"
	@$(BIN)/lint-imports --verbose --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }

check-templates:
	@echo "==> Templates"
	@$(BIN)/djangofmt --check --quiet templates
	@$(BIN)/djangofmt check --quiet templates
	@find templates -name '*.html' -exec $(BIN)/djade --check {} +

check-assets:
	@echo "==> Styles and scripts"
	@BIOME=$(BIOME) TYPESCRIPT=$(TYPESCRIPT) bin/check-assets

check-django:
	@echo "==> Migrations and deployment"
	@bin/check-django

fix: setup ## Format everything and mend what can be mended
	@echo "==> Python"
	@$(BIN)/ruff check --fix --quiet --exit-zero
	@$(BIN)/ruff format
	@echo "==> Templates"
	@-$(BIN)/djangofmt --quiet templates
	@-find templates -name '*.html' -exec $(BIN)/djade {} +
	@echo "==> Styles and scripts"
	@BIOME=$(BIOME) bin/check-assets --fix

content: setup ## Write the JSON Schemas that help editors complete course files
	@$(BIN)/python manage.py export_schemas

lock: setup ## Pin pyproject.toml's requirements (ARGS=--upgrade takes newer ones)
	@bin/lock $(ARGS)
