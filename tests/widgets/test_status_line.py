import pytest
from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets import status_line
from mnist_desktop.widgets.status_line import StatusLine


@pytest.fixture
def line(shown):
    return shown(StatusLine())


@pytest.fixture
def answer_time(line):
    """What is said of the time of an answer."""
    return line.findChild(QLabel, "answerTimeLabel").text


@pytest.mark.parametrize("name", ["deviceLabel", "offlineLabel"])
def test_what_is_always_said(line, name):
    label = line.findChild(QLabel, name)
    assert label.isVisible()
    assert label.text()


@pytest.mark.parametrize("name", ["deviceLabel", "answerTimeLabel", "offlineLabel"])
def test_each_text_is_explained(line, name):
    assert line.findChild(QLabel, name).statusTip()


def test_no_time_before_the_first_answer(answer_time):
    assert answer_time() == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.00183, "1.8"), (0.0004, "0.4"), (0.25, "250.0"), (0.0, "0.0")]
)
def test_the_time_in_milliseconds(line, answer_time, seconds, text):
    line.set_answer_time(seconds)
    assert text in answer_time()


def test_a_time_that_follows_at_once_does_not_flicker(line, answer_time):
    for seconds in (0.001, 0.002, 0.003):
        line.set_answer_time(seconds)
    assert "1.0" in answer_time()


def test_the_newest_time_is_shown_in_the_end(line, answer_time, qtbot):
    for seconds in (0.001, 0.002, 0.003):
        line.set_answer_time(seconds)
    qtbot.waitUntil(lambda: "3.0" in answer_time())


def test_no_answer_is_shown_at_once_and_so_is_the_next_one(line, answer_time):
    line.set_answer_time(0.001)
    line.set_answer_time(None)
    assert answer_time() == ""
    line.set_answer_time(0.002)
    assert "2.0" in answer_time()


def test_another_language_shows_the_newest_time(line, answer_time):
    line.set_answer_time(0.001)
    line.set_answer_time(0.002)
    line.retranslate()
    assert "2.0" in answer_time()


def test_says_what_was_done_for_a_while(line, qtbot, monkeypatch):
    monkeypatch.setattr(status_line, "_MESSAGE_MS", 1)
    line.say("Saved.")
    device = line.findChild(QLabel, "deviceLabel")
    line.set_answer_time(0.01)
    assert device.text() == "Saved."
    qtbot.waitUntil(lambda: device.text() == "Answers are computed on the CPU")


@pytest.mark.parametrize(
    ("gpu", "text"), [("", "Training on the CPU, which is enough here"), ("RTX", "Training on RTX")]
)
def test_where_training_runs(line, gpu, text):
    line.set_device(gpu, "why that is")
    label = line.findChild(QLabel, "deviceLabel")
    assert label.text() == text
    assert label.statusTip() == "why that is"
