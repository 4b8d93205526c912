import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.widgets.draw.draw_panel import SquareArea


class Content(QWidget):
    """Stands for the paper; the test says whether it has the focus."""

    is_focused = False

    def hasFocus(self):
        return self.is_focused

    def sizeHint(self):
        return QSize(321, 123)


@pytest.fixture
def content(qapp):
    return Content()


@pytest.fixture
def area(content, qtbot):
    area = SquareArea(content)
    qtbot.addWidget(area)
    area.show()
    return area


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


def test_belongs_to_it_and_wants_what_it_wants(area, content):
    assert content.parent() is area
    assert area.sizeHint() == content.sizeHint()


def test_a_layout_leaves_it_room_to_draw(content, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(SquareArea(content))
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
