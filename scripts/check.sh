#!/bin/sh
# Everything that reads the code without running the tests. Says all that is wrong, then fails.
set -u
cd "$(dirname "$0")/.."
wrong=0
step() {
    name=$1
    shift
    if output=$("$@" 2>&1); then printf '  ok    %s\n' "$name"; else
        printf '  WRONG %s\n%s\n' "$name" "$output"
        wrong=1
    fi
}
step "ruff: rules" .venv/bin/ruff check -q .
step "ruff: format" .venv/bin/ruff format -q --check .
step "types (mypy strict)" .venv/bin/mypy
step "the ladder (import-linter)" .venv/bin/lint-imports --no-cache
step "migrations are complete" .venv/bin/python -W ignore -m estelar manage makemigrations --check --dry-run
step "translations are complete" .venv/bin/python scripts/translations.py check
step "templates" sh -c 'find estelar -name "*.html" -path "*/templates/*" -print0 | xargs -0 .venv/bin/djade --check --target-version 6.1'
step "front end (tsc)" sh -c 'cd frontend && npm run --silent check'
exit $wrong
