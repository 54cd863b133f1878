#!/bin/bash
# Freeze the program, sign it, and make a .dmg of it. Needs Python 3.11 and the Xcode command line tools.
# With IDENTITY ("Developer ID Application: …") it is signed; with NOTARY_PROFILE (made once with
# `xcrun notarytool store-credentials`) it is notarised too. Without them it is for trying out.
set -eu
cd "$(dirname "$0")/../.."

venv=build/packaging/venv
if [ ! -x "$venv/bin/python" ]; then
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" -m pip install -qq --require-hashes --no-deps --only-binary :all: \
        --requirement requirements-build.lock
fi
export PYTHONPATH=packaging QT_QPA_PLATFORM=offscreen
"$venv/bin/python" -m installing.elsewhere
version=$("$venv/bin/python" -c 'from installing.places import version; print(version())')
app="build/packaging/frozen/Editorial Workstation.app"

if [ -n "${IDENTITY:-}" ]; then
    sign() { codesign --force --timestamp --options runtime --sign "$IDENTITY" "$@"; }
    # From the inside out: libraries, the engine's own program, the frameworks, one of which has
    # that program in it and would not be whole any more if it came first, and last the app.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
        while IFS= read -r -d '' file; do sign "$file"; done
    find "$app/Contents" -type d -name 'QtWebEngineProcess.app' -print0 |
        while IFS= read -r -d '' folder; do
            sign --entitlements packaging/macos/entitlements.plist "$folder"
        done
    find "$app/Contents" -depth -type d -name '*.framework' -print0 |
        while IFS= read -r -d '' folder; do sign "$folder"; done
    sign --entitlements packaging/macos/entitlements.plist "$app"
    codesign --verify --deep --strict "$app"
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
mkdir -p dist
image="dist/editorial-workstation-$version-macos-$(uname -m).dmg"
rm -f "$image"
hdiutil create -quiet -volname "Editorial Workstation" -srcfolder "$stage" -format ULFO "$image"

if [ -n "${IDENTITY:-}" ]; then
    codesign --force --timestamp --sign "$IDENTITY" "$image"
    if [ -n "${NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
        xcrun stapler staple "$image"
        spctl --assess --type open --context context:primary-signature "$image"
    fi
fi
echo "$image"
