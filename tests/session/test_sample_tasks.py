import numpy as np
import pytest

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.digits_file import Included
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.selection import Selection
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.sample_tasks import Undoable
from mnist_desktop.session.session import Session
from tests.conftest import end_session
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import FakeLearning

INK = Drawing((np.array([[10.0, 20.0], [200.0, 300.0]]),), (30.0,))
TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=4)


def new_sample(label="7", **more):
    slant = float(len(label) + ord(label[0]))
    ink = Ink((np.array([[10.0, 20.0], [200.0 + slant, 300.0]]),))
    return NewSample.of_ink(ink, label, Origin.DRAWN, **more)


@pytest.fixture
def tasks(session):
    return session.sample_tasks


@pytest.fixture
def problems(tasks):
    told = []
    tasks.failed.connect(told.append)
    return told


def done(qtbot, tasks, call, *args):
    """Calls and waits until that and all before it is done."""
    call(*args)
    qtbot.waitUntil(lambda: not tasks.parent().threads(), timeout=10_000)


def labels(tasks):
    return [one.label for one in tasks.kept.store().samples()]


class TestKeeping:
    def test_a_drawing_of_whoever_writes_now(self, tasks, qtbot):
        tasks.set_writer("Ann")
        with qtbot.waitSignal(tasks.added, timeout=10_000) as added:
            tasks.add(new_sample())
        assert added.args[1].writer == "Ann"
        assert tasks.summary.counts == {"Ann": {"7": 1}}
        assert (tasks.summary.writers, tasks.summary.total) == (("Ann",), 1)

    def test_a_correction_which_can_be_removed_once(self, session, tasks, qtbot, folders):
        for digit in (7, 3):
            with qtbot.waitSignal(tasks.correction_kept) as kept:
                tasks.keep_correction(INK, digit, str(digit))
            assert kept.args == [digit]
        with qtbot.waitSignal(tasks.correction_removed):
            tasks.remove_correction(INK)
        tasks.remove_correction(INK)
        session.shut_down()
        assert list(folders.samples.iterdir()) == [folders.sample_store]
        with SampleStore(folders.sample_store) as store:
            ((found, ink),) = store.drawings()
        assert (found.label, found.origin) == ("7", Origin.CORRECTION)
        np.testing.assert_array_equal(ink.strokes[0], INK.strokes[0])

    def test_a_test_image_is_not_kept(self, tasks, problems, qtbot):
        with qtbot.waitSignal(tasks.correction_not_kept):
            tasks.keep_correction(TEST_IMAGE, 4, "4")
        assert [problem.key for problem in problems] == ["sample_test_image"]
        assert labels(tasks) == []

    def test_a_folder_that_cannot_be_written_is_one_problem(self, tasks, problems, folders, qtbot):
        folders.samples.rmdir()
        folders.samples.write_text("a file where the folder should be")
        with qtbot.assertNotEmitted(tasks.added), qtbot.waitSignal(tasks.not_added):
            tasks.add(new_sample())
        assert [type(problem) for problem in problems] == [SavingError]


class TestChanging:
    @pytest.fixture(autouse=True)
    def _three_drawings(self, tasks, qtbot):
        for label in "123":
            done(qtbot, tasks, tasks.add, new_sample(label))

    def test_what_is_asked_for_at_once_is_reported_in_order(self, tasks, qtbot):
        added = []
        tasks.added.connect(lambda number, _new: added.append((number, tasks.summary.total)))
        for label in "456789":
            tasks.add(new_sample(label))
        done(qtbot, tasks, tasks.load)
        assert added == [(number, number) for number in range(4, 10)]

    def test_relabel_delete_and_both_undone_in_the_order_asked_for(self, tasks, qtbot):
        for call in (
            lambda: tasks.relabel([1, 2], "9"),
            lambda: tasks.delete([2]),
            tasks.undo,  # asked for while the others may still be under way
        ):
            call()
        done(qtbot, tasks, tasks.load)
        assert tasks.undoable == Undoable.RELABEL
        assert labels(tasks) == ["9", "9", "3"]
        done(qtbot, tasks, tasks.undo)
        assert labels(tasks) == ["1", "2", "3"]
        assert tasks.undoable is None
        done(qtbot, tasks, tasks.undo)  # nothing to undo

    def test_what_was_exported_is_imported_and_the_import_undone(self, tasks, qtbot, tmp_path):
        path = tmp_path / "class.digits"
        with qtbot.waitSignal(tasks.exported) as exported:
            tasks.export(path, Selection(label="2"), Included())
        assert exported.args == [path, 1]
        done(qtbot, tasks, tasks.delete, [2])
        with qtbot.waitSignal(tasks.imported) as imported:
            tasks.import_files([path, tmp_path / "none.digits"])
        assert (len(imported.args[0].added.ids), len(imported.args[0].problems)) == (1, 1)
        assert labels(tasks) == ["1", "3", "2"]
        done(qtbot, tasks, tasks.undo)
        assert labels(tasks) == ["1", "3"]


