#!/bin/sh
# Run a Python module of this project on a virtual display: virtual_display.sh MODULE [ARGUMENT …]
set -eu
cd "$(dirname "$0")/.."

if [ "$(id -u)" -eq 0 ]; then
    echo "Running as root, for whom the preview's sandbox does not work: it is off for this run."
    export QTWEBENGINE_DISABLE_SANDBOX=1
fi
# A bare machine has neither a UTF-8 locale nor a folder for run-time files; Qt grumbles at both.
export LC_ALL=C.UTF-8
runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT
export XDG_RUNTIME_DIR="$runtime"
unset WAYLAND_DISPLAY
export QT_QPA_PLATFORM=xcb
xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24" .venv/bin/python -m "$@"
