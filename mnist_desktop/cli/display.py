"""Finds a display for the window; without one Qt aborts the process."""

import os
import socket
import sys
from pathlib import Path

_TIMEOUT = 2.0  # s, for a display on another computer
_FIRST_PORT = 6000  # of X display 0


def display_in_use() -> str | None:
    """The display that a window would open on, e.g. "X11 :0"; None if none answers."""
    platform = os.environ.get("QT_QPA_PLATFORM")
    if platform and not platform.startswith(("xcb", "wayland")):
        return platform
    if sys.platform in {"win32", "darwin"}:
        return sys.platform
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), wayland))):
        return f"Wayland {wayland}"
    display = os.environ.get("DISPLAY")
    return f"X11 {display}" if display and _x_server_answers(display) else None


def _x_server_answers(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdecimal():
        return Path(display).exists()  # macOS's XQuartz names a socket's path
    if host in {"", "unix"}:
        place = f"/tmp/.X11-unix/X{number}"
        return _answers(place) or _answers("\0" + place)
    try:
        port = _FIRST_PORT + int(number)
        with socket.create_connection((host.strip("[]"), port), timeout=_TIMEOUT):
            return True
    except (OSError, OverflowError):
        return False


def _answers(path: str) -> bool:
    """Whether a server listens on a local socket."""
    try:
        with socket.socket(socket.AF_UNIX) as local:
            local.connect(path)
            return True
    except (OSError, ValueError, UnicodeError):
        return False
