#!/bin/sh
# Take the program away again for this person; newsrooms, settings and backups stay.
set -eu

name=editorial-workstation
home=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$home/workstation" ] || [ ! -f "$home/installed-for" ]; then
    echo "Run the uninstall.sh that is in the folder the program was installed into." >&2
    exit 2
fi
data=$(cat "$home/installed-for")
if [ "$(readlink "$HOME/.local/bin/workstation" || true)" = "$home/workstation" ]; then
    rm -f "$HOME/.local/bin/workstation"
fi
rm -f "$data/applications/$name.desktop" "$data/metainfo/$name.metainfo.xml" \
    "$data/mime/packages/$name.xml" "$data/man/man1/workstation.1.gz" \
    "$data"/icons/hicolor/*/apps/"$name".png "$data/icons/hicolor/scalable/apps/$name.svg"
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$data/applications" || true
fi
rm -rf "$home"
echo "Removed. Your newsrooms and settings are where they were."
