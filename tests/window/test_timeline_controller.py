"""A learner draws a 7, follows its timeline and keeps it as an animation."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QSlider, QToolButton

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import Preprocessing
from mnist_desktop.widgets.insight.timeline_section import TimelineSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.timeline_controller import TimelineController
from tests.pointers import draw

MOST_BYTES = 2_000_000


@pytest.fixture
def controller(window, qtbot):
    """Beside the real window, whose every answer it follows."""
    section = TimelineSection()
    qtbot.addWidget(section)
    section.resize(320, 260)
    controller = TimelineController(section, window.session, FileDialogs(window))
    window.session.answered.connect(controller.show)
    return controller


@pytest.fixture
def section(controller):
    return controller.parent()


@pytest.fixture
def seven(window, controller, section, a_seven, qtbot):
    """A 7 is drawn and its timeline seen."""
    section.show()
    draw(window.canvas, a_seven)
    with qtbot.waitSignal(
        window.session.answered,
        timeout=10_000,
        check_params_cb=lambda answer: len(answer.subject.strokes) == 1,
    ):
        window.session.note_change()  # the answer to all of it
    qtbot.waitUntil(lambda: text(section, "timelineWords") != "", timeout=10_000)


def text(section, name):
    label = section.findChild(QLabel, name)
    return "" if label.isHidden() else label.text()


def save(section, monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(
        section.findChild(QToolButton, "saveTimelineButton"), Qt.MouseButton.LeftButton
    )


def test_it_costs_nothing_while_nobody_looks(window, controller, section, a_seven, qtbot):
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        draw(window.canvas, a_seven)
    assert section.timeline is None
    section.show()
    qtbot.waitUntil(lambda: section.timeline is not None, timeout=10_000)


def test_from_the_first_stroke_to_the_answer(window, controller, section, seven, qtbot):
    assert text(section, "timelineWords").startswith("After all of the ink: 7 (")
    QTest.keyClick(section.findChild(QSlider, "timelineSlider"), Qt.Key.Key_Home)
    assert text(section, "timelineWords").startswith("After 2 % of the ink: ")
    controller.clear()
    assert section.timeline is None


def test_it_is_kept_as_an_animation(controller, section, seven, tmp_path, monkeypatch, qtbot):
    for name, kind in (("seven", "webp"), ("seven.gif", "gif")):
        with qtbot.waitSignal(controller.succeeded, timeout=20_000):
            save(section, monkeypatch, tmp_path / name)
        path = tmp_path / f"seven.{kind}"
        assert path.stat().st_size < MOST_BYTES
        with Image.open(path) as animation:
            assert animation.format == kind.upper()
            assert animation.n_frames == len(section.timeline)
    before = set(tmp_path.iterdir())
    with qtbot.waitSignal(controller.failed, timeout=20_000) as failed:
        save(section, monkeypatch, tmp_path / "gone" / "seven.gif")
    assert isinstance(failed.args[0], SavingError)
    assert set(tmp_path.iterdir()) == before
    assert section.findChild(QToolButton, "saveTimelineButton").isEnabled()


def test_what_has_no_timeline_says_so(window, controller, section, seven, qtbot):
    window.session.network_input.set_preprocessing(Preprocessing.RESIZE, False)
    qtbot.waitUntil(lambda: "“Centred as in MNIST”" in text(section, "timelineObstacle"))
    window.session.network_input.set_preprocessing(Preprocessing.MNIST, False)
    qtbot.waitUntil(lambda: text(section, "timelineWords") != "")
    window.session.drawings.open_test_image()
    qtbot.waitUntil(
        lambda: text(section, "timelineObstacle").startswith("A picture"), timeout=10_000
    )
