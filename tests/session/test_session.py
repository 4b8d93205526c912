import shutil
from threading import Event

import numpy as np
import pytest

from mnist_desktop.problem import ModelFileError, SavingError
from mnist_desktop.recognition.drawing import Drawing, Preprocessing
from mnist_desktop.session.session import Session
from tests.conftest import end_session
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import FakeLearning

INK = Drawing((np.array([[10.0, 20.0], [200.0, 300.0]]),), (30.0,))
PICTURE = Drawing(picture=np.full((30, 20), 200, np.uint8))
TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=4)


class Canvas:
    """Stands for the canvas of the window.

    Args:
        drawing: what is drawn on it.
    """

    def __init__(self, drawing):
        self.drawing = drawing

    def current_drawing(self):
        return self.drawing


class Models:
    """Loads fake classifiers: the built-in one answers 1, a file's what its name says."""

    def __init__(self):
        self.broken = set()
        self.classes = ()  # of the built-in one

    def __call__(self, path):
        if path in self.broken:
            raise ModelFileError("model_broken")
        if path is None:
            return FakeClassifier(1, classes=self.classes)
        return FakeClassifier(int(path.stem))


@pytest.fixture
def models():
    return Models()


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def make_session(qapp, folders, models, learning):
    sessions = []

    def make(load=models):
        sessions.append(Session(folders, load, learning))
        return sessions[-1]

    yield make
    for session in sessions:
        end_session(session)


@pytest.fixture
def session(make_session):
    return make_session()


@pytest.fixture
def problems(session):
    told = []
    session.failed.connect(told.append)
    return told


def keys(problems):
    return [problem.key for problem in problems]


