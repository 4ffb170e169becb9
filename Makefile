BIN := .venv/bin
PORT ?= 8000
BIOME := @biomejs/biome@2.6.8
TYPESCRIPT := typescript@7.0.2
TEMPLATES := find templates -name '*.html' -exec

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix content bench lock check-format check-lint \
	check-types check-imports check-templates check-browser-code check-migrations \
	check-deployment

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## Build .venv and install what is pinned (PYTHON=... chooses the Python)
	@bin/setup

demo: setup ## Serve a living class on this machine (PORT=8010; RESET=1 starts fresh)
	@DJANGO_SETTINGS_MODULE=config.settings.demo $(BIN)/python manage.py demo \
		--port $(PORT) $(if $(filter-out 0,$(RESET)),--reset)

test: setup ## Run the test suite (ARGS="-k dose" goes on to pytest)
	@echo "==> Tests"
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: setup ## Run every check that is not a test; nothing is changed
	@$(MAKE) --keep-going --no-print-directory check-format check-lint check-types \
		check-imports check-templates check-browser-code check-migrations check-deployment
	@echo "==> All checks pass"

check-format:
	@echo "==> Python: format"
	@$(BIN)/ruff format --check --quiet --output-format concise

check-lint:
	@echo "==> Python: lint"
	@$(BIN)/ruff check --quiet --output-format concise

check-types:
	@echo "==> Python: types"
	@$(BIN)/mypy --no-error-summary

check-imports:
	@echo "==> Python: what may import what"
	@$(BIN)/lint-imports --no-logo --no-cache

check-templates:
	@echo "==> Templates: format and lint"
	@$(BIN)/djangofmt --check templates
	@$(BIN)/djangofmt check --output-format concise templates
	@$(TEMPLATES) $(BIN)/djade --check {} +

check-browser-code:
	@echo "==> Styles and scripts: format, lint and types"
	@if command -v npx >/dev/null; then \
		npx --yes $(BIOME) check --error-on-warnings && \
		npx --yes --package $(TYPESCRIPT) tsc --project jsconfig.json; \
	else \
		echo "    SKIPPED: no Node. To run it: apt-get install npm"; \
		test -z "$$ROUNDS_NO_SKIP"; \
	fi

check-migrations:
	@echo "==> Migrations: none is missing"
	@DJANGO_SETTINGS_MODULE=config.settings.test DATABASE_URL=sqlite://:memory: \
		$(BIN)/python manage.py makemigrations --check --dry-run

# What production demands of its environment, made up: nothing is served with it.
check-deployment:
	@echo "==> Deployment: safe in production"
	@DJANGO_SETTINGS_MODULE=config.settings.prod DATABASE_URL=sqlite://:memory: \
		SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
		ALLOWED_HOSTS=rounds.example.edu EMAIL_URL=consolemail:// \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

fix: setup ## Format everything, and mend what a tool can mend
	@echo "==> Python"
	@$(BIN)/ruff check --fix --quiet --exit-zero
	@$(BIN)/ruff format
	@echo "==> Templates"
	@$(BIN)/djangofmt check --fix --quiet templates || true
	@$(BIN)/djangofmt --quiet templates || true
	@$(TEMPLATES) $(BIN)/djade {} + || true
	@echo "==> Styles and scripts"
	@if command -v npx >/dev/null; then npx --yes $(BIOME) check --write; \
	else echo "    SKIPPED: no Node"; fi

content: setup ## Write the schemas that help authors, and the sheet for sign-off
	@$(BIN)/python manage.py export_schemas
	@$(BIN)/python manage.py write_sign_off $(dir $(wildcard fixtures/*/course.yaml))

bench: setup ## Measure pages and saves beside a bare view (QUICK=1; JSON=file)
	@$(BIN)/python -m benchmarks $(if $(filter-out 0,$(QUICK)),--quick) \
		$(if $(JSON),--json $(JSON))

lock: setup ## Pin the requirements again (ARGS=--upgrade takes newer versions)
	@bin/lock $(ARGS)