class TestWriters:
    def test_a_renamed_one_goes_on_writing(self, tasks, qtbot, problems):
        tasks.set_writer("Ann")
        done(qtbot, tasks, tasks.add, new_sample())
        with qtbot.waitSignal(tasks.writer_changed):
            tasks.rename_writer("Ann", "Bea")
        assert tasks.summary.counts == {"Bea": {"7": 1}}
        tasks.set_writer("a\nb")
        assert (tasks.writer, problems[0].key) == ("Bea", "sample_writer")

    def test_a_deleted_one_names_the_models_that_know_the_hand(self, tasks, qtbot):
        tasks.set_writer("Ann")
        done(qtbot, tasks, tasks.add, new_sample())
        tasks.kept.store().writers.note_learned("mine", [1])
        with qtbot.waitSignal(tasks.writer_deleted) as deleted:
            tasks.delete_writer("Ann")
        assert deleted.args == ["Ann", ("mine",)]
        assert (tasks.writer, tasks.summary.total) == ("", 0)

    def test_whoever_wrote_last_writes_after_a_start_and_a_classroom(self, tasks, folders, qtbot):
        done(qtbot, tasks, tasks.set_writer, "Ann")
        done(qtbot, tasks, tasks.set_classroom, True)
        assert tasks.writer == ""
        done(qtbot, tasks, tasks.set_writer, "Pupil")
        done(qtbot, tasks, tasks.set_classroom, False)
        assert tasks.writer == "Ann"
        tasks.parent().parent().shut_down()
        again = Session(folders, lambda _path: FakeClassifier(1), FakeLearning())
        again.start(Drawing)
        done(qtbot, again.sample_tasks, again.sample_tasks.keep_correction, INK, 7, "7")
        assert again.sample_tasks.writer == "Ann"
        assert again.sample_tasks.summary.counts == {"Ann": {"7": 1}}
        end_session(again)


class TestClassroom:
    def test_it_shows_nothing_of_before_and_leaves_nothing(self, session, tasks, qtbot, folders):
        done(qtbot, tasks, tasks.add, new_sample("1"))
        done(qtbot, tasks, tasks.relabel, [1], "2")
        done(qtbot, tasks, tasks.set_classroom, True)
        assert (tasks.is_classroom, tasks.summary.total, tasks.undoable) == (True, 0, None)
        done(qtbot, tasks, tasks.add, new_sample("3", writer="Pupil"))
        assert tasks.summary.counts == {"Pupil": {"3": 1}}
        done(qtbot, tasks, tasks.set_classroom, False)
        assert tasks.summary.counts == {"": {"2": 1}}
        session.shut_down()
        assert b"Pupil" not in folders.sample_store.read_bytes()

    def test_the_drawing_from_before_stays_on_the_disk_and_no_other_comes(
        self, qapp, folders, qtbot
    ):
        session = Session(folders, lambda _path: FakeClassifier(1), FakeLearning())
        canvas = [INK]
        session.drawing_begun.connect(canvas.append)
        session.start(lambda: canvas[-1])
        with qtbot.waitSignal(session.drawing_restored):
            session.note_change()
        done(qtbot, session.sample_tasks, session.sample_tasks.set_classroom, True)
        assert canvas[-1].is_blank
        canvas.append(TEST_IMAGE)
        session.note_change()
        end_session(session)
        again = Session(folders, lambda _path: FakeClassifier(1), FakeLearning())
        with qtbot.waitSignal(again.drawing_restored) as restored:
            again.start(Drawing)
        np.testing.assert_array_equal(restored.args[0].drawing.strokes[0], INK.strokes[0])
        end_session(again)

    def test_at_its_end_the_drawing_and_the_corrections_from_before_come_back(
        self, session, tasks, qtbot
    ):
        done(qtbot, tasks, tasks.keep_correction, INK, 7, "7")
        done(qtbot, tasks, tasks.set_classroom, True)
        assert tasks.corrections.is_empty
        done(qtbot, tasks, tasks.keep_correction, TEST_IMAGE, 4, "4")
        with qtbot.waitSignal(session.drawing_begun) as begun:
            tasks.set_classroom(False)
        assert begun.args[0].is_blank
        assert tasks.corrections.digit_of(INK) == 7
        assert tasks.corrections.digit_of(TEST_IMAGE) is None


def test_a_data_set_that_is_opened_is_held_out(session, tasks, qtbot, tmp_path):
    with qtbot.waitSignal(session.preparation.data_opened):
        session.preparation.open_data(tmp_path / "letters")
    done(qtbot, tasks, tasks.load)
    assert [name for name, *_ in tasks.kept.store().held_out()] == ["letters"]
