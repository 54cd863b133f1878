#!/bin/sh
# Every check, in the order of how soon it can say no; the first that fails ends it.
set -eu
cd "$(dirname "$0")/.."

heading() {
    printf '\n== %s ==\n' "$1"
}

heading "Format"
.venv/bin/ruff format --check .
heading "Lint"
.venv/bin/ruff check .
heading "Types"
.venv/bin/mypy
heading "Import contracts"
.venv/bin/lint-imports --no-logo
heading "Tests"
if [ "$(id -u)" -eq 0 ]; then
    echo "Running as root, for whom the preview's sandbox does not work: it is off for the tests."
fi
# A file's tests stay together: they share what is slow to make.
.venv/bin/pytest --numprocesses auto --maxprocesses 4 --dist loadfile
heading "All checks passed"
