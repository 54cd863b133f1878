#!/bin/sh
# Make the packages for Linux into dist/, and say what they weigh: package.sh [--only deb] [--again] [--effort 3]
set -eu
. "$(dirname "$0")/tools.sh"
exec "$tools" -m installing "$@"
