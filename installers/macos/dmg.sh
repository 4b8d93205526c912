#!/usr/bin/env bash
# Packs the frozen app as a disk image; signs and notarises it where possible.
#
#     installers/macos/dmg.sh "dist/MNIST Desktop.app" OUT_FOLDER
#
# SIGNING_IDENTITY   a "Developer ID Application: ..." certificate of the keychain; without it the
#                    app is signed ad hoc, as Apple silicon requires, and macOS warns of it
# APPLE_ID, APPLE_TEAM_ID, APPLE_APP_PASSWORD
#                    with all three (and an identity) Apple notarises the image
set -euo pipefail

if [ $# -ne 2 ]; then
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0" >&2
    exit 2
fi
app=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$app/Contents/MacOS/mnist-desktop" ]; then
    echo "$app is not the frozen app." >&2
    exit 1
fi
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/../../mnist_desktop/__init__.py")
package=mnist-desktop-small
for place in Frameworks Resources; do # as in installers/editions.py
    if [ -d "$app/Contents/$place/tensorflow" ]; then package=mnist-desktop; fi
done
image=$out/$package-$version-macos-$(uname -m).dmg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/image"

# A copy that keeps links and modes; extended attributes of a browser or a disk would
# break the signature.
ditto "$app" "$work/image/MNIST Desktop.app"
xattr -cr "$work/image/MNIST Desktop.app"

sign() {
    if [ -n "${SIGNING_IDENTITY:-}" ]; then
        codesign --force --timestamp --options runtime --sign "$SIGNING_IDENTITY" "$@"
    else
        codesign --force --sign - "$@"
    fi
}

# From the inside out, each library by itself: --deep would give all of them the entitlements.
find "$work/image/MNIST Desktop.app/Contents" -type f -print0 |
    while IFS= read -r -d '' file; do
        case $(file -b "$file") in
            Mach-O*) sign "$file" ;;
        esac
    done
sign --entitlements "$here/entitlements.plist" "$work/image/MNIST Desktop.app"
codesign --verify --deep --strict "$work/image/MNIST Desktop.app"

ln -s /Applications "$work/image/Applications"
rm -f "$image"
hdiutil create -quiet -volname "MNIST Desktop" -srcfolder "$work/image" -format ULFO "$image"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
    sign "$image"
    if [ -n "${APPLE_ID:-}" ] && [ -n "${APPLE_TEAM_ID:-}" ] && [ -n "${APPLE_APP_PASSWORD:-}" ]; then
        xcrun notarytool submit "$image" --wait --apple-id "$APPLE_ID" \
            --team-id "$APPLE_TEAM_ID" --password "$APPLE_APP_PASSWORD"
        xcrun stapler staple "$image"
    else
        echo "Signed, but not notarised: no Apple credentials." >&2
    fi
else
    echo "Signed ad hoc: macOS will warn of it at the first start." >&2
fi
echo "$image"
