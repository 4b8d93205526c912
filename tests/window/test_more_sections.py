"""What is folded away in the tab My hand, used in the real window with a fake `learning`."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.samples.own_images import OwnImages
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.session.own_classes import FILE
from mnist_desktop.window.classes_controller import MAX_ROWS
from tests.fake_learning import FakeLearning, data_set
from tests.pointers import draw
from tests.samples.drawings import sample
from tests.samples.hands import hand
from tests.window.parts import canvas_of, strip


class Learning(FakeLearning):
    """Opens the data sets that are made, and prints the settings of a run as its code."""

    def data_set(self, path, orientation):
        return super().data_set(path, orientation) if path is None else load_data_set(path)

    def data_set_info(self, path, orientation):
        if path is None:
            return data_set()
        data = load_data_set(path)
        return data_set(path, data.name, data.classes, len(data.train))

    def keras_script(self, config):
        return f"ALSO = {str(config.also)!r}\n"


@pytest.fixture
def window(make_window, qtbot):
    """The tab My hand with *More* unfolded; nothing is kept yet."""
    window = make_window(None, "en", Learning())
    window.show()
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        window.start()
    part(window, "firstSteps").hide()
    part(window, "labTabs").show_tab("handTab")
    with qtbot.waitSignal(window.session.sample_tasks.changed, timeout=10_000):
        click(window, "handMoreButton")
    return window


def part(window, name):
    return window.findChild(QWidget, name)


def click(window, name):
    QTest.mouseClick(part(window, name), Qt.MouseButton.LeftButton)


def boxes(window):
    """The tick boxes in My hand and in Advanced."""
    names = "handOwnDrawings", "advancedOwnDrawings"
    return [part(part(window, name), "ownDrawingsBox") for name in names]


def keep(window, qtbot, samples):
    tasks = window.session.sample_tasks
    store = tasks.kept.store()
    store.add_all(samples)
    tasks.load()
    qtbot.waitUntil(lambda: tasks.summary.total == len(store.samples()), timeout=10_000)


def digits(*writers):
    for seed, writer in enumerate(writers):
        inks, labels = hand(rounds=1, seed=seed)
        for ink, label in zip(inks, labels, strict=True):
            yield NewSample.of_ink(ink, str(label), Origin.DRAWN, writer=writer)


def cats_and_houses():
    return [sample(number, ("cat", "house")[number % 2]) for number in range(20)]


class TestOwnDrawings:
    def test_one_setting_in_two_places_and_only_with_drawings(self, window, qtbot):
        for box in boxes(window):
            assert not box.isEnabled()
        keep(window, qtbot, digits("Ann", "Bo"))
        told = part(part(window, "handOwnDrawings"), "ownDrawingsSentence").text()
        assert told == "20 digits by 2 writers are kept."
        boxes(window)[0].click()
        assert boxes(window)[1].isChecked()

    def test_a_run_learns_them_and_its_code_names_them(self, window, qtbot, tmp_path, monkeypatch):
        keep(window, qtbot, digits("Ann"))
        boxes(window)[0].click()
        with qtbot.waitSignal(window.session.trainer.ended, timeout=10_000):
            click(window, "trainButton")
        (config, _) = window.session.backend.runs[0]
        assert OwnImages.load(config.also).drawings == 10

        click(window, "codeButton")
        qtbot.waitUntil(lambda: part(window, "kerasCodeDialog") is not None)
        assert part(window, "kerasCode").toPlainText() == f"ALSO = {str(config.also)!r}\n"
        assert "ALSO" in part(part(window, "kerasCodeDialog"), "explanation").text()
        path = str(tmp_path / "mine.py")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
        click(window, "saveScript")
        beside = tmp_path / "mine drawings.npz"
        assert Path(path).read_text() == f"ALSO = {str(beside)!r}\n"
        assert OwnImages.load(beside).digest == OwnImages.load(config.also).digest

    def test_another_data_set_has_other_classes(self, window, qtbot):
        keep(window, qtbot, [*digits("Ann"), *cats_and_houses()])
        with qtbot.waitSignal(window.session.preparation.data_opened, timeout=10_000):
            click(window, "makeClassesButton")
        assert not any(box.isEnabled() for box in boxes(window))


class TestClasses:
    def test_a_class_is_named_drawn_and_kept(self, window, qtbot):
        canvas = canvas_of(window)
        draw(canvas, [(100, 100), (200, 200)])
        before = canvas.drawing()
        QTest.keyClicks(part(window, "classNameField"), "cat")
        QTest.keyClick(part(window, "classNameField"), Qt.Key.Key_Return)
        click(window, "drawClassButton0")
        for number in range(10):
            assert canvas.drawing().is_blank
            assert part(window, "promptLabel").text() == "Draw: cat"
            assert part(window, "promptPosition").text() == f"{number + 1} of 10"
            draw(canvas, [(100, 100), (200, 150 + 10 * number), (120, 220)])
            QTest.keyClick(canvas, Qt.Key.Key_Space)
        assert part(window, "writingPrompt").isHidden()
        np.testing.assert_array_equal(canvas.drawing().strokes[0], before.strokes[0])
        summed = {"": {"cat": 10}}
        qtbot.waitUntil(lambda: window.session.sample_tasks.summary.counts == summed)
        assert part(window, "classBox0").text() == "cat"
        assert "2 to 10 classes; ticked: 1." in part(window, "classesState").text()

    def test_a_digit_as_a_class_is_of_no_round_of_write_thirty(self, window, qtbot):
        QTest.keyClicks(part(window, "classNameField"), "4")
        click(window, "addClassButton")
        click(window, "drawClassButton0")
        draw(canvas_of(window), [(100, 100), (200, 200), (300, 100)])
        with qtbot.waitSignal(window.session.sample_tasks.added, timeout=10_000):
            click(window, "promptNextButton")
        click(window, "promptStopButton")
        (kept,) = window.session.sample_tasks.kept.store().samples()
        assert (kept.label, kept.round) == ("4", None)

    def test_the_data_set_is_opened_with_quick_and_its_counts_are_told(self, window, qtbot):
        keep(window, qtbot, cats_and_houses())
        part(window, "trainTab").settings.set_preset("tutorial3")
        with qtbot.waitSignal(window.session.preparation.data_opened, timeout=10_000):
            click(window, "makeClassesButton")
        told = part(window, "classesState").text()
        counts = "8 drawings to learn from, each with 12 copies; 2 to choose the best epoch by; 10"
        assert told.startswith(f"The data set is open: {counts} to test by.")
        assert told.endswith("is 10 points of accuracy.")
        config = part(window, "trainTab").settings.config()
        assert (config.preset, config.data.name) == ("quick", FILE)
        click(window, "trainClassesButton")
        assert part(window, "labTabs").currentWidget() is part(window, "trainTab")

    def test_a_class_can_be_left_out(self, window, qtbot):
        keep(window, qtbot, [*cats_and_houses(), *(sample(50 + n, "dog") for n in range(3))])
        told = part(window, "classesState").text()
        assert told == "At least 10 drawings of “dog” are needed; there are 3."
        assert not part(window, "makeClassesButton").isEnabled()
        part(window, "classBox1").click()
        assert part(window, "makeClassesButton").isEnabled()

    def test_of_thousands_of_labels_some_are_listed_and_any_is_found(self, window, qtbot):
        keep(window, qtbot, [sample(n, f"label {n}") for n in range(MAX_ROWS + 5)])
        assert "not listed: 5;" in part(window, "classesHint").text()
        assert part(window, f"classBox{MAX_ROWS - 1}").isVisible()
        part(window, "classNameField").setText(f"label {MAX_ROWS + 3}")
        click(window, "addClassButton")
        assert part(window, "classBox0").text() == f"label {MAX_ROWS + 3}"
        assert "not listed: 5;" in part(window, "classesHint").text()

    def test_a_name_that_cannot_be_one_is_told(self, window):
        part(window, "classNameField").setText("a\u200bb")
        click(window, "addClassButton")
        assert "A label is printable text" in strip(window)


class TestAClass:
    @pytest.fixture
    def table(self, window, qtbot):
        with qtbot.waitSignal(window.session.pooled_tasks.counted, timeout=10_000):
            keep(window, qtbot, digits("Ann", "Bo", "Cy"))
        return part(window, "pooledTable")

    def names(self, table):
        return [table.item(row, 0).text() for row in range(table.rowCount())]

    def test_one_writer_is_none(self, window, qtbot):
        keep(window, qtbot, digits("Ann"))
        assert part(window, "pooledSection").isHidden()

    def test_the_order_is_the_persons_own_and_is_remembered(self, window, table, qtbot, folders):
        assert self.names(table) == ["Ann", "Bo", "Cy"]
        table.selectRow(2)
        click(window, "moveWriterUp")
        click(window, "moveWriterUp")
        assert self.names(table) == ["Cy", "Ann", "Bo"]
        assert not part(window, "moveWriterUp").isEnabled()
        with qtbot.waitSignal(window.session.pooled_tasks.counted, timeout=10_000):
            keep(window, qtbot, [sample(1, "1", "Di")])
        assert self.names(table) == ["Cy", "Ann", "Bo", "Di"]
        window.save()
        assert "Ann" not in folders.settings.read_text()

    def test_who_was_never_seen(self, window, table, qtbot):
        with qtbot.waitSignal(window.session.pooled_tasks.answered, timeout=60_000):
            click(window, "leaveOutButton")
        assert part(window, "leaveOutButton").text() == "Does it read me if it has never seen me?"
        told = part(window, "leaveOutMeaning").text()
        assert told.startswith("Of 30 drawings by 3 writers, 3 are misread by the network as it is")
        assert "difference could be luck" in told
        assert table.item(0, 2).text() == "1 → 0"  # a mirrored nine, of which there are others
        keep(window, qtbot, [sample(1, "1", "Di")])
        assert part(window, "leaveOutMeaning").isHidden()  # it is not true of these any more

    def test_a_network_that_may_have_seen_them_is_not_asked(
        self, window, table, qtbot, monkeypatch
    ):
        known = replace(window.session.classifier.metadata, settings={"own_drawings": 30})
        monkeypatch.setattr(type(window.session.classifier), "metadata", known)
        window.session.model_changed.emit(window.session.classifier)
        assert not part(window, "leaveOutButton").isEnabled()
        assert "may have learned some of these" in part(window, "leaveOutMeaning").text()

    def test_a_network_of_other_things_is_not_asked(self, window, table, qtbot, monkeypatch):
        QApplication.processEvents()
        monkeypatch.setattr(type(window.session.classifier), "classes", ("a", "b"))
        window.session.model_changed.emit(window.session.classifier)
        assert not part(window, "leaveOutButton").isEnabled()
        assert part(window, "leaveOutMeaning").text().startswith("This can be asked of a network")
