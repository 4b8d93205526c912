"""The suite beside busy processes: `python -m tests.promises --suite`."""

import subprocess
import sys
import time
from pathlib import Path

TIMES, BUSY = 3, 6
ROOT = Path(__file__).parents[2]


def suite_under_load():
    """Runs the suite, prints how each time ended; returns how many times it was not green."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY)]
    failures = 0
    try:
        for number in range(1, TIMES + 1):
            start = time.monotonic()
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
            status = subprocess.run(command, cwd=ROOT, check=False).returncode
            minutes = (time.monotonic() - start) / 60
            said = "green" if status == 0 else f"status {status}"
            beside = f"{number}/{TIMES} beside {BUSY} busy processes"
            sys.stdout.write(f"{beside}: {said}, {minutes:.0f} minutes\n")
            failures += status != 0
    finally:
        for process in busy:
            process.kill()
            process.wait()
    return failures