class TestAnswers:
    def test_the_drawing_is_answered_by_the_built_in_model(self, session, qtbot):
        with qtbot.waitSignals([session.model_changed, session.answered], order="strict"):
            session.start(Canvas(INK).current_drawing)
            session.note_change()
        assert session.classifier.digit == 1
        assert session.model_path is None

    def test_the_last_of_many_changes_is_answered(self, session, qtbot):
        canvas = Canvas(Drawing())
        last = Drawing((np.array([[1.0, 2.0]]),), (22.0,))
        session.start(canvas.current_drawing)
        for drawing in (INK, PICTURE, last):
            canvas.drawing = drawing
            session.note_change()
        with qtbot.waitSignal(session.answered, check_params_cb=lambda a: a.subject is last):
            session.note_change()

    def test_changes_during_an_answer_are_answered_after_it(self, make_session, qtbot):
        is_reading, may_go_on = Event(), Event()

        class Slow(FakeClassifier):
            def read(self, image):
                is_reading.set()
                assert may_go_on.wait(60)
                return super().read(image)

        session, canvas = make_session(lambda path: Slow(1)), Canvas(INK)
        session.start(canvas.current_drawing)
        session.note_change()
        qtbot.waitUntil(is_reading.is_set)
        canvas.drawing = PICTURE
        session.note_change()
        with qtbot.waitSignal(session.answered, check_params_cb=lambda a: a.subject is PICTURE):
            may_go_on.set()

    def test_another_model(self, session, qtbot, tmp_path):
        session.start(Canvas(INK).current_drawing)
        session.note_change()
        with qtbot.waitSignal(session.answered):
            pass
        path = tmp_path / "8.digitmodel"
        with qtbot.waitSignals([session.model_changed, session.answered], order="strict"):
            session.use_model(path)
        assert (session.classifier.digit, session.model_path) == (8, path)
        with qtbot.waitSignal(session.model_changed):
            session.use_model(None)
        assert (session.classifier.digit, session.model_path) == (1, None)

    def test_a_model_on_trial_answers_beside_the_one_in_use(self, session, qtbot):
        session.start(Canvas(INK).current_drawing)
        session.note_change()
        with qtbot.waitSignal(session.answered):
            pass
        new = FakeClassifier(8)
        with qtbot.waitSignal(session.answered) as answered:
            session.answering.set_trial(new)
        (answer,) = answered.args
        assert (answer.prediction.digit, answer.other.digit) == (8, 1)
        assert session.answering.leading is new
        with qtbot.waitSignal(session.answering.leading_changed) as leading:
            session.answering.set_candidate_leads(False)
        assert leading.args == [session.classifier]
        with qtbot.waitSignal(session.answering.trial_changed):
            session.answering.set_trial(None)
        assert session.answering.candidate is None

    def test_a_broken_model_at_the_start_falls_back_to_the_built_in(
        self, session, problems, models, qtbot, tmp_path
    ):
        path = tmp_path / "8.digitmodel"
        models.broken.add(path)
        with qtbot.waitSignal(session.model_changed):
            session.start(Canvas(INK).current_drawing, path)
        assert (session.classifier.digit, session.model_path) == (1, None)
        assert keys(problems) == ["model_broken"]

    def test_a_broken_model_later_leaves_the_old_one_at_work(
        self, session, problems, models, qtbot, tmp_path
    ):
        old, broken = tmp_path / "8.digitmodel", tmp_path / "9.digitmodel"
        models.broken.add(broken)
        with qtbot.waitSignal(session.model_changed):
            session.start(Canvas(INK).current_drawing, old)
        with qtbot.waitSignal(session.failed):
            session.use_model(broken)
        assert (session.classifier.digit, session.model_path) == (8, old)
        with qtbot.waitSignal(session.answered) as answered:
            session.note_change()
        assert answered.args[0].prediction.digit == 8

    def test_a_failure_while_a_model_loads_does_not_give_it_another_name(
        self, make_session, qtbot, tmp_path
    ):
        is_loading, may_go_on = Event(), Event()
        bad, wanted = tmp_path / "bad.digitmodel", tmp_path / "8.digitmodel"

        def load(path):
            if path == bad:
                is_loading.set()
                assert may_go_on.wait(60)
                raise ModelFileError("model_broken")
            return FakeClassifier(1 if path is None else 8)

        session = make_session(load)
        with qtbot.waitSignal(session.model_changed):
            session.start(Canvas(INK).current_drawing)
        session.use_model(bad)
        qtbot.waitUntil(is_loading.is_set)
        with qtbot.waitSignals([session.failed, session.model_changed], order="strict"):
            session.use_model(wanted)
            may_go_on.set()
        assert (session.classifier.digit, session.model_path) == (8, wanted)

    def test_a_test_accuracy_that_comes_late_does_not_undo_a_choice(
        self, make_session, qtbot, tmp_path
    ):
        is_loading, may_go_on = Event(), Event()
        own, chosen = tmp_path / "8.digitmodel", tmp_path / "7.digitmodel"

        def load(path):
            if path == chosen:
                is_loading.set()
                assert may_go_on.wait(60)
            return FakeClassifier(1 if path is None else int(path.stem))

        session = make_session(load)
        session.start(Canvas(INK).current_drawing, own)
        qtbot.waitUntil(lambda: session.model_path == own)
        with qtbot.waitSignal(session.model_changed):
            # Read again, as its accuracy is in the file now
            session.trainer.run_model.scored.emit(own)
        session.use_model(chosen)
        qtbot.waitUntil(is_loading.is_set)
        session.trainer.run_model.scored.emit(own)
        with qtbot.waitSignal(session.model_changed):
            may_go_on.set()
        session.note_change()
        with qtbot.waitSignal(session.answered) as answered:
            pass
        assert answered.args[0].prediction.digit == 7
        assert session.model_path == chosen

    @pytest.mark.parametrize("error", [ModelFileError("model_broken"), RuntimeError("a bug")])
    def test_without_any_model_it_says_so_and_stops_trying(self, make_session, qtbot, error):
        tries = []

        def load(path):
            tries.append(path)
            raise error

        session = make_session(load)
        told = []
        session.failed.connect(told.append)
        session.start(Canvas(INK).current_drawing)
        qtbot.waitUntil(lambda: "built_in_missing" in [getattr(one, "key", "") for one in told])
        session.note_change()
        session.shut_down()
        assert len(tries) <= 2

    def test_without_any_model_one_of_a_file_still_works(
        self, session, problems, models, qtbot, tmp_path
    ):
        models.broken.add(None)
        session.start(Canvas(INK).current_drawing)
        qtbot.waitUntil(lambda: "built_in_missing" in keys(problems))
        session.note_change()
        with qtbot.waitSignals([session.model_changed, session.answered], order="strict"):
            session.use_model(tmp_path / "8.digitmodel")

    def test_another_preprocessing(self, session, qtbot):
        session.start(Canvas(INK).current_drawing)
        session.note_change()
        with qtbot.waitSignal(session.answered) as upright:
            pass
        with qtbot.waitSignal(session.answered) as inverted:
            session.network_input.set_preprocessing(Preprocessing.MNIST, True)
        np.testing.assert_allclose(
            inverted.args[0].prediction.image, 1 - upright.args[0].prediction.image
        )


