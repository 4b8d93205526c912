"""Makes OpenCV small: compiles, from the source that PyPI has, the parts that the program uses.

The wheel's one library has video, cameras, picture files and networks in it, and brings FFmpeg and
OpenBLAS along: 152 MiB, of which the program calls some twenty functions of core and imgproc.
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
"""What compiles, and Debian's package of it."""
OPTIONS = {
    "CMAKE_BUILD_TYPE": "Release",
    "BUILD_LIST": "core,imgproc,python3",  # geometry and flann come along: imgproc needs them
    "BUILD_SHARED_LIBS": "OFF",
    "BUILD_TESTS": "OFF",
    "BUILD_PERF_TESTS": "OFF",
    "BUILD_opencv_apps": "OFF",
    "BUILD_opencv_python3": "ON",
    "BUILD_ZLIB": "ON",
    "CPU_DISPATCH": "AVX2",  # older processors do with SSE3
    "OPENCV_PYTHON3_INSTALL_PATH": "python",
    "PYTHON3_LIMITED_API": "ON",
    "PYTHON3_LIBRARY": "libpython3.a",  # has to be named, and is not linked to
}
WITHOUT = """
    1394 AVIF EIGEN FFMPEG FLATBUFFERS GSTREAMER IPP ITT JASPER JPEG KLEIDICV LAPACK OPENCL
    OPENEXR OPENJPEG PNG PROTOBUF TIFF UNIFONT V4L VA WEBP
""".split()  # noqa: SIM905  # a table
"""Also what OpenCV would download from elsewhere: IPP, KleidiCV and a font."""
NOT_OURS = ("cv2/typing", "opencv_python_headless.libs")
"""Of the wheel: types of parts that are not there any more, and the libraries that it links to."""

_HEADERS = (
    "import numpy, sysconfig; print(sysconfig.get_path('include'), numpy.get_include(), sep='\\n')"
)


def make_small(python: Path, folder: Path) -> None:
    """Puts an OpenCV of our own in the place of the wheel's, or says why the wheel's stays.

    Args:
        python: of the environment that is frozen.
        folder: where it is compiled and kept for the next time.
    """
    if sys.platform != "linux":
        return
    packages = next((python.parent.parent / "lib").glob("python3*/site-packages"))
    version = next(iter(distributions(name=WHEEL, path=[str(packages)]))).version
    kept = folder / version / MODULE
    if not kept.exists():
        why = obstacle(python) or compile_module(python, folder / version)
        if why is not None:
            say(f"OpenCV stays as its wheel has it, 140 MiB larger than it has to be: {why}")
            return
    put_in(kept, packages)


def obstacle(python: Path) -> str | None:
    """What is missing to compile it, or None."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if not (headers(python)[0] / "Python.h").exists():
        missing.append("python3-dev")
    return f"to compile it needs {' '.join(missing)}" if missing else None


def headers(python: Path) -> list[Path]:
    """The folders of Python's and of numpy's headers."""
    told = subprocess.run([python, "-c", _HEADERS], capture_output=True, text=True, check=True)
    return [Path(line) for line in told.stdout.splitlines()]


def compile_module(python: Path, folder: Path) -> str | None:
    """Leaves the module in a folder named by its version; the last lines of what failed."""
    say("compiling OpenCV's core and imgproc: 12 minutes of one processor, once")
    shutil.rmtree(folder, ignore_errors=True)
    made = folder / "made"
    made.mkdir(parents=True)
    pip = [python, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", WHEEL]
    output = run_quietly([*pip, "-d", folder, f"{WHEEL}=={folder.name}"])
    if output is not None:
        return output
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    for command in (
        ["cmake", "-G", "Ninja", "-S", next(folder.glob("*/opencv")), "-B", made, *options(python)],
        ["cmake", "--build", made, "--target", "opencv_python3"],
        ["strip", "--strip-unneeded", made / "lib" / "python3" / MODULE],
    ):
        output = run_quietly(command)
        if output is not None:
            return output
    shutil.copy(made / "lib" / "python3" / MODULE, folder)
    shutil.rmtree(made)
    return None


def options(python: Path) -> list[str]:
    """What CMake is told."""
    pythons, numpys = headers(python)
    told = OPTIONS | {f"WITH_{name}": "OFF" for name in WITHOUT}
    told |= {"PYTHON3_EXECUTABLE": str(python), "PYTHON_DEFAULT_EXECUTABLE": str(python)}
    told |= {"PYTHON3_INCLUDE_DIR": str(pythons), "PYTHON3_NUMPY_INCLUDE_DIRS": str(numpys)}
    return [f"-D{name}={value}" for name, value in told.items()]


def put_in(module: Path, packages: Path) -> None:
    """Exchanges the module of an installed wheel, and removes what only the wheel's needs."""
    shutil.copy(module, packages / "cv2" / MODULE)
    for name in NOT_OURS:
        shutil.rmtree(packages / name, ignore_errors=True)
