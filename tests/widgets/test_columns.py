import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.columns import Columns
from mnist_desktop.widgets.draw_panel import DrawPanel


def part_of(width):
    part = QWidget()
    part.setMinimumWidth(width)
    return part


@pytest.fixture
def make_columns(qtbot):
    def make():
        columns = Columns(DrawPanel(), part_of(230), part_of(380))
        qtbot.addWidget(columns)
        columns.show()
        return columns

    return make


@pytest.fixture
def columns(make_columns):
    return make_columns()


def paper_of(columns):
    return columns.widget(0).canvas


def room_under(columns):
    """Logical px of the first column that lie under the paper."""
    paper = paper_of(columns)
    bottom = paper.mapTo(columns, paper.rect().bottomLeft()).y()
    return columns.height() - bottom


@pytest.mark.parametrize(
    ("width", "height", "most_under"),
    [(1180, 590, 60), (1366, 630, 20), (1920, 930, 20), (2560, 1290, 20), (3440, 1290, 20)],
)
def test_the_paper_takes_the_height_and_the_answer_up_to_a_third(
    columns, width, height, most_under
):
    columns.resize(width, height)
    draw, answer, lab = columns.sizes()
    assert room_under(columns) <= most_under
    assert draw <= paper_of(columns).width() + 40
    assert 230 <= answer <= width / 3 + 1
    assert lab >= 380
    if width >= 1920:
        assert answer >= 0.25 * width


@pytest.mark.parametrize("width", [900, 960, 1093])
def test_in_a_small_window_every_column_has_its_room(columns, width):
    columns.resize(width, 410)
    draw, answer, lab = columns.sizes()
    assert paper_of(columns).width() >= 240
    assert answer >= 230
    assert lab >= 380
    assert draw + answer + lab + 2 * columns.handleWidth() == width


def test_a_border_that_was_moved_stays_where_it_is(columns, make_columns):
    columns.resize(1366, 630)
    assert columns.state().isEmpty()
    handle = columns.handle(2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() - handle.rect().topRight() * 12)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    moved = columns.sizes()
    assert moved != list(columns.widths(columns.size()))
    other = make_columns()
    other.restore(columns.state())
    other.resize(1366, 630)
    assert other.sizes() == pytest.approx(moved, abs=2)
