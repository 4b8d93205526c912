import pytest
from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets.base.labels import Heading


@pytest.fixture
def heading(qtbot):
    heading = Heading()
    qtbot.addWidget(heading)
    return heading


def test_stands_out(heading, qtbot):
    text = QLabel()
    qtbot.addWidget(text)
    assert heading.font().bold()
    assert heading.font().pointSizeF() > text.font().pointSizeF()


@pytest.mark.parametrize("scale", [1.5, 1.0, 0.5])
def test_the_scale_is_of_the_usual_size_however_often_it_is_set(heading, scale):
    usual = heading.font().pointSizeF()
    for _ in range(3):
        heading.set_scale(scale)
    assert heading.font().pointSizeF() == pytest.approx(usual * scale)
    assert heading.font().bold()