class TestJournal:
    def test_what_was_set_aside_is_found_and_not_what_is_on_the_canvas(self, make_session, qtbot):
        first = make_session()
        exercise = Drawing((np.array([[1.0, 2.0]]),), (22.0,))
        first.start(Canvas(exercise).current_drawing, own_drawing=Canvas(INK).current_drawing)
        first.note_change()
        first.shut_down()
        second = make_session()
        with qtbot.waitSignal(second.drawing_restored) as restored:
            second.start(Canvas(Drawing()).current_drawing)
        assert np.array_equal(restored.args[0].drawing.strokes[0], INK.strokes[0])

    @pytest.mark.parametrize("drawing", [INK, PICTURE, TEST_IMAGE], ids=["ink", "picture", "test"])
    def test_the_next_start_finds_the_drawing(self, make_session, drawing, qtbot):
        session = make_session()
        session.start(Canvas(drawing).current_drawing)
        session.note_change()
        session.shut_down()
        again = make_session()
        with qtbot.waitSignal(again.drawing_restored) as restored:
            again.start(Canvas(drawing).current_drawing)
        found = restored.args[0].drawing
        assert found.widths == drawing.widths
        assert found.label == drawing.label
        for stroke, expected in zip(found.strokes, drawing.strokes, strict=True):
            np.testing.assert_array_equal(stroke, expected)
        if drawing.picture is not None:
            np.testing.assert_array_equal(found.picture, drawing.picture)

    def test_a_broken_one_is_put_aside_and_told(self, session, problems, folders, qtbot):
        folders.journal.write_text("no journal")
        with qtbot.waitSignals([session.drawing_restored, session.failed]):
            session.start(Canvas(INK).current_drawing)
        assert len(problems) == 1
        assert not folders.journal.exists()
        assert folders.journal.with_suffix(".broken").exists()

    def test_what_cannot_be_written_is_told_once(self, session, problems, folders, qtbot):
        shutil.rmtree(folders.data)
        session.start(Canvas(INK).current_drawing)
        session.note_change()
        qtbot.waitUntil(lambda: bool(problems), timeout=10_000)
        session.note_change()
        session.shut_down()
        assert len(problems) == 1
        assert isinstance(problems[0], SavingError)


class TestOpening:
    def test_a_model(self, session, qtbot, tmp_path):
        session.start(Canvas(INK).current_drawing)
        with qtbot.waitSignal(
            session.model_changed, check_params_cb=lambda classifier: classifier.digit == 8
        ):
            session.open_file(tmp_path / "8.digitmodel")


class TestEnd:
    def test_twice_does_nothing_more(self, session):
        session.start(Canvas(INK).current_drawing)
        assert session.is_running
        session.shut_down()
        assert not session.is_running
        session.shut_down()

    def test_before_the_start(self, session, folders):
        session.shut_down()
        assert not folders.journal.exists()

    def test_nothing_is_told_after_it(self, session, qtbot):
        session.start(Canvas(INK).current_drawing)
        with qtbot.assertNotEmitted(session.answered, wait=0):
            session.note_change()
            session.shut_down()

    def test_waits_for_a_file_that_is_being_read(self, make_session, qtbot, learning):
        is_loading, may_go_on = Event(), Event()

        def load(*_):
            is_loading.set()
            may_go_on.wait(0.2)
            return TEST_IMAGE

        learning.test_image = load
        session = make_session()
        session.start(Canvas(INK).current_drawing)
        session.drawings.open_test_image()
        qtbot.waitUntil(is_loading.is_set)
        with qtbot.assertNotEmitted(session.drawings.opened):
            session.shut_down()
        assert not session.is_running
