import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from tests.pointers import mouse_stroke

PICTURE = Drawing(picture=np.full((30, 20), 200, np.uint8))
TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=4)
OTHER_TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=9)


@pytest.fixture
def panel(qtbot):
    panel = DrawPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 560)
    panel.show()
    return panel


@pytest.fixture
def caption(panel):
    return panel.findChild(QLabel, "captionLabel").text


def test_paper_under_a_heading(panel):
    assert panel.heading.text()
    heading = panel.heading.geometry()
    corner = panel.canvas.mapTo(panel, panel.canvas.rect().topLeft())
    assert corner.y() > heading.bottom()
    assert panel.canvas.width() == panel.canvas.height() >= 300


def test_nothing_to_say_of_ink(panel, caption):
    assert caption() == ""
    mouse_stroke(panel.canvas, [(20, 20), (90, 90)])
    assert caption() == ""


def test_a_test_image_is_shown_with_its_label(panel, caption):
    panel.canvas.replace(TEST_IMAGE)
    assert "4" in caption()
    panel.canvas.replace(OTHER_TEST_IMAGE)
    assert "9" in caption()
    assert "4" not in caption()


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
