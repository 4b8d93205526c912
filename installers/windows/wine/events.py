"""Does to a program what Windows does; runs in the Python under Wine.

    python events.py interrupt PROGRAM...
    python events.py close-pipe PROGRAM...
    python events.py cancel-shutdown TITLE
    python events.py sleep TITLE

Ctrl-C in the program's console; nobody who reads on after its first line; a shutdown of Windows
that the person takes back; a computer that goes to sleep and wakes up. The status is 0 if the
program, or the window with this title, bore it.
"""

import ctypes
import subprocess
import sys
import time

CTRL_C_EVENT = 0
WM_QUERYENDSESSION, WM_ENDSESSION, WM_POWERBROADCAST = 0x11, 0x16, 0x218
PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC, PBT_APMRESUMESUSPEND = 4, 0x12, 7
MAX_SECONDS = 60


def begin(command: list[str]) -> subprocess.Popen:
    """Starts a program and waits for its first line."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    return process


def interrupt(command: list[str]) -> int:
    """Presses Ctrl-C in a console, which tells all programs in it; 0 if the program has ended."""
    kernel = ctypes.windll.kernel32
    kernel.FreeConsole()
    kernel.AllocConsole()
    process = begin(command)
    kernel.SetConsoleCtrlHandler(None, True)  # not this program
    kernel.GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0)
    return report(process, process.communicate(timeout=MAX_SECONDS)[1])


def close_pipe(command: list[str]) -> int:
    """Closes the reading end after the first line."""
    process = begin(command)
    process.stdout.close()
    errors = process.stderr.read()
    process.wait(MAX_SECONDS)
    return report(process, errors)


def report(process: subprocess.Popen, errors: bytes) -> int:
    """Prints how it ended; 1 if with a traceback."""
    text = errors.decode(errors="replace").strip()
    print(f"status {process.returncode}", text[-500:], sep="\n")
    return int("Traceback" in text)


def cancel_shutdown(title: str) -> int:
    """Asks the window whether the session may end, then says that it goes on."""
    window = find(title)
    answer = ctypes.windll.user32.SendMessageW(window, WM_QUERYENDSESSION, 0, 0)
    ctypes.windll.user32.SendMessageW(window, WM_ENDSESSION, 0, 0)
    time.sleep(2)
    print(f"may end: {answer}; window there: {bool(find(title))}")
    return int(not answer or not ctypes.windll.user32.IsWindowVisible(find(title)))


def sleep(title: str) -> int:
    """Tells the window that the computer goes to sleep, and that it is awake."""
    for event in (PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC, PBT_APMRESUMESUSPEND):
        ctypes.windll.user32.SendMessageW(find(title), WM_POWERBROADCAST, event, 0)
    time.sleep(2)
    return int(not ctypes.windll.user32.IsWindowVisible(find(title)))


def find(title: str) -> int:
    """The handle of the window with this title, or 0."""
    return ctypes.windll.user32.FindWindowW(None, title)


def main(arguments: list[str]) -> int:
    """Does one of them; 0 if the program bore it."""
    match arguments:
        case ["interrupt", *command]:
            return interrupt(command)
        case ["close-pipe", *command]:
            return close_pipe(command)
        case ["cancel-shutdown", title]:
            return cancel_shutdown(title)
        case ["sleep", title]:
            return sleep(title)
    raise SystemExit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
