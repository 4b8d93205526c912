import random

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import (
    AppError,
    ModelFileError,
    TensorFlowError,
)
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation
from tests.data.data_set_files import arrays
from tests.fake_learning import FakeLearning


def test_no_run_was_saved(tmp_path):
    assert TrainingBackend().saved_run(tmp_path / "training.checkpoint") is None


def test_a_broken_one_is_told_once_and_put_aside(tmp_path):
    path = tmp_path / "training.checkpoint"
    path.write_bytes(b"nothing of ours")
    with pytest.raises(ModelFileError):
        TrainingBackend().saved_run(path)
    assert TrainingBackend().saved_run(path) is None
    assert (tmp_path / "training.broken").read_bytes() == b"nothing of ours"


class TestTestImage:
    def test_of_mnist(self):
        calls = TrainingBackend()
        drawings = [calls.test_image(None) for _ in range(5)]
        for drawing in drawings:
            assert drawing.picture.shape == (28, 28)
            assert drawing.picture.dtype == np.float32
            assert drawing.picture.max() <= 1 < drawing.picture.sum()
            assert drawing.label in range(10)
            assert (drawing.label_name, drawing.data_set) == ("", "")
        assert len({drawing.picture.tobytes() for drawing in drawings}) > 1

    def test_of_another_data_set_with_its_names(self, tmp_path):
        content = arrays()
        path = tmp_path / "animals.npz"
        np.savez(path, **content, classes=np.array(["dog", "cat", "bird", "fish"]))
        calls = TrainingBackend()
        for orientation in (AS_IS, Orientation("half", inverted=True)):
            shown = calls.test_image(path, orientation)
            pixels = np.rint(shown.picture * 255).astype(np.uint8)
            images = orientation.applied(content["x_test"])
            (at,) = np.flatnonzero((images == pixels).all(axis=(1, 2)))
            assert shown.label == content["y_test"][at]
            assert shown.label_name == ("dog", "cat", "bird", "fish")[shown.label]
            assert shown.data_set == "animals"

    def test_of_a_file_that_has_changed_since_once_it_is_opened_again(self, tmp_path):
        path = tmp_path / "mine.npz"
        calls = TrainingBackend()
        for level in (1, 2):
            content = arrays()
            np.savez(path, **content | {"x_test": np.full_like(content["x_test"], level)})
            calls.data_set_info(path)
            assert np.rint(calls.test_image(path).picture * 255).max() == level

    def test_draws_anew_whatever_was_seeded(self):
        state = random.getstate()
        drawn = TrainingBackend().test_image(None), TrainingBackend().test_image(None)
        assert random.getstate() == state
        assert drawn[0].picture.tobytes() != drawn[1].picture.tobytes()


class TestFactsOfDigitsThatLieOtherwise:
    @pytest.fixture
    def mirrored(self, tmp_path):
        part = load_mnist().test[:300]
        path = tmp_path / "mirrored.npz"
        np.savez(path, x_train=part.images[:, :, ::-1], y_train=part.labels)
        return path

    def test_the_figures_and_what_would_change_it(self, mirrored):
        facts = TrainingBackend().data_set_info(mirrored)
        assert facts.change == Orientation("mirror")
        assert facts.question.values["changed"] > 0.9 * facts.question.values["sample"]
        assert facts.question.values["as_is"] < 0.5 * facts.question.values["sample"]

    def test_once_turned_nothing_more_is_asked(self, mirrored):
        facts = TrainingBackend().data_set_info(mirrored, Orientation("mirror"))
        assert facts.orientation == Orientation("mirror")
        assert facts.question is None
        assert not facts.change


def test_facts_of_mnist():
    facts = TrainingBackend().data_set_info(None)
    assert (facts.name, facts.classes) == ("MNIST", ())
    assert (facts.training, facts.validation, facts.test) == (55_000, 5_000, 10_000)
    assert facts.examples.shape == (8, 28, 28)
    assert facts.chance == pytest.approx(0.1124, abs=1e-4)  # the ones


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def tasks(qapp):
    tasks = BackgroundTasks()
    yield tasks
    tasks.close()
    for thread in tasks.threads():
        assert thread.wait(10_000)


@pytest.fixture
def preparation(learning, tasks):
    return TrainingPreparation(learning, tasks)


def test_a_data_set_is_opened(preparation, qtbot):
    with qtbot.waitSignal(preparation.data_opened) as opened:
        preparation.open_data(None)
        assert preparation.is_reading_another(None, Orientation("left"))
        assert not preparation.is_reading_another(None, AS_IS)
    assert opened.args[0].name == "MNIST"
    assert not preparation.is_reading_another(None, Orientation("left"))


def test_what_cannot_be_read_is_reported(preparation, qtbot, learning, tmp_path):
    learning.data[tmp_path] = AppError("data_missing")
    with qtbot.waitSignal(preparation.failed) as failed:
        preparation.open_data(tmp_path)
    assert failed.args[0].key == "data_missing"


def test_the_device_is_looked_for_once(preparation, tasks, qtbot):
    with qtbot.waitSignal(preparation.device_found) as found:
        preparation.find_device()
    assert found.args[0].key == "cpu_linux"
    qtbot.waitUntil(lambda: tasks.threads() == [])
    preparation.find_device()
    assert tasks.threads() == []


def test_preloads_for_the_data_of_the_next_run(preparation, qtbot, learning, tmp_path):
    with qtbot.waitSignal(preparation.preloaded):
        preparation.preload(tmp_path)
    assert learning.preloaded_for == [tmp_path]


def test_what_fails_then_is_left_to_the_run_to_report(preparation, tasks, qtbot, learning):
    learning.error, reported = TensorFlowError("tensorflow_missing"), []
    preparation.failed.connect(reported.append)
    preparation.preloaded.connect(lambda: reported.append("preloaded"))
    preparation.preload(None)
    qtbot.waitUntil(lambda: tasks.threads() == [])
    assert reported == []
