import json

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.draw.canvas import MAX_BRUSH, MIN_BRUSH
from mnist_desktop.widgets.draw.canvas_image import drawing_image
from tests.pointers import RIGHT, mouse_move, mouse_press, mouse_release, mouse_stroke

LINE = [(100, 100), (300, 100)]
OTHER = [(100, 300), (300, 300)]


def painted(canvas):
    """(H, W) grey of the canvas as it is painted, 0 black."""
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    canvas.render(image)
    return picture_from_qimage(image)[:, :, :3].mean(axis=2)


def two_tones():
    """(100, 200, 3): left half white, right half black."""
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[:, :100] = 255
    return picture


class Paints(QObject):
    """Counts how often a widget is painted on its screen."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


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


class TestPainting:
    def test_ink_is_where_it_was_drawn_and_paper_elsewhere(self, canvas):
        canvas.set_brush(20)
        mouse_stroke(canvas, LINE)
        grey = painted(canvas)
        assert grey[93:107, 100:300].max() < 60
        assert (grey[:85] == 255).all()
        assert (grey[115:] == 255).all()
        assert (grey[:, :85] == 255).all()
        assert (grey[:, 315:] == 255).all()

    def test_dark_ink_on_light_paper_in_the_dark_theme_too_where_it_does_not_dazzle(self, canvas):
        from mnist_desktop.window.theme import palette

        mouse_stroke(canvas, LINE)
        drawing, light = canvas.drawing(), painted(canvas)
        copied = drawing_image(drawing, 100)
        canvas.setPalette(palette(is_dark=True))
        dim = painted(canvas)
        assert 190 < dim[5, 5] < 230
        assert (dim[light < 40] < 40).all()
        assert canvas.drawing() is drawing
        assert drawing_image(drawing, 100) == copied  # what leaves the window stays on white
        canvas.set_eraser(True)
        mouse_stroke(canvas, LINE)
        assert (painted(canvas)[60:140] == dim[5, 5]).all()
        canvas.setPalette(palette(is_dark=False))
        assert painted(canvas)[5, 5] == 255

    def test_the_hint_is_there_only_while_the_paper_is_blank(self, canvas):
        assert painted(canvas).min() < 200
        mouse_stroke(canvas, [(10, 10)])
        assert (painted(canvas)[50:] == 255).all()
        canvas.undo()
        assert painted(canvas)[50:].min() < 200

    def test_a_stroke_is_seen_while_it_is_drawn(self, canvas):
        mouse_press(canvas, *LINE[0])
        mouse_move(canvas, *LINE[1])
        assert painted(canvas)[100, 200] < 60
        canvas.resize(200, 200)
        assert painted(canvas)[50, 100] < 60

    def test_its_beginning_on_a_picture_is_seen(self, canvas):
        canvas.replace(Drawing(picture=np.zeros((50, 50), np.uint8)))
        painted(canvas)
        mouse_press(canvas, *LINE[0])
        mouse_move(canvas, *LINE[1])
        grey = painted(canvas)
        assert grey[100, 200] < 60
        assert (grey[200:] == 255).all()  # the picture has made room

    def test_looks_the_same_drawn_and_shown_again(self, canvas):
        mouse_stroke(canvas, [(50, 60), (200, 210), (330, 90), (120, 350)])
        drawn = painted(canvas)
        canvas.undo()
        painted(canvas)
        canvas.redo()
        again = painted(canvas)
        assert np.abs(drawn - again).mean() < 0.5

    def test_undo_takes_it_away(self, canvas):
        mouse_stroke(canvas, LINE)
        painted(canvas)
        mouse_stroke(canvas, OTHER)
        painted(canvas)
        canvas.undo()
        grey = painted(canvas)
        assert grey[100, 200] < 60
        assert (grey[250:] == 255).all()

    def test_scales_with_the_window(self, canvas):
        mouse_stroke(canvas, LINE)
        canvas.resize(200, 200)
        grey = painted(canvas)
        assert grey[50, 100] < 60
        assert (grey[70:] == 255).all()

    def test_light_pressure_draws_thin(self, canvas):
        def line(y, pressure):
            return np.array([[50, y, 0, pressure], [350, y, 1, pressure]], float)

        canvas.set_brush(40)
        canvas.restore(Drawing((line(100, 1), line(300, 0)), (40, 40)))
        column = painted(canvas)[:, 200] < 128
        assert column[200:].sum() < column[:200].sum() / 1.5

    def test_a_picture_is_shown_whole_and_in_the_middle(self, canvas):
        canvas.replace(Drawing(picture=two_tones()))
        grey = painted(canvas)
        assert (grey[110:290, 5:190] == 255).all()
        assert (grey[110:290, 210:395] == 0).all()
        assert (grey[:95] == 255).all()
        assert (grey[305:] == 255).all()

    def test_a_transparent_picture_lies_on_white_paper(self, canvas):
        canvas.replace(Drawing(picture=np.zeros((20, 20, 4), np.uint8)))
        assert (painted(canvas) == 255).all()

    def test_a_test_image_is_dark_on_white(self, canvas):
        image = np.zeros((28, 28), np.float32)
        image[14, 14] = 1
        canvas.replace(Drawing(picture=image, label=1))
        grey = painted(canvas)
        assert grey[207, 207] == 0
        assert grey[50, 50] == 255


class TestMuchInk:
    """50,000 points: some seconds of painting, in which the window lives on."""

    @pytest.fixture
    def much(self):
        random = np.random.default_rng(0)
        walks = (np.cumsum(random.normal(0, 4, (500, 2)), axis=0) + 200 for _ in range(100))
        return Drawing(tuple(np.clip(walk, 0, 190) for walk in walks), (16.0,) * 100)

    def test_the_window_is_told_when_it_is_whole(self, canvas, qtbot, much):
        painted(canvas)
        paints = Paints(canvas)
        canvas.replace(much)
        # One that begins, and one when nothing is left to draw
        qtbot.waitUntil(lambda: paints.count >= 2, timeout=20_000)
        assert (painted(canvas) < 60).mean() > 0.1

    def test_a_line_is_seen_at_once_and_when_all_is_painted(self, canvas, qtbot, much):
        canvas.replace(much)
        painted(canvas)
        mouse_stroke(canvas, [(300, 300), (380, 300)])
        assert painted(canvas)[300, 340] < 60
        qtbot.waitUntil(lambda: (painted(canvas) < 60).mean() > 0.1, timeout=20_000)
        assert painted(canvas)[300, 340] < 60

    def test_what_the_eraser_takes_is_gone_at_once(self, canvas, qtbot, much):
        canvas.replace(much)
        painted(canvas)
        qtbot.waitUntil(lambda: (painted(canvas) < 60).mean() > 0.1, timeout=20_000)
        canvas.set_eraser(True)
        assert painted(canvas)[100, 105] < 60
        mouse_press(canvas, 100, 100)
        mouse_move(canvas, 110, 100)
        assert painted(canvas)[100, 105] > 200


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
