import json

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.draw.canvas import MAX_BRUSH, MIN_BRUSH
from tests.pointers import RIGHT, mouse_move, mouse_press, mouse_release, mouse_stroke

LINE = [(100, 100), (300, 100)]
OTHER = [(100, 300), (300, 300)]


def two_tones():
    """(100, 200, 3): left half white, right half black."""
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[:, :100] = 255
    return picture


class TestInk:
    def test_starts_blank(self, canvas):
        assert canvas.ink().is_blank
        assert canvas.picture() is None

    def test_is_a_frozen_snapshot(self, canvas):
        mouse_press(canvas, 10, 20)
        snapshot = canvas.ink()
        mouse_move(canvas, 30, 40)
        assert len(snapshot.strokes[0]) == 1
        assert len(canvas.ink().strokes[0]) == 2
        assert not snapshot.strokes[0].flags.writeable

    def test_every_point_is_told(self, canvas, qtbot):
        for act in (
            lambda: mouse_press(canvas, 10, 20),
            lambda: mouse_move(canvas, 30, 40),
            lambda: mouse_release(canvas, 50, 60),
            canvas.undo,
            canvas.redo,
            canvas.clear,
        ):
            with qtbot.waitSignal(canvas.ink_changed):
                act()

    def test_does_not_depend_on_the_screen(self, run_python):
        script = """
import json
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.pointers import mouse_stroke
canvas = DrawingCanvas()
canvas.resize(301, 301)
canvas.show()
mouse_stroke(canvas, [(30, 40), (200, 250), (299, 10)])
places = [stroke[:, [0, 1, 3]].tolist() for stroke in canvas.ink().strokes]
print(json.dumps([places, canvas.grab().width()]))
"""
        inks, widths = zip(
            *(
                json.loads(run_python(script, QT_SCALE_FACTOR=factor).stdout)
                for factor in ("1", "2")
            ),
            strict=True,
        )
        assert inks[0] == inks[1]
        assert widths == (301, 602)


