from threading import Event

import pytest

from mnist_desktop.problem import Problem
from mnist_desktop.session.training_backend import LearningFacts
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


def test_gets_ready_for_the_data_of_the_next_run(facts, qtbot, learning, tmp_path):
    with qtbot.waitSignal(facts.got_ready):
        facts.get_ready(tmp_path)
    assert learning.got_ready_for == [tmp_path]


def test_what_fails_then_is_left_for_the_run_to_say(facts, qtbot, learning):
    learning.error, told = Problem("tensorflow_missing"), []
    facts.failed.connect(told.append)
    facts.got_ready.connect(lambda: told.append("ready"))
    facts.get_ready(None)
    qtbot.waitUntil(lambda: facts.threads() == [])
    assert told == []
