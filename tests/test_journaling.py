import numpy as np
import pytest

from mnist_desktop import journaling
from mnist_desktop.drawing_journal import DrawingJournal
from mnist_desktop.journaling import Journaling
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.problem import InkError, SavingError

FIRST, SECOND = (Drawing((np.array([[x, 2.0]]),), (22.0,)) for x in (1.0, 3.0))


class Paper:
    """Stands for the canvas; counts how often it is looked at."""

    def __init__(self):
        self.drawing = FIRST
        self.times_taken = 0

    def take(self):
        self.times_taken += 1
        return self.drawing


@pytest.fixture
def path(tmp_path):
    return tmp_path / "drawing.digitink"


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def make_journaling(qapp, path, monkeypatch):
    made = []

    def make(interval_ms=1, at=path):
        monkeypatch.setattr(journaling, "INTERVAL_MS", interval_ms)
        made.append(Journaling(at))
        return made[-1]

    yield make
    for one in made:
        one.end()
        assert one.thread_.wait(10_000)


def written(path):
    """The x of the only point that the next start finds."""
    return float(DrawingJournal(path).read().strokes[0][0, 0])


class TestReading:
    def test_blank_paper_at_the_first_start(self, make_journaling):
        assert make_journaling().read().is_blank

    def test_what_was_there_last(self, make_journaling, path):
        DrawingJournal(path).write(SECOND)
        assert make_journaling().read().strokes[0].tolist() == [[3, 2]]

    def test_a_broken_one_is_told_and_put_aside(self, make_journaling, path, qtbot):
        path.write_bytes(b"no journal")
        one = make_journaling()
        with qtbot.waitSignal(one.failed) as failed:
            assert one.read().is_blank
        assert isinstance(failed.args[0], InkError)
        assert not path.exists()
        assert [other.read_bytes() for other in path.parent.iterdir()] == [b"no journal"]


class TestWriting:
    def test_every_change_is_written_while_the_window_is_open(
        self, make_journaling, paper, path, qtbot
    ):
        one = make_journaling()
        one.start(paper.take)
        for drawing, x in ((FIRST, 1.0), (SECOND, 3.0)):
            paper.drawing = drawing
            with qtbot.waitSignal(one.thread_.written):
                one.note_change()
            assert written(path) == x

    def test_an_unchanged_paper_is_left_alone(self, make_journaling, paper, path, qtbot):
        one = make_journaling()
        ticks = []
        one._timer.timeout.connect(lambda: ticks.append(None))
        one.start(paper.take)
        qtbot.waitUntil(lambda: len(ticks) >= 3)
        assert paper.times_taken == 0
        with qtbot.waitSignal(one.thread_.written):
            one.note_change()
        del ticks[:]
        qtbot.waitUntil(lambda: len(ticks) >= 3)
        assert paper.times_taken == 1

    def test_the_last_change_is_written_at_the_end(self, make_journaling, paper, path):
        one = make_journaling(interval_ms=3_600_000)
        one.start(paper.take)
        one.note_change()
        one.note_change()
        one.end()
        assert one.thread_.wait(10_000)
        assert written(path) == 1.0
        assert paper.times_taken == 1

    def test_an_end_without_a_change_writes_nothing(self, make_journaling, paper, path):
        one = make_journaling(interval_ms=3_600_000)
        one.start(paper.take)
        one.end()
        assert one.thread_.wait(10_000)
        assert not path.exists()

    def test_a_full_disk_is_told_once_and_tried_again(
        self, make_journaling, paper, tmp_path, qtbot
    ):
        path = tmp_path / "missing" / "drawing.digitink"
        one = make_journaling(at=path)
        told, failures = [], []
        one.failed.connect(told.append)
        one.thread_.failed.connect(failures.append)
        one.start(paper.take)
        one.note_change()
        qtbot.waitUntil(lambda: len(failures) >= 3)
        assert [type(error) for error in told] == [SavingError]
        with qtbot.waitSignal(one.thread_.written):
            path.parent.mkdir()
        assert written(path) == 1.0
