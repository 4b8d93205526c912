"""The paper that is drawn on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QUndoCommand,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing
from mnist_desktop.recognition.ink import MAX_POINTS as MAX_POINTS_OF_INK
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.draw.brush_cursor import brush_cursor
from mnist_desktop.widgets.draw.canvas_image import DIM, WHITE, CanvasImage
from mnist_desktop.widgets.draw.eraser import erased
from mnist_desktop.widgets.draw.pointer_input import (
    MAX_STROKE_POINTS,
    PointerInput,
    PointerPoint,
    StrokePoints,
)


class ReplaceDrawing(QUndoCommand):
    """Shows `after`, undone `before`; drawings are frozen and share their strokes.

    Args:
        show: puts a drawing on the canvas.
        before: what undo shows; an attribute, as what was stored may be read after the first step.
        after: what redo shows.
    """

    def __init__(self, show: Callable[[Drawing], None], before: Drawing, after: Drawing) -> None:
        super().__init__()
        self._show = show
        self.before = before
        self._after = after

    def undo(self) -> None:
        """Goes back."""
        self._show(self.before)

    def redo(self) -> None:
        """Goes forward again; Qt also calls it when the command is pushed."""
        self._show(self._after)


# Some 20 minutes of a pen at 200 Hz; what else a file takes is for the ends that erasing adds
MAX_DRAWN_POINTS = MAX_POINTS_OF_INK * 9 // 10
MIN_BRUSH, MAX_BRUSH = 4.0, 80.0  # ink units
_HINT_COLOR = QColor("#4b5563")  # 7.6 : 1 on white paper, 5.2 : 1 on dim
_DARK = 128  # lightness of a window; paper in a darker one is dim
_UNDO_LIMIT = 500
_ERASER_EDGE = 4.0  # ink units; the eraser takes a little more than the pen draws


class DrawingCanvas(QWidget):
    """Shows either ink or one picture; mouse, touch and pen draw on it.

    Ink has its own coordinates, `CANVAS_SIZE` units across the widget, so the size of the window
    scales the view and never the ink.
    """

    ink_changed = Signal()  # also for a picture: what is on the paper is another
    edited = Signal()  # by a person: a step was done, undone or redone; what is restored is none
    can_undo_changed = Signal(bool)
    can_redo_changed = Signal(bool)
    mime_dropped = Signal(object)  # QMimeData, valid only during the signal
    failed = Signal(object)  # Exception: the paper is full

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointer = PointerInput(self)  # first: the lines below already send events
        self.setObjectName("drawingCanvas")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)  # else Qt keeps back moves without a button
        self.setMinimumSize(200, 200)
        self._paper = CanvasImage()
        self._choose_paper()
        self._redrawing = QTimer(self)  # runs while a very large drawing is drawn anew
        self._redrawing.timeout.connect(self._draw_more)
        self._drawing = Drawing()
        self._stroke: StrokePoints | None = None
        self._stroke_start = 0.0
        self._room = 0  # points that the stroke may have
        self._eraser_at: tuple[float, float] | None = None  # while it erases
        self._before = Drawing()  # the stroke or the erasing that is going on
        self._brush = DEFAULT_BRUSH
        self._is_eraser = False
        self._undo_stack = QUndoStack(self)
        self._undo_stack.setUndoLimit(_UNDO_LIMIT)
        self._undo_stack.indexChanged.connect(self.edited)
        self._undo_stack.canUndoChanged.connect(self.can_undo_changed)
        self._undo_stack.canRedoChanged.connect(self.can_redo_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.setAccessibleName(self.tr("Drawing paper"))
        self.setStatusTip(
            self.tr(
                "Draw a digit here with the mouse, a finger or a pen, anywhere and as large as you"
                " like. You can also drop a picture of a digit here."
            )
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Dims the paper in a dark window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._choose_paper()

    def _choose_paper(self) -> None:
        is_dark = self.palette().window().color().lightness() < _DARK
        self._paper.set_paper(DIM if is_dark else WHITE)
        self.update()

    def ink(self) -> Ink:
        """A frozen snapshot of the strokes, the one being drawn included; blank for a picture."""
        return self.drawing().ink

    def drawing(self) -> Drawing:
        """A frozen snapshot of what is on the paper."""
        if self._stroke is None:
            return self._drawing
        strokes = (*self._drawing.strokes, self._stroke.snapshot())
        return Drawing(strokes, (*self._drawing.widths, self._brush))

    def picture(self) -> Drawing | None:
        """What is on the paper if it is a picture."""
        return self._drawing if self._drawing.picture is not None else None

    def restore(self, drawing: Drawing) -> None:
        """Puts on the paper what was there at the last start, beneath all that was done since.

        That is nothing to undo by itself; where something has been drawn or opened meanwhile, that
        stays, and undoing it brings the restored drawing back.
        """
        first = self._undo_stack.command(0) if self._undo_stack.count() else None
        if isinstance(first, ReplaceDrawing):
            first.before = drawing
        if self._undo_stack.index() == 0:
            self._before = drawing  # of the stroke that is being drawn, if there is one
            if self._stroke is None:
                self._show(drawing)

    def replace(self, drawing: Drawing) -> None:
        """Puts something else on the paper, as one step to undo."""
        self._pointer.close()
        self._undo_stack.push(ReplaceDrawing(self._show, self._drawing, drawing))

    def clear(self) -> None:
        """Empties the paper, as one step to undo."""
        self._pointer.close()
        if not self._drawing.is_blank:
            self.replace(Drawing())

    def undo(self) -> None:
        """Takes back the last step; a stroke being drawn is ended first."""
        self._pointer.close()
        self._undo_stack.undo()

    def redo(self) -> None:
        """Does again what was taken back."""
        self._pointer.close()
        self._undo_stack.redo()

    def brush(self) -> float:
        """The width of the pen in ink units."""
        return self._brush

    def set_brush(self, width: float) -> None:
        """Sets the width of the pen and the eraser; a stroke being drawn is ended first."""
        self._pointer.close()
        self._brush = min(max(width, MIN_BRUSH), MAX_BRUSH)
        self._update_cursor()

    def set_eraser(self, is_eraser: bool) -> None:
        """Whether the main button erases."""
        self._pointer.close()
        self._is_eraser = is_eraser
        self._update_cursor()

    # Strokes, called by PointerInput

    def begin_stroke(self, point: PointerPoint, *, is_erasing: bool) -> None:
        """The pointer went down."""
        x, y = self._on_paper(point)
        self._before = self._drawing
        if is_erasing or self._is_eraser:
            self._eraser_at = (x, y)
            self._erase_to(x, y)
            return
        if self._drawing.picture is not None:
            self._show(Drawing())  # the first stroke on a picture takes its place
        self._begin_points(x, y, point)

    def extend_stroke(self, point: PointerPoint) -> None:
        """The pointer moved."""
        x, y = self._on_paper(point)
        if self._eraser_at is not None:
            self._erase_to(x, y)
        elif self._stroke is not None and (x, y) != self._stroke.last:
            if len(self._stroke) == MAX_STROKE_POINTS:  # goes on as another stroke; nothing is lost
                joint = self._stroke.last
                self.end_stroke()
                self._before = self._drawing
                self._begin_points(*joint, point)
            if self._stroke is not None:  # else the paper is full
                self._add_point(x, y, point)

    def end_stroke(self) -> None:
        """The pointer went up, or was lost."""
        if self._stroke is not None:
            self._drawing = self.drawing()
            self._stroke = None
            self._paper.keep(self._drawing)
        self._eraser_at = None
        if self._drawing is not self._before:
            self._undo_stack.push(ReplaceDrawing(self._show, self._before, self._drawing))

    def _begin_points(self, x: float, y: float, point: PointerPoint) -> None:
        self._room = MAX_DRAWN_POINTS - sum(len(stroke) for stroke in self._drawing.strokes)
        if self._room <= 0:
            self._say_full()
            return
        self._stroke = StrokePoints()
        self._stroke_start = point.seconds
        self.update()  # without the hint
        self._add_point(x, y, point)

    def _add_point(self, x: float, y: float, point: PointerPoint) -> None:
        assert self._stroke is not None
        if len(self._stroke) >= self._room:
            if self._room > 0:
                self._say_full()
            self._room = 0  # said once a stroke
            return
        start = self._stroke.last if len(self._stroke) else (x, y)
        self._stroke.append(x, y, point.seconds - self._stroke_start, point.pressure)
        touched = self._paper.draw_line(start, (x, y), self._brush, point.pressure)
        self.update(touched)
        self.ink_changed.emit()

    def _say_full(self) -> None:
        self.failed.emit(InkError("paper_full", points=MAX_DRAWN_POINTS))

    def _erase_to(self, x: float, y: float) -> None:
        start = self._eraser_at or (x, y)
        radius = self._brush / 2 + _ERASER_EDGE
        after = erased(self._drawing, start, (x, y), radius)
        self._eraser_at = (x, y)
        if after is not self._drawing:
            self._show(after)
            self._paper.rub_out(start, (x, y), 2 * radius)

    def _on_paper(self, point: PointerPoint) -> tuple[float, float]:
        """Ink units; what leaves the paper goes along its edge, so that all ink can be seen."""
        scale = CANVAS_SIZE / max(self.height(), 1)
        widest = self.width() * scale
        return min(max(point.x * scale, 0.0), widest), min(max(point.y * scale, 0.0), CANVAS_SIZE)

    def _show(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._paper.show(drawing)
        self.update()
        self.ink_changed.emit()

    # Qt

    def event(self, event: QEvent) -> bool:
        """Hands pointer events to the one who knows strokes."""
        return self._pointer.handle(event) or super().event(event)

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Takes files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the file
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Goes on taking them."""
        self.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Reports what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.mime_dropped.emit(event.mimeData())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the brush as the cursor, in the size of the moment."""
        self._update_cursor()
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the view."""
        self._update_cursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the paper."""
        ratio = self.devicePixelRatioF()
        if self._stroke is not None and not self._paper.is_current(self.size(), ratio):
            self._paper.show(self.drawing())  # what is drawn of the open stroke, too
        image = self._paper.image(self.size(), ratio)
        if not self._paper.is_whole:
            self._redrawing.start()
        dirty = QRectF(event.rect())
        source = QRectF(dirty.topLeft() * ratio, dirty.size() * ratio)
        with QPainter(self) as painter:
            painter.drawImage(dirty, image, source)
            if self._drawing.is_blank and self._stroke is None:
                self._paint_hint(painter)

    def _draw_more(self) -> None:
        self._paper.draw_more()
        if self._paper.is_whole:
            self._redrawing.stop()
            self.update()

    def _paint_hint(self, painter: QPainter) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        painter.setFont(font)
        painter.setPen(_HINT_COLOR)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(
            self.rect().adjusted(16, 16, -16, -16), flags, self.tr("Draw a digit, 0 to 9")
        )

    def _update_cursor(self) -> None:
        diameter = self._brush * self.height() / CANVAS_SIZE
        is_eraser = self._is_eraser
        self.setCursor(brush_cursor(diameter, self.devicePixelRatioF(), is_eraser=is_eraser))

    def sizeHint(self) -> QSize:
        """A comfortable paper."""
        return QSize(480, 480)
