import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from mnist_desktop.cli import predict_pool
from mnist_desktop.cli.predict import OutputLine, predict_files
from mnist_desktop.cli.predict_pool import (
    CHUNK_SIZE,
    CHUNKS_AHEAD,
    MAX_FILES_ALONE,
    lines_in_order,
    output_lines,
)
from mnist_desktop.problem import AppError, PictureError
from tests.conftest import ROOT

NO_PICTURE = PictureError("folder_empty")


def found(number):
    return Path(f"{number}.png"), NO_PICTURE


def names(files):
    return [OutputLine(path.name) for path, _ in files]


def names_and_process(files):
    return [OutputLine(f"{path.name} {os.getpid()}") for path, _ in files]


def end(files):
    os._exit(9 if files else 0)


def done(files):
    future = Future()
    future.set_result(names(files))
    return future


def test_few_files_are_read_here():
    lines = list(output_lines(map(found, range(MAX_FILES_ALONE)), names_and_process, 8))
    assert [line.text for line in lines] == [
        f"{n}.png {os.getpid()}" for n in range(MAX_FILES_ALONE)
    ]


def test_one_core_begins_no_process():
    lines = output_lines(map(found, range(MAX_FILES_ALONE + 5)), names_and_process, 1)
    assert {line.text.split()[1] for line in lines} == {str(os.getpid())}


def test_files_are_taken_as_they_are_needed():
    taken = []
    files = (taken.append(number) or found(number) for number in count())
    lines = lines_in_order(files, done, limit=3)
    assert [next(lines).text for _ in range(2)] == ["0.png", "1.png"]
    assert len(taken) == 3 * CHUNK_SIZE
    for _ in range(CHUNK_SIZE):
        next(lines)
    assert len(taken) == 4 * CHUNK_SIZE


@pytest.fixture
def none_few(monkeypatch):
    monkeypatch.setattr(predict_pool, "MAX_FILES_ALONE", 4)


def test_processes_say_the_same_in_the_same_order(none_few):
    files = [found(number) for number in range(2 * CHUNKS_AHEAD * CHUNK_SIZE + 3)]
    read = partial(predict_files, model=None, is_json=True)
    assert list(output_lines(files, read, 2)) == list(output_lines(files, read, 1))


def test_a_process_that_dies_is_a_problem(none_few):
    with pytest.raises(AppError) as told:
        list(output_lines(map(found, range(9)), end, 2))
    assert told.value.key == "reading_process_ended"


def test_who_has_enough_waits_for_little(none_few):
    with closing(output_lines(map(found, count()), names_and_process, 2)) as lines:
        name, process = next(lines).text.split()
    assert name == "0.png"
    assert int(process) != os.getpid()
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)


ENDLESS = """
from itertools import count
from tests.cli.test_predict_pool import found, output_lines, names_and_process
for line in output_lines(map(found, count()), names_and_process, 2):
    print(line.text, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_processes_end_with_their_parent():
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    ) as parent:
        process = int(parent.stdout.readline().split()[1])
        assert process != parent.pid
        parent.send_signal(signal.SIGKILL)
        parent.stdout.read()  # until no process holds it any more


def test_on_windows_the_processes_begin_without_ctrl_c(monkeypatch):
    asked = []

    class Kernel32:
        def SetConsoleCtrlHandler(self, handler, is_ignored):
            asked.append((handler, is_ignored))

    monkeypatch.setattr(predict_pool.sys, "platform", "win32")
    monkeypatch.setattr(predict_pool.ctypes, "WinDLL", lambda _: Kernel32(), raising=False)
    with predict_pool._ctrl_c_blocked():
        assert asked == [(None, True)]  # which processes inherit
    assert asked == [(None, True), (None, False)]
