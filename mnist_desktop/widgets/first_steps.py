"""The three hints of the first start: small bubbles, one at a time, in nobody's way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.widgets.named import named

_WIDTH = 270  # logical px
_MARGIN = 12


class FirstSteps(QWidget):
    """A bubble beside one widget after the other.

    Args:
        targets: the widgets that the hints speak of, in their order.
        parent: the window's central widget.
    """

    ended = Signal()

    def __init__(self, targets: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("firstSteps")
        self._targets = targets
        self._step = 0
        self._text = named("firstStepText", QLabel())
        self._text.setWordWrap(True)
        self._count = QLabel()
        self._next = named("firstStepNext", QPushButton())
        self._next.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._next)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.addWidget(self._text)
        self._layout.addLayout(row)
        self.setFixedWidth(_WIDTH)
        self.hide()
        parent.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        texts = (
            self.tr("Draw a digit here, with the mouse, a finger or a pen."),
            self.tr("The answer follows your pen: one bar a digit, the longest wins."),
            self.tr(
                "Press Train and watch a network learn: your drawing is answered by it meanwhile."
                " The model in use stays safe until you choose."
            ),
        )
        self._text.setText(texts[self._step])
        self._count.setText(
            self.tr("{step} of {steps}").format(step=self._step + 1, steps=len(texts))
        )
        is_last = self._step == len(texts) - 1
        self._next.setText(self.tr("Got it") if is_last else self.tr("Next"))
        self.setAccessibleName(texts[self._step])

    def begin(self) -> None:
        """Shows the first hint."""
        self._step = 0
        self._show_step()

    def note_drawing(self) -> None:
        """Goes on from the first hint, which has been followed."""
        if not self.isHidden() and self._step == 0:
            self._go_on()

    def note_training(self) -> None:
        """Ends the hints: what the last one asks for is done, and the charts are to be seen."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def _go_on(self) -> None:
        if self._step + 1 < len(self._targets):
            self._step += 1
            self._show_step()
        else:
            self.hide()
            self.ended.emit()

    def _show_step(self) -> None:
        self.retranslate()
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        """At the lower end of the target, beside what is narrow, inside the window."""
        self._layout.activate()
        self.resize(_WIDTH, self._layout.totalHeightForWidth(_WIDTH))
        target = self._targets[self._step]
        area = self._area.rect()
        corner = target.mapTo(self._area, QPoint(0, 0))
        is_narrow = target.width() < 1.3 * self.width()
        beside, within = target.width() + _MARGIN, (target.width() - self.width()) // 2
        x = corner.x() + (beside if is_narrow else within)
        y = corner.y() + target.height() - self.height() - 2 * _MARGIN
        x = min(max(x, _MARGIN), area.width() - self.width() - _MARGIN)
        y = min(max(y, _MARGIN), area.height() - self.height() - _MARGIN)
        self.move(x, y)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Finds its size anew when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            QTimer.singleShot(0, self._place)  # when the labels in it have heard of it too

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bubble."""
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(roles.Highlight), 2))
            painter.setBrush(self.palette().color(roles.AlternateBase))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the hints."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.ended.emit()
        else:
            super().keyPressEvent(event)
