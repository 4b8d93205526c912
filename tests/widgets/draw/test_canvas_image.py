import itertools

import numpy as np
import pytest
from PySide6.QtCore import QSize

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.draw import canvas_image
from mnist_desktop.widgets.draw.canvas_image import CanvasImage, drawing_image

LINE = Drawing((np.array([[100.0, 100.0], [300.0, 100.0]]),), (20.0,))


def grey(image):
    return picture_from_qimage(image)[:, :, 0]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_as_many_pixels_as_the_screen_has(ratio):
    shown = CanvasImage()
    shown.show(LINE)
    image = shown.image(QSize(200, 200), ratio)
    assert image.width() == 200 * ratio
    assert image.devicePixelRatio() == ratio
    pixels = grey(image)
    assert pixels[round(50 * ratio), round(100 * ratio)] < 60
    assert pixels[round(60 * ratio), round(100 * ratio)] == 255


def test_the_same_image_until_something_changes():
    shown = CanvasImage()
    shown.show(LINE)
    first = shown.image(QSize(200, 200), 1.0)
    assert shown.image(QSize(200, 200), 1.0) is first
    assert shown.image(QSize(300, 300), 1.0) is not first


def test_a_piece_of_line_is_drawn_where_it_says():
    shown = CanvasImage()
    before = grey(shown.image(QSize(200, 200), 1.0)).copy()
    changed = shown.draw_line((100, 100), (300, 100), 20, 1.0)
    after = grey(shown.image(QSize(200, 200), 1.0))
    rows, columns = np.nonzero(before != after)
    assert len(rows) > 0
    assert changed.left() <= columns.min() <= columns.max() <= changed.right()
    assert changed.top() <= rows.min() <= rows.max() <= changed.bottom()


def test_a_picture_for_files_is_black_on_white():
    pixels = grey(drawing_image(LINE, 100))
    assert pixels.shape == (100, 100)
    assert pixels[25, 50] < 60
    assert (pixels[40:] == 255).all()


class TestMuchInk:
    """A drawing of 10,000 points, half on each side of the canvas, and a clock that flies."""

    @pytest.fixture(autouse=True)
    def _no_slice_lasts(self, monkeypatch):
        clock = itertools.count()
        monkeypatch.setattr(canvas_image.time, "perf_counter", lambda: float(next(clock)))

    @pytest.fixture
    def much(self):
        random = np.random.default_rng(0)
        strokes = tuple(
            random.uniform((left, 20), (left + 140, 380), (500, 2))
            for left in [20] * 10 + [240] * 10
        )
        return Drawing(strokes, (8.0,) * 20)

    def test_is_drawn_in_slices_that_together_are_all_of_it(self, much):
        shown = CanvasImage()
        shown.show(much)
        shown.image(QSize(200, 200), 1.0)
        assert not shown.is_whole
        slices = 0
        while not shown.is_whole:
            shown.draw_more()
            slices += 1
        assert slices > 100
        whole = grey(shown.image(QSize(200, 200), 1.0))
        assert (whole < 60).mean() > 0.5
        assert np.array_equal(whole, grey(drawing_image(much, 200)))

    def test_what_was_there_stays_until_it_is_whole(self, much):
        shown = CanvasImage()
        shown.show(LINE)
        before = grey(shown.image(QSize(200, 200), 1.0)).copy()
        shown.show(much)
        assert np.array_equal(grey(shown.image(QSize(200, 200), 1.0)), before)

    def test_another_size_shows_what_was_there_in_that_size(self, much):
        shown = CanvasImage()
        shown.show(LINE)
        shown.image(QSize(200, 200), 1.0)
        shown.show(much)
        image = shown.image(QSize(300, 300), 2.0)
        assert image.width() == 600
        pixels = grey(image)
        assert pixels[150, 300] < 60
        assert pixels[400, 300] == 255

    def test_a_line_meanwhile_is_seen_at_once_and_stays(self, much):
        shown = CanvasImage()
        shown.show(much)
        shown.image(QSize(200, 200), 1.0)
        shown.draw_line((200, 100), (200, 300), 20, 1.0)
        assert grey(shown.image(QSize(200, 200), 1.0))[100, 100] < 60
        while not shown.is_whole:
            shown.draw_more()
        assert grey(shown.image(QSize(200, 200), 1.0))[100, 100] < 60

    def test_what_begins_before_the_next_paint_is_seen_at_once(self, much):
        shown = CanvasImage()
        shown.image(QSize(200, 200), 1.0)
        shown.show(much)
        shown.draw_line((200, 100), (200, 300), 20, 1.0)
        assert grey(shown.image(QSize(200, 200), 1.0))[100, 100] < 60

    def test_a_redraw_of_another_drawing_is_given_up(self, much):
        shown = CanvasImage()
        shown.show(much)
        shown.image(QSize(200, 200), 1.0)
        shown.show(LINE)
        assert shown.is_whole
        assert (grey(shown.image(QSize(200, 200), 1.0))[60:] == 255).all()

    def test_a_kept_drawing_is_not_drawn_anew(self, much):
        shown = CanvasImage()
        shown.show(much)
        image = shown.image(QSize(200, 200), 1.0)
        shown.keep(Drawing((*much.strokes, *LINE.strokes), (*much.widths, *LINE.widths)))
        assert shown.image(QSize(200, 200), 1.0) is image

    def test_what_is_rubbed_out_is_gone_at_once_and_drawn_without_it_later(self, much):
        whole = CanvasImage()
        whole.show(much)
        whole.image(QSize(200, 200), 1.0)
        while not whole.is_whole:
            whole.draw_more()
        whole.show(Drawing(much.strokes[10:], much.widths[10:]))
        whole.erase_line((20, 200), (160, 200), 60)
        meanwhile = grey(whole.image(QSize(200, 200), 1.0))
        assert (meanwhile[90:110, 15:75] == 255).all()
        assert (meanwhile[20:60, 15:75] < 255).any()
        while not whole.is_whole:
            whole.draw_more()
        assert (grey(whole.image(QSize(200, 200), 1.0))[:, :90] == 255).all()


def test_a_wide_drawing_is_copied_whole():
    line = np.array([[100.0, 200.0], [780.0, 200.0]])
    image = drawing_image(Drawing((line,), (22.0,)), 100)
    assert (image.width(), image.height()) == (195, 100)
    assert image.pixelColor(190, 50).lightness() < 60
