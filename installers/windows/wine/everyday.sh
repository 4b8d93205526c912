# What happens to a program on a day like any other; sourced by under_wine.sh, for step everyday.

events() { winpython "$(windows_path "$HERE/wine/events.py")" "$@"; }
position() { xdotool getwindowgeometry --shell "$(window "$1")"; }

try_everyday() {
    local folder=$1 pictures
    [ -d "$ROOT/pictures-1000" ] ||
        (cd "$APP" && "$PYTHON" "$HERE/wine/answers.py" pictures "$ROOT/pictures-1000" 1000)
    pictures=$(windows_path "$ROOT/pictures-1000")
    try "Ctrl-C in a console" events interrupt "$folder/mnist-desktop.exe" predict "$pictures"
    try "a closed pipe" events close-pipe "$folder/mnist-desktop.exe" predict "$pictures"
    begin_in_wine "$folder/MNIST Desktop.exe" &
    try "the window" wait_until 240 has_window "$TITLE"
    sleep 4
    try "a shutdown that is cancelled" events cancel-shutdown "MNIST Desktop"
    try "sleep" events sleep "MNIST Desktop"
    try "a file dropped by the mouse" drop "$ROOT/一 one.digitink"
    sleep 3 && shot dropped
    press ctrl+o
    try "the dialog to open a file" wait_until 60 has_window "Open"
    sleep 2 && shot open-dialog
    xdotool type "$(windows_path "$ROOT/seven.digitink")" && press Return
    try "the dialog is closed" wait_until 60 eval '! has_window "Open"'
    sleep 3 && shot opened-by-dialog
    try "closing it" close_window "$TITLE"
    try_read_only "$folder"
}

# Drags a file of this computer onto the app's window.
drop() {
    local X Y WIDTH HEIGHT from
    env -u WINEPREFIX QT_QPA_PLATFORM=xcb "$PYTHON" "$HERE/wine/drag.py" "$1" &
    wait_until 30 has_window '^Drag$'
    eval "$(position '^Drag$')"
    from="$((X + WIDTH / 2)) $((Y + HEIGHT / 2))"
    eval "$(position "$TITLE")"
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove $from mousedown 1 sleep 0.3 mousemove_relative 20 0 sleep 0.3
    xdotool mousemove $((X + WIDTH / 3)) $((Y + HEIGHT / 2)) sleep 0.5 mousemove_relative 5 5
    xdotool sleep 1 mouseup 1
    wait $!
}

# The folder as on a stick that is write-protected; only root can do this.
try_read_only() {
    wait_until 60 test ! -e "$1/data/running" # the program has ended too
    mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || return 0
    begin_in_wine "$1/MNIST Desktop.exe" &
    try "from a read-only stick" wait_until 240 has_window "MNIST Desktop"
    sleep 12 && shot read-only
    close_window "MNIST Desktop"
    wait_until 30 umount "$1" # when the program has ended
}
