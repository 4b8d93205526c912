"""Taking away what a frozen folder does not need."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import trim

linux = pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("readelf")), reason="needs ELF and binutils"
)


@pytest.fixture
def internal(tmp_path):
    """A folder with one real library of numpy's, and what it does not need."""
    (tmp_path / "tensorflow/compiler/tf2xla/ops").mkdir(parents=True)
    (tmp_path / "tensorflow/compiler/tf2xla/ops/_xla_ops.so").write_bytes(b"x" * 100)
    (tmp_path / "grpc").mkdir()
    (tmp_path / "grpc/cygrpc.so").write_bytes(b"x" * 50)
    (tmp_path / "kept.txt").write_text("kept")
    return tmp_path


@linux
def test_what_is_named_goes_and_the_rest_stays(internal):
    saved = trim.trim(internal)
    assert saved == 150
    assert [path.name for path in internal.rglob("*") if path.is_file()] == ["kept.txt"]


def test_on_windows_other_files_go(internal, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    (internal / "cv2").mkdir()
    for name in ("cv2.pyd", "opencv_videoio_ffmpeg500_64.dll"):
        (internal / "cv2" / name).write_bytes(b"x" * 30)
    assert trim.trim(internal) == 180
    assert (internal / "cv2" / "cv2.pyd").exists()


@linux
def test_only_libraries_that_something_links_to_stay(internal):
    real = Path(np._core._multiarray_umath.__file__)
    needed = trim.needed_by(real)
    assert "libc.so.6" in needed
    shutil.rmtree(internal / "grpc")
    shutil.rmtree(internal / "tensorflow")
    shutil.copy(real, internal / "module.so")
    (internal / "libunneeded.so.1").symlink_to("nowhere.so")
    (internal / "libc.so.6").symlink_to("elsewhere.so")
    (internal / "libpython3.11.so.1.0").symlink_to("elsewhere.so")  # the bootloader loads it
    trim.drop_unneeded(internal)
    names = {path.name for path in internal.iterdir()}
    assert names == {"module.so", "libc.so.6", "libpython3.11.so.1.0", "kept.txt"}


@linux
@pytest.mark.skipif(not shutil.which("gcc"), reason="needs a C compiler")
def test_the_empty_table_of_icu_can_be_linked_to(tmp_path):
    library = tmp_path / "PySide6/Qt/lib/libicudata.so.73"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"x" * 100_000)
    trim.empty_icu(tmp_path)
    assert trim.size(tmp_path) < 20_000
    assert ctypes.c_char.in_dll(ctypes.CDLL(str(library)), "icudt73_dat").value == b"\0"
    assert trim.needed_by(library) == []


@linux
@pytest.mark.skipif(not shutil.which("gcc"), reason="needs a C compiler")
def test_pythons_own_modules_lose_their_symbols(tmp_path):
    module = tmp_path / "python3.11/lib-dynload/module.so"
    module.parent.mkdir(parents=True)
    gcc = ["gcc", "-g", "-shared", "-x", "c", "-", "-o", module]
    subprocess.run(gcc, input=b"int answer(void) { return 7; }", check=True)
    before = module.stat().st_size
    trim.strip(tmp_path)
    assert module.stat().st_size < before
    assert ctypes.CDLL(str(module)).answer() == 7


def test_links_do_not_count_twice(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 10)
    (tmp_path / "b").symlink_to("a")
    assert trim.size(tmp_path) == 10
