#!/usr/bin/env bash
# Everything that must hold before a change lands; `make check`, `make test` and CI call it.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$1"; }
step "format" && ruff format --check .
step "lint" && ruff check .
step "types" && mypy
step "import contracts" && lint-imports
step "SQL" && sqlfluff lint --disable-progress-bar sql
step "tests" && python -m pytest -n "${PYTEST_WORKERS:-2}" --dist loadfile "$@"
