"""Opens or tests MNIST Desktop in a checkout, and does all the set-up first.

    python3 installers/from_source.py open [arguments of mnist-desktop]
    python3 installers/from_source.py test [arguments of pytest]

Runs on the system's own Python with nothing installed. The first start puts what the window needs
from the system in place with apt-get (Debian, Ubuntu) and the Python packages into `.venv` in the
checkout, and says so; later starts find all of it and go on at once.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections import deque
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

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What PySide6's QtGui and its xcb plug-in link to but do not bring (objdump -p), and the package
of Debian and Ubuntu that has it."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
CHINESE_FONTS = ("cjk", "wqy", "ukai", "uming", "droidsansfallback", "sourcehan", "simsun")

DOWNLOAD = {"open": "815 MB", "test": "850 MB"}
DISK = "2.9 GB"
"""Measured on Linux with Python 3.11 and the versions of requirements.lock."""

CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


def main(arguments: list[str]) -> int:
    """Sets up what is missing and runs the app or the tests; returns the exit status."""
    if not arguments or arguments[0] not in ("open", "test"):
        say(__doc__)
        return 0 if {"-h", "--help"} & set(arguments) else 2
    task, rest = arguments[0], arguments[1:]
    if sys.platform.startswith("linux"):
        install_system_packages(missing_packages(needs_chinese(task, rest)))
    set_up(task)
    return run_tests(rest) if task == "test" else open_app(rest)


def say(text: str) -> None:
    """Tells the person what happens; standard output belongs to what runs afterwards."""
    print(text, file=sys.stderr, flush=True)


# What the system must have


def needs_chinese(task: str, arguments: list[str]) -> bool:
    """Whether Chinese will be on the screen: the system's language, the one asked for, or CI."""
    languages = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")]
    asked = any("zh_CN" in argument for argument in arguments)
    return asked or any(name.startswith("zh") for name in languages) or "CI" in os.environ


def missing_packages(chinese: bool) -> list[str]:
    """The packages of Debian's that this system lacks."""
    packages = [package for name, package in QT_LIBRARIES.items() if not has_library(name)]
    fonts = font_names()
    if not fonts:
        packages.append("fonts-dejavu-core")
    if chinese and not any(part in name for name in fonts for part in CHINESE_FONTS):
        packages.append("fonts-noto-cjk")
    try:
        import ensurepip  # noqa: F401  # Debian ships Python without it
    except ImportError:
        packages.append(f"python{HERE}-venv")
    return packages


def has_library(name: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def font_names() -> list[str]:
    """The file names of the installed fonts, in lower case without `-` and `_`."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    files = [path for folder in folders for path in folder.rglob("*.[tToO][tT][fFcC]")]
    return [path.name.lower().replace("-", "").replace("_", "") for path in files]


def install_system_packages(packages: list[str]) -> None:
    """Installs packages with apt-get, or says what to install where there is none."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        say(
            "This system lacks some things that the window needs. On Debian their packages are:\n"
            f"    {names}\nIf the window does not open, install your system's packages of them."
        )
        return
    is_root = os.geteuid() == 0
    if not is_root and not shutil.which("sudo"):
        sys.exit(f"Some system packages are missing. Please run, as root: apt-get install {names}")
    say(f"Installing what the window needs from the system, with apt-get: {names}")
    if "fonts-noto-cjk" in packages:
        say("(fonts-noto-cjk, the Chinese font, is the largest: 57 MB to download, 91 MB on disk)")
    prefix = [] if is_root else ["sudo"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    lists = run_quietly([*apt, "update"])  # where this fails, the lists at hand may still do
    output = run_quietly(
        [*apt, "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends", *packages]
    )
    if output is not None:
        sys.exit(f"{lists or ''}\n{output}\napt-get could not install what the window needs.")


# What the checkout must have


def set_up(task: str) -> None:
    """Makes `.venv` and installs the project into it, unless that has been done."""
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
    output = run_quietly([*pip, "-c", "requirements.lock", "-e", project], shows="Downloading ")
    if output is not None:
        sys.exit(f"{output}\npip could not install the app; its last lines are above.")
    for done in ("open", task):  # the tests' packages include the app's
        stamp_file(done).write_text(stamp(), encoding="utf-8")


def is_set_up(task: str) -> bool:
    """Whether the last set-up was of this very project, place and Python."""
    try:
        return stamp_file(task).read_text(encoding="utf-8") == stamp() and PYTHON.exists()
    except OSError:
        return False


def stamp_file(task: str) -> Path:
    """Where a finished set-up is noted."""
    return VENV / f"ready-to-{task}"


def stamp() -> str:
    """What the contents of `.venv` depend on, as a hash."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "requirements.lock")]
    parts += [os.fsencode(ROOT), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def venv_works() -> bool:
    """Whether `.venv` is a whole one of this Python version: else it is made again."""
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.strip() == HERE


def run_quietly(command: list[str | Path], shows: str | None = None) -> str | None:
    """Runs a program and returns its last lines if it failed, None if it did not.

    On a terminal the latest line that starts with `shows` is seen while it runs.
    """
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    last_lines = deque(maxlen=20)
    is_seen = shows is not None and sys.stderr.isatty()
    for line in process.stdout:
        last_lines.append(line)
        if is_seen and line.strip().startswith(shows):
            sys.stderr.write(f"\r\033[K  {line.strip()[:76]}")
            sys.stderr.flush()
    if is_seen:
        sys.stderr.write("\r\033[K")
    return "".join(last_lines).rstrip() if process.wait() else None


# What is run


def open_app(arguments: list[str]) -> int:
    """Becomes the app."""
    app = PROGRAMS / ("mnist-desktop.exe" if os.name == "nt" else "mnist-desktop")
    if os.name == "nt":  # there execv returns to the shell at once
        return subprocess.call([app, *arguments])
    os.execv(app, [app, *arguments])


def run_tests(arguments: list[str]) -> int:
    """Runs ruff, mypy and pytest up to the first that fails; pytest's closing line is the last."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for check in CHECKS:
        say(f"$ {' '.join(check)}")
        status = subprocess.call([PYTHON, "-m", *check], cwd=ROOT)
        if status:
            return status
    say("$ pytest")
    return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(130)
