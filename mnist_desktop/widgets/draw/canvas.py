"""The canvas: the drawing surface, its strokes and its undo steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing
from mnist_desktop.recognition.ink import MAX_POINTS, Ink
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.draw.brush_cursor import brush_cursor
from mnist_desktop.widgets.draw.canvas_hint import CanvasHint
from mnist_desktop.widgets.draw.canvas_image import DIM, WHITE, CanvasImage, to_view
from mnist_desktop.widgets.draw.canvas_overlay import CanvasOverlay, Paint
from mnist_desktop.widgets.draw.drop_target import DropTarget
from mnist_desktop.widgets.draw.eraser import erased
from mnist_desktop.widgets.draw.number_marks import NumberMark, NumberMarks
from mnist_desktop.widgets.draw.pointer_input import (
    MAX_STROKE_POINTS,
    PointerInput,
    PointerPoint,
    StrokePoints,
)
from mnist_desktop.widgets.draw.undo_steps import UndoSteps

# About 20 minutes of a pen at 200 Hz; erasing may add points beyond it, up to what a file takes
MAX_DRAWN_POINTS = MAX_POINTS * 9 // 10
MIN_BRUSH, MAX_BRUSH = 4.0, 80.0  # ink units
_DARK = 128  # lightness of a window; in a darker one the canvas is dimmed
_ERASER_EDGE = 4.0  # ink units that the eraser is wider than the pen


class DrawingCanvas(Translated, DropTarget):
    """Shows either ink or one picture; mouse, touch and pen draw on it.

    Ink has its own coordinates, `CANVAS_SIZE` units from top to bottom, so the size of the window
    scales the view and never the ink.

    Attributes:
        hint: what it says while it is blank, and how it can be drawn on.
    """

    ink_changed = Signal()  # something else is drawn or shown, pictures included
    edited = Signal()  # a person did, undid or redid a step; restoring is none
    can_undo_changed = Signal(bool)
    can_redo_changed = Signal(bool)
    digit_chosen = Signal(int)  # by a tap: the order of one of those that `show_number` showed
    failed = Signal(object)  # InkError: the canvas is full

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointer = PointerInput(self)  # first: the lines below send events
        self.setObjectName("drawingCanvas")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)  # else Qt sends no moves without a button
        self.setMinimumSize(200, 200)
        self._image = CanvasImage()
        self._overlay = CanvasOverlay()
        self._number = NumberMarks()
        self._number_marks: tuple[NumberMark, ...] = ()
        self._update_background()
        self._redrawing = QTimer(self)  # runs while a very large drawing is redrawn
        self._redrawing.timeout.connect(self._draw_more)
        self._drawing = Drawing()
        self._stroke: StrokePoints | None = None
        self._stroke_start = 0.0
        self._room = 0  # points that the stroke may still have
        self._eraser_at: tuple[float, float] | None = None  # while it erases
        self._before = Drawing()  # the stroke or the erasing in progress
        self._brush = DEFAULT_BRUSH
        self._is_eraser = False
        self._steps = UndoSteps(self._show, self)
        self._steps.indexChanged.connect(self.edited)
        self._steps.canUndoChanged.connect(self.can_undo_changed)
        self._steps.canRedoChanged.connect(self.can_redo_changed)
        self.hint = CanvasHint(self)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.hint.show()

    def changeEvent(self, event: QEvent) -> None:
        """Dims the canvas in a dark window, and places labels anew in another type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_number()
        if event.type() == QEvent.Type.PaletteChange:
            self._update_background()

    def _update_background(self) -> None:
        is_dark = self.palette().window().color().lightness() < _DARK
        self._image.set_background(DIM if is_dark else WHITE)
        self.update()

    def ink(self) -> Ink:
        """A frozen snapshot of the strokes, the open one included; blank for a picture."""
        return self.drawing().ink

    def drawing(self) -> Drawing:
        """A frozen snapshot of what is on the canvas."""
        if self._stroke is None:
            return self._drawing
        strokes = (*self._drawing.strokes, self._stroke.snapshot())
        return Drawing(strokes, (*self._drawing.widths, self._brush))

    def picture(self) -> Drawing | None:
        """What is on the canvas if it is a picture, else None."""
        return None if self._drawing.picture is None else self._drawing

    def restore(self, drawing: Drawing) -> None:
        """Restores the drawing of the last session, beneath all that was done since.

        It is no undo step; what has been drawn or opened meanwhile stays, and undoing that brings
        the restored drawing back.
        """
        if self._steps.lay_beneath(drawing):
            self._before = drawing  # of the stroke in progress, if there is one
            if self._stroke is None:
                self._show(drawing)

    def replace(self, drawing: Drawing) -> None:
        """Shows another drawing, as one undo step."""
        self._pointer.close()
        self._steps.add(self._drawing, drawing)

    def begin(self, drawing: Drawing) -> None:
        """Shows a drawing; nothing of what was there before can be undone."""
        self._pointer.close()
        self._steps.forget()
        self._show(drawing)

    def own_drawing(self) -> Drawing:
        """What is on the canvas, or was before `set_aside`."""
        before = self._steps.drawing_set_aside
        return self.drawing() if before is None else before

    @property
    def device(self) -> str:
        """What the last stroke was drawn with: pen, mouse or touch; empty before the first."""
        return self._pointer.device

    def set_aside(self) -> None:
        """Empties the canvas for an exercise, with undo steps of its own.

        A second call empties it again, and nothing of what was there before can be undone.
        """
        self._pointer.close()
        self._steps.set_aside(self._drawing)
        self._show(Drawing())

    def bring_back(self) -> None:
        """Shows what was there before `set_aside`, with its undo steps."""
        self._pointer.close()
        self._steps.bring_back()

    def clear(self) -> None:
        """Empties the canvas, as one undo step."""
        self._pointer.close()
        if not self._drawing.is_blank:
            self.replace(Drawing())

    def undo(self) -> None:
        """Undoes the last step; a stroke in progress is ended first."""
        self._pointer.close()
        self._steps.undo()

    def redo(self) -> None:
        """Redoes what was undone."""
        self._pointer.close()
        self._steps.redo()

    def brush(self) -> float:
        """The width of the pen in ink units."""
        return self._brush

    def set_brush(self, width: float) -> None:
        """Sets the width of pen and eraser; a stroke in progress is ended first."""
        self._pointer.close()
        self._brush = min(max(width, MIN_BRUSH), MAX_BRUSH)
        self._update_cursor()

    def set_eraser(self, is_eraser: bool) -> None:
        """Sets whether the main button erases."""
        self._pointer.close()
        self._is_eraser = is_eraser
        self._update_cursor()

    def show_marks(self, marks: Paint | None) -> None:
        """Shows marks on the ink until others, or None, are shown."""
        self._overlay.show_marks(marks)
        self.update()

    def show_ghost(self, ghost: Paint | None) -> None:
        """Shows how the drawing could be changed, in place of the marks; None for no ghost."""
        self._overlay.show_ghost(ghost)
        self.update()

    def show_number(self, marks: Sequence[NumberMark]) -> None:
        """Shows which digits are read where; nothing for none."""
        self._number_marks = tuple(marks)
        self._place_number()

    def _place_number(self) -> None:
        view = to_view(self._drawing, self.size())
        pen = max((*self._drawing.widths, self._brush)) / 2
        pen = pen if self._drawing.picture is None else 0.0
        touched = self._number.show(self._number_marks, view, pen, self.size(), self.font())
        self.update(touched.toAlignedRect())

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke or an erasing is in progress."""
        return self._stroke is not None or self._eraser_at is not None

    # Strokes, called by PointerInput

    def begin_stroke(self, point: PointerPoint, *, is_erasing: bool) -> None:
        """The pointer went down; on a digit of a number it may be about to choose that."""
        is_erasing = is_erasing or self._is_eraser
        if is_erasing or not self._number.press(point):
            self._begin_stroke(point, is_erasing=is_erasing)

    def _begin_stroke(self, point: PointerPoint, *, is_erasing: bool) -> None:
        x, y = self._ink_place(point)
        self._before = self._drawing
        if is_erasing:
            self._eraser_at = (x, y)
            self._erase_to(x, y)
            return
        if self._drawing.picture is not None:
            self._show(Drawing())  # the first stroke on a picture replaces it
        self._begin_points(x, y, point)

    def extend_stroke(self, point: PointerPoint) -> None:
        """The pointer moved."""
        if (start := self._number.moved_from(point)) is not None:
            self._begin_stroke(start, is_erasing=False)
        x, y = self._ink_place(point)
        if self._eraser_at is not None:
            self._erase_to(x, y)
        elif self._stroke is not None and (x, y) != self._stroke.last:
            if len(self._stroke) == MAX_STROKE_POINTS:  # continued as another stroke
                joint = self._stroke.last
                self.end_stroke()
                self._before = self._drawing
                self._begin_points(*joint, point)
            if self._stroke is not None:  # else the canvas is full
                self._add_point(x, y, point)

    def end_stroke(self) -> None:
        """The pointer went up or was lost."""
        if (digit := self._number.release()) is not None:
            self.digit_chosen.emit(digit)
            return
        if self._stroke is not None:
            self._drawing = self.drawing()
            self._stroke = None
            self._image.keep(self._drawing)
        self._eraser_at = None
        if self._drawing is not self._before:
            self._steps.add(self._before, self._drawing)

    def _begin_points(self, x: float, y: float, point: PointerPoint) -> None:
        self._room = MAX_DRAWN_POINTS - sum(len(stroke) for stroke in self._drawing.strokes)
        if self._room <= 0:
            self._report_full()
            return
        self._stroke = StrokePoints()
        self._stroke_start = point.seconds
        self.update()  # without the hint
        self._add_point(x, y, point)

    def _add_point(self, x: float, y: float, point: PointerPoint) -> None:
        assert self._stroke is not None
        if len(self._stroke) >= self._room:
            if self._room > 0:
                self._report_full()
            self._room = 0  # reported once per stroke
            return
        start = self._stroke.last if len(self._stroke) else (x, y)
        self._stroke.append(x, y, point.seconds - self._stroke_start, point.pressure)
        touched = self._image.draw_line(start, (x, y), self._brush, point.pressure)
        self.update(touched)
        self.ink_changed.emit()

    def _report_full(self) -> None:
        self.failed.emit(InkError("paper_full", points=MAX_DRAWN_POINTS))

    def _erase_to(self, x: float, y: float) -> None:
        start = self._eraser_at or (x, y)
        radius = self._brush / 2 + _ERASER_EDGE
        after = erased(self._drawing, start, (x, y), radius)
        self._eraser_at = (x, y)
        if after is not self._drawing:
            self._show(after)
            self._image.erase_line(start, (x, y), 2 * radius)

    def _ink_place(self, point: PointerPoint) -> tuple[float, float]:
        """In ink units; beyond the canvas it is moved to the edge, so that all ink can be seen."""
        scale = CANVAS_SIZE / max(self.height(), 1)
        widest = self.width() * scale
        return min(max(point.x * scale, 0.0), widest), min(max(point.y * scale, 0.0), CANVAS_SIZE)

    def _show(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._image.show(drawing)
        self.update()
        self.ink_changed.emit()

    # Qt

    def event(self, event: QEvent) -> bool:
        """Turns pointer events into strokes."""
        return self._pointer.handle(event) or super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the brush as the cursor, in its size on the screen."""
        self._update_cursor()
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the view."""
        self._update_cursor()
        self._place_number()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the canvas, and a hint while it is blank."""
        ratio = self.devicePixelRatioF()
        if self._stroke is not None and not self._image.is_current(self.size(), ratio):
            self._image.show(self.drawing())  # the open stroke included
        shown = self._image.image(self.size(), ratio)
        if not self._image.is_whole:
            self._redrawing.start()
        dirty = QRectF(event.rect())
        source = QRectF(dirty.topLeft() * ratio, dirty.size() * ratio)
        with QPainter(self) as painter:
            painter.drawImage(dirty, shown, source)
            if not self._overlay.is_empty:
                self._overlay.draw(painter, dirty, self.size(), ratio)
            on_picture = self._drawing.picture is not None
            self._number.paint(painter, dirty, self.font(), on_picture=on_picture)
            if self._drawing.is_blank and self._stroke is None:
                self.hint.paint(painter, self.rect(), self.font())

    def _draw_more(self) -> None:
        self._image.draw_more()
        if self._image.is_whole:
            self._redrawing.stop()
            self.update()

    def _update_cursor(self) -> None:
        diameter, ratio = self._brush * self.height() / CANVAS_SIZE, self.devicePixelRatioF()
        self.setCursor(brush_cursor(diameter, ratio, is_eraser=self._is_eraser))

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(480, 480)
