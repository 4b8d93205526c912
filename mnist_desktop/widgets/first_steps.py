"""The hints of the first start, three where a network can be trained: small bubbles in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

_WIDTH = 270  # logical px
_MIN_COLUMN = 180  # of a column in sight that a bubble still has room in
_MARGIN = 8  # to the edge of the column
_INSIDE = 12  # from the bubble's edge to its text
_POINTER = 12  # logical px that the pointer is high, and half its width
_ROUNDING = 8


class FirstSteps(Translated, QWidget):
    """A bubble that points at one widget after the other, each inside its own column.

    Args:
        hints: a column and the widget in it to point at, for each hint: the canvas, the bars and,
            where a network can be trained, *Train*.
        parent: the window's central widget.
    """

    ended = Signal()

    def __init__(self, hints: Sequence[tuple[QWidget, QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("firstSteps")
        self._hints = hints
        self._step = 0
        self._tip = QPoint()  # of the pointer
        self._text = named("firstStepText", QLabel(wordWrap=True))
        self._count = QLabel()
        self._skip = push_button("firstStepSkip", self.end, flat=True)
        self._next = push_button("firstStepNext", self._show_next)
        buttons = row_of(self._count, self._skip, self._next, spacing=4, growing=self._count)
        self._layout = column_of(self._text, buttons, owner=self, spacing=-1)
        self.hide()
        for watched in (parent, *(widget for hint in hints for widget in hint)):
            watched.installEventFilter(self)
        self._set_texts()

    def _set_texts(self) -> None:
        texts = (
            self.tr("Draw a digit here, with the mouse, a finger or a pen."),
            self.tr("The answer follows your pen: one bar for each digit, and the longest wins."),
            self.tr(
                "Press Train and watch a network learn; meanwhile it answers your drawing. The"
                " model in use stays as it is until you choose."
            ),
        )[: len(self._hints)]
        self._text.setText(texts[self._step])
        self._count.setText(
            self.tr("{step} of {steps}").format(step=self._step + 1, steps=len(texts))
        )
        is_last = self._step == len(texts) - 1
        self._next.setText(self.tr("Got it") if is_last else self.tr("Next"))
        self._skip.setText(self.tr("Skip"))
        self._skip.setToolTip(self.tr("Closes the hints (Esc)"))
        self._skip.setVisible(not is_last)
        self.setAccessibleName(texts[self._step])
        self._place()

    def begin(self) -> None:
        """Shows the first hint."""
        self._step = 0
        self._show_step()

    def end(self) -> None:
        """Hides the hints for good."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def note_drawing(self) -> None:
        """Moves on from the first hint, which has been followed."""
        if not self.isHidden() and self._step == 0:
            self._show_next()

    def note_training(self) -> None:
        """Ends the hints: the last one has been followed, and the charts must be visible."""
        self.end()

    def tip(self) -> QPoint:
        """Where the pointer ends, in the parent's coordinates."""
        return self._tip

    def _show_next(self) -> None:
        if self._step + 1 < len(self._hints):
            self._step += 1
            self._show_step()
        else:
            self.end()

    def _show_step(self) -> None:
        self._bring_into_sight(self._hints[self._step][1])
        self.show()
        self.raise_()
        self._set_texts()

    @staticmethod
    def _bring_into_sight(widget: QWidget) -> None:
        """Scrolls every area around it to it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()

    # Place

    def _place(self) -> None:
        """Places the bubble below, at the lower end of, or above its target, inside the column."""
        if self.isHidden():
            return
        column, target = (self._place_of(widget) for widget in self._hints[self._step])
        seen = column.intersected(self._area.rect())
        column = seen if seen.width() >= _MIN_COLUMN else self._area.rect()
        room = column.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        target = target.intersected(room) if target.intersects(room) else room
        width = min(_WIDTH, room.width())
        height = self._height_for(width)
        if target.bottom() + height <= room.bottom():
            is_under, y = True, target.bottom() + 1
        elif target.height() < height and target.top() - height >= room.top():
            is_under, y = False, target.top() - height
        else:
            is_under, y = True, room.bottom() - height + 1
        middle = target.center().x()
        x = min(max(middle - width // 2, room.left()), room.right() - width + 1)
        above, below = (_POINTER, 0) if is_under else (0, _POINTER)
        self._layout.setContentsMargins(_INSIDE, _INSIDE + above, _INSIDE, _INSIDE + below)
        self.setGeometry(x, y, width, height)
        edge = _ROUNDING + _POINTER
        tip = min(max(middle, x + edge), x + width - edge)
        self._tip = QPoint(tip, y if is_under else y + height)
        self.update()

    def _place_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._area, QPoint(0, 0)), widget.size())

    def _height_for(self, width: int) -> int:
        self._layout.setContentsMargins(_INSIDE, _INSIDE + _POINTER, _INSIDE, _INSIDE)
        self._layout.activate()
        return self._layout.totalHeightForWidth(width)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its target when the window or the columns are resized."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Adapts its size to the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            QTimer.singleShot(0, self._place)  # when its labels have the font too

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bubble and its pointer."""
        roles = QPalette.ColorRole
        tip = QPointF(self.mapFrom(self._area, self._tip))
        is_under = tip.y() < self.height() / 2
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if is_under:
            body.setTop(_POINTER)
        else:
            body.setBottom(self.height() - _POINTER)
        foot = body.top() if is_under else body.bottom()
        tip.setY(min(max(tip.y(), 1.0), self.height() - 1.0))
        bubble, pointer = QPainterPath(), QPainterPath()
        bubble.addRoundedRect(body, _ROUNDING, _ROUNDING)
        corners = [QPointF(tip.x() - _POINTER, foot), tip, QPointF(tip.x() + _POINTER, foot)]
        pointer.addPolygon(QPolygonF(corners))
        pointer.closeSubpath()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(roles.Highlight), 2))
            painter.setBrush(self.palette().color(roles.AlternateBase))
            painter.drawPath(bubble.united(pointer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the hints."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)
