"""Several runs one after the other."""

from dataclasses import replace

import pytest

from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.run_queue import QueuedRun, RunQueue
from mnist_desktop.session.trainer import Trainer
from tests.fake_learning import CONFIG, FakeLearning


@pytest.fixture
def make(tmp_path, qtbot):
    made = []

    def make(backend=None):
        tasks = BackgroundTasks()
        folder = tmp_path / "models"
        folder.mkdir()
        trainer = Trainer(
            backend or FakeLearning(), ModelFolder(folder), tmp_path / "run.checkpoint", tasks
        )
        made.append((trainer, tasks))
        return trainer, RunQueue(trainer), folder

    yield make
    for trainer, tasks in made:
        trainer.stop()
        qtbot.waitUntil(lambda trainer=trainer: not trainer.threads(), timeout=10_000)
        qtbot.waitUntil(lambda tasks=tasks: not tasks.threads(), timeout=10_000)


def repeats(*seeds):
    return [QueuedRun(replace(CONFIG, seed=seed), f"quick seed {seed}") for seed in seeds]


def test_five_seeds_are_kept_by_name_and_nobody_is_asked(make, qtbot):
    trainer, queue, folder = make()
    candidates, places = [], []
    trainer.candidate_changed.connect(candidates.append)
    queue.changed.connect(lambda: places.append((queue.done, queue.count)))
    queue.add(repeats(1, 2, 3, 4, 5))
    qtbot.waitUntil(lambda: len(list(folder.glob("*.digitmodel"))) == 5, timeout=10_000)
    qtbot.waitUntil(lambda: queue.count == 0)
    names = sorted(path.stem for path in folder.glob("*.digitmodel"))
    assert names == [f"quick seed {seed}" for seed in range(1, 6)]
    assert [read_model(path).metadata.seed for path in sorted(folder.iterdir())] == [1, 2, 3, 4, 5]
    assert candidates == []
    assert (2, 5) in places
    assert not trainer.can_continue


def test_a_person_s_own_run_goes_first_and_is_asked_about(make, qtbot):
    backend = FakeLearning(is_held=True)
    trainer, queue, folder = make(backend)
    trainer.start(CONFIG)
    queue.add(repeats(1))
    qtbot.waitUntil(backend.has_begun.is_set)
    assert queue.current is None
    assert queue.count == 1
    backend.may_go_on.set()
    qtbot.waitUntil(lambda: (folder / "quick seed 1.digitmodel").exists(), timeout=10_000)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.digitmodel"))) == 2)


def test_stop_ends_one_run_and_stop_all_the_others_too(make, qtbot):
    backend = FakeLearning(is_held=True)
    trainer, queue, _ = make(backend)
    queue.add(repeats(1, 2, 3))
    qtbot.waitUntil(backend.has_begun.is_set)
    backend.has_begun.clear()
    with qtbot.waitSignal(trainer.ended):
        trainer.stop()
    qtbot.waitUntil(backend.has_begun.is_set)
    assert queue.current.title == "quick seed 2"
    with qtbot.waitSignal(trainer.ended):
        queue.stop_all()
    qtbot.waitUntil(lambda: queue.count == 0)
    assert len(backend.runs) == 2


def test_a_run_that_fails_ends_the_queue(make, qtbot):
    backend = FakeLearning()
    backend.error = MemoryError()
    trainer, queue, _ = make(backend)
    with qtbot.waitSignal(trainer.failed):
        queue.add(repeats(1, 2))
    qtbot.waitUntil(lambda: queue.count == 0)
    assert len(backend.runs) == 1
