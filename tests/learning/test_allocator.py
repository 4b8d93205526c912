import sys

import pytest

from mnist_desktop.learning import tensorflow_setup as allocator

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
