"""Compiles a small OpenCV from PyPI's source, with only the modules that the program uses.

The wheel includes video, cameras, picture files and networks, and with them FFmpeg and OpenBLAS:
152 MiB, of which the program calls some twenty functions of core and imgproc.
"""

import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import distributions
from pathlib import Path

from programs import run_quietly, say

WHEEL = "opencv-python-headless"
MODULE = "cv2.abi3.so"
TOOLS = {"g++": "g++", "cmake": "cmake", "ninja": "ninja-build"}
"""The build tools, with Debian's package of each."""
OPTIONS = {
    "CMAKE_BUILD_TYPE": "Release",
    "BUILD_LIST": "core,imgproc,python3",  # and with them geometry and flann, which imgproc needs
    "BUILD_SHARED_LIBS": "OFF",
    "BUILD_TESTS": "OFF",
    "BUILD_PERF_TESTS": "OFF",
    "BUILD_opencv_apps": "OFF",
    "BUILD_opencv_python3": "ON",
    "BUILD_ZLIB": "ON",
    "CPU_DISPATCH": "AVX2",  # older processors use SSE3
    "OPENCV_PYTHON3_INSTALL_PATH": "python",
    "PYTHON3_LIMITED_API": "ON",
    "PYTHON3_LIBRARY": "libpython3.a",  # must be named, but is not linked
}
WITHOUT = """
    1394 AVIF EIGEN FFMPEG FLATBUFFERS GSTREAMER IPP ITT JASPER JPEG KLEIDICV LAPACK OPENCL
    OPENEXR OPENJPEG PNG PROTOBUF TIFF UNIFONT V4L VA WEBP
""".split()  # noqa: SIM905  # a table
"""Some of them OpenCV would download from elsewhere: IPP, KleidiCV and a font."""
WHEEL_ONLY = ("cv2/typing", "opencv_python_headless.libs")
"""Parts of the wheel: types of modules that are gone, and the libraries that it links to."""

_HEADERS = (
    "import numpy, sysconfig; print(sysconfig.get_path('include'), numpy.get_include(), sep='\\n')"
)


def make_small(python: Path, folder: Path) -> None:
    """Replaces the wheel's library by a small one, or says why the wheel's stays.

    Args:
        python: of the environment that is frozen.
        folder: where it is compiled and cached.
    """
    if sys.platform != "linux":
        return
    packages = next((python.parent.parent / "lib").glob("python3*/site-packages"))
    version = next(iter(distributions(name=WHEEL, path=[str(packages)]))).version
    kept = folder / version / MODULE
    if not kept.exists():
        why = obstacle(python) or compile_module(python, folder / version)
        if why is not None:
            say(f"OpenCV's wheel is used, which is 140 MiB larger than necessary: {why}")
            return
    replace_module(kept, packages)


def obstacle(python: Path) -> str | None:
    """What is missing for compiling, or None."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if not (headers(python)[0] / "Python.h").exists():
        missing.append("python3-dev")
    return f"compiling needs {' '.join(missing)}" if missing else None


def headers(python: Path) -> list[Path]:
    """The folders of Python's and of numpy's headers."""
    done = subprocess.run([python, "-c", _HEADERS], capture_output=True, text=True, check=True)
    return [Path(line) for line in done.stdout.splitlines()]


def compile_module(python: Path, folder: Path) -> str | None:
    """Compiles the module into a folder named by its version; the last lines of what failed."""
    say("compiling OpenCV's core and imgproc: 12 minutes of one processor, once")
    shutil.rmtree(folder, ignore_errors=True)
    build = folder / "build"
    build.mkdir(parents=True)
    pip = [python, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", WHEEL]
    output = run_quietly([*pip, "-d", folder, f"{WHEEL}=={folder.name}"])
    if output is not None:
        return output
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    for command in (
        [
            "cmake",
            "-G",
            "Ninja",
            "-S",
            next(folder.glob("*/opencv")),
            "-B",
            build,
            *options(python),
        ],
        ["cmake", "--build", build, "--target", "opencv_python3"],
        ["strip", "--strip-unneeded", build / "lib" / "python3" / MODULE],
    ):
        output = run_quietly(command)
        if output is not None:
            return output
    shutil.copy(build / "lib" / "python3" / MODULE, folder)
    shutil.rmtree(build)
    return None


def options(python: Path) -> list[str]:
    """CMake's definitions."""
    pythons, numpys = headers(python)
    values = OPTIONS | {f"WITH_{name}": "OFF" for name in WITHOUT}
    values |= {"PYTHON3_EXECUTABLE": str(python), "PYTHON_DEFAULT_EXECUTABLE": str(python)}
    values |= {"PYTHON3_INCLUDE_DIR": str(pythons), "PYTHON3_NUMPY_INCLUDE_DIRS": str(numpys)}
    return [f"-D{name}={value}" for name, value in values.items()]


def replace_module(module: Path, packages: Path) -> None:
    """Replaces the module of an installed wheel, and removes what only the wheel's needs."""
    shutil.copy(module, packages / "cv2" / MODULE)
    for name in WHEEL_ONLY:
        shutil.rmtree(packages / name, ignore_errors=True)
