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

from mnist_desktop.cli import predict_pool as reading_processes
from mnist_desktop.cli.predict import ReadingLine, read_files
from mnist_desktop.cli.predict_pool import AHEAD, FEW, HANDFUL, lines_in_order, lines_of
from mnist_desktop.problem import AppError, PictureError
from tests.conftest import ROOT

NO_PICTURE = PictureError("folder_empty")


def found(number):
    return Path(f"{number}.png"), NO_PICTURE


def names(files):
    return [ReadingLine(path.name) for path, _ in files]


def names_and_process(files):
    return [ReadingLine(f"{path.name} {os.getpid()}") for path, _ in files]


def end(files):
    os._exit(9 if files else 0)


def done(files):
    future = Future()
    future.set_result(names(files))
    return future


def test_few_files_are_read_here():
    lines = list(lines_of(map(found, range(FEW)), names_and_process, 8))
    assert [line.text for line in lines] == [f"{n}.png {os.getpid()}" for n in range(FEW)]


def test_one_core_begins_no_process():
    lines = lines_of(map(found, range(FEW + 5)), names_and_process, 1)
    assert {line.text.split()[1] for line in lines} == {str(os.getpid())}


def test_files_are_taken_as_they_are_needed():
    taken = []
    files = (taken.append(number) or found(number) for number in count())
    lines = lines_in_order(files, done, most=3)
    assert [next(lines).text for _ in range(2)] == ["0.png", "1.png"]
    assert len(taken) == 3 * HANDFUL
    for _ in range(HANDFUL):
        next(lines)
    assert len(taken) == 4 * HANDFUL


@pytest.fixture
def none_few(monkeypatch):
    monkeypatch.setattr(reading_processes, "FEW", 4)


def test_processes_say_the_same_in_the_same_order(none_few):
    files = [found(number) for number in range(2 * AHEAD * HANDFUL + 3)]
    read = partial(read_files, model=None, is_json=True)
    assert list(lines_of(files, read, 2)) == list(lines_of(files, read, 1))


def test_a_process_that_dies_is_a_problem(none_few):
    with pytest.raises(AppError) as told:
        list(lines_of(map(found, range(9)), end, 2))
    assert told.value.key == "reading_process_ended"


def test_who_has_enough_waits_for_little(none_few):
    with closing(lines_of(map(found, count()), names_and_process, 2)) as lines:
        name, process = next(lines).text.split()
    assert name == "0.png"
    assert int(process) != os.getpid()
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)


ENDLESS = """
from itertools import count
from tests.cli.test_predict_pool import found, lines_of, names_and_process
for line in lines_of(map(found, count()), names_and_process, 2):
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

    monkeypatch.setattr(reading_processes.sys, "platform", "win32")
    monkeypatch.setattr(reading_processes.ctypes, "WinDLL", lambda _: Kernel32(), raising=False)
    with reading_processes._ctrl_c_held_back():
        assert asked == [(None, True)]  # which processes inherit
    assert asked == [(None, True), (None, False)]
