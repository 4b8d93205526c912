import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QVBoxLayout, QWidget

from mnist_desktop.learning.events import BatchProgress, TrainingOutcome
from mnist_desktop.widgets.training.progress import TrainingProgress

LAST = BatchProgress(2, 5, 310, 430, 0.0812, 0.9761, 0.1, 0.97, 9.0)


class LayoutRequests(QObject):
    """Counts how often a widget is laid out again."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def window(owned):
    window = owned(QWidget())
    QVBoxLayout(window)
    window.resize(380, 200)
    window.show()
    return window


@pytest.fixture
def progress(window):
    progress = TrainingProgress()
    window.layout().addWidget(progress)
    return progress


@pytest.fixture
def words(progress):
    return progress.findChild(QLabel, "trainingWords")


@pytest.fixture
def scores(progress):
    return progress.findChild(QLabel, "trainingScores")


@pytest.fixture
def bar(progress):
    return progress.findChild(QProgressBar, "trainingProgress")


def batch_of(number):
    return BatchProgress(1, 5, number, 430, 0.5, 0.9, 0.5, 0.9, 1.0)


def test_hidden_while_there_is_no_run(progress):
    assert progress.isHidden()
    progress.show_starting(True)
    assert progress.isVisible()
    progress.show_idle()
    assert progress.isHidden()


def test_starting(progress, words, bar):
    progress.show_starting(True)
    assert "TensorFlow" in words.text()
    assert bar.maximum() == bar.minimum()  # busy
    progress.show_starting(False)
    assert "TensorFlow" not in words.text()
    assert words.text()


def test_a_batch_with_the_time_left(progress, words, scores, bar):
    for seconds, time in ((0.2, "1 s"), (98.9, "99 s"), (119.0, "2 min"), (7200.0, "2.0 h")):
        progress.show_starting(False)
        progress.show_batch(LAST, seconds)
        assert words.text() == f"Epoch 2 of 5, batch 310 of 430, {time} left"
    assert "0.0812" in scores.text()
    assert "97.6 %" in scores.text()
    assert bar.value() / bar.maximum() == pytest.approx((1 + 310 / 430) / 5, abs=0.001)


def test_the_newest_of_many_batches_is_shown_and_not_each(progress, words, qtbot):
    progress.show_batch(batch_of(1), None)
    for number in range(2, 20):
        progress.show_batch(batch_of(number), None)
    assert "batch 1 of" in words.text()
    qtbot.waitUntil(lambda: "batch 19 of" in words.text())


def test_validation(progress, words):
    progress.show_batch(LAST, 17.0)
    progress.show_validating(2)
    assert words.text() == "Epoch 2 of 5: checking on 5,000 validation images"
    progress.show_validating(2, 600)
    assert "600" in words.text()


def test_paused_until_it_goes_on(progress, words, qtbot):
    progress.show_starting(False)
    progress.show_paused()
    assert words.text() == "Paused"
    progress.show_paused(False)
    progress.show_batch(batch_of(1), None)
    progress.show_batch(batch_of(2), None)
    progress.show_paused()
    assert words.text().startswith("Paused")
    progress.show_batch(batch_of(3), None)  # was on its way
    qtbot.waitUntil(lambda: "batch 3 of" in words.text())
    assert words.text().startswith("Paused")
    progress.show_paused(False)
    assert words.text() == "Epoch 1 of 5, batch 3 of 430"


def test_stopping_until_it_has_ended(progress, words):
    progress.show_batch(batch_of(1), None)
    progress.show_stopping()
    progress.show_validating(1)
    progress.show_batch(batch_of(3), None)
    assert words.text() == "Stopping…"
    progress.show_ended(TrainingOutcome.STOPPED, 0, 3.0)
    assert words.text() == "Stopped after 0 whole epochs and 3 s"
    progress.show_starting(False)
    progress.show_batch(batch_of(1), None)
    assert words.text() == "Epoch 1 of 5, batch 1 of 430"


def test_every_end_is_said(progress, words, scores, bar):
    for outcome in TrainingOutcome:
        progress.show_starting(False)
        progress.show_batch(LAST, None)
        progress.show_ended(outcome, 1, 240.0)
        assert "1 whole epoch " in words.text()
        assert "4 min" in words.text()
        assert scores.text() == ""
        assert (bar.value() == bar.maximum()) == (outcome is TrainingOutcome.FINISHED)


def test_what_waited_is_not_shown_after_the_end(progress, words, qtbot):
    progress.show_batch(batch_of(1), None)
    progress.show_batch(batch_of(2), None)
    progress.show_ended(TrainingOutcome.FINISHED, 5, 3.0)
    ended = words.text()
    progress.retranslate()
    assert words.text() == ended


def test_a_new_text_lays_out_nothing(progress, words, window, qtbot):
    progress.show_batch(batch_of(1), None)
    QApplication.sendPostedEvents()
    requests = LayoutRequests()
    window.installEventFilter(requests)
    place = words.geometry()
    for number in (2, 30, 400):
        progress.show_batch(batch_of(number), number)
        qtbot.waitUntil(lambda number=number: f"batch {number} of" in words.text())
        progress.show_validating(1)
    QApplication.sendPostedEvents()
    assert requests.count == 0
    assert words.geometry() == place


def test_follows_the_size_of_the_type(progress, words):
    usual = progress.height()
    font = progress.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    progress.setFont(font)
    assert progress.height() > 1.2 * usual
    assert words.height() >= words.fontMetrics().height()


def test_everything_can_be_read_in_the_narrowest_column(progress, words, scores, window):
    progress.show_batch(LAST, 5900.0)
    QApplication.sendPostedEvents()
    assert window.width() == 380
    for label in (words, scores):
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert progress.rect().contains(scores.geometry())


def test_stays_in_another_language(progress, words):
    progress.show_batch(LAST, 17.0)
    before = words.text()
    progress.retranslate()
    assert words.text() == before
    assert progress.statusTip()
