#!/bin/sh
# Open the window, or film the main job where there is no display to open it on.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so the main job is filmed on a virtual one, into build/tour/."
    exec sh packaging/virtual_display.sh tests.tour
fi
if [ "$(id -u)" -eq 0 ]; then
    echo "You are running this as root, for whom the preview's sandbox does not work:" \
        "start it as an ordinary user to see pages in the preview."
fi
exec .venv/bin/python -m workstation
