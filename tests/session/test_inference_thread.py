from threading import Event

import numpy as np
import pytest

from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import InferenceThread
from tests.fake_classifier import FakeClassifier


def image_of(subject):
    return None if subject.is_blank else np.zeros((28, 28), np.float32)


def drawing(x=1.0):
    return Drawing((np.array([[x, 2.0]]),), (22.0,))


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(load=lambda: FakeClassifier(3), prepare=image_of):
        threads.append(InferenceThread(load, prepare))
        return threads[-1]

    yield make
    for thread in threads:
        thread.stop()
        assert thread.wait(10_000)


def test_loads_then_answers(make_thread, qtbot):
    thread, subject = make_thread(), drawing()
    thread.submit(subject)
    answers = []
    thread.predicted.connect(answers.append)
    with qtbot.waitSignals([thread.classifier_changed, thread.predicted], order="strict"):
        thread.start()
    (answer,) = answers
    assert answer.subject is subject
    assert answer.prediction.digit == 3
    assert answer.seconds >= 0


def test_a_blank_canvas_is_answered_with_nothing(make_thread, qtbot):
    thread = make_thread()
    thread.submit(Drawing())
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.start()
    assert predicted.args[0].prediction is None


def test_the_newest_drawing_wins(make_thread, qtbot):
    is_preparing, may_go_on = Event(), Event()
    seen = []

    def prepare(subject):
        seen.append(subject)
        is_preparing.set()
        assert may_go_on.wait(60)
        return image_of(subject)

    thread = make_thread(prepare=prepare)
    first, *between, last = [drawing(x) for x in range(1, 6)]
    thread.submit(first)
    thread.start()
    assert is_preparing.wait(60)
    with qtbot.waitSignals([thread.predicted, thread.predicted]):
        for subject in [*between, last]:
            thread.submit(subject)
        may_go_on.set()
    assert seen == [first, last]


def test_another_classifier_answers_the_same_drawing_again(make_thread, qtbot):
    thread, subject = make_thread(), drawing()
    thread.submit(subject)
    with qtbot.waitSignal(thread.predicted):
        thread.start()
    other, told = FakeClassifier(8), []
    thread.classifier_changed.connect(told.append)
    thread.predicted.connect(told.append)
    with qtbot.waitSignals([thread.classifier_changed, thread.predicted], order="strict"):
        thread.set_classifier(other)
    changed, predicted = told
    assert changed is other
    assert predicted.subject is subject
    assert predicted.prediction.digit == 8


def test_another_preprocessing_answers_the_same_drawing_again(make_thread, qtbot):
    thread, subject = make_thread(), drawing()
    thread.submit(subject)
    with qtbot.waitSignal(thread.predicted):
        thread.start()
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.set_prepare(lambda subject: np.ones((28, 28), np.float32))
    assert predicted.args[0].prediction.image.min() == 1


def test_nothing_is_answered_before_something_is_drawn(make_thread, qtbot):
    thread = make_thread()
    with qtbot.assertNotEmitted(thread.predicted):
        with qtbot.waitSignal(thread.classifier_changed):
            thread.start()
        with qtbot.waitSignal(thread.classifier_changed):
            thread.set_classifier(FakeClassifier(8))
        thread.set_prepare(image_of)
        thread.stop()
        thread.wait(10_000)


def test_an_error_is_reported_and_the_next_drawing_answered(make_thread, qtbot):
    error = ValueError("this one only")
    bad, good = drawing(1), drawing(2)

    def prepare(subject):
        if subject is bad:
            raise error
        return image_of(subject)

    thread = make_thread(prepare=prepare)
    thread.submit(bad)
    with qtbot.waitSignal(thread.failed) as failed:
        thread.start()
    assert failed.args == [error]
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.submit(good)
    assert predicted.args[0].subject is good


def test_a_model_that_cannot_be_loaded_leaves_the_old_one_at_work(make_thread, qtbot):
    def load():
        raise ModelFileError("model_broken")

    thread = make_thread()
    thread.submit(drawing())
    with qtbot.waitSignal(thread.predicted):
        thread.start()
    with qtbot.waitSignal(thread.failed):
        thread.load_classifier(load)
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.submit(drawing())
    assert predicted.args[0].prediction.digit == 3


def test_a_drawing_waits_for_the_first_classifier_that_can_be_loaded(make_thread, qtbot):
    def load():
        raise ModelFileError("model_broken")

    thread, subject = make_thread(load), drawing()
    thread.submit(subject)
    with qtbot.waitSignal(thread.failed):
        thread.start()
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.set_classifier(FakeClassifier(5))
    assert predicted.args[0].subject is subject


def test_stops_before_it_starts_and_while_it_waits(make_thread, qtbot):
    early, waiting = make_thread(), make_thread()
    early.stop()
    with qtbot.waitSignal(early.finished):
        early.start()
    with qtbot.waitSignal(waiting.classifier_changed):
        waiting.start()
    with qtbot.waitSignal(waiting.finished):
        waiting.stop()


def test_run_called_inline(make_thread, qtbot):
    thread = make_thread()
    thread.submit(drawing())
    thread.predicted.connect(lambda _: thread.stop())
    with qtbot.waitSignals([thread.classifier_changed, thread.predicted], order="strict"):
        thread.run()


