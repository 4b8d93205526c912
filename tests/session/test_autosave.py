from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from mnist_desktop.problem import InkError, SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session import autosave
from mnist_desktop.session.autosave import Autosave, AutosaveThread
from mnist_desktop.session.drawing_files import DrawingJournal

FIRST, SECOND = (Drawing((np.array([[x, 2.0]]),), (22.0,)) for x in (1.0, 3.0))


class Canvas:
    """Stands for the canvas; counts how often it is looked at."""

    def __init__(self):
        self.drawing = FIRST
        self.times_taken = 0

    def current_drawing(self):
        self.times_taken += 1
        return self.drawing


@pytest.fixture
def path(tmp_path):
    return tmp_path / "drawing.digitink"


@pytest.fixture
def canvas():
    return Canvas()


@pytest.fixture
def make_autosave(qapp, path):
    made = []

    def make(at=path):
        made.append(Autosave(at))
        return made[-1]

    yield make
    for one in made:
        one.end()
        assert one.thread_.wait(10_000)


@pytest.fixture
def started(make_autosave, canvas, qtbot):
    """One that has read a journal in which nothing was."""
    one = make_autosave()
    with qtbot.waitSignal(one.restored):
        one.start(canvas.current_drawing)
    return one


@pytest.fixture
def slow_disk(monkeypatch):
    """A disk that gives what is stored when this is set."""
    may_go_on = Event()
    read = DrawingJournal.read

    def read_slowly(journal):
        assert may_go_on.wait(60)
        return read(journal)

    monkeypatch.setattr(DrawingJournal, "read", read_slowly)
    yield may_go_on
    may_go_on.set()


def written(path):
    """The x of the only point that the next start finds."""
    return float(DrawingJournal(path).read().strokes[0][0, 0])


class TestReading:
    def test_blank_paper_at_the_first_start(self, make_autosave, canvas, qtbot):
        one = make_autosave()
        with qtbot.waitSignal(one.restored) as restored:
            one.start(canvas.current_drawing)
        (stored,) = restored.args
        assert stored.drawing.is_blank
        assert stored.saved == ""

    def test_what_was_there_last_and_when(self, make_autosave, canvas, path, qtbot):
        DrawingJournal(path).write(SECOND)
        one = make_autosave()
        with qtbot.waitSignal(one.restored) as restored:
            one.start(canvas.current_drawing)
        (stored,) = restored.args
        assert stored.drawing.strokes[0].tolist() == [[3, 2]]
        assert stored.saved == DrawingJournal(path).saved()

    def test_a_broken_one_is_reported_and_put_aside(self, make_autosave, canvas, path, qtbot):
        path.write_bytes(b"no journal")
        one = make_autosave()
        problems = []
        one.failed.connect(problems.append)
        with qtbot.waitSignal(one.restored) as restored:
            one.start(canvas.current_drawing)
        assert restored.args[0].drawing.is_blank
        assert [type(problem) for problem in problems] == [InkError]
        assert not path.exists()
        assert [other.read_bytes() for other in path.parent.iterdir()] == [b"no journal"]

    def test_what_was_restored_is_not_written_again(self, make_autosave, canvas, path, qtbot):
        DrawingJournal(path).write(SECOND)
        before = path.stat()
        one = make_autosave()

        def show(stored):
            canvas.drawing = stored.drawing
            one.note_change()

        one.restored.connect(show)
        with qtbot.waitSignal(one.restored):
            one.start(canvas.current_drawing)
        one.end()
        assert one.thread_.wait(10_000)
        assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)

    def test_nothing_is_written_before_a_slow_disk_has_given_it(
        self, make_autosave, canvas, path, slow_disk, qtbot
    ):
        DrawingJournal(path).write(SECOND)
        before = path.read_bytes()
        one = make_autosave()
        one.start(canvas.current_drawing)
        one.note_change()
        assert not one.flush(0)
        assert path.read_bytes() == before
        restored = []
        one.restored.connect(restored.append)
        with qtbot.waitSignal(one.thread_.written):
            slow_disk.set()
        assert restored[0].drawing.strokes[0].tolist() == [[3, 2]]
        assert written(path) == 1.0

    def test_closed_before_a_slow_disk_has_given_it_both_are_kept(
        self, make_autosave, canvas, path, slow_disk
    ):
        DrawingJournal(path).write(SECOND)
        one = make_autosave()
        one.start(canvas.current_drawing)
        one.note_change()
        one.end()
        slow_disk.set()
        assert one.thread_.wait(10_000)
        assert written(path) == 1.0
        assert written(path.with_name("drawing-earlier.digitink")) == 3.0


