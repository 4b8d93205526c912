"""What is seen on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.draw.canvas_image import drawing_image
from tests.pointers import mouse_move, mouse_press, mouse_stroke
from tests.widgets.draw.test_canvas import LINE, OTHER, two_tones


def painted(canvas):
    """(H, W) grey of the canvas as it is painted, 0 black."""
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    canvas.render(image)
    return picture_from_qimage(image)[:, :, :3].mean(axis=2)


class Paints(QObject):
    """Counts how often a widget is painted on its screen."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


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
