"""Opens or tests MNIST Desktop in a checkout, and does all the set-up first.

    python3 installers/from_source.py open [arguments of mnist-desktop]
    python3 installers/from_source.py test [arguments of pytest]

Runs on the system's own Python with nothing installed. The first run installs the system packages
that the window needs with apt-get (Debian, Ubuntu) and the Python packages into `.venv` in the
checkout, and says so; later runs find everything in place and start at once.
"""

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

PYTHONS = ("3.13", "3.12", "3.11")
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"

if HERE not in PYTHONS:  # before any line that an older Python cannot run
    for version in PYTHONS:
        other = shutil.which("python" + version)
        if other and subprocess.call([other, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([other, *sys.argv]))
    sys.exit(
        f"MNIST Desktop needs Python 3.11, 3.12 or 3.13; this is Python {HERE} ({sys.executable}). "
        "Install one of them and start this command with it."
    )

sys.path.append(str(Path(__file__).resolve().parent.parent))

from programs import run_quietly, say  # noqa: E402
from system_packages import install, missing_fonts, missing_packages, missing_programs  # noqa: E402

from mnist_desktop.learning.tensorflow_requirements import NAME as RUNTIME  # noqa: E402
from mnist_desktop.learning.tensorflow_requirements import runtime_trouble  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

DOWNLOAD = {"open": "815 MB", "test": "867 MB"}
DISK = "3.0 GB"
"""Measured on Linux with Python 3.11 and the versions of requirements.lock."""

CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
IN_TWO = ("-n", "2", "--dist", "loadfile")
"""The whole suite in two processes: 200 s instead of 370 on two cores (measured)."""


def main(arguments: list[str]) -> int:
    """Installs what is missing and runs the app or the tests; returns the exit status."""
    if not arguments or arguments[0] not in ("open", "test"):
        say(__doc__)
        return 0 if {"-h", "--help"} & set(arguments) else 2
    task, rest = arguments[0], arguments[1:]
    if sys.platform.startswith("linux"):
        chinese = needs_chinese(task, rest)
        fonts = missing_fonts(chinese) if chinese or not is_set_up(task) else []
        install(missing_packages() + fonts)
        if task == "test" and "CI" in os.environ:
            install(missing_programs())
    elif sys.platform == "win32" and runtime_trouble() is not None:
        say(f"{runtime_trouble()}: please install Microsoft's newest {RUNTIME}.")
    elif sys.platform == "darwin" and platform.machine() == "x86_64":
        say("TensorFlow has no current version for Intel Macs, so what follows will fail.")
    set_up(task)
    return run_tests(rest) if task == "test" else open_app(rest)


def needs_chinese(task: str, arguments: list[str]) -> bool:
    """Whether the window may be in Chinese: by the system, by an argument, or in tests on CI."""
    languages = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")]
    asked = any("zh_CN" in argument for argument in arguments)
    is_ci = task == "test" and "CI" in os.environ
    return asked or is_ci or any(name.startswith("zh") for name in languages)


def set_up(task: str) -> None:
    """Creates `.venv` and installs the project into it, unless that has been done."""
    if is_set_up(task):
        return
    what = "the app" if task == "open" else "the app and the tools that test it"
    free = shutil.disk_usage(ROOT).free / 1e9
    say(
        f"Installing {what} into {VENV}: about {DOWNLOAD[task]} to download (most of it "
        f"TensorFlow), {DISK} on disk; {free:.0f} GB are free. This happens once."
    )
    if not venv_works():
        output = run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
        if output is not None:
            sys.exit(f"{output}\nPython could not make {VENV}.")
    project = ".[test]" if task == "test" else "."
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    output = run_quietly(
        [*pip, "-c", "requirements.lock", "-e", project], folder=ROOT, shows="Downloading "
    )
    if output is not None:
        sys.exit(
            f"{output}\npip could not install the app; its last lines are above. It needs the "
            "network this once; HTTPS_PROXY names a proxy, PIP_INDEX_URL another package index."
        )
    for done in ("open", task):  # the packages of the tests include those of the app
        stamp_file(done).write_text(stamp(), encoding="utf-8")


def is_set_up(task: str) -> bool:
    """Whether the last set-up was for this project, folder and Python, unchanged."""
    try:
        return stamp_file(task).read_text(encoding="utf-8") == stamp() and PYTHON.exists()
    except OSError:
        return False


def stamp_file(task: str) -> Path:
    """Where a finished set-up is recorded."""
    return VENV / f"ready-to-{task}"


def stamp() -> str:
    """A hash of everything that the contents of `.venv` depend on."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "requirements.lock")]
    parts += [os.fsencode(ROOT), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def venv_works() -> bool:
    """Whether `.venv` is complete and of this Python version; otherwise it is created anew."""
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.strip() == HERE


def open_app(arguments: list[str]) -> int:
    """Replaces this process by the app."""
    app = PROGRAMS / ("mnist-desktop.exe" if os.name == "nt" else "mnist-desktop")
    if os.name == "nt":  # there execv returns to the shell at once
        return subprocess.call([app, *arguments])
    os.execv(app, [app, *arguments])


def run_tests(arguments: list[str]) -> int:
    """Runs ruff, mypy and pytest until one fails; pytest's summary is the last line.

    The tests run in two processes, each file in one; on CI the long ones and the freezing too,
    but not those that last for hours.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for check in CHECKS:
        say(f"$ {' '.join(check)}")
        status = subprocess.call([PYTHON, "-m", *check], cwd=ROOT)
        if status:
            return status
    if not arguments:
        arguments = [*IN_TWO, *(["-m", "not lasting"] if "CI" in os.environ else [])]
    say(f"$ pytest {shlex.join(arguments)}")
    return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(130)
