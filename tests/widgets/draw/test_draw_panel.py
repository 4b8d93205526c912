import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.draw.canvas_area import CanvasArea
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from tests.pointers import mouse_stroke

PICTURE = Drawing(picture=np.full((30, 20), 200, np.uint8))
TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=4)
OTHER_TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=9)


@pytest.fixture
def panel(shown):
    return shown(DrawPanel(), 500, 560)


@pytest.fixture
def caption(panel):
    return panel.findChild(QLabel, "captionLabel").text


def test_paper_under_a_heading(panel):
    assert panel.heading.text()
    heading = panel.heading.geometry()
    corner = panel.canvas.mapTo(panel, panel.canvas.rect().topLeft())
    assert corner.y() > heading.bottom()
    assert panel.canvas.width() == panel.canvas.height() >= 300


def test_why_stays_under_the_middle_of_the_paper(shown):
    panel = shown(DrawPanel(), 700, 500)  # first wider than the paper, then not
    for width in (700, 400):
        panel.resize(width, 500)
        QApplication.processEvents()
        room = panel.why.geometry().marginsRemoved(panel.why.contentsMargins())
        paper = panel.canvas.mapTo(panel, QPoint(panel.canvas.width() // 2, 0))
        assert abs(room.center().x() - paper.x()) <= 3


def test_a_test_image_is_shown_with_its_label(panel, caption):
    panel.canvas.replace(TEST_IMAGE)
    assert "4" in caption()
    panel.canvas.replace(OTHER_TEST_IMAGE)
    assert "9" in caption()
    assert "4" not in caption()


def test_an_image_of_a_data_set_is_shown_with_its_part_and_number(panel, caption):
    image = np.eye(28, dtype=np.float32)
    panel.canvas.replace(Drawing(picture=image, label=4, part="validation", number=1_234))
    assert caption() == "Validation image 1,234 of MNIST; its label is 4."
    panel.canvas.replace(Drawing(picture=image, label=4, part="validation"))
    assert caption().startswith("Validation image of MNIST as the page How sure shows it")


def test_a_picture_says_how_to_go_on_drawing(panel, caption):
    panel.canvas.replace(PICTURE)
    of_picture = caption()
    assert of_picture
    panel.canvas.replace(TEST_IMAGE)
    assert caption() != of_picture


def test_goes_with_the_picture_and_comes_back_with_it(panel, caption):
    panel.canvas.replace(TEST_IMAGE)
    said = caption()
    mouse_stroke(panel.canvas, [(20, 20), (90, 90)])
    assert caption() == ""
    panel.canvas.undo()
    assert caption() == said


def test_another_language_keeps_it(panel, caption):
    panel.canvas.replace(TEST_IMAGE)
    panel.findChild(QLabel, "captionLabel").clear()
    panel.retranslate()
    assert "4" in caption()


def test_a_picture_does_not_move_the_paper(panel):
    before = panel.canvas.geometry()
    panel.canvas.replace(PICTURE)
    panel.layout().activate()
    assert panel.canvas.geometry() == before


def test_what_lies_below_the_paper_leaves_it_more_than_half(shown):
    panel, below = shown(DrawPanel(), 500, 700), QWidget()
    alone = panel.canvas.height()
    assert panel.has_room_below
    panel.set_below(below)
    below.show()
    assert 0.5 * 700 < panel.canvas.height() < alone
    assert below.geometry().top() > panel.why.geometry().bottom()
    assert below.height() > 150
    panel.set_below(None)
    below.setParent(None)
    assert panel.canvas.height() == alone


def test_larger_type_needs_more_room_below_the_paper(shown):
    panel = shown(DrawPanel(), 500, 700)
    panel.set_scale(1.5)
    assert not panel.has_room_below
    panel.set_scale(1.0)
    assert panel.has_room_below


class Content(QWidget):
    """Stands for the paper; the test says whether it has the focus."""

    is_focused = False

    def hasFocus(self):
        return self.is_focused


@pytest.fixture
def content(qapp):
    return Content()


@pytest.fixture
def area(content, shown):
    return shown(CanvasArea(content))


@pytest.mark.parametrize(
    ("width", "height"), [(400, 400), (700, 400), (400, 700), (301, 300), (1999, 302)]
)
def test_the_largest_square_that_leaves_room_for_its_border(area, content, width, height):
    area.resize(width, height)
    place = content.geometry()
    assert place.width() == place.height() == min(width, height) - 2
    assert area.rect().adjusted(1, 1, -1, -1).contains(place)
    assert place.top() == 1
    assert place.left() == 1


@pytest.mark.parametrize(
    ("is_wide", "ink_ratio", "expected"),
    [
        (True, 0.5, (798, 398)),
        (False, 1.0, (398, 398)),
        (False, 1.5, (597, 398)),  # all ink can be seen
        (False, 4.0, (798, 200)),
        (True, 4.0, (798, 200)),
    ],
)
def test_as_wide_as_there_is_room_or_ink(area, content, is_wide, ink_ratio, expected):
    area.resize(800, 400)
    area.set_wide(is_wide)
    area.set_least_ratio(ink_ratio)
    assert (content.width(), content.height()) == expected


def test_a_layout_leaves_it_room_to_draw(content, owned):
    window = owned(QWidget())
    QVBoxLayout(window).addWidget(CanvasArea(content))
    assert window.minimumSizeHint().width() >= 240
    assert window.minimumSizeHint().height() >= 220


@pytest.mark.parametrize(
    ("is_focused", "role"),
    [(False, QPalette.ColorRole.Mid), (True, QPalette.ColorRole.Highlight)],
)
def test_the_border_shows_the_focus(area, content, is_focused, role):
    area.resize(500, 400)
    content.is_focused = is_focused
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    area.render(image)
    border = content.geometry().adjusted(-1, -1, 1, 1)
    expected = area.palette().color(role).name()
    middle = border.center()
    places = [
        (border.left(), middle.y()),
        (border.right(), middle.y()),
        (middle.x(), border.top()),
        (middle.x(), border.bottom()),
    ]
    assert [image.pixelColor(*place).name() for place in places] == [expected] * 4


SCALED = """
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from mnist_desktop.widgets.draw.canvas_area import CanvasArea
application = QApplication([])
for offset in range(4):
    window, paper = QWidget(), QWidget()
    paper.setAutoFillBackground(True)
    paper.setPalette(QPalette(QColor("white")))
    area = CanvasArea(paper, window)
    colours = area.palette()
    colours.setColor(QPalette.ColorRole.Mid, QColor("red"))
    area.setPalette(colours)
    window.resize(500, 500)  # offscreen as many pixels are grabbed, whatever the scale
    area.setGeometry(5 + offset, 5 + offset, 250, 250)
    window.show()
    application.processEvents()
    shown = window.screen().grabWindow(window.winId()).toImage()
    inside = 150
    for at in (lambda n: (inside, n), lambda n: (n, inside)):
        line = [shown.pixelColor(*at(n)).name() for n in range(shown.width())]
        first, last = line.index("#ffffff"), len(line) - line[::-1].index("#ffffff")
        print(line[first - 1], line[last])
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "1.75"])
def test_the_border_touches_the_paper_at_every_scale(run_python, scale):
    said = run_python(SCALED, QT_SCALE_FACTOR=scale)
    assert said.stdout.splitlines() == ["#ff0000 #ff0000"] * 8, said.stderr
