import json
import os
import sys

import pytest

from mnist_desktop.decoder.process_usage import usage_of
from tests.conftest import ROOT

LIMITED = """
import json, resource
from mnist_desktop.decoder.process_limits import limit_process
limit_process(400_000_000, 7)
try:
    bytes(500_000_000)
except MemoryError:
    print("memory")
try:
    with open("written", "w") as file:
        file.write("here")
except OSError:
    print("no file")
before = resource.getrlimit(resource.RLIMIT_CPU)[0]
while sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) < 1.1: pass
limit_process(400_000_000, 7)
print(before >= 8, resource.getrlimit(resource.RLIMIT_CPU)[0] - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not keep the limit of memory")
def test_memory_files_and_processor_time_of_a_process(run_python, tmp_path):
    script = f"import os; os.chdir({str(tmp_path)!r})\n{LIMITED}"
    lines = run_python(script, PYTHONPATH=str(ROOT)).stdout.splitlines()
    assert lines[:2] == ["memory", "no file"]
    assert lines[2] in {"True 1", "True 2"}


WINDOWS = """
import ctypes, json, sys
class Function:
    def __init__(self, name):
        self.name = name
    def __call__(self, *values):
        if self.name == "SetInformationJobObject":
            job, kind, place, size = values
            data = ctypes.string_at(place, size)
            print(json.dumps([job.value, kind, size, data.hex()]))
        calls.append(self.name)
        return 41
class Kernel:
    def __getattr__(self, name):
        function = Function(name)
        setattr(self, name, function)
        return function
calls = []
ctypes.WinDLL = lambda *_, **__: Kernel()
sys.platform = "win32"
from mnist_desktop.decoder.process_limits import limit_process
limit_process(450_000_000, 12)
limit_process(450_000_000, 12)
print(json.dumps(calls))
"""


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bit")
def test_the_job_object_that_windows_is_asked_for(run_python):
    """As <winnt.h> has it: 64 bytes of basic limits, 48 of counters, four sizes."""
    process = run_python(WINDOWS)
    first, _, calls = map(json.loads, process.stdout.splitlines())
    job, kind, size, text = first
    data = bytes.fromhex(text)
    assert (job, kind, size) == (41, 9, 144)
    number = lambda place, length: int.from_bytes(data[place : place + length], "little")  # noqa: E731
    assert number(16, 4) == 0x2 | 0x8 | 0x100 | 0x400
    assert 12 <= number(0, 8) / 1e7 < 20
    assert number(40, 4) == 1
    assert number(112, 8) == 450_000_000
    assert calls.count("CreateJobObjectW") == calls.count("AssignProcessToJobObject") == 1


def test_what_a_process_has_taken():
    here = usage_of(os.getpid())
    assert here.seconds > 0
    assert sys.platform == "win32" or here.memory > 10_000_000
    assert usage_of(2**22 + 1) is None
