"""An OpenCV of two modules in the place of the wheel's."""

import sys

import opencv
import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="only done on Linux")


@pytest.fixture
def python(tmp_path):
    """A Python environment with a wheel of OpenCV's in it."""
    packages = tmp_path / "venv/lib/python3.11/site-packages"
    for folder in ("cv2/typing", "opencv_python_headless.libs"):
        (packages / folder).mkdir(parents=True)
    (packages / "cv2" / opencv.MODULE).write_text("large")
    metadata = packages / "opencv_python_headless-5.0.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: opencv-python-headless\nVersion: 5.0\n")
    return tmp_path / "venv/bin/python"


def module(python):
    return next(python.parent.parent.glob(f"lib/*/*/cv2/{opencv.MODULE}"))


@linux
def test_what_was_compiled_before_is_put_in(python, tmp_path):
    kept = tmp_path / "opencv" / "5.0" / opencv.MODULE
    kept.parent.mkdir(parents=True)
    kept.write_text("small")
    opencv.make_small(python, tmp_path / "opencv")
    assert module(python).read_text() == "small"
    assert not module(python).with_name("typing").exists()
    assert not (module(python).parents[1] / "opencv_python_headless.libs").exists()


@linux
def test_where_it_cannot_be_compiled_the_wheel_stays(monkeypatch, python, tmp_path, said):
    monkeypatch.setattr(opencv.shutil, "which", lambda tool: None)
    monkeypatch.setattr(opencv, "headers", lambda python: [tmp_path, tmp_path])
    opencv.make_small(python, tmp_path / "opencv")
    assert "compiling needs g++ cmake ninja-build python3-dev" in said()
    assert module(python).read_text() == "large"
    assert (module(python).parents[1] / "opencv_python_headless.libs").exists()


def test_cmake_is_told_what_stays_out(monkeypatch, tmp_path):
    monkeypatch.setattr(opencv, "headers", lambda python: [tmp_path, tmp_path])
    told = opencv.options(tmp_path / "python")
    assert "-DBUILD_LIST=core,imgproc,python3" in told
    assert {"-DWITH_FFMPEG=OFF", "-DWITH_LAPACK=OFF", "-DWITH_1394=OFF"} <= set(told)
    assert f"-DPYTHON3_INCLUDE_DIR={tmp_path}" in told
