import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QWidget,
)

from mnist_desktop.recognition import Classifier, Ink, write_model
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.window.file_controller import FileController
from tests.window.parts import action, canvas_of, digit, entry_of, label, strip


def labels_kept(window):
    return [one.label for one in window.session.sample_tasks.kept.store().samples()]


class TestFiles:
    def test_a_copied_picture_can_be_pasted(self, window, qtbot, a_seven, answered):
        answered(window, a_seven, "7")
        action(window, "copyPictureAction").trigger()
        assert not QGuiApplication.clipboard().image().isNull()
        action(window, "pasteAction").trigger()
        qtbot.waitUntil(lambda: canvas_of(window).picture() is not None, timeout=10_000)
        qtbot.waitUntil(lambda: digit(window) == "7", timeout=10_000)
        assert strip(window) == ""

    def test_what_cannot_be_read_is_said_in_one_sentence(self, window, qtbot, tmp_path):
        (tmp_path / "text.png").write_text("no picture")
        window.session.open_file(tmp_path / "text.png")
        qtbot.waitUntil(lambda: strip(window) != "", timeout=10_000)
        assert "\n" not in strip(window)

    def test_wrong_it_is_a_seven(self, window, a_seven, answered, qtbot):
        answered(window, a_seven, "7")
        with qtbot.waitSignal(window.session.sample_tasks.correction_kept):
            QTest.mouseClick(window.findChild(QWidget, "correction1"), Qt.MouseButton.LeftButton)
        assert labels_kept(window) == ["1"]

    def test_a_number_key_keeps_it_and_a_slip_is_undone(self, window, a_seven, answered, qtbot):
        window.activateWindow()
        QTest.keyClick(canvas_of(window), Qt.Key.Key_4)  # nothing is drawn
        answered(window, a_seven, "7")
        spin = window.findChild(QWidget, "epochsSpin")
        spin.setFocus()
        QTest.keyClick(spin, Qt.Key.Key_5)
        canvas_of(window).setFocus()
        with qtbot.waitSignal(window.session.sample_tasks.correction_kept):
            QTest.keyClick(canvas_of(window), Qt.Key.Key_1)
        assert labels_kept(window) == ["1"]
        with qtbot.waitSignal(window.session.sample_tasks.correction_removed):
            undo = window.findChild(QWidget, "undoCorrection")
            QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
        assert labels_kept(window) == []
        assert window.findChild(QWidget, "correction1").isEnabled()

    def test_recent_files(self, window, qtbot, tmp_path):
        path = tmp_path / "a & b.digitink"
        Ink([np.array([[10, 10], [90, 90]])]).save(path)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        with qtbot.waitSignal(window.session.drawings.opened):
            canvas_of(window).mime_dropped.emit(mime)
        recent = entry_of(window, "digitink")
        assert recent.text().replace("&&", "&") == path.name
        with qtbot.waitSignal(window.session.drawings.opened):
            recent.trigger()

    def test_nothing_to_paste_is_said_until_something_is_opened(self, window, qtbot):
        QGuiApplication.clipboard().setText("seven")
        action(window, "pasteAction").trigger()
        assert strip(window)
        with qtbot.waitSignal(window.session.drawings.opened):
            window.session.drawings.open_test_image()
        assert strip(window) == ""

    def test_a_test_image_comes_at_once_and_says_what_it_is_not_once(self, window, qtbot):
        said = []
        window.findChild(FileController).succeeded.connect(said.append)
        for _ in range(2):
            with qtbot.waitSignal(window.session.drawings.opened, timeout=20_000) as opened:
                action(window, "testImageAction").trigger()
            assert (opened.args[0].part, opened.args[0].label is None) == ("test", False)
        assert len(said) == 1
        assert "no test: nothing is counted" in said[0]


class TestModels:
    @pytest.fixture
    def my_model(self, kept):
        """The built-in network under a name of one's own, in the models folder."""
        built_in = Classifier.load().model
        path = kept / "models" / "mine.digitmodel"
        path.parent.mkdir(parents=True)
        metadata = ModelMetadata(title="another name", scores={"mnist_test": 0.987})
        write_model(path, Model(built_in.architecture, built_in.weights, metadata))
        return path

    def test_one_that_must_choose_a_digit_says_so(self, window, qtbot, tmp_path):
        """Without a confidence branch nothing can be told to be no digit; with it, it can."""
        note = window.findChild(QLabel, "limitNote")
        assert note.isHidden()
        mlp = ARCHITECTURES["mlp"]
        weights = {name: np.zeros(shape, np.float32) for name, shape in mlp.weight_shapes.items()}
        path = tmp_path / "mine.digitmodel"
        write_model(path, Model(mlp, weights, ModelMetadata(title="mine")))
        for model, is_limited in ((path, True), (None, False)):
            with qtbot.waitSignal(window.session.model_changed, timeout=10_000):
                window.session.use_model(model)
            assert note.isHidden() != is_limited
            assert "must choose one" in note.toolTip()
            assert ("digit" in note.toolTip()) != is_limited  # not known of that file

    def test_can_be_chosen_from_the_menu_again_and_again(self, my_model, window, qtbot):
        for text, path in (("mine", my_model), ("Built-in", None), ("mine", my_model)):
            choice = entry_of(window, text)
            with qtbot.waitSignal(window.session.model_changed, timeout=10_000):
                choice.trigger()
            assert window.session.model_path == path
        assert "98.7" in label(window, "modelLabel")
        assert entry_of(window, "mine").isChecked()
        assert not entry_of(window, "Built-in").isChecked()

    def test_the_chosen_one_answers_at_the_next_start(self, my_model, make_window, qtbot):
        first = make_window()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.start()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.session.use_model(my_model)
        first.close()
        second = make_window()
        with qtbot.waitSignal(second.session.model_changed, timeout=10_000):
            second.show()  # it starts by itself
        assert second.session.model_path == my_model

    def test_the_one_of_the_command_line_answers_this_time(self, my_model, make_window, qtbot):
        first = make_window()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.start(model=my_model)
        assert first.session.model_path == my_model
        first.close()
        second = make_window()
        with qtbot.waitSignal(second.session.model_changed, timeout=10_000):
            second.start()
        assert second.session.model_path is None
