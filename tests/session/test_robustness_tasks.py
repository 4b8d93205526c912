"""How much networks can take, measured in the background."""

from pathlib import Path
from threading import Event

import numpy as np
import pytest

from mnist_desktop.insight.distortions import DISTORTIONS, DistortionKind
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import write_model
from mnist_desktop.session.robustness_tasks import MEASURE, MeasuredNetwork, RobustnessTasks
from mnist_desktop.session.training_backend import TrainingPreparation
from tests.insight.small_networks import POOLED, model_of
from tests.session.small_data import SmallData

BLUR = DISTORTIONS[DistortionKind.BLUR]


@pytest.fixture
def backend():
    return SmallData()


@pytest.fixture
def preparation(backend, tasks):
    return TrainingPreparation(backend, tasks)


@pytest.fixture
def robustness(backend, preparation, tasks):
    return RobustnessTasks(backend, preparation, tasks)


@pytest.fixture
def in_front(tasks):
    """A long task is under way: what is queued waits until this is set."""
    may_go_on = Event()
    tasks.queue("atlas", lambda _: may_go_on.wait(60))
    yield may_go_on
    may_go_on.set()


@pytest.fixture(scope="module")
def classifier():
    return Classifier(model_of(POOLED))


def test_networks_are_measured_one_after_the_other(robustness, classifier, qtbot, tmp_path):
    write_model(tmp_path / "mine.digitmodel", classifier.model)
    networks = (
        MeasuredNetwork("this one", classifier),
        MeasuredNetwork("its copy", path=tmp_path / "mine.digitmodel"),
    )
    heard = []
    robustness.advanced.connect(lambda one: heard.append(one.share))
    with qtbot.waitSignal(
        robustness.advanced, timeout=10_000, check_params_cb=lambda one: one.is_complete
    ) as waited:
        robustness.measure(BLUR, networks)
    measurement = waited.args[0]
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert not robustness.is_measuring
    first, second = measurement.curves
    np.testing.assert_array_equal(first.answers, second.answers)
    assert len(first.right) == len(BLUR.levels)
    read = classifier.predict(first.images.as_floats()).argmax(axis=1)
    assert first.right[0] == (read == first.images.labels).sum()


def test_what_is_measured_when_it_is_stopped_stays(robustness, classifier, tasks, qtbot):
    with qtbot.waitSignal(robustness.stopped):
        robustness.measure(BLUR, [MeasuredNetwork("", classifier)])
        robustness.stop()
    qtbot.waitUntil(lambda: MEASURE not in tasks.names, timeout=10_000)
    assert not robustness.is_measuring


def test_it_gives_way_and_goes_on(robustness, classifier, tasks, in_front, qtbot):
    ended = []
    with qtbot.waitSignal(
        robustness.advanced, timeout=10_000, check_params_cb=lambda one: one.is_complete
    ):
        robustness.measure(BLUR, [MeasuredNetwork("", classifier)])
        tasks.queue("something else", lambda _: None, lambda _: ended.append("else"))
        in_front.set()
    assert ended == ["else"]


def test_a_network_of_other_classes_is_told(robustness, backend, classifier, qtbot):
    backend.classes = ("cat", "dog")
    with qtbot.waitSignal(robustness.failed, timeout=10_000) as failed:
        robustness.measure(BLUR, [MeasuredNetwork("", classifier)])
    assert isinstance(failed.args[0], AppError)
    assert failed.args[0].key == "other_classes"
    assert not robustness.is_measuring


def test_another_data_set_makes_it_forget(robustness, preparation, classifier, in_front, qtbot):
    robustness.measure(BLUR, [MeasuredNetwork("", classifier)])
    with qtbot.waitSignals([robustness.stopped, robustness.closed], timeout=10_000):
        preparation.open_data(Path("other.npz"))
