import os
import sys

import pytest

from mnist_desktop.learning import tensorflow_setup as allocator
from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.tensorflow_setup import (
    problem_of,
    tensorflow_errors_as_problems,
    without_log_lines,
)

LOG = b"""\
WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
I0000 00:00:1795533640.363121   12145 port.cc:153] oneDNN custom operations are on.
E0000 00:00:1795533642.075499   12145 cuda_platform.cc:52] failed call to cuInit: INTERNAL
2024-11-12 10:00:00.123456: I tensorflow/core/util/port.cc:153] oneDNN custom operations
To enable the following instructions: AVX2 FMA, in other operations, rebuild TensorFlow
"""


def test_the_log_is_left_out_and_all_else_comes_through(capfd):
    with without_log_lines():
        os.write(2, LOG)
        os.write(2, b"a warning\n")
        assert capfd.readouterr().err == ""
        os.write(2, b"and half a line")
    os.write(2, b"later\n")
    assert capfd.readouterr().err == "a warning\nand half a linelater\n"


def test_the_log_is_shown_where_it_fails(capfd):
    def fail():
        with without_log_lines():
            os.write(2, LOG)
            raise OSError("a library is missing")

    with pytest.raises(OSError, match="missing"):
        fail()
    assert capfd.readouterr().err.encode() == LOG


@pytest.mark.parametrize("error", [OSError(9, "Bad file descriptor")])
def test_without_a_standard_error(monkeypatch, error):
    def refuse(_descriptor):
        raise error

    monkeypatch.setattr(os, "dup", refuse)
    with without_log_lines():
        pass


def test_the_import_is_silent(run_python):
    script = """
from mnist_desktop.learning.devices import gpus, import_tensorflow
tf = import_tensorflow()
gpus()
print(float(tf.reduce_sum(tf.ones(3))))
import platform
platform.system = lambda: "Windows"
tf.config.list_physical_devices("GPU")  # where it warns that none can be used there
tf.get_logger().warning("something else")
"""
    process = run_python(script, TF_CPP_MIN_LOG_LEVEL="0")
    assert process.stdout == "3.0\n"
    assert process.stderr.splitlines() == ["WARNING:tensorflow:something else"]


SCRIPT = """
import ctypes
from mnist_desktop.learning.tensorflow_setup import LARGE_BLOCK, give_back_large_blocks

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
assert give_back_large_blocks()
libc.free(libc.malloc(2 * LARGE_BLOCK))  # glibc would ask for less of the next one
# glibc's 16 bytes before a block are the first of a page where that has a mapping of its own
print([libc.malloc(LARGE_BLOCK + 5000 * n) % 4096 for n in range(4)])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc")
def test_a_large_block_is_a_mapping_of_its_own_ever_after(run_python):
    process = run_python(SCRIPT)
    assert process.returncode == 0, process.stderr
    assert process.stdout.strip() == str([16] * 4)


def test_other_systems_are_left_alone(monkeypatch):
    monkeypatch.setattr(allocator.sys, "platform", "win32")
    assert not allocator.give_back_large_blocks()


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(allocator.ctypes, "CDLL", lambda _: object())
    assert not allocator.give_back_large_blocks()


def test_only_errors_of_tensorflow_are_explained():
    errors = import_tensorflow().errors
    assert problem_of(errors.ResourceExhaustedError(None, None, "OOM")).key == "memory_short"
    failed = problem_of(errors.InternalError(None, None, "Blas failed\nand more"))
    assert failed.key == "training_failed"
    assert failed.values == {"reason": "Blas failed"}
    assert problem_of(MemoryError()).key == "memory_short"
    assert problem_of(ValueError("ours")) is None


def test_others_are_raised_as_they_are():
    with pytest.raises(ValueError, match="ours"), tensorflow_errors_as_problems():
        raise ValueError("ours")
