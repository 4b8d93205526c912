"""Builds the program that needs no Python, and packages it.

    python3 installers/freeze.py [--no-packing] [--whole-opencv] [--packages FOLDER]

Creates a Python environment in `build/` with the versions of requirements.lock and, on Linux,
TensorFlow without CUDA and OpenCV with two modules only; runs PyInstaller on build.spec; removes
what the program proves not to need; runs the result's self-test (`--smoke`). The program is then in
`dist/mnist-desktop` (macOS: also `dist/MNIST Desktop.app`), its packages for this system in
`dist/packages`.

A Python without venv or pip, as under Wine, is given a folder that `pip install --target` of
another one has filled: nothing is installed then, and this Python freezes.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from opencv import make_small
from programs import run_quietly, say
from trim import trim

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
VENV = BUILD / "venv"
FROZEN = DIST / "mnist-desktop"
PACKAGES = DIST / "packages"
INSTALLERS = ROOT / "installers"
SMOKE_SECONDS = 400
MISSING_LIBRARY = "Library not found"
"""PyInstaller only warns; the window would not open on a computer that lacks the library too."""


def main(arguments: list[str] | None = None) -> int:
    """Builds; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--no-packing", action="store_true", help="only build the folder")
    parser.add_argument(
        "--whole-opencv",
        action="store_true",
        help="use OpenCV's wheel, compile nothing; 140 MiB larger (Linux)",
    )
    parser.add_argument(
        "--packages",
        type=Path,
        metavar="FOLDER",
        help="with all packages, for a Python without venv; OpenCV stays as it is there",
    )
    asked = parser.parse_args(arguments)
    python = python_with(asked.packages) if asked.packages else make_environment(asked.whole_opencv)
    if not (asked.packages or asked.whole_opencv):
        make_small(python, BUILD / "opencv")
    output = draw_icons(python) or freeze(python) or collect_licences(python)
    if output is not None:
        say(output)
        return 1
    if sys.platform == "linux":
        say(f"trimmed by {trim(FROZEN / '_internal') / 2**20:.0f} MiB")
    failure = self_test()
    if failure is not None:
        say(f"{FROZEN} does not work: {failure}")
        return 1
    say(f"{FROZEN}: {size(FROZEN) / 2**20:.0f} MiB")
    return 0 if asked.no_packing else pack(python)


def python_with(packages: Path) -> Path:
    """This Python, which finds the packages of a folder from now on, as do its children."""
    if not (packages / "PyInstaller").is_dir():
        sys.exit(f"{packages} lacks PyInstaller: not filled by pip install --target.")
    os.environ["PYTHONPATH"] = str(packages.resolve())
    return Path(sys.executable)


def make_environment(whole_opencv: bool) -> Path:
    """The Python of `build/venv`, with what goes into the program, and PyInstaller.

    Installs them unless that has been done.
    """
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = requirements()
    lock = constraints()
    stamp = VENV / "made-from"
    parts = [sys.version, *wanted, lock, str(whole_opencv)]
    made_from = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return python
    say(f"installing what goes into the program into {VENV}")
    BUILD.mkdir(exist_ok=True)
    (BUILD / "constraints.txt").write_text(lock, encoding="utf-8")
    for command in (
        [sys.executable, "-m", "venv", "--clear", VENV],
        [python, "-m", "pip", "install", "-q", "-c", BUILD / "constraints.txt", *wanted],
        # Its metadata name its dependencies, whose licences are included
        [python, "-m", "pip", "install", "-q", "--no-deps", "-e", ROOT],
    ):
        output = run_quietly(command)
        if output is not None:
            sys.exit(output)
    stamp.write_text(made_from, encoding="utf-8")
    return python


def requirements() -> list[str]:
    """The project's dependencies and PyInstaller, with this system's TensorFlow."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["freeze"]]
    return [for_this_system(one) for one in wanted]


def constraints() -> str:
    """requirements.lock, with this system's TensorFlow."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return "\n".join(for_this_system(line) for line in lines)


