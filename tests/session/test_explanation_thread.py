"""Evidence and sentences, found while nothing else is to do."""

import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.session.explanation_thread import ExplanationRequest, ExplanationThread
from tests.digit_strokes import DIGITS

SEVEN = Ink(tuple(DIGITS[7]))


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load()


@pytest.fixture
def thread(qtbot):
    thread = ExplanationThread()
    yield thread
    thread.stop()
    assert thread.wait(10_000)


def request_of(classifier, **more):
    return ExplanationRequest("what was drawn", classifier, image_from_ink(SEVEN), **more)


def test_first_the_evidence_then_the_sentence(thread, built_in, qtbot):
    order = []
    thread.evidence_found.connect(lambda *_: order.append("evidence"))
    thread.sentence_found.connect(lambda *_: order.append("sentence"))
    request = request_of(built_in, ink=SEVEN, has_sentence=True)
    signals = [thread.evidence_found, thread.sentence_found]
    with qtbot.waitSignals(signals, timeout=30_000, order="strict"):
        thread.submit(request)
    assert order == ["evidence", "sentence"]


def test_an_image_has_patches_and_no_sentence(thread, built_in, qtbot):
    sentences = []
    thread.sentence_found.connect(lambda *one: sentences.append(one))
    request = request_of(built_in, has_sentence=True)
    with qtbot.waitSignal(thread.evidence_found, timeout=30_000) as found:
        thread.submit(request)
    assert found.args[0] is request
    assert len(found.args[1].parts[0]) == 4
    assert found.args[1].digit == 7
    assert not sentences


class Slow:
    """A network that waits to be let go on, and counts the images that it has seen."""

    classes = ()

    def __init__(self, on_images):
        self.before_confidence = self
        self.images = 0
        self._on_images = on_images

    def logits(self, images):
        self.images += len(images)
        self._on_images()
        return np.zeros((len(images), 10), np.float32)


def test_what_is_no_longer_wanted_stops_and_is_not_reported(thread, built_in, qtbot):
    reported = []
    thread.evidence_found.connect(lambda request, _: reported.append(request))
    last = request_of(built_in, ink=SEVEN)
    slow = Slow(on_images=lambda: thread.submit(last))  # the pen goes on meanwhile
    with qtbot.waitSignal(thread.evidence_found, timeout=30_000):
        thread.submit(request_of(slow, ink=SEVEN))
    assert reported == [last]
    assert slow.images <= 50


def test_nothing_is_reported_once_nothing_is_wanted(thread, qtbot):
    reported, seen = [], []
    thread.evidence_found.connect(lambda *one: reported.append(one))

    def on_images():
        seen.append(True)
        thread.submit(None)

    thread.submit(request_of(Slow(on_images), ink=SEVEN))
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    thread.stop()
    assert thread.wait(10_000)
    assert (len(seen), reported) == (1, [])


def test_an_error_is_reported_and_the_thread_goes_on(thread, built_in, qtbot):
    with qtbot.waitSignal(thread.failed, timeout=10_000):
        thread.submit(request_of(object(), ink=SEVEN))
    with qtbot.waitSignal(thread.evidence_found, timeout=30_000):
        thread.submit(request_of(built_in, ink=SEVEN))
