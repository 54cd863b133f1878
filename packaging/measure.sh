#!/bin/sh
# Measure the speed of what people wait for, each beside a reference of the same run.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/pytest tests/performance --benchmark-only \
    --benchmark-columns=min,median,max,iqr,rounds --benchmark-group-by=group
