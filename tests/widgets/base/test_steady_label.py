"""Numbers that change all the time, and what lies below them."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from mnist_desktop.widgets.base.steady_label import SteadyLabel


@pytest.fixture
def column(shown):
    """A label above another widget."""
    column = QWidget()
    steady, below = SteadyLabel(QLabel()), QLabel("below")
    layout = QVBoxLayout(column)
    layout.addWidget(steady)
    layout.addWidget(below)
    layout.addStretch(1)
    shown(column, 200, 400)
    column.steady, column.below = steady, below
    return column


def top_of(widget):
    QApplication.processEvents()  # lays it out
    return widget.y()


def test_what_is_below_makes_room_and_stays_there(column):
    column.steady.set_text("one line")
    one = top_of(column.below)
    column.steady.set_text("a text that is far too long for one line of this narrow column")
    several = top_of(column.below)
    assert several > one
    column.steady.set_text("one line")
    assert top_of(column.below) == several
    column.steady.forget_height()
    assert top_of(column.below) == one


def test_another_width_or_font_wraps_it_anew(column):
    column.steady.set_text("a text that is far too long for one line of this narrow column")
    several = top_of(column.below)
    column.resize(800, 400)
    one = top_of(column.below)
    assert one < several
    font = column.font()
    font.setPointSizeF(2 * font.pointSizeF())
    column.setFont(font)
    assert top_of(column.below) > one