class TestNewcomer:
    def answer(self, thread, qtbot, **settings):
        with qtbot.waitSignal(thread.predicted) as predicted:
            thread.set_candidate(FakeClassifier(8), **settings)
        return predicted.args[0]

    @pytest.fixture
    def thread(self, make_thread, qtbot):
        thread = make_thread()
        thread.submit(drawing())
        with qtbot.waitSignal(thread.predicted):
            thread.start()
        return thread

    @pytest.mark.parametrize(("leads", "digits"), [(True, (8, 3)), (False, (3, 8))])
    def test_the_drawing_is_answered_by_both(self, thread, qtbot, leads, digits):
        answer = self.answer(thread, qtbot, leads=leads)
        assert (answer.prediction.digit, answer.other.digit) == digits

    def test_without_it_the_first_answers_alone_again(self, thread, qtbot):
        self.answer(thread, qtbot, leads=True)
        with qtbot.waitSignal(thread.predicted) as predicted:
            thread.set_candidate(None, leads=True)
        assert predicted.args[0].prediction.digit == 3
        assert predicted.args[0].other is None

    def test_a_blank_canvas_has_no_answer_from_either(self, thread, qtbot):
        self.answer(thread, qtbot, leads=True)
        with qtbot.waitSignal(thread.predicted) as predicted:
            thread.submit(Drawing())
        assert predicted.args[0].prediction is None
        assert predicted.args[0].other is None


def test_a_thousand_swaps_give_answers_of_whole_weight_sets_only(make_thread, qtbot):
    """Two weight sets whose mixture would answer otherwise, swapped while images are read."""
    import threading

    from mnist_desktop.recognition.classifier import Classifier
    from tests.recognition.random_weights import SMALL, random_weights

    one = random_weights(SMALL)
    sets = [one, {path: weight[..., ::-1] for path, weight in one.items()}]
    image = np.random.default_rng(3).random((28, 28), dtype=np.float32)
    expected = [Classifier.from_weights(SMALL, weights).logits(image[None])[0] for weights in sets]
    thread = make_thread(lambda: Classifier.from_weights(SMALL, one), lambda _: image)
    answers = []
    thread.predicted.connect(answers.append)
    with qtbot.waitSignal(thread.predicted):
        thread.submit(drawing())
        thread.start()

    def swap():
        weights = {path: np.array(weight) for path, weight in one.items()}
        for number in range(1000):
            for path, weight in sets[number % 2].items():
                weights[path][...] = weight  # as a run does to its own weights all the time
            thread.set_candidate(Classifier.from_weights(SMALL, weights), leads=number % 3 != 0)
            thread.submit(drawing(number))

    racer = threading.Thread(target=swap)
    racer.start()
    qtbot.waitUntil(lambda: not racer.is_alive(), timeout=60_000)
    with qtbot.waitSignal(thread.predicted):
        thread.submit(drawing(1))
    assert len(answers) > 100
    given = [p.logits for a in answers for p in (a.prediction, a.other) if p is not None]
    for logits in given:
        assert any(np.abs(logits - one).max() < 1e-5 for one in expected)
    assert all(any(np.abs(g - one).max() < 1e-5 for g in given) for one in expected)


def upright(x):
    return np.stack([np.full(20, x), np.linspace(100.0, 200.0, 20)], axis=1)


THREE_ONES = Drawing(tuple(upright(x) for x in (50.0, 200.0, 350.0)), (22.0,) * 3)


@pytest.fixture
def number_thread(make_thread, qtbot):
    """Reads numbers, and has answered three of them."""
    thread = make_thread()
    thread.set_prepare(image_of, reads_numbers=True)
    thread.submit(THREE_ONES)
    with qtbot.waitSignal(thread.predicted) as predicted:
        thread.start()
    (answer,) = predicted.args
    assert answer.number.text.replace(" ", "") == "333"
    return thread


def test_a_digit_of_a_number_is_answered_until_the_drawing_changes(number_thread, qtbot):
    with qtbot.waitSignal(number_thread.predicted) as first:
        number_thread.set_focus(0)
    (answer,) = first.args
    assert answer.focus == 0
    assert answer.submitted is THREE_ONES
    assert np.array_equal(answer.subject.strokes[0], THREE_ONES.strokes[0])
    more = Drawing((*THREE_ONES.strokes, upright(500.0)), (22.0,) * 4)
    with qtbot.waitSignal(number_thread.predicted) as last:
        number_thread.submit(more)
    assert last.args[0].focus == 3


def test_a_candidate_reads_numbers_too(number_thread, qtbot):
    with qtbot.waitSignal(number_thread.predicted) as before:
        number_thread.set_focus(1)
    with qtbot.waitSignal(number_thread.predicted) as predicted:
        number_thread.set_candidate(FakeClassifier(8), leads=True)
    (answer,) = predicted.args
    assert (answer.prediction.digit, answer.other.digit, answer.focus) == (8, 3, 1)
    assert answer.number.text.replace(" ", "") == "888"
    assert answer.subject is before.args[0].subject  # the same drawing, answered again


def test_one_digit_and_classes_are_answered_as_a_whole(number_thread, qtbot):
    with qtbot.waitSignal(number_thread.predicted) as predicted:
        number_thread.set_candidate(FakeClassifier(1, classes=("cat", "house")), leads=True)
    assert predicted.args[0].number is None
    assert predicted.args[0].subject is THREE_ONES
    with qtbot.waitSignal(number_thread.predicted) as predicted:
        number_thread.set_candidate(None, leads=False)
    assert predicted.args[0].number is not None
    with qtbot.waitSignal(number_thread.predicted) as predicted:
        number_thread.set_prepare(image_of)
    assert predicted.args[0].number is None
    assert predicted.args[0].prediction.is_several
