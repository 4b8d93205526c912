import numpy as np
import pytest
from PySide6.QtCore import QSize

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.paper_image import PaperImage, drawing_image
from mnist_desktop.widgets.picture_image import picture_from_qimage

LINE = Drawing((np.array([[100.0, 100.0], [300.0, 100.0]]),), (20.0,))


def grey(image):
    return picture_from_qimage(image)[:, :, 0]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_as_many_pixels_as_the_screen_has(ratio):
    paper = PaperImage()
    paper.show(LINE)
    image = paper.image(QSize(200, 200), ratio)
    assert image.width() == 200 * ratio
    assert image.devicePixelRatio() == ratio
    pixels = grey(image)
    assert pixels[round(50 * ratio), round(100 * ratio)] < 60
    assert pixels[round(60 * ratio), round(100 * ratio)] == 255


def test_the_same_image_until_something_changes():
    paper = PaperImage()
    paper.show(LINE)
    first = paper.image(QSize(200, 200), 1.0)
    assert paper.image(QSize(200, 200), 1.0) is first
    assert paper.image(QSize(300, 300), 1.0) is not first


def test_a_piece_of_line_is_drawn_where_it_says():
    paper = PaperImage()
    before = grey(paper.image(QSize(200, 200), 1.0)).copy()
    changed = paper.draw_line((100, 100), (300, 100), 20, 1.0)
    after = grey(paper.image(QSize(200, 200), 1.0))
    rows, columns = np.nonzero(before != after)
    assert len(rows) > 0
    assert changed.left() <= columns.min() <= columns.max() <= changed.right()
    assert changed.top() <= rows.min() <= rows.max() <= changed.bottom()


def test_a_picture_for_files_is_black_on_white():
    pixels = grey(drawing_image(LINE, 100))
    assert pixels.shape == (100, 100)
    assert pixels[25, 50] < 60
    assert (pixels[40:] == 255).all()
