#!/usr/bin/env bash
# Runs, builds, installs and tests the Windows program under Wine, on Debian 12 (x86-64).
#
#   installers/windows/under_wine.sh [--root DIR] [--cache DIR] [--edition full|small] [STEP...]
#
# Steps, done in this order if several are named; without any, environment and source:
#   environment  a Windows Python with all packages, and a display (every step begins with this)
#   source       from source: doctor, predict, train, the self-test five times
#   tests        from source: the tests that can run under Wine
#   freeze       PyInstaller by installers/freeze.py, and its self-test
#   packages     the portable ZIP and the setup program
#   portable     the ZIP's program in a folder with spaces and Chinese; start times
#   everyday     Ctrl-C, drops, file dialogs, sleep and others with that program
#   installed    silent setup, files opened by association in an open window, silent removal
#
# --root (default ~/mnist-desktop-wine, 8 GB) keeps Wine's C:, the Python, a copy of this checkout,
# reports and screenshots; --cache (default ROOT/cache) the downloads. What has been made is not
# made again. PYTHON names a Python with the app's packages, to compare with (default: .venv here);
# LINUX_PROGRAM a frozen program of this system, to compare start times with (default: the source).
# Each figure becomes a line of ROOT/results.txt. What is built here is for trying, not for handing
# out: its Python is put together from parts, the release workflow builds on Windows.
set -euo pipefail

CHECKOUT=$(cd "$(dirname "$0")/../.." && pwd)
ROOT=$HOME/mnist-desktop-wine CACHE='' EDITION=full STEPS=()
while [ $# -gt 0 ]; do
    case $1 in
    --root) ROOT=$2 && shift 2 ;;
    --cache) CACHE=$2 && shift 2 ;;
    --edition) EDITION=$2 && shift 2 ;;
    environment | source | tests | freeze | packages | portable | everyday | installed)
        STEPS+=("$1") && shift
        ;;
    *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" && exit 2 ;;
    esac
done
mkdir -p "$ROOT" && ROOT=$(cd "$ROOT" && pwd)
CACHE=${CACHE:-$ROOT/cache} && mkdir -p "$CACHE" && CACHE=$(cd "$CACHE" && pwd)
PYTHON=${PYTHON:-$CHECKOUT/.venv/bin/python}
APP=$ROOT/app                      # the checkout's files, to be built in
DIST=dist
[ "$EDITION" = full ] || DIST=dist/$EDITION
FROZEN=$APP/$DIST/mnist-desktop
PICTURES=${PICTURES:-50}           # read by both systems and compared
SELF_TESTS=${SELF_TESTS:-5}
LINUX_PROGRAM=${LINUX_PROGRAM:-}
PORTABLE=$ROOT/"教学 软件"             # where the ZIP is unpacked
SHOTS=$ROOT/screenshots
HERE=$CHECKOUT/installers/windows
. "$HERE/wine/python.sh"
. "$HERE/wine/display.sh"
. "$HERE/wine/trials.sh"
. "$HERE/wine/everyday.sh"

copy_checkout() {
    mkdir -p "$APP"
    find "$APP" -mindepth 1 -maxdepth 1 ! -name build ! -name dist -exec rm -rf {} +
    (cd "$CHECKOUT" && git ls-files -z -co --exclude-standard | tar --null -T - -cf - \
        --ignore-failed-read) | tar -C "$APP" -xf -
}

step_environment() { :; }

write_drawing() {
    printf '{"strokes": [[[10, 10], [60, 10], [40, 90]]], "text": "7"}' >"$DRAWING"
    cp "$DRAWING" "$ROOT/seven.digitink"
    printf '{"strokes": [[[50, 10], [50, 90]]], "text": "1"}' >"$ROOT/一 one.digitink"
}

step_source() {
    try "doctor" in_app -m mnist_desktop doctor
    compare_answers "$PICTURES"
    try "train, 2 epochs of 2,000 images" in_app -m mnist_desktop train --preset quick \
        --samples 2000 --epochs 2 --out "$(windows_path "$ROOT/训练 trained.digitmodel")"
    try "predict with that model" in_app -m mnist_desktop predict --json \
        --model "$(windows_path "$ROOT/训练 trained.digitmodel")" "$(windows_path "$ROOT/pictures-$PICTURES")"
    local number
    for number in $(seq "$SELF_TESTS"); do
        try "self-test $number from source" in_app -m mnist_desktop --smoke
    done
}

step_tests() { run_tests || note tests FAILED; }

step_freeze() {
    # The packages lie where this Python finds them anyway; named as for any Python without venv
    try "freeze and self-test" in_app installers/freeze.py --no-packing --edition "$EDITION" \
        --packages "$(windows_path "$SITE")"
    note "frozen folder" "$(du -sm "$FROZEN" | cut -f1) MiB"
}

step_packages() {
    local out=$APP/dist/packages
    rm -rf "$out"
    try "portable ZIP" in_app installers/windows/portable.py "$DIST/mnist-desktop" --out dist/packages
    # Debian's 64-bit Wine runs no 32-bit program, as the setup program for handing out is
    try "setup program" "$PYTHON" "$HERE/nsis.py" "$FROZEN" --stub amd64 --out "$out"
    local file
    for file in "$out"/*; do
        note "$(basename "$file")" "$(($(stat -c %s "$file") / 1000000)) MB"
    done
}

step_portable() { try_portable; }

step_everyday() { try_everyday "$(ls -d "$PORTABLE"/MNIST*)"; }

step_installed() { try_installed; }

use_wine
make_wine_python
copy_checkout
write_drawing
start_display
trap end_display EXIT
{ # read whole before it runs, so that this file may change meanwhile
    for name in environment source tests freeze packages portable everyday installed; do
        if [[ " ${STEPS[*]:-environment source} " == *" $name "* ]]; then
            note "--- $name" "$(date '+%F %T')"
            "step_$name"
        fi
    done
    exit
}
