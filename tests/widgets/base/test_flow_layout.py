import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.widgets.base.flow_layout import FlowLayout


@pytest.fixture
def owner(qtbot):
    """Four buttons of 100 x 20, one of them 30 high."""
    owner = QWidget()
    qtbot.addWidget(owner)
    layout = FlowLayout(owner, spacing=10)
    for height in (20, 30, 20, 20):
        button = QPushButton()
        button.setFixedSize(100, height)
        layout.addWidget(button)
    return owner


def places(owner, width):
    owner.layout().setGeometry(QRect(0, 0, width, 200))
    return [(child.x(), child.y()) for child in owner.findChildren(QPushButton)]


def test_what_does_not_fit_goes_on_in_the_next_row(owner):
    assert [owner.layout().heightForWidth(width) for width in (430, 429, 220, 90)] == [
        *[30, 70, 70, 150]
    ]
    assert {x for x, _ in places(owner, 220)} == {0, 110}


def test_hidden_ones_take_no_room(owner):
    for button in owner.findChildren(QPushButton)[1:]:
        button.hide()
    assert owner.layout().heightForWidth(50) == 20


def test_it_can_be_as_narrow_as_one_of_them(owner):
    assert owner.layout().minimumSize().width() == 100
