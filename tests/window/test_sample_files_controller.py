"""A class hands in its drawings: many files, some of them bad, dropped or chosen."""

import json
import zipfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from mnist_desktop.samples.digits_file import read_digits
from tests.window.kept_drawings import Hand
from tests.window.parts import canvas_of, strip

LEFT = Qt.MouseButton.LeftButton


def digits_file(path, *labels):
    """Labelled drawings, no two of the same points."""
    start = 10 * ord(path.stem[0])
    with zipfile.ZipFile(path, "w") as archive:
        lines = [
            json.dumps({"text": label, "strokes": [[[start + n, 80], [320, 80], [160, 340]]]})
            for n, label in enumerate(labels)
        ]
        archive.writestr("samples.jsonl", "\n".join(lines))
    return path


@pytest.fixture
def files(tmp_path):
    """Two good files of five drawings, two bad ones."""
    bad = tmp_path / "Carl.digits"
    bad.write_text("no archive")
    worse = digits_file(tmp_path / "Dora.digits", "1")
    worse.write_bytes(worse.read_bytes()[:-30])
    return [
        digits_file(tmp_path / "Ann.digits", "1", "7", "7"),
        digits_file(tmp_path / "Bea.digits", "2", "cat"),
        bad,
        worse,
    ]


@pytest.fixture
def hand(qapp, folders, qtbot):
    hand = Hand(folders)
    qtbot.addWidget(hand)
    hand.show()
    yield hand
    hand.end()


def click(window, name):
    QTest.mouseClick(window.findChild(QPushButton, name), LEFT)


def imports(hand, monkeypatch, qtbot, files):
    names = [str(path) for path in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (names, ""))
    with qtbot.waitSignal(hand.samples.imported, timeout=10_000):
        click(hand, "importDrawings")
    hand.rest(qtbot)


def counts(window):
    return window.session.sample_tasks.summary.counts


def dropped(window, paths):
    """Drops files on the window, beside the paper."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, place = Qt.DropAction.CopyAction, QPoint(5, 5)
    enter = QDragEnterEvent(place, actions, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(place), actions, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def question(qtbot, window):
    boxes = window.findChildren(QMessageBox, "importQuestion")
    qtbot.waitUntil(lambda: bool(boxes) and boxes[0].isVisible())
    return boxes[0]


def test_good_files_come_in_whole_bad_ones_have_a_line_each(hand, monkeypatch, qtbot, files):
    imports(hand, monkeypatch, qtbot, files)
    assert counts(hand) == {"Ann": {"1": 1, "7": 2}, "Bea": {"2": 1, "cat": 1}}
    ((lines, to_copy),) = hand.refused
    assert [line.partition(".digits")[0] for line in lines.splitlines()] == ["Carl", "Dora"]
    assert to_copy == lines
    assert hand.said[-1] == "Drawings imported: 5."
    undo = hand.findChild(QPushButton, "undoDrawings")
    assert undo.text() == "Undo import"
    QTest.mouseClick(undo, LEFT)
    hand.rest(qtbot)
    assert counts(hand) == {}


def test_of_many_bad_files_the_first_are_named(hand, monkeypatch, qtbot, tmp_path):
    imports(hand, monkeypatch, qtbot, [tmp_path / f"{number}.digits" for number in range(30)])
    ((lines, to_copy),) = hand.refused
    assert lines.splitlines()[-1] == "Other files that could not be read: 26."
    assert len(to_copy.splitlines()) == 30
    assert hand.said[-1] == ""  # it is no longer importing


def test_a_second_import_says_what_was_there(hand, monkeypatch, qtbot, files):
    imports(hand, monkeypatch, qtbot, files[:1])
    imports(hand, monkeypatch, qtbot, files[:2])
    assert hand.said[-1] == "Drawings imported: 2. Left out, as they are here already: 3."
    assert hand.refused == []


class TestFromOutside:
    def test_dropped_files_are_imported_after_a_question(self, window, qtbot, files):
        assert dropped(window, files[:3])
        assert window.findChild(QWidget, "samplesSection").isVisible()
        box = question(qtbot, window)
        assert "Ann.digits\nBea.digits\nCarl.digits" in box.text()
        with qtbot.waitSignal(window.session.sample_tasks.imported, timeout=10_000):
            QTest.mouseClick(box.buttons()[0], LEFT)
        assert set(counts(window)) == {"Ann", "Bea"}
        assert strip(window).startswith("Carl.digits")

    def test_pictures_are_for_the_paper_alone(self, window, tmp_path):
        assert not dropped(window, [tmp_path / "seven.png"])

    def test_a_file_named_at_the_start_leaves_the_paper_alone(self, make_window, qtbot, files):
        window = make_window(language="en")
        window.show()
        window.start(files[0])
        box = question(qtbot, window)
        QTest.mouseClick(box.buttons()[1], LEFT)
        assert counts(window) == {}
        assert canvas_of(window).drawing().is_blank


class TestExport:
    @pytest.fixture(autouse=True)
    def _imported(self, hand, monkeypatch, qtbot, files):
        imports(hand, monkeypatch, qtbot, files[:2])
        assert hand.grid.samples.rowCount() == 5

    def export(self, hand, monkeypatch, qtbot, path, *ticks):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
        click(hand, "exportDrawings")
        for tick in ticks:
            QTest.mouseClick(hand.findChild(QWidget, tick), LEFT, pos=QPoint(8, 8))
        with qtbot.waitSignal(hand.samples.exported, timeout=10_000):
            click(hand, "exportButton")
        return list(read_digits(path.with_suffix(".digits")))

    def test_all_with_nothing_but_strokes_labels_and_pseudonyms(
        self, hand, monkeypatch, qtbot, tmp_path
    ):
        found = self.export(hand, monkeypatch, qtbot, tmp_path / "ours")
        assert [(one.label, one.writer) for one in found] == [
            *[("1", "Ann"), ("7", "Ann"), ("7", "Ann"), ("2", "Bea"), ("cat", "Bea")]
        ]
        with zipfile.ZipFile(tmp_path / "ours.digits") as archive:
            assert b"date" not in archive.read("samples.jsonl")

    def test_the_chosen_ones_with_their_dates(self, hand, monkeypatch, qtbot, tmp_path):
        place = hand.grid.visualRect(hand.grid.samples.index(0)).center()
        QTest.mouseClick(hand.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
        found = self.export(hand, monkeypatch, qtbot, tmp_path / "one.digits", "exportTime")
        assert [one.label for one in found] == ["cat"]
        with zipfile.ZipFile(tmp_path / "one.digits") as archive:
            assert b"date" in archive.read("samples.jsonl")

    def test_what_is_shown(self, hand, monkeypatch, qtbot, tmp_path):
        QTest.mouseClick(hand.findChild(QWidget, "label7"), LEFT)
        hand.rest(qtbot)
        assert hand.grid.samples.rowCount() == 2
        found = self.export(hand, monkeypatch, qtbot, tmp_path / "sevens.digits")
        assert [one.label for one in found] == ["7", "7"]
