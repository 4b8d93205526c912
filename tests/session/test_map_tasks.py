"""Maps that are read in the background; the images are few, the network small."""

import pytest

from mnist_desktop.data.answer_files import AnswerFiles
from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session import map_tasks
from mnist_desktop.session.map_tasks import MapRequest, MapTasks
from mnist_desktop.session.map_thread import MapThread, PlaceRequest
from mnist_desktop.session.picture_answers import PictureAnswers
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
def pictures(backend, preparation, tasks, tmp_path, qtbot):
    pictures = PictureAnswers(backend, preparation, AnswerFiles(tmp_path), tasks)
    with qtbot.waitSignal(pictures.opened, timeout=10_000):
        pictures.open()
    return pictures


@pytest.fixture
def maps(pictures, tasks):
    return MapTasks(pictures, tasks)


@pytest.fixture(scope="module")
def classifiers():
    """The last one stands for the end of a run."""
    return [Classifier(model_of(POOLED, seed)) for seed in range(3)]


def whole(maps, request, qtbot):
    """The whole map, and whether it was there at once."""
    seen = []
    maps.changed.connect(lambda *one: seen.append(one))
    maps.read(request)
    is_known = bool(seen)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1][1].is_complete, timeout=10_000)
    assert all(one is request for one, _ in seen)
    maps.changed.disconnect()
    return seen[-1][1], is_known


def test_a_map_is_read_once(maps, classifiers, qtbot):
    first, is_known = whole(maps, MapRequest(classifiers[0]), qtbot)
    assert (len(first), first.data_set.name, is_known) == (200, "MNIST", False)
    again, is_known = whole(maps, MapRequest(classifiers[0]), qtbot)
    assert again is first
    assert is_known


def test_moments_of_a_run_have_the_axes_of_its_end_whichever_is_seen_first(
    maps, classifiers, qtbot
):
    end = classifiers[2]
    moments = [whole(maps, MapRequest(one, end), qtbot)[0] for one in classifiers[:2]]
    assert moments[0].axes is moments[1].axes
    last, _ = whole(maps, MapRequest(end), qtbot)
    assert (last.axes.directions == moments[0].axes.directions).all()
    assert whole(maps, MapRequest(classifiers[0], end), qtbot)[1]  # winding back, at once


def test_a_network_in_training_is_read_anew_each_time(maps, classifiers, qtbot):
    request = MapRequest(classifiers[0], is_in_training=True)
    first, _ = whole(maps, request, qtbot)
    again, is_known = whole(maps, MapRequest(classifiers[0], is_in_training=True), qtbot)
    assert not is_known
    assert again.axes is first.axes  # nothing better has come up


def test_the_newest_wish_wins(maps, classifiers, tasks, qtbot):
    seen = []
    maps.changed.connect(lambda request, _: seen.append(request.classifier))
    for classifier in classifiers:
        maps.read(MapRequest(classifier))
    assert maps.is_reading
    qtbot.waitUntil(lambda: not maps.is_reading, timeout=10_000)
    assert set(seen) == {classifiers[2]}
    maps.read(MapRequest(classifiers[0]))
    maps.stop()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
    assert classifiers[0] not in seen


def test_few_maps_stay_in_memory(maps, classifiers, monkeypatch, qtbot):
    monkeypatch.setattr(map_tasks, "MAX_KEPT", 1)
    for classifier in classifiers[:2]:
        whole(maps, MapRequest(classifier), qtbot)
    assert not whole(maps, MapRequest(classifiers[0]), qtbot)[1]


def test_another_data_set_has_another_map(maps, pictures, preparation, classifiers, qtbot):
    before, _ = whole(maps, MapRequest(classifiers[0]), qtbot)
    with qtbot.waitSignals([pictures.closed, pictures.opened], timeout=10_000):
        preparation.open_data(None, AS_IS)
    after, is_known = whole(maps, MapRequest(classifiers[0]), qtbot)
    assert not is_known
    assert after is not before


def test_what_goes_wrong_is_said_once(maps, classifiers, monkeypatch, qtbot):
    monkeypatch.setattr(Classifier, "model", None)
    with qtbot.waitSignal(maps.failed, timeout=10_000):
        maps.read(MapRequest(classifiers[0]))
    assert not maps.is_reading


def test_drawings_are_placed_the_newest_first(maps, classifiers, backend, qtbot):
    digit_map, _ = whole(maps, MapRequest(classifiers[0]), qtbot)
    thread, placed = MapThread(), []
    thread.placed.connect(lambda *one: placed.append(one))
    try:
        for index in range(20):
            image = digit_map.images.as_floats()[index]
            thread.submit(PlaceRequest(digit_map, image))
        qtbot.waitUntil(lambda: bool(placed) and placed[-1][1].nearest[0] == 19, timeout=10_000)
    finally:
        thread.stop()
        assert thread.wait(10_000)
