"""The bar above the columns in which a lesson speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import ElidedLabel, bold, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.base.translated import Translated

_MAX_SHARE = 0.3  # of the window's height; longer texts scroll


@dataclass(frozen=True)
class ShownStep:
    """A step in the window's language.

    Attributes:
        title: of the lesson.
        number: of the step, from 1.
        count: of all steps.
        text: what to do or to know.
        found: sentences on what the runs gave.
        choices: answers to the question.
        chosen: which one was chosen, from 0.
        reply: what is said of it.
        waiting: what the person has not done yet; empty when it is done.
    """

    title: str
    number: int
    count: int
    text: str
    found: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    chosen: int | None = None
    reply: str = ""
    waiting: str = ""


class LessonPanel(Translated, QFrame):
    """Shows a step; Next waits until it is done, Skip does not."""

    back_requested = Signal()
    next_requested = Signal()
    close_requested = Signal()
    choice_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonPanel")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._step: ShownStep | None = None
        self._title = named("lessonTitle", ElidedLabel())
        self._title.setFont(bold(self._title.font()))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = named("lessonProgress", QLabel())
        self._waiting = named("lessonWaiting", ElidedLabel())
        self._back = push_button("lessonBack", self.back_requested)
        self._skip = push_button("lessonSkip", self.next_requested)
        room = self._skip.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what stands before it stays, too
        self._skip.setSizePolicy(room)
        self._next = push_button("lessonNext", self.next_requested)
        self._close = push_button("lessonClose", self.close_requested)
        self._body = _Body()
        self._body.choice_requested.connect(self.choice_requested)
        buttons = row_of(self._skip, self._back, self._next, self._close)
        head = row_of(
            *(self._title, self._waiting, self._progress, buttons), spacing=12, growing=self._title
        )
        column_of(head, self._body, owner=self, margins=(16, 6, 16, 8), spacing=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._back.setText(self.tr("Back"))
        self._skip.setText(self.tr("Skip"))
        self._skip.setStatusTip(self.tr("Goes on without having done this step."))
        self._close.setText(self.tr("Close lesson"))
        self._close.setStatusTip(
            self.tr("Closes the lesson (Esc); Help > Lessons goes on with it at this step.")
        )
        self._show()

    def show_step(self, step: ShownStep) -> None:
        """Shows a step, or another state of the same one."""
        self._step = step
        self._show()
        self.show()

    def _show(self) -> None:
        step = self._step
        if step is None:
            return
        is_last = step.number == step.count
        self._title.setText(step.title)
        progress = self.tr("Step {number} of {count}")
        self._progress.setText(progress.format(number=step.number, count=step.count))
        self._name_next(is_last=is_last)
        self._set_possible(self._back, step.number > 1)
        self._set_possible(self._next, not step.waiting)
        self._set_possible(self._skip, bool(step.waiting))
        self._skip.setVisible(bool(step.waiting))
        self._waiting.setText(step.waiting)
        self.setAccessibleName(f"{step.title}. {self._progress.text()}")
        self._body.show_step(step)

    def _name_next(self, *, is_last: bool) -> None:
        """Names Next, as wide under either name: the buttons stay under the pointer."""
        names = self.tr("Next"), self.tr("Finish")
        widths = []
        for name in names:
            self._next.setText(name)
            widths.append(self._next.sizeHint().width())
        self._next.setText(names[is_last])
        self._next.setMinimumWidth(max(widths))

    def _set_possible(self, button: QPushButton, is_possible: bool) -> None:
        """Else Qt hands the focus of a button that goes to the next one, which is Close."""
        if not is_possible and button.hasFocus():
            self._body.setFocus()
        button.setEnabled(is_possible)


class _Body(QScrollArea):
    """What is said, as high as it needs to be up to a share of the window."""

    choice_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._text = named("lessonText", _wrapping())
        self._found = named("lessonFound", _wrapping())
        self._reply = named("lessonReply", _wrapping())
        self._choices = QWidget()
        self._choices.hide()
        self._row = FlowLayout(self._choices)
        self._buttons: list[QPushButton] = []
        self._content = QWidget()
        parts = (self._text, self._found, self._choices, self._reply)
        column_of(*parts, owner=self._content, spacing=4)
        fill_scroll_area(self, self._content)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keyboard scrolls a long text
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._content.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._content.installEventFilter(self)

    def show_step(self, step: ShownStep) -> None:
        for label, text in (
            (self._text, step.text),
            (self._found, "\n".join(step.found)),
            (self._reply, step.reply),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        if [button.text() for button in self._buttons] != list(step.choices):
            self._make_choices(step.choices)
        for index, button in enumerate(self._buttons):
            button.setChecked(index == step.chosen)
        self.setAccessibleName(" ".join([step.text, *step.found, step.reply]))
        self._fit()
        self._later.start()  # when the layout has the new texts

    def _make_choices(self, texts: tuple[str, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for index, text in enumerate(texts):
            button = push_button(
                f"lessonChoice{index + 1}",
                partial(self._on_chosen, index),
                checkable=True,
            )
            button.setText(text.replace("&", "&&"))
            self._row.addWidget(button)
            button.show()  # not only when the event loop comes to it
            self._buttons.append(button)
        self._choices.setVisible(bool(texts))

    def _on_chosen(self, index: int) -> None:
        self.choice_requested.emit(index)

    def _fit(self) -> None:
        layout = self._content.layout()
        assert layout is not None
        layout.activate()
        needed = layout.totalHeightForWidth(self.viewport().width())
        limit = max(round(_MAX_SHARE * self.window().height()), 3 * self.fontMetrics().height())
        self.setFixedHeight(max(min(needed, limit), 0))  # -1: nothing is said yet

    def sizeHint(self) -> QSize:
        """Any width: the texts wrap."""
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        """Likewise."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the font."""
        if event.type() == QEvent.Type.FontChange:
            self._later.start()
        return super().eventFilter(watched, event)


def _wrapping() -> QLabel:
    """A label of plain text: it may come from a stranger's file."""
    return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
