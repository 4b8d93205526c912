"""The strip below the tool row that reports problems."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated

_PLACING = QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide


class MessageStrip(Translated, QFrame):
    """A sentence, its details to copy, a button that closes it; hidden without a problem.

    It covers the upper edge of its parent, the headings of the columns, below the bar of a lesson:
    nothing moves under the pen when it appears or disappears.

    Args:
        parent: where it lies.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: QWidget | None = None  # that is not covered
        self._bar: QWidget | None = None  # nor that
        self.setObjectName("messageStrip")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._text = named(
            "messageLabel",
            QLabel(
                wordWrap=True,
                textFormat=Qt.TextFormat.PlainText,
                textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse,
            ),
        )
        self._details = ""
        self._copy = push_button("messageCopy", self._copy_details)
        self._close = push_button("messageClose", self.hide)
        parts = (QLabel("⚠"), self._text, self._copy, self._close)
        row_of(*parts, owner=self, margins=(16, 6, 16, 6), spacing=12, growing=self._text)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)
        self._set_texts()

    def _set_texts(self) -> None:
        """Updates all texts after a language change; a sentence already shown stays."""
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Close"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._place()

    def leave_free(self, column: QWidget) -> None:
        """Ends where a column begins whose heading people click: the tabs, within the parent."""
        self._column = column
        around: QWidget | None = column
        while around is not None and around is not self.parentWidget():
            around.installEventFilter(self)  # it moves with any of them
            around = around.parentWidget()
        self._place()

    def stay_below(self, bar: QWidget) -> None:
        """Leaves the parent's uppermost bar free while that is visible."""
        self._bar = bar
        bar.installEventFilter(self)
        self._place()

    def show_problem(self, text: str, details: str = "") -> None:
        """Shows what went wrong.

        Args:
            text: the sentence.
            details: what the button copies; empty hides the button.
        """
        self._details = details
        self._copy.setVisible(bool(details))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()

    def take_back(self) -> None:
        """Hides a sentence that no longer applies; one with details stays."""
        if not self._details:
            self.hide()

    def text(self) -> str:
        """The sentence shown, or an empty string."""
        return self._text.text() if not self.isHidden() else ""

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _place(self) -> None:
        """Covers the width up to the column that stays free, as high as the sentence needs."""
        area, layout = self.parentWidget(), self.layout()
        if area is None or layout is None or self.isHidden():
            return
        layout.activate()
        width = self._width(area)
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        bar = self._bar
        top = 0 if bar is None or bar.isHidden() else bar.geometry().bottom() + 1
        self.setGeometry(0, top, width, height)

    def _width(self, area: QWidget) -> int:
        column = self._column
        if column is None or not column.isVisible():
            return area.width()
        left = column.mapTo(area, QPoint(0, 0)).x()
        is_enough = left >= self.minimumSizeHint().width()  # else it is scrolled to the left
        return min(left, area.width()) if is_enough else area.width()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window and the column."""
        if event.type() in _PLACING:
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its place."""
        super().showEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lower edge."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
