import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.columns import Columns
from mnist_desktop.widgets.draw.draw_panel import DrawPanel


def part_of(width):
    part = QWidget()
    part.setMinimumWidth(width)
    return part


class Shown:
    """The columns, and where everything is in them."""

    def __init__(self):
        self.parts = (DrawPanel(), part_of(230), part_of(380))
        self.whole = Columns(*self.parts)
        self.canvas = self.parts[0].canvas

    def widths(self):
        return [part.width() for part in self.parts]

    def places(self):
        return [QRect(part.mapTo(self.whole, QPoint(0, 0)), part.size()) for part in self.parts]

    def room_under(self):
        """Logical px of the first column that lie under the canvas and its row."""
        bottom = self.parts[0].why.geometry().bottom()
        return self.parts[0].height() - bottom


@pytest.fixture
def make_columns(qtbot):
    def make():
        columns = Shown()
        qtbot.addWidget(columns.whole)
        columns.whole.show()
        return columns

    return make


@pytest.fixture
def columns(make_columns):
    return make_columns()


def test_the_canvas_takes_the_height_and_the_answer_up_to_a_third(columns):
    for width, height, most_under in (
        (1180, 590, 60),
        (1366, 630, 20),
        (1920, 930, 20),
        (2560, 1290, 20),
        (3440, 1290, 20),
    ):
        columns.whole.resize(width, height)
        draw, answer, lab = columns.widths()
        assert columns.room_under() <= most_under
        assert draw <= columns.canvas.width() + 40
        assert 230 <= answer <= width / 3 + 1
        assert lab >= 380
        if width >= 1920:
            assert answer >= 0.25 * width


def test_in_a_small_window_every_column_has_its_room(columns):
    for width in (900, 960, 1093):
        columns.whole.resize(width, 410)
        draw, answer, lab = columns.widths()
        assert columns.canvas.width() >= 240
        assert answer >= 230
        assert lab >= 380
        assert draw + answer + lab + 2 * columns.whole.handleWidth() == width


@pytest.mark.parametrize(("width", "height"), [(960, 910), (1080, 1790)])
def test_in_a_narrow_and_high_window_the_answer_lies_under_the_canvas(columns, width, height):
    columns.whole.resize(width, height)
    draw, answer, lab = columns.places()
    assert columns.room_under() <= 20
    assert answer.top() > draw.bottom()
    assert answer.width() == draw.width() >= 450
    assert answer.height() >= 360
    assert lab.width() >= 380
    columns.whole.resize(1366, 630)
    draw, answer, _ = columns.places()
    assert answer.top() == draw.top()


def test_a_border_that_was_moved_stays_where_it_is(columns, make_columns):
    columns.whole.resize(1366, 630)
    before = columns.widths()
    assert columns.whole.state().isEmpty()
    handle = columns.whole.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() - QPoint(50, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    moved = columns.widths()
    assert moved != before
    other = make_columns()
    other.whole.restore(columns.whole.state())
    other.whole.resize(1366, 630)
    assert other.widths() == pytest.approx(moved, abs=2)


def test_a_broken_state_is_as_none(columns):
    for state in (b"", b"x", b"x:y", b":::"):
        columns.whole.restore(QByteArray(state))
        columns.whole.resize(1366, 630)
        assert columns.room_under() <= 20


@pytest.mark.parametrize("width", [960, 1366, 2560])
def test_a_wide_canvas_has_room_for_six_digits_and_the_usual_columns_come_back(columns, width):
    columns.whole.resize(width, round(width * 0.45))
    before, ratio = columns.widths(), columns.canvas.width() / columns.canvas.height()
    columns.whole.set_wide(True)
    canvas = columns.canvas
    assert canvas.width() / canvas.height() > 1.35 * ratio
    assert columns.parts[1].width() >= 230
    assert columns.whole.is_lab_hidden == columns.parts[2].isHidden()
    columns.whole.set_wide(False)
    assert columns.parts[2].isVisible()
    assert columns.widths() == before