class TestWriting:
    def test_every_change_is_written_while_the_window_is_open(self, started, canvas, path, qtbot):
        for drawing, x in ((FIRST, 1.0), (SECOND, 3.0)):
            canvas.drawing = drawing
            with qtbot.waitSignal(started.thread_.written):
                started.note_change()
            assert written(path) == x

    def test_a_stroke_is_written_when_it_rests_not_at_each_point(
        self, started, canvas, monkeypatch, qtbot
    ):
        monkeypatch.setattr(autosave, "INTERVAL_MS", 3_600_000)
        with qtbot.waitSignal(started.thread_.written):
            for _ in range(50):
                started.note_change()
        assert canvas.times_taken == 1

    def test_one_that_never_rests_is_written_too(self, started, canvas, path, monkeypatch, qtbot):
        monkeypatch.setattr(autosave, "INTERVAL_MS", 1)
        pen = QTimer(interval=1)  # a point every millisecond
        pen.timeout.connect(started.note_change)
        with qtbot.waitSignal(started.thread_.written):
            pen.start()
        pen.stop()
        assert written(path) == 1.0

    def test_an_unchanged_paper_is_left_alone(self, started, canvas, path):
        started.end()
        assert started.thread_.wait(10_000)
        assert canvas.times_taken == 0
        assert not path.exists()

    def test_the_last_change_is_written_at_the_end(self, started, canvas, path):
        started.note_change()
        started.note_change()
        started.end()
        assert started.thread_.wait(10_000)
        assert written(path) == 1.0
        assert canvas.times_taken == 1

    def test_when_the_session_may_end_it_is_written_at_once_and_goes_on(
        self, started, canvas, path, qtbot
    ):
        started.note_change()
        assert started.flush(10)
        assert written(path) == 1.0
        canvas.drawing = SECOND
        with qtbot.waitSignal(started.thread_.written):
            started.note_change()
        assert written(path) == 3.0

    def test_a_full_disk_is_reported_once_and_tried_again(
        self, make_autosave, canvas, tmp_path, monkeypatch, qtbot
    ):
        monkeypatch.setattr(autosave, "INTERVAL_MS", 1)
        path = tmp_path / "missing" / "drawing.digitink"
        one = make_autosave(at=path)
        reported, failures = [], []
        one.failed.connect(reported.append)
        one.thread_.failed.connect(failures.append)
        one.start(canvas.current_drawing)
        one.note_change()
        qtbot.waitUntil(lambda: len(failures) >= 3)
        assert [type(error) for error in reported] == [SavingError]
        with qtbot.waitSignal(one.thread_.written):
            path.parent.mkdir()
        assert written(path) == 1.0


@pytest.fixture
def drawings():
    return [Drawing((np.array([[x, 2.0]]),), (22.0,)) for x in (1.0, 2.0, 3.0)]


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(write, read=lambda: None):
        threads.append(AutosaveThread(read, write))
        return threads[-1]

    yield make
    for thread in threads:
        thread.stop()
        assert thread.wait(10_000)


def test_writes_what_it_is_given(make_thread, drawings, qtbot):
    stored = []
    thread = make_thread(stored.append)
    thread.start()
    for drawing in drawings:
        with qtbot.waitSignal(thread.written):
            thread.submit(drawing)
    assert stored == drawings


def test_the_newest_wins_while_the_disk_is_slow(make_thread, drawings, qtbot):
    is_writing, may_go_on = Event(), Event()
    stored = []

    def write(drawing):
        is_writing.set()
        assert may_go_on.wait(60)
        stored.append(drawing)

    thread = make_thread(write)
    thread.submit(drawings[0])
    thread.start()
    assert is_writing.wait(60)
    with qtbot.waitSignals([thread.written, thread.written]):
        thread.submit(drawings[1])
        thread.submit(drawings[2])
        may_go_on.set()
    assert stored == [drawings[0], drawings[2]]


def test_writes_what_waits_before_it_ends(make_thread, drawings, qtbot):
    stored = []
    thread = make_thread(stored.append)
    thread.submit(drawings[0])
    thread.stop()
    with qtbot.waitSignals([thread.written, thread.finished], order="strict"):
        thread.start()
    assert stored == [drawings[0]]


def test_an_error_is_reported_and_the_next_one_written(make_thread, drawings, qtbot):
    problem = SavingError("disk_full")
    stored = []

    def write(drawing):
        if drawing is drawings[0]:
            raise problem
        stored.append(drawing)

    thread = make_thread(write)
    thread.submit(drawings[0])
    with qtbot.waitSignal(thread.failed) as failed:
        thread.start()
    assert failed.args == [problem]
    with qtbot.waitSignal(thread.written):
        thread.submit(drawings[1])
    assert stored == [drawings[1]]


def test_reads_once_and_before_anything_is_written(make_thread, drawings, qtbot):
    done = []
    thread = make_thread(done.append, lambda: done.append("read") or "stored")
    thread.submit(drawings[0])
    reported = []
    thread.was_read.connect(reported.append)
    with qtbot.waitSignals([thread.was_read, thread.written], order="strict"):
        thread.start()
    assert reported == ["stored"]
    assert done == ["read", drawings[0]]


def test_a_failure_to_read_is_reported_and_the_next_drawing_written(make_thread, drawings, qtbot):
    problem, stored = SavingError("disk_full"), []

    def read():
        raise problem

    thread = make_thread(stored.append, read)
    thread.submit(drawings[0])
    reported = []
    thread.read_failed.connect(reported.append)
    with qtbot.waitSignals([thread.read_failed, thread.written], order="strict"):
        thread.start()
    assert reported == [problem]
    assert stored == [drawings[0]]


def test_waiting_for_it_ends_when_all_is_written_and_not_before(make_thread, drawings, qtbot):
    is_writing, may_go_on = Event(), Event()

    def write(drawing):
        is_writing.set()
        assert may_go_on.wait(60)

    thread = make_thread(write)
    thread.submit(drawings[0])
    thread.start()
    assert is_writing.wait(60)
    assert not thread.flush(0)
    may_go_on.set()
    assert thread.flush(10)
