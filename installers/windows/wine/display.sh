# The display under Wine, and what a person does on it; sourced by under_wine.sh.

DISPLAY_NUMBER=${DISPLAY_NUMBER:-81}

start_display() {
    export DISPLAY=:$DISPLAY_NUMBER
    mkdir -p "$SHOTS"
    Xvfb "$DISPLAY" -screen 0 1366x768x24 -nolisten tcp >"$ROOT/xvfb.log" 2>&1 &
    DISPLAY_PROCESSES=($!)
    wait_until 10 xdotool getdisplaygeometry >/dev/null
    openbox >/dev/null 2>&1 &
    DISPLAY_PROCESSES+=($!)
    wineserver -p # its first program's output would stay open as long as Wine's services run
    wine wineboot </dev/null >/dev/null 2>&1
    # What Wine starts with the first window and ends with the last would keep that program's
    # output open: `freeze.py` would wait for ever for the end of what draws the icons
    begin_in_wine winemine &
    wait_until 60 has_window WineMine
    xdotool windowminimize "$(window WineMine)"
}

end_display() {
    wineserver -k >/dev/null 2>&1 || true # of this prefix alone
    kill "${DISPLAY_PROCESSES[@]}" 2>/dev/null || true
}

# Waits at most SECONDS for a command to succeed: SECONDS COMMAND...
wait_until() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

window() { xdotool search --onlyvisible --name "$1" | head -1; }
has_window() { [ -n "$(window "$1")" ]; }
shot() { import -window root "$SHOTS/$1.png"; }
press() { xdotool key --clearmodifiers "$@"; }
close_window() {
    xdotool windowactivate --sync "$(window "$1")" && press alt+F4
    wait_until 60 eval "! has_window '$1'"
}
