"""What is most like a drawing, read in the background; the images are few, the network small."""

from pathlib import Path
from threading import Event

import numpy as np
import pytest

from mnist_desktop.insight.neighbour_files import NeighbourFiles
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.neighbour_tasks import READ, NeighbourTasks
from mnist_desktop.session.training_backend import TrainingPreparation
from tests.insight.small_networks import POOLED, model_of
from tests.session.small_data import SmallData


@pytest.fixture
def backend():
    return SmallData()


@pytest.fixture
def preparation(backend, tasks):
    return TrainingPreparation(backend, tasks)


@pytest.fixture
def make(backend, preparation, tasks, tmp_path):
    """Neighbours as after a start of the program; the files stay."""
    return lambda: NeighbourTasks(backend, preparation, NeighbourFiles(tmp_path / "cache"), tasks)


@pytest.fixture
def neighbours(make):
    return make()


@pytest.fixture(scope="module")
def classifier():
    return Classifier(model_of(POOLED))


@pytest.fixture
def image(backend):
    return backend.parts[0].as_floats()[7]


def found(neighbours, classifier, image, qtbot):
    with qtbot.waitSignal(neighbours.found, timeout=10_000) as waited:
        neighbours.look_up(classifier, image)
    return waited.args[0]


def test_the_images_most_like_a_drawing_and_what_the_confidence_is_worth(
    neighbours, classifier, image, backend, qtbot
):
    tables = []
    neighbours.sureness_counted.connect(tables.append)
    first = found(neighbours, classifier, image, qtbot)
    assert (first.neighbours[0].index, first.neighbours[0].label) == (7, 7)
    assert (len(first.images), first.count, first.data_set) == (5, 320, "MNIST")
    np.testing.assert_array_equal(first.images[0], backend.parts[0].images[7])
    assert sum(one.count for one in tables[-1].bins) == 200
    second = found(neighbours, classifier, backend.parts[0].as_floats()[8], qtbot)
    assert second.neighbours[0].index == 8
    assert backend.times_read == 1


def test_what_was_read_is_there_after_the_next_start(make, classifier, image, tmp_path, qtbot):
    before = found(make(), classifier, image, qtbot)
    files = sorted(path.suffix for path in (tmp_path / "cache").iterdir())
    assert files == [".neighbours", ".sureness"]
    progress, again = [], make()
    again.progressed.connect(lambda done, count: progress.append(done))
    assert found(again, classifier, image, qtbot).neighbours == before.neighbours
    assert set(progress) == {0}


def test_reading_gives_way_to_other_work_and_goes_on(
    neighbours, classifier, image, backend, tasks, qtbot
):
    ends, may_go_on = [], Event()
    neighbours.found.connect(lambda _: ends.append("found"))
    tasks.queue("atlas", lambda should_stop: may_go_on.wait(60))  # while this is on, two queue up
    neighbours.look_up(classifier, image)
    tasks.queue("change", lambda should_stop: None, lambda _: ends.append("change"))
    may_go_on.set()
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=10_000)
    assert ends == ["change", "found"]


def test_a_person_stops_it_and_lets_it_go_on(neighbours, classifier, image, tasks, qtbot):
    heard = []
    neighbours.stopped.connect(lambda: heard.append("stopped"))
    neighbours.found.connect(lambda _: heard.append("found"))
    may_go_on = Event()
    tasks.queue("atlas", lambda should_stop: may_go_on.wait(60))  # else it might be through
    neighbours.look_up(classifier, image)
    neighbours.stop()
    may_go_on.set()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
    neighbours.look_up(classifier, image)  # the next drawing does not begin it again
    assert tasks.names == []
    assert heard == ["stopped", "stopped"]
    with qtbot.waitSignal(neighbours.found, timeout=10_000):
        neighbours.resume()


def test_images_of_other_classes_are_not_compared(neighbours, classifier, image, backend, qtbot):
    backend.classes = ("cat", "dog")
    for _ in range(2):
        with qtbot.waitSignal(neighbours.unavailable, timeout=10_000) as why:
            neighbours.look_up(classifier, image)
        assert why.args[0].key == "other_classes"
    assert backend.times_read == 1


def test_another_data_set_is_read_when_it_is_opened(
    neighbours, preparation, classifier, image, qtbot
):
    found(neighbours, classifier, image, qtbot)
    with qtbot.waitSignal(preparation.data_opened, timeout=10_000):
        preparation.open_data(Path("letters.npz"))
    assert found(neighbours, classifier, image, qtbot).data_set == "letters.npz"


def test_a_drawing_that_was_wiped_away_gets_nothing(neighbours, classifier, image, tasks, qtbot):
    heard = []
    neighbours.found.connect(heard.append)
    neighbours.look_up(classifier, image)
    neighbours.cancel()
    qtbot.waitUntil(lambda: not tasks.threads() and READ not in tasks.names, timeout=10_000)
    assert heard == []


def test_a_fault_of_the_program_is_reported_once(
    neighbours, classifier, image, backend, tasks, qtbot
):
    backend.parts = None
    with qtbot.waitSignal(neighbours.failed, timeout=10_000):
        neighbours.look_up(classifier, image)
    qtbot.waitUntil(lambda: tasks.names == [], timeout=10_000)  # a task is told before it ends
    neighbours.look_up(classifier, image)
    assert tasks.names == []
