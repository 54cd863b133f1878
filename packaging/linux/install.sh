#!/bin/sh
# Make the unpacked program known to this person's desktop; needs no administrator.
# install.sh [FOLDER]: where the program goes; without one, into ~/.local/lib/editorial-workstation.
set -eu

name=editorial-workstation
here=$(cd "$(dirname "$0")" && pwd)
home=${1:-"$HOME/.local/lib/$name"}
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
bin=$HOME/.local/bin

if [ "$(id -u)" -eq 0 ]; then
    echo "This installs for one person. For everybody on the machine there are the packages." >&2
    exit 2
fi
# Into place in one step, so that a broken copy never takes the place of a working one.
mkdir -p "$(dirname "$home")" "$bin" "$data"
rm -rf "$home.new"
cp -R "$here/program" "$home.new"
cp "$here/uninstall.sh" "$home.new/uninstall.sh"
printf '%s\n' "$data" >"$home.new/installed-for"
"$home.new/workstation" --version
if [ -e "$home" ]; then
    rm -rf "$home.old"
    mv "$home" "$home.old"
fi
mv "$home.new" "$home"
rm -rf "$home.old"
ln -sf "$home/workstation" "$bin/workstation"

for part in applications icons mime man metainfo; do
    mkdir -p "$data/$part"
    cp -R "$here/share/$part/." "$data/$part/"
done
# The folder of commands may not be on the desktop's search path, so the entry names the file.
sed -e "s|^Exec=workstation|Exec=\"$bin/workstation\"|" -e "s|^TryExec=.*|TryExec=$bin/workstation|" \
    "$here/share/applications/$name.desktop" >"$data/applications/$name.desktop"
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$data/applications" || true
fi
echo "Installed in $home. To remove it: $home/uninstall.sh"
case ":$PATH:" in
    *":$bin:"*) ;;
    *) echo "To use it in a terminal, put $bin on your search path." ;;
esac
