from threading import Event

import pytest

from mnist_desktop.learning_facts import LearningFacts
from mnist_desktop.recognition.problem import Problem
from tests.fake_learning import FakeLearning


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def facts(qapp, learning):
    facts = LearningFacts(learning)
    yield facts
    facts.close()
    for thread in facts.threads():
        assert thread.wait(10_000)


def test_a_data_set_is_told(facts, qtbot):
    with qtbot.waitSignal(facts.data_opened) as opened:
        facts.open_data(None)
    assert opened.args[0].name == "MNIST"


def test_what_cannot_be_read_is_told(facts, qtbot, learning, tmp_path):
    learning.data[tmp_path] = Problem("data_missing")
    with qtbot.waitSignal(facts.failed) as failed:
        facts.open_data(tmp_path)
    assert failed.args[0].key == "data_missing"


def test_the_device_is_told_once(facts, qtbot):
    with qtbot.waitSignal(facts.device_told) as told:
        facts.ask_device()
    assert told.args[0].key == "cpu_linux"
    qtbot.waitUntil(lambda: facts.threads() == [])
    facts.ask_device()
    assert facts.threads() == []


def test_nothing_is_told_after_close(facts, qtbot, learning):
    may_go_on, told = Event(), []
    learning.device_words = lambda: may_go_on.wait(10)
    facts.device_told.connect(told.append)
    facts.ask_device()
    facts.close()
    may_go_on.set()
    qtbot.waitUntil(lambda: facts.threads() == [])
    assert told == []
