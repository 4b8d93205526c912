from threading import Event

import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session import inspection_thread
from mnist_desktop.session.inspection_thread import InspectionRequest, InspectionThread
from tests.insight.small_networks import POOLED, RESIDUAL, images, model_of


@pytest.fixture
def thread(qtbot):
    thread = InspectionThread()
    yield thread
    thread.stop()
    assert thread.wait(10_000)


def request_of(model, image=None, **more):
    image = images(1)[0] if image is None else image
    return InspectionRequest(Classifier(model), image, frozenset({"conv1"}), **more)


def scores_of(inspection):
    return inspection.softmax.scores


@pytest.mark.parametrize("second", [model_of(POOLED, seed=4), model_of(RESIDUAL)])
def test_it_follows_the_network(thread, qtbot, second):
    for model in (model_of(POOLED), second):
        with qtbot.waitSignal(thread.inspected) as inspected:
            thread.submit(request_of(model))
        _, inspection = inspected.args
        expected = Classifier(model).logits(images(1))[0]
        np.testing.assert_allclose(scores_of(inspection), expected, rtol=1e-4, atol=1e-4)
        assert inspection.activations.weights is model.weights
        assert inspection.whole is None


def test_the_newest_request_wins(thread, qtbot, monkeypatch):
    model, seen, may_go_on, inspect = model_of(POOLED), [], Event(), inspection_thread.inspect
    monkeypatch.setattr(
        inspection_thread, "inspect", lambda *of: may_go_on.wait(60) and inspect(*of)
    )
    thread.inspected.connect(lambda _, inspection: seen.append(inspection.activations.image))
    pictures = images(5)
    requests = [request_of(model, image) for image in pictures]
    with qtbot.waitSignal(thread.inspected, check_params_cb=lambda of, _: of is requests[-1]):
        for request in requests:
            thread.submit(request)
        may_go_on.set()
    assert len(seen) <= 2
    assert (seen[-1] == pictures[-1]).all()


def test_with_channels_off_both_answers_are_known(thread, qtbot):
    model = model_of(POOLED)
    with qtbot.waitSignal(thread.inspected) as inspected:
        thread.submit(request_of(model, off={"conv1": frozenset({1, 2, 3})}))
    _, inspection = inspected.args
    expected = Classifier(model).logits(images(1))[0]
    np.testing.assert_allclose(inspection.whole.scores, expected, rtol=1e-4, atol=1e-4)
    assert np.abs(inspection.whole.scores - inspection.softmax.scores).max() > 0.01


def test_after_an_error_it_goes_on(thread, qtbot):
    model = model_of(POOLED)
    with qtbot.waitSignal(thread.failed):
        thread.submit(request_of(model, np.zeros((27, 28), np.float32)))
    with qtbot.waitSignal(thread.inspected):
        thread.submit(request_of(model))