def for_this_system(requirement: str) -> str:
    """The same requirement; on Linux for TensorFlow without CUDA, which is 600 MB smaller."""
    has_own_build = sys.platform == "linux" and platform.machine() == "x86_64"
    if has_own_build and requirement.startswith("tensorflow") and requirement[10] in "<>=":
        return requirement.replace("tensorflow", "tensorflow-cpu", 1)
    return requirement


def draw_icons(python: Path) -> str | None:
    """Draws the icons that build.spec names; the last lines of what failed, or None."""
    steps = [[python, INSTALLERS / "icons.py", BUILD / "icons"]]
    if os.name == "nt":
        resource = INSTALLERS / "windows" / "version_resource.py"
        steps.append([python, resource, BUILD / "version.txt"])
    outputs = [run_quietly(step, folder=ROOT) for step in steps]
    return next((output for output in outputs if output is not None), None)


def collect_licences(python: Path) -> str | None:
    """Puts the licence texts of everything included beside the program."""
    folders = [FROZEN, *(DIST.glob("*.app/Contents/MacOS") if sys.platform == "darwin" else ())]
    for folder in folders:
        command = [python, "-m", "installers.licences", folder / "licences"]
        output = run_quietly(command, folder=ROOT)
        if output is not None:
            return output
    return None


def freeze(python: Path) -> str | None:
    """Runs PyInstaller; its last lines if it failed or left out a library, or None."""
    say("freezing")
    shutil.rmtree(FROZEN, ignore_errors=True)
    log = BUILD / "pyinstaller.log"
    places = ["--distpath", DIST, "--workpath", BUILD / "pyinstaller"]
    command = [python, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "build.spec"]
    with (
        log.open("wb", buffering=0) as stream,
        subprocess.Popen(
            command, cwd=ROOT, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process,
    ):
        shutil.copyfileobj(process.stdout, stream)  # not to the file at once: Python under Wine
        status = process.wait()
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    missing = [line for line in lines if MISSING_LIBRARY in line and "libxcb" in line]
    if status or missing:
        return "\n".join([*lines[-15:], *missing])
    return None


def self_test() -> str | None:
    """Runs the frozen program's self-test; why it failed, or None."""
    say("testing")
    report = BUILD / "smoke.txt"
    report.unlink(missing_ok=True)
    has_display = sys.platform != "linux" or "DISPLAY" in os.environ
    environment = os.environ if has_display else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = FROZEN / ("mnist-desktop.exe" if os.name == "nt" else "mnist-desktop")
    try:
        status = subprocess.call(
            [program, "--smoke", report], env=environment, timeout=SMOKE_SECONDS
        )
    except subprocess.TimeoutExpired:
        return f"nothing after {SMOKE_SECONDS} s"
    reason = report.read_text(encoding="utf-8") if report.exists() else ""
    if status:
        return f"exit status {status}. {reason}"
    # Decoded in a process of the program's own, with a library that serves only this
    picture = ROOT / "tests" / "recognition" / "pictures" / "phone.heic"
    return run_quietly([program, "predict", picture], folder=ROOT)


def pack(python: Path) -> int:
    """Makes the packages of this system; returns the exit status."""
    say("packaging")
    PACKAGES.mkdir(exist_ok=True)
    for command in packers(python):
        output = run_quietly(command, folder=ROOT)
        if output is not None:
            say(output)
            return 1
    for path in sorted(PACKAGES.iterdir()):
        say(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


def packers(python: Path) -> list[list[str | Path]]:
    """The commands that make this system's packages."""
    if sys.platform == "darwin":
        app = next(DIST.glob("*.app"))
        return [[INSTALLERS / "macos" / "dmg.sh", app, PACKAGES]]
    if sys.platform == "win32":
        scripts = ["windows/portable.py"]
        scripts += ["windows/nsis.py"] if shutil.which("makensis") else []
    else:  # deb.py writes the .tar.zst as well
        scripts = ["deb.py" if shutil.which("dpkg-deb") else "tarball.py"]
    return [[python, INSTALLERS / name, FROZEN, "--out", PACKAGES] for name in scripts]


def size(folder: Path) -> int:
    """Bytes of a folder's files."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
