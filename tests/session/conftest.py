"""Background tasks of their own, and a session, ended before the next test."""

import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.session import Session
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import FakeLearning


@pytest.fixture
def tasks(qtbot):
    tasks = BackgroundTasks()
    yield tasks
    tasks.close()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)


@pytest.fixture
def backend():
    """Stands for `learning`."""
    return FakeLearning()


@pytest.fixture
def session(qapp, folders, backend):
    """Answers 1 to whatever is drawn, and nothing is."""
    session = Session(folders, lambda _path: FakeClassifier(1), backend)
    session.start(Drawing)
    yield session
    session.shut_down()
