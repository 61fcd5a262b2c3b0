# Two commands: `make run` uses Estelar, `make test` proves it. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run test check bench wheel demo messages screenshots lock format docs client clean
PY := .venv/bin/python
# Where it is set (containers often do), every process compiles all it imports anew: a web server starts in 7 seconds of CPU instead of 2.
unexport PYTHONDONTWRITEBYTECODE

help: ## show this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

run: ## set everything up and serve on http://127.0.0.1:8000 (PORT=... for another)
	@sh scripts/setup.sh run
	@exec $(PY) -W ignore::RuntimeWarning -m estelar serve $(ARGS)

test: ## set up what tests need and run all of them
	@sh scripts/setup.sh dev
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q $(ARGS)

check: ## ruff, mypy, import-linter, migrations, translations, templates, front end
	@sh scripts/setup.sh dev
	@sh scripts/check.sh

bench: ## 1 million customers, 20 million encounters, 1 million cases: ratios measured in one run
	@sh scripts/setup.sh dev
	@$(PY) -m benchmarks

wheel: ## a wheel with the bundle inside, in dist/
	@sh scripts/setup.sh dev
	@$(PY) -m build --wheel --no-isolation --outdir dist .

messages: ## collect the texts of every room into its catalogue
	@sh scripts/setup.sh dev
	@$(PY) scripts/translations.py collect

screenshots: ## the pictures of README and docs, made by the project itself
	@sh scripts/setup.sh dev
	@$(PY) scripts/screenshots.py

docs: ## write the pages of docs/reference that are made from code
	@sh scripts/setup.sh dev
	@$(PY) scripts/reference.py

client: ## make the Python client of the API from its specification
	@sh scripts/setup.sh dev
	@$(PY) -W ignore scripts/client.py

format: ## tidy the code
	@.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q .

lock: ## resolve the requirements anew
	@sh scripts/lock.sh

clean: ## forget everything built (keeps your data in .data)
	@rm -rf .venv .cache dist frontend/node_modules estelar/ui/static/bundle
