from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.widgets.lesson.lesson_panel import LessonPanel, ShownStep
from mnist_desktop.widgets.lesson.pointer_frame import PointerFrame


def shown(qtbot, step, size=(960, 540)):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    panel = LessonPanel()
    column = QVBoxLayout(window)
    column.addWidget(panel)
    column.addStretch(1)
    panel.show_step(step)
    window.show()
    qtbot.waitExposed(window)
    return window, panel


def test_a_strangers_endless_text_leaves_room_for_the_window(qtbot):
    step = ShownStep("Title", 1, 2, "word " * 140, found=("more " * 140,) * 5)
    _window, panel = shown(qtbot, step)
    qtbot.waitUntil(lambda: 60 < panel.height() < 0.5 * panel.window().height())


def test_tags_are_shown_as_they_are(qtbot):
    _window, panel = shown(qtbot, ShownStep("<b>T</b>", 1, 1, "<img src=x> text", reply="<i>r</i>"))
    for name in ("lessonTitle", "lessonText", "lessonFound", "lessonReply"):
        assert panel.findChild(QLabel, name).textFormat() == Qt.TextFormat.PlainText
    assert panel.findChild(QLabel, "lessonText").text() == "<img src=x> text"


def test_next_waits_and_skip_does_not(qtbot):
    _window, panel = shown(
        qtbot, ShownStep("T", 2, 3, "Draw.", waiting="Waiting for your drawing.")
    )
    buttons = {name: panel.findChild(QPushButton, name) for name in ("lessonNext", "lessonSkip")}
    assert not buttons["lessonNext"].isEnabled()
    with qtbot.waitSignal(panel.next_requested):
        qtbot.mouseClick(buttons["lessonSkip"], Qt.MouseButton.LeftButton)
    panel.show_step(ShownStep("T", 2, 3, "Draw."))
    assert buttons["lessonNext"].isEnabled()
    assert buttons["lessonSkip"].isHidden()


def test_the_buttons_keep_their_places_from_step_to_step(qtbot):
    _window, panel = shown(qtbot, ShownStep("T", 2, 9, "Read."))
    names = "lessonBack", "lessonNext", "lessonClose"

    def places():
        QApplication.processEvents()  # the layout's own
        return [panel.findChild(QPushButton, name).geometry() for name in names]

    before = places()
    for step in (
        ShownStep("T", 3, 9, "Draw.", waiting="Waiting for your drawing."),
        ShownStep("T", 9, 9, "The end."),
    ):
        panel.show_step(step)
        assert places() == before


def test_the_focus_never_comes_to_close_by_itself(qtbot):
    window, panel = shown(qtbot, ShownStep("T", 1, 2, "Read."))
    window.activateWindow()
    waiting = ShownStep("T", 2, 2, "Draw.", waiting="Waiting for your drawing.")
    panel.findChild(QPushButton, "lessonNext").setFocus()
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "lessonNext").hasFocus())
    panel.show_step(waiting)
    assert not panel.findChild(QPushButton, "lessonClose").hasFocus()
    panel.findChild(QPushButton, "lessonSkip").setFocus()
    panel.show_step(ShownStep("T", 1, 2, "Read."))
    assert not panel.findChild(QPushButton, "lessonClose").hasFocus()
    assert panel.isAncestorOf(window.focusWidget())


def test_the_frame_goes_round_its_target_and_away_with_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    target = QWidget(window)
    target.setGeometry(50, 60, 40, 30)
    frame = PointerFrame(window)
    window.show()
    qtbot.waitExposed(window)
    frame.point_at(target)
    assert frame.isVisible()
    assert frame.geometry().contains(target.geometry())
    assert not frame.mask().contains(target.geometry().center() - frame.pos())
    target.hide()
    qtbot.waitUntil(lambda: not frame.isVisible())
