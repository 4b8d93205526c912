"""Removes from a frozen folder what the program does not need; the self-test then proves it."""

import shutil
import subprocess
import sys
from pathlib import Path

UNUSED = (
    "certifi",
    "grpc",
    "tensorflow/compiler/mlir/stablehlo/stablehlo_extension.so",
    "tensorflow/compiler/tf2xla/ops/_xla_ops.so",
    "tensorflow/python/profiler/internal/_pywrap_profiler_plugin.so",  # see absent_modules.py
    "PySide6/Qt/plugins/egldeviceintegrations",
    "PySide6/Qt/plugins/generic",
    "PySide6/Qt/plugins/imageformats/libq[!s]*.so",  # pictures are Pillow's; the icon is an SVG
    "PySide6/Qt/plugins/networkinformation",
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
    "PySide6/Qt/plugins/platforms/libqminimal*.so",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/tls",
    "PySide6/Qt/translations",
    "pyqtgraph/icons/peegee",
    "**/libQt6Egl*",
)
"""Patterns below `_internal`, each tried by removing it and running `--smoke`. TensorFlow's
tensorrt looks unused too, but is imported when TensorFlow starts."""
UNUSED_ON_WINDOWS = (
    "cv2/opencv_videoio_ffmpeg*.dll",  # video; 31 MB
    "grpc",
    "onnxruntime/capi/onnxruntime.dll",  # for programs in C++; Python's module has all of it
    "tensorflow/compiler/mlir/stablehlo/stablehlo_extension.pyd",
    "tensorflow/compiler/tf2xla/ops/_xla_ops.so",
    "tensorflow/python/profiler/internal/_pywrap_profiler_plugin.pyd",
    "PySide6/opengl32sw.dll",  # OpenGL without a graphics card; nothing of ours uses OpenGL
    "PySide6/plugins/generic",
    "PySide6/plugins/imageformats/q[!s]*.dll",
    "PySide6/plugins/networkinformation",
    "PySide6/plugins/platforms/qdirect2d.dll",
    "PySide6/plugins/platforms/qminimal.dll",
    "PySide6/plugins/tls",
    "PySide6/translations",
    "pyqtgraph/icons/peegee",
)
"""The same for Windows, tried under Wine; the release workflow runs the self-test on Windows."""


def trim(internal: Path) -> int:
    """Trims the folder; returns the bytes saved."""
    before = size(internal)
    for pattern in UNUSED_ON_WINDOWS if sys.platform == "win32" else UNUSED:
        for path in sorted(internal.glob(pattern)):
            remove(path)
    if sys.platform == "linux":
        strip(internal)
        empty_icu(internal)
        drop_unneeded(internal)
    return before - size(internal)


def remove(path: Path) -> None:
    """Removes a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def strip(internal: Path) -> None:
    """Strips the symbols of TensorFlow's own libraries, 230 MB, and of Python's and its modules.

    Only those: stripping breaks libraries that auditwheel has patched.
    """
    own = [*(internal / "tensorflow").rglob("*.so*"), *internal.glob("libpython3*.so*")]
    own += internal.glob("python3*/lib-dynload/*.so")
    for path in sorted(own):
        if not path.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def empty_icu(internal: Path) -> None:
    """Replaces ICU's data, 31 MiB, by an empty table, if there is a compiler.

    Qt's own file dialog then sorts names by code points (a10 before a9) and warns once that it
    could not create a collator; Qt's languages, calendars and time zones do not come from ICU.
    """
    if not shutil.which("gcc"):
        return
    for library in internal.glob("PySide6/Qt/lib/libicudata.so.*"):
        number = library.suffix.removeprefix(".")
        library.unlink()
        gcc = ["gcc", "-shared", "-nostdlib", "-s", f"-Wl,-soname,{library.name}"]
        subprocess.run(
            [*gcc, "-x", "c", "-", "-o", str(library)],
            input=f"const char icudt{number}_dat[64] __attribute__((aligned(16))) = {{0}};",
            encoding="ascii",
            check=True,
        )


def drop_unneeded(internal: Path) -> None:
    """Removes system libraries that nothing links to any more, such as those of GTK."""
    while True:
        needed = {name for path in internal.rglob("*.so*") for name in needed_by(path)}
        unneeded = [
            path
            for path in internal.glob("lib*.so*")
            if path.name not in needed and not path.name.startswith("libpython")
        ]
        for path in unneeded:
            path.unlink()
        if not unneeded:
            return


def needed_by(library: Path) -> list[str]:
    """The names of the libraries that a library links to."""
    if library.is_symlink():
        return []
    command = ["readelf", "--dynamic", "--wide", str(library)]
    output = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    lines = (line for line in output.splitlines() if "(NEEDED)" in line)
    return [line.partition("[")[2].rstrip("]") for line in lines]


def size(folder: Path) -> int:
    """Bytes of a folder's files, links apart."""
    files = (path for path in folder.rglob("*") if not path.is_symlink() and path.is_file())
    return sum(path.stat().st_size for path in files)
