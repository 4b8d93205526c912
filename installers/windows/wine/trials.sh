# What is tried with the program under Wine, and how it went; sourced by under_wine.sh.

# Notes a figure: what, and how it went.
note() { printf '%-44s %s\n' "$1" "$2" | tee -a "$ROOT/results.txt"; }

# Runs a trial and notes its time, or ends everything: NAME COMMAND...
try() {
    local name=$1 began=$EPOCHREALTIME status=0 log=$ROOT/logs/${1//[^a-z0-9]/-}.log
    shift && mkdir -p "$ROOT/logs"
    "$@" >"$log" 2>&1 || status=$?
    note "$name" "$([ $status = 0 ] && echo done || echo "FAILED ($status)"), $(since "$began") s"
    [ $status = 0 ] || { tail -15 "$log" && exit 1; }
}

since() { awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $1 }"; }

TITLE='^MNIST Desktop$'
TYPES=(MNISTDesktop.Ink MNISTDesktop.Model .digitink .digitmodel)

DRAWING="$ROOT/七 seven.digitink"

in_app() { (cd "$APP" && winpython "$@"); }
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# Reads the same pictures here and under Wine: COUNT [PROGRAM of Windows, else from source]
compare_answers() {
    local pictures=$ROOT/pictures-$1 source=("$WINPY/python.exe" -m mnist_desktop) program
    program=("${@:2}")
    [ ${#program[@]} -gt 0 ] || program=("${source[@]}")
    [ -d "$pictures" ] || (cd "$APP" && "$PYTHON" "$HERE/wine/answers.py" pictures "$pictures" "$1")
    (cd "$APP" && linux_python -m mnist_desktop predict --json "$pictures") >"$ROOT/linux.jsonl"
    (cd "$APP" && wine "${program[@]}" predict --json "$(windows_path "$pictures")" \
        </dev/null 2> >(cat >"$ROOT/logs/predict.log") | tr -d '\r') >"$ROOT/windows.jsonl"
    try "predict of $1 pictures" "$PYTHON" "$HERE/wine/answers.py" compare \
        "$ROOT/linux.jsonl" "$ROOT/windows.jsonl"
    note "  " "$(cat "$ROOT/logs/predict-of-$1-pictures.log")"
}

linux_program() {
    if [ -n "$LINUX_PROGRAM" ]; then
        env -u WINEPREFIX "$LINUX_PROGRAM" "$@"
    else
        linux_python -m mnist_desktop "$@"
    fi
}
linux_python() { env -u WINEPREFIX PYTHONPATH="$APP" "$PYTHON" "$@"; }

# The rooms whose tests mean something there, each in a process of its own. Not run under Wine:
# `installers` packs for Linux; `training` and `test_wheel` are tools of development, with packages
# that the program does not need; `test_layers`, `test_records` and `test_translations` read the
# source, which is the same. What Windows has not (signals, links, rights of Unix) the tests skip by
# themselves, with their reason.
ROOMS=(tests/{app,cli,data,decoder,insight,learning,recognition,samples,session,widgets,window}
    "$(echo tests/test_{assets,files,folders,messages,reading_in_the_window}.py)")

run_tests() {
    local room log failed=0
    for room in "${ROOMS[@]}"; do
        log=$ROOT/logs/$(basename "${room%% *}").log
        # shellcheck disable=SC2086 # the last one is several files
        in_app -m pytest -q -p no:cacheprovider --timeout 600 $room >"$log" 2>&1 || failed=1
        note "${room%% *}" "$(tail -1 "$log")"
    done
    return $failed
}

# Seconds from the start of a program until it prints that its window is painted; it ends when it
# has read the drawing that it is given: PROGRAM...
start_time() {
    local began=$EPOCHREALTIME line
    MNIST_DESKTOP_TIMING=1 "$@" </dev/null 2>&1 | while read -r line; do
        if [[ $line == painted* ]]; then since "$began"; fi
    done
}

notepad_time() {
    local began=$EPOCHREALTIME
    begin_in_wine notepad &
    wait_until 60 has_window Notepad
    since "$began"
    close_window Notepad
}

# The middle one of five: COMMAND...
middle_of_five() {
    local _
    for _ in 1 2 3 4 5; do "$@" && echo; done | sort -n | sed -n 3p
}

try_portable() {
    local zip folder number program linux wine_own windows
    zip=$(ls "$APP"/dist/packages/*portable.zip)
    rm -rf "$PORTABLE" && mkdir -p "$PORTABLE"
    unzip -q "$zip" -d "$PORTABLE"
    folder=$(ls -d "$PORTABLE"/MNIST*)
    for number in $(seq "$SELF_TESTS"); do
        program="MNIST Desktop.exe"
        [ $((number % 2)) = 0 ] || program=mnist-desktop.exe
        try "self-test $number, $program" in_wine "$folder/$program" --smoke
    done
    compare_answers 1000 "$folder/mnist-desktop.exe"
    windows=$(middle_of_five start_time wine "$folder/mnist-desktop.exe" \
        "$(windows_path "$DRAWING")")
    wine_own=$(middle_of_five notepad_time)
    linux=$(cd "$APP" && middle_of_five start_time linux_program \
        --data-dir "$ROOT/linux-data" "$DRAWING")
    note "start to window: Wine, notepad, Linux" "$windows s, $wine_own s, $linux s"
    begin_in_wine "$folder/MNIST Desktop.exe" --lang zh_CN &
    try "window of the portable program" wait_until 240 has_window "$TITLE"
    sleep 12 && shot portable-chinese
    try "closing it" close_window "$TITLE"
    try "it ends, with its settings beside it" wait_until 60 test \
        ! -e "$folder/data/running" -a -s "$folder/data/settings.ini"
}

try_installed() {
    local setup users=$PREFIX/drive_c/users/$(id -un) app data menu
    setup=$(ls "$APP"/dist/packages/*setup*.exe)
    app="$users/AppData/Local/Programs/MNIST Desktop"
    data=$users/AppData/Local/mnist-desktop
    menu="$users/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/MNIST Desktop.lnk"
    rm -rf "$data"
    try "silent installation" in_wine "$setup" /S
    note "installed" "$(du -sm "$app" | cut -f1) MiB"
    try "licences and shortcut" test -s "$menu" -a -d "$app/licences"
    merge_classes
    try_associations "$data"
    unmerge_classes
    begin_in_wine "$setup" &
    wait_until 60 has_window "Setup" && sleep 2 && shot setup && close_dialog "Setup"
    begin_in_wine "$app/Uninstall.exe" &
    wait_until 60 has_window "Uninstall" && sleep 2 && shot uninstaller && close_dialog "Uninstall"
    try "silent removal" in_wine "$app/Uninstall.exe" /S
    try "the program is gone" wait_until 120 test ! -e "$app"
    try "the shortcut is gone" test ! -e "$menu"
    try "the file types are gone" is_dissociated
    try "the person's drawings and models stay" test -s "$data/settings.ini"
}

# Files double-clicked while the window is open: the same window shows them.
try_associations() {
    local model="$ROOT/训练 trained.digitmodel"
    try "start from the shortcut" begin_in_wine start /unix "$menu"
    try "the installed window" wait_until 240 has_window "$TITLE"
    sleep 4
    try "a .digitink by association" begin_in_wine start /wait /unix "$DRAWING"
    sleep 2 && shot digitink-opened
    try "a .digitmodel by association" begin_in_wine start /wait /unix "$model"
    sleep 6 && shot digitmodel-opened
    try "still one window" one_window
    try "closing it" close_window "$TITLE"
    try "it ends" wait_until 60 test ! -e "$1/running"
    try "the window has opened both" eval "grep -q digitink '$1/settings.ini' &&
        grep -q '^model=.*digitmodel' '$1/settings.ini'"
}

one_window() { [ "$(xdotool search --onlyvisible --name "$TITLE" | wc -l)" = 1 ]; }

# Windows opens a file by the types of all users with those of this one laid over them. Wine 8 knows
# the first alone; the setup program writes the second.
merge_classes() {
    local name
    for name in "${TYPES[@]}"; do
        quiet_wine reg copy "HKCU\\Software\\Classes\\$name" "HKLM\\Software\\Classes\\$name" /s /f
    done
}

unmerge_classes() {
    local name
    for name in "${TYPES[@]}"; do quiet_wine reg delete "HKLM\\Software\\Classes\\$name" /f; done
}

close_dialog() {
    xdotool windowactivate --sync "$(window "$1")" && press alt+F4
    sleep 1
    has_window "$1" && press Return || true # a question whether to leave
    wait_until 30 eval "! has_window '$1'"
}

is_dissociated() {
    ! wine reg query 'HKCU\Software\Classes\MNISTDesktop.Model' </dev/null >/dev/null 2>&1
}