class TestUndo:
    def test_strokes_one_by_one(self, canvas):
        mouse_stroke(canvas, LINE)
        mouse_stroke(canvas, OTHER)
        canvas.undo()
        assert len(canvas.ink().strokes) == 1
        canvas.undo()
        assert canvas.ink().is_blank
        canvas.undo()
        canvas.redo()
        canvas.redo()
        canvas.redo()
        assert len(canvas.ink().strokes) == 2

    def test_says_whether_it_is_possible(self, canvas, qtbot):
        with qtbot.waitSignal(canvas.can_undo_changed) as can_undo:
            mouse_stroke(canvas, LINE)
        assert can_undo.args == [True]
        with (
            qtbot.waitSignal(canvas.can_undo_changed) as can_undo,
            qtbot.waitSignal(canvas.can_redo_changed) as can_redo,
        ):
            canvas.undo()
        assert (can_undo.args, can_redo.args) == ([False], [True])

    def test_ends_the_stroke_that_is_being_drawn(self, canvas):
        mouse_stroke(canvas, LINE)
        mouse_press(canvas, *OTHER[0])
        mouse_move(canvas, *OTHER[1])
        canvas.undo()
        assert len(canvas.ink().strokes) == 1
        mouse_move(canvas, 10, 10)
        assert len(canvas.ink().strokes) == 1
        canvas.redo()
        assert len(canvas.ink().strokes) == 2

    def test_clear(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.clear()
        assert canvas.ink().is_blank
        canvas.clear()  # of blank paper: no step
        canvas.undo()
        assert len(canvas.ink().strokes) == 1

    def test_erasing_is_one_step_and_erasing_nothing_is_none(self, canvas):
        mouse_stroke(canvas, LINE)
        mouse_stroke(canvas, [(150, 90), (150, 110), (250, 110)], RIGHT)
        assert canvas.ink().strokes[0][:, 0].max() < 150
        mouse_stroke(canvas, OTHER, RIGHT)
        canvas.undo()
        assert np.rint(canvas.ink().strokes[0][:, :2]).tolist() == [[100, 100], [300, 100]]
        canvas.undo()
        assert canvas.ink().is_blank

    def test_a_picture_is_one_step(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.replace(Drawing(picture=two_tones()))
        assert canvas.ink().is_blank
        canvas.undo()
        assert canvas.picture() is None
        assert len(canvas.ink().strokes) == 1
        canvas.redo()
        assert canvas.picture() is not None

    def test_the_first_stroke_on_a_picture_takes_its_place_in_one_step(self, canvas):
        canvas.replace(Drawing(picture=two_tones(), label=4))
        mouse_stroke(canvas, LINE)
        assert canvas.picture() is None
        assert len(canvas.ink().strokes) == 1
        canvas.undo()
        assert canvas.picture().label == 4
        assert canvas.ink().is_blank
        canvas.redo()
        assert len(canvas.ink().strokes) == 1

    def test_the_eraser_leaves_a_picture_alone(self, canvas):
        canvas.replace(Drawing(picture=two_tones()))
        mouse_stroke(canvas, LINE, RIGHT)
        assert canvas.picture() is not None
        canvas.undo()
        assert canvas.picture() is None

    def test_a_picture_that_comes_during_a_stroke_ends_it(self, canvas):
        mouse_press(canvas, *LINE[0])
        canvas.replace(Drawing(picture=two_tones()))
        mouse_move(canvas, *LINE[1])
        assert canvas.picture() is not None
        canvas.undo()
        assert len(canvas.ink().strokes) == 1

    def test_what_was_there_at_the_last_start_is_no_step(self, canvas, qtbot):
        drawing = Drawing((np.array([[1.0, 2.0]]),), (22.0,))
        with qtbot.waitSignal(canvas.ink_changed):
            canvas.restore(drawing)
        canvas.undo()
        assert canvas.drawing() is drawing


class TestBrush:
    @pytest.mark.parametrize(("asked", "got"), [(-3, MIN_BRUSH), (1e9, MAX_BRUSH), (30, 30)])
    def test_is_kept_in_bounds(self, canvas, asked, got):
        canvas.set_brush(asked)
        assert canvas.brush() == got

    def test_another_one_ends_the_stroke_being_drawn(self, canvas):
        canvas.set_brush(10)
        mouse_press(canvas, *LINE[0])
        canvas.set_brush(40)
        mouse_move(canvas, *LINE[1])
        assert canvas.drawing().widths == (10,)
        assert len(canvas.ink().strokes[0]) == 1

    def test_the_eraser_is_a_tool_too(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.set_eraser(True)
        mouse_stroke(canvas, [(200, 50), (200, 150)])
        assert len(canvas.ink().strokes) == 2
        canvas.set_eraser(False)
        mouse_stroke(canvas, OTHER)
        assert len(canvas.ink().strokes) == 3


class TestDrop:
    def enter(self, canvas, mime):
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, _NO_KEYS
        )
        event.setAccepted(False)
        canvas.dragEnterEvent(event)
        return event.isAccepted()

    def test_files_are_welcome_and_reported(self, canvas, qtbot, tmp_path):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "7.png"))])
        assert self.enter(canvas, mime)
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, _NO_KEYS
        )
        with qtbot.waitSignal(canvas.mime_dropped) as dropped:
            canvas.dropEvent(event)
        assert dropped.args == [mime]

    def test_text_is_not(self, canvas):
        mime = QMimeData()
        mime.setText("7")
        assert not self.enter(canvas, mime)


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_a_full_paper_takes_no_more_points_and_still_gives_its_ink(canvas, monkeypatch):
    monkeypatch.setattr("mnist_desktop.widgets.draw.canvas.MAX_DRAWN_POINTS", 12)
    problems = []
    canvas.failed.connect(problems.append)
    for row in range(4):
        mouse_stroke(canvas, [(10 + 5 * step, 20 + 10 * row) for step in range(5)])
    assert [len(stroke) for stroke in canvas.ink().strokes] == [5, 5, 2]
    assert [problem.key for problem in problems] == ["paper_full"] * 2  # one for each stroke


