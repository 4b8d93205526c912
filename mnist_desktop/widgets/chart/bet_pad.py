"""Where the accuracy is drawn that a person expects of the next run."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.learning.bet import ExpectedCurve
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.legend import DOT, expected_pen
from mnist_desktop.widgets.chart.series import ticks

_MARGIN = 9.0  # logical px round the range
_GAP = 4.0  # between an axis and its numbers
_MAX_DOTS = 40  # epochs; beyond, the dots would be a band
_START = 0.1  # share, of the first point by keyboard: chance, of ten digits
_STEPS = {
    Qt.Key.Key_Up: 0.01,
    Qt.Key.Key_Down: -0.01,
    Qt.Key.Key_PageUp: 0.1,
    Qt.Key.Key_PageDown: -0.1,
}
_FINE = 0.001  # with Shift
_ROLES = QPalette.ColorRole


class BetPad(Translated, QWidget):
    """A pad from epoch 0 to the last and from 0 to 100 %, for mouse, pen, touch and keyboard.

    Left and Right choose an epoch, Up and Down its accuracy (with Shift by a tenth of a percent,
    with Page Up and Page Down by ten), Delete clears.
    """

    curve_drawn = Signal(object)  # ExpectedCurve
    explained = Signal(str)  # the value that is being drawn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("betPad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.curve = ExpectedCurve()
        self._epochs = 1
        self._epoch: int | None = None  # whose value is shown
        self._before = self.curve  # when the pen went down
        self._stroke: list[tuple[float, float]] = []  # where the pen has been since
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("The validation accuracy that you expect"))
        self.setStatusTip(
            self.tr(
                "Draw the validation accuracy that you expect after each epoch. By keyboard: Left"
                " and Right choose the epoch, Up and Down the accuracy, Shift makes small steps,"
                " Delete clears."
            )
        )
        self._show()

    def set_epochs(self, epochs: int) -> None:
        """Sets how many epochs the next run has; what was drawn beyond them waits."""
        self._epochs = max(epochs, 1)
        self._epoch = None if self._epoch is None else min(self._epoch, self._epochs)
        self._show()

    def set_curve(self, curve: ExpectedCurve) -> None:
        """Shows another curve, silently."""
        self.curve = curve
        self._show()

    def _draw_to(self, place: QPointF) -> None:
        area = self._area()
        epoch = (place.x() - area.left()) / max(area.width(), 1) * self._epochs
        share = (area.bottom() - place.y()) / max(area.height(), 1)
        point = min(max(epoch, 0.0), float(self._epochs)), min(max(share, 0.0), 1.0)
        self._epoch = round(point[0])
        self._stroke.append(point)
        self._change(self._before.with_stroke(self._stroke))

    def _change(self, curve: ExpectedCurve) -> None:
        self.set_curve(curve)
        self.explained.emit(self._words())
        self.curve_drawn.emit(curve)

    def _show(self) -> None:
        self.setAccessibleDescription(self._words())
        self.update()

    def _words(self) -> str:
        share = None if self._epoch is None else self.curve.at(self._epoch)
        if share is None:
            return ""
        text = self.tr("after epoch {epoch}: {percent} %")
        if self._epoch == 0:
            text = self.tr("before the first batch: {percent} %")
        return text.format(epoch=self._epoch, percent=percentage(share))

    # Where things are

    def _area(self) -> QRectF:
        """The range, without margins and numbers."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("100 %") + _GAP + _MARGIN
        bottom = metrics.height() + _GAP + _MARGIN
        return QRectF(self.rect()).adjusted(left, _MARGIN, -_MARGIN - _GAP, -bottom)

    def _place(self, epoch: float, share: float) -> QPointF:
        area = self._area()
        x = area.left() + epoch / self._epochs * area.width()
        return QPointF(x, area.bottom() - share * area.height())

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to draw."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._before, self._stroke = self.curve, []
            self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses an epoch, changes its accuracy, or clears."""
        key = Qt.Key(event.key())
        now = -1 if self._epoch is None else self._epoch
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._epoch = min(max(now + step, 0), self._epochs)
            self._show()
            self.explained.emit(self._words())
        elif key in _STEPS:
            self._epoch = max(now, 0)
            self._step(_STEPS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._change(ExpectedCurve())
        else:
            super().keyPressEvent(event)

    def _step(self, step: float, is_fine: bool) -> None:
        """Changes the chosen epoch's accuracy; a new one begins where its neighbour is."""
        assert self._epoch is not None
        share = self.curve.at(self._epoch)
        if share is None:
            distances = [(abs(one - self._epoch), near) for one, near in self.curve.points]
            share = min(distances)[1] if distances else _START
        if is_fine:
            step = _FINE if step > 0 else -_FINE
        point = float(self._epoch), share + step
        self._change(self.curve.with_stroke([point]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides it."""
        super().focusOutEvent(event)
        self.explained.emit("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints axes, curve, and what is being drawn."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axes(painter)
            self._paint_curve(painter)
            words = self._words() or (
                "" if self.curve.points else self.tr("Draw the accuracy that you expect")
            )
            painter.setPen(self.palette().color(_ROLES.WindowText))
            place = self._area().adjusted(_GAP, _GAP, -_GAP, -_GAP)
            right_below = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, right_below, words)

    def _paint_axes(self, painter: QPainter) -> None:
        area, metrics = self._area(), self.fontMetrics()
        text, grid = self.palette().color(_ROLES.WindowText), self.palette().color(_ROLES.Mid)
        center, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight
        height = float(metrics.height())
        for percent in ticks(0, 100, min(area.height() / (1.6 * height), 8)):
            y = self._place(0, percent / 100).y()
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            place = QRectF(0, y - height / 2, area.left() - _MARGIN, height)
            painter.drawText(place, right | Qt.AlignmentFlag.AlignVCenter, f"{percent:g} %")
        room = area.width() / (6 * metrics.horizontalAdvance("0"))
        for epoch in ticks(0, self._epochs, room):
            if epoch != int(epoch):
                continue
            x = self._place(epoch, 0).x()
            painter.setPen(grid)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(text)
            place = QRectF(x - 40, area.bottom() + _MARGIN, 80, height)
            painter.drawText(place, center, f"{epoch:g}")
        place = QRectF(2, area.bottom() + _MARGIN, area.left(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, self.tr("epoch"))

    def _paint_curve(self, painter: QPainter) -> None:
        points = [self._place(*point) for point in self.curve.until(self._epochs).points]
        text = self.palette().color(_ROLES.WindowText)
        painter.setPen(expected_pen(self.palette()))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(text)
        if len(points) <= _MAX_DOTS:
            for point in points:
                painter.drawEllipse(point, DOT / 2, DOT / 2)
        if self._epoch is not None and self.hasFocus():
            x = self._place(self._epoch, 0).x()
            painter.setPen(QPen(self.palette().color(_ROLES.Highlight), 2))
            painter.drawLine(QPointF(x, self._area().top()), QPointF(x, self._area().bottom()))
            share = self.curve.at(self._epoch)
            if share is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(self._place(self._epoch, share), DOT, DOT)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a chart may get."""
        return QSize(120, 60)
