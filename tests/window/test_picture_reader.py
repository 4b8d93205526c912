"""Whose answers are shown, as a run goes on."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.training_thread import Candidate
from mnist_desktop.window.picture_reader import PictureReader
from tests.insight.small_networks import POOLED, model_of


class FakeSession(QObject):
    """The model in use, or the network of a run, answers; remembers what is to be read."""

    leading_changed = Signal(object)
    epoch_ended = Signal()
    ended = Signal()

    def __init__(self):
        super().__init__()
        self.leading, self.candidate, self.is_running = network(0), None, False
        self.answering = self.trainer = self
        self.test_opening = SimpleNamespace(is_open=lambda model: False)
        self.read, self.stopped = [], []
        self.pictures = SimpleNamespace(
            read=lambda classifier, part: self.read.append((classifier, part)),
            stop=lambda classifier, part: self.stopped.append(part),
        )

    def learn(self, seed):
        """Hands out another state of the network in training."""
        self.is_running, self.leading = True, network(seed)
        self.candidate = Candidate(self.leading, 1, 2)
        self.leading_changed.emit(self.leading)


def network(seed):
    return Classifier(model_of(POOLED, seed))


@pytest.fixture
def session(qapp):
    return FakeSession()


@pytest.fixture
def reader(session):
    reader = PictureReader(session, lambda: True, session)
    reader.catch_up()
    return reader


def test_a_network_that_learns_is_followed_from_epoch_to_epoch(session, reader, qtbot):
    reader.catch_up()
    session.epoch_ended.emit()
    with qtbot.waitSignal(reader.changed, timeout=5_000):
        session.learn(1)
    first = session.leading
    session.learn(2)
    reader.follow()
    assert reader.classifier is first
    session.epoch_ended.emit()
    reader.follow()
    assert reader.classifier is session.leading


def test_a_state_of_some_batches_ago_is_one_of_a_network_that_learns(session, reader):
    session.learn(1)
    reader.catch_up()
    session.learn(2)  # the run goes on; what is shown stays
    assert reader.is_learning
    reader.read(["train", "validation"])
    assert [part for _, part in session.read] == ["validation"]
    session.is_running = False
    assert not reader.is_learning


def test_test_images_are_closed_and_validation_images_come_first(session, reader):
    assert reader.open_parts() == ["train", "validation"]
    reader.read(["validation", "train"])
    assert [part for _, part in session.read] == ["train", "validation"]  # the newest wish wins
    session.stopped.clear()
    reader.read(["validation"])
    assert session.stopped == ["train", "test"]  # which nobody looks at any more
