"""Ten digits drawn with real events, and ten photos dropped: the real window reads them all."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.digit_strokes import DIGITS
from tests.pointers import mouse_stroke
from tests.recognition.fake_photos import SCENES, photo

# Left, top and height as shares of the paper, and the brush in ink units: all over the paper,
# small and large, thin and thick
PLACES = {
    0: (0.05, 0.05, 0.12, 6),
    1: (0.8, 0.1, 0.5, 40),
    2: (0.1, 0.7, 0.25, 10),
    3: (0.02, 0.02, 0.95, 30),
    4: (0.85, 0.85, 0.1, 4),
    5: (0.4, 0.3, 0.4, 22),
    6: (0.7, 0.02, 0.2, 14),
    7: (0.05, 0.4, 0.55, 60),
    8: (0.45, 0.75, 0.2, 8),
    9: (0.3, 0.1, 0.8, 70),
}
READ_SCENES = list(SCENES)[:10]


@pytest.fixture(scope="module")
def unseen():
    """MNIST's test digits, which the built-in model has not learned."""
    from mnist_desktop.data.data_set import load_mnist

    return load_mnist().test


@pytest.fixture
def answer_of(window, qtbot):
    """Waits until what is on the paper is answered, and gives the text of digitLabel."""

    def answer():
        canvas = window.findChild(DrawingCanvas, "drawingCanvas")
        label = window.findChild(QLabel, "digitLabel")
        answered = []
        window.session.answered.connect(answered.append)
        window.session.note_change()
        paper = canvas.drawing()

        def is_answered():
            subject = answered[-1].subject if answered else None
            return (
                subject is not None
                and subject.picture is paper.picture
                and len(subject.strokes) == len(paper.strokes)
            )

        qtbot.waitUntil(is_answered, timeout=10_000)
        return label.text()

    return answer


@pytest.mark.parametrize("digit", range(10))
def test_a_drawn_digit_is_read(window, answer_of, digit):
    left, top, height, brush = PLACES[digit]
    canvas = window.findChild(DrawingCanvas, "drawingCanvas")
    canvas.set_brush(brush)
    side = canvas.height()
    for stroke in DIGITS[digit]:
        mouse_stroke(canvas, (np.array([left, top]) + stroke * height * [0.7, 1]) * side)
    assert answer_of() == str(digit)


@pytest.mark.parametrize("number", range(10))
def test_a_dropped_photo_is_read(window, answer_of, qtbot, tmp_path, unseen, number):
    from PIL import Image

    index = int(np.flatnonzero(unseen.labels == number)[3])
    scene = READ_SCENES[number]
    path = tmp_path / f"{number} 照片.jpg"
    Image.fromarray(photo(unseen.images[index], SCENES[scene], seed=number)).save(path, quality=90)
    canvas = window.findChild(DrawingCanvas, "drawingCanvas")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(QPoint(50, 50), *how, Qt.KeyboardModifier.NoModifier)
    drop = QDropEvent(QPointF(50, 50), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.session.drawings.opened, timeout=10_000):
        QApplication.sendEvent(canvas, drop)
    assert answer_of() == str(number), scene
