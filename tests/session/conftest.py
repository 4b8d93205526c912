"""Background tasks of their own, a session and trainers, ended before the next test."""

import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.session import Session
from mnist_desktop.session.trainer import Trainer
from tests.conftest import end_session
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import CONFIG, FakeLearning
from tests.session.trainers import close


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
    end_session(session)


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "models").mkdir()
    return ModelFolder(tmp_path / "models")


@pytest.fixture
def checkpoint(tmp_path):
    return tmp_path / "training.checkpoint"


@pytest.fixture
def make_trainer(qapp, learning, folder, checkpoint):
    trainers = []

    def make():
        tasks = BackgroundTasks()
        trainer = Trainer(learning, folder, checkpoint, tasks)
        trainer.tasks = tasks
        trainers.append(trainer)
        return trainer

    yield make
    for trainer in trainers:
        close(trainer)
        learning.may_import.set()
        learning.may_go_on.set()
        for thread in (*trainer.threads(), *trainer.tasks.threads()):
            assert thread.wait(10_000)


@pytest.fixture
def trainer(make_trainer):
    return make_trainer()


@pytest.fixture
def run_to_its_end(trainer, qtbot):
    def run(config=CONFIG):
        with qtbot.waitSignal(trainer.ended) as ended:
            trainer.start(config)
        return ended.args[0]

    return run