class TestRestoring:
    """What was there at the last start may come late, from a slow disk."""

    STORED = Drawing((np.array([[1.0, 2.0], [50, 60]]),), (22.0,))

    def test_what_was_drawn_meanwhile_stays_and_undo_brings_the_old_one(self, canvas):
        mouse_stroke(canvas, LINE)
        mouse_stroke(canvas, OTHER)
        canvas.restore(self.STORED)
        assert len(canvas.ink().strokes) == 2
        canvas.undo()
        assert len(canvas.ink().strokes) == 1
        canvas.undo()
        assert canvas.drawing() is self.STORED
        canvas.redo()
        assert len(canvas.ink().strokes) == 1

    def test_a_stroke_that_is_being_drawn_goes_on(self, canvas):
        mouse_press(canvas, *LINE[0])
        canvas.restore(self.STORED)
        mouse_move(canvas, *LINE[1])
        mouse_release(canvas, *LINE[1])
        (stroke,) = canvas.ink().strokes
        assert stroke[0, :2].tolist() == pytest.approx(LINE[0])
        canvas.undo()
        assert canvas.drawing() is self.STORED

    def test_what_was_opened_meanwhile_stays(self, canvas):
        canvas.replace(Drawing(picture=two_tones()))
        canvas.restore(self.STORED)
        assert canvas.picture() is not None
        canvas.undo()
        assert canvas.drawing() is self.STORED

    def test_what_was_undone_meanwhile_makes_way(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.undo()
        canvas.restore(self.STORED)
        assert canvas.drawing() is self.STORED
        canvas.redo()
        assert canvas.drawing() is not self.STORED
        canvas.undo()
        assert canvas.drawing() is self.STORED

    def test_the_eraser_that_is_held_down_takes_of_it(self, canvas):
        mouse_press(canvas, 300, 300, RIGHT)
        canvas.restore(self.STORED)
        mouse_move(canvas, 50, 60)
        mouse_release(canvas, 50, 60, RIGHT)
        assert canvas.drawing() is not self.STORED
        canvas.undo()
        assert canvas.drawing() is self.STORED


def test_a_full_drawing_from_a_file_takes_no_stroke_and_stays_one(canvas, monkeypatch, qtbot):
    monkeypatch.setattr("mnist_desktop.widgets.draw.canvas.MAX_DRAWN_POINTS", 12)
    full = Drawing((np.arange(28.0).reshape(14, 2),), (22.0,))
    canvas.replace(full)
    with qtbot.waitSignal(canvas.failed) as failed:
        mouse_stroke(canvas, LINE)
    assert failed.args[0].key == "paper_full"
    assert canvas.drawing() is full
    canvas.undo()
    assert canvas.drawing().is_blank


class TestSetAside:
    def test_what_was_there_comes_back_with_its_steps(self, canvas, qtbot):
        mouse_stroke(canvas, LINE)
        mouse_stroke(canvas, OTHER)
        mine = canvas.drawing()
        with qtbot.waitSignals([canvas.ink_changed, canvas.can_undo_changed]):
            canvas.set_aside()
        assert canvas.drawing().is_blank
        assert canvas.own_drawing() is mine
        canvas.undo()
        assert canvas.drawing().is_blank
        mouse_stroke(canvas, LINE)
        canvas.undo()
        canvas.redo()
        assert len(canvas.drawing().strokes) == 1
        canvas.bring_back()
        assert canvas.drawing() is canvas.own_drawing() is mine
        canvas.undo()
        assert len(canvas.drawing().strokes) == 1

    def test_a_drawing_that_begins_leaves_nothing_to_undo(self, canvas):
        mouse_stroke(canvas, LINE)
        before = canvas.drawing()
        canvas.begin(Drawing())
        assert canvas.drawing().is_blank
        canvas.undo()
        assert canvas.drawing().is_blank
        canvas.begin(before)
        assert canvas.drawing() is before

    def test_a_second_time_empties_it_for_good(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.set_aside()
        mouse_stroke(canvas, OTHER)
        canvas.set_aside()
        canvas.undo()
        assert canvas.drawing().is_blank
        canvas.bring_back()
        canvas.bring_back()
        assert len(canvas.drawing().strokes) == 1
