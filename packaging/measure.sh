#!/bin/sh
# Measure the speed of what people wait for, each beside a reference of the same run, on a virtual
# display: measure.sh [PART …]. The browser engine's chatter goes to build/bench.log.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
sh packaging/virtual_display.sh tests.performance "$@" 2>build/bench.log || {
    tail -n 30 build/bench.log >&2
    exit 1
}
