#!/bin/sh
# Try the package out on a clean Debian: package_test.sh [--suite bookworm] [--package FILE] [--effort 3]
set -eu
if [ "$(id -u)" -ne 0 ]; then
    echo "A clean Debian can only be made by root; run this as root or with sudo." >&2
    exit 2
fi

more_packages=packaging/test-packages.txt
. "$(dirname "$0")/tools.sh"

exec "$tools" -m installing.trial "$@"
