"""The first column: the canvas under its heading, and what explains the answer below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.labels import ElidedLabel, Heading, named
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.insight.evidence_legend import EvidenceLegend

_MIN_WIDTH = 240  # logical px
_MIN_HEIGHT = 220
_MIN_ROOM_BELOW = 560  # height of a column that has room for more than the paper
_PAPER_SHARE, _MIN_PAPER = 0.54, 300  # of such a column's height, for the paper; logical px
_PAPER_FIRST, _BELOW_NEXT = 100_000, 300  # stretch; empty space, which has 1, comes last


class SquareArea(QWidget):
    """Holds one widget, at the top left, with a thin border.

    Args:
        content: becomes a child of this one.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        content.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_MIN_WIDTH, _MIN_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows whether the widget has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the widget."""
        side = min(self.width(), self.height()) - 2
        self._content.setGeometry(1, 1, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the border, highlighted while the widget has the focus."""
        roles = QPalette.ColorRole
        role = roles.Highlight if self._content.hasFocus() else roles.Mid
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(role))
            painter.drawRect(self._content.geometry().adjusted(-1, -1, 0, 0))

    def sizeHint(self) -> QSize:
        """The widget's own."""
        return self._content.sizeHint()


class DrawPanel(Translated, QWidget):
    """The canvas; beside the heading a line says what a picture is, under it is the *Why?* row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawPanel")
        self.heading = Heading()
        self.canvas = DrawingCanvas()
        self.why = EvidenceLegend()
        self._below: QWidget | None = None
        self._caption = named("captionLabel", ElidedLabel())
        self._head = row_of(self.heading, self._caption, spacing=2 * GAP, growing=self._caption)
        self._area, margins = SquareArea(self.canvas), (16, 12, 8, 8)
        parts = (self._head, self._area, self.why, None)
        self._column = column_of(*parts, owner=self, margins=margins)
        self._column.setStretchFactor(self._area, _PAPER_FIRST)
        self.canvas.ink_changed.connect(self._show_caption)
        self._shown: Drawing | None = None
        self._set_texts()

    def _set_texts(self) -> None:
        self.heading.setText(self.tr("1  Draw"))
        self._shown = None
        self._show_caption()

    @property
    def has_room_below(self) -> bool:
        """Whether there is room for something under a paper that is still large enough."""
        return self.height() >= _MIN_ROOM_BELOW

    def set_below(self, widget: QWidget | None) -> None:
        """Puts a widget under the paper, which makes room for it; None takes it away."""
        if self._below is not None:
            self._column.removeWidget(self._below)
        self._below = widget
        if widget is not None:
            self._column.insertWidget(self._column.count() - 1, widget, _BELOW_NEXT)
        self._share_room()

    def width_for(self, height: int) -> int:
        """How wide a column of some height is when the square canvas fills it, in logical px."""
        margins = self._column.contentsMargins()
        return self._paper(height) + margins.left() + margins.right()

    def height_for(self, width: int) -> int:
        """How high a column of some width is when the square canvas fills it, in logical px."""
        margins = self._column.contentsMargins()
        side = width - margins.left() - margins.right()
        if self._below is not None:
            return round(side / _PAPER_SHARE)
        return side + self._height_without_canvas()

    def _paper(self, height: int) -> int:
        """The side of the square area in a column of some height, in logical px."""
        if self._below is not None:
            return max(round(_PAPER_SHARE * height), _MIN_PAPER)
        return max(height - self._height_without_canvas(), 0)

    def _height_without_canvas(self) -> int:
        margins = self._column.contentsMargins()
        others = self._head.sizeHint().height() + self.why.sizeHint().height() + 2 * GAP
        return margins.top() + others + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new height."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        margins = self._column.contentsMargins()
        widest = self.width() - margins.left() - margins.right()
        self._area.setMaximumHeight(max(min(self._paper(self.height()), widest), _MIN_HEIGHT))
        self._column.activate()  # else the old layout would flash up

    def _show_caption(self) -> None:
        picture = self.canvas.picture()
        if picture is self._shown and picture is not None:
            return
        self._shown = picture
        self._caption.setText("" if picture is None else self._caption_of(picture))

    def _caption_of(self, picture: Drawing) -> str:
        if picture.label is not None:
            label = picture.label_name or picture.label
            if picture.data_set:
                return self.tr("Test image of {set}; its label is {label}.").format(
                    set=picture.data_set, label=label
                )
            return self.tr("MNIST test image; its label is {digit}.").format(digit=label)
        return self.tr("A picture. Draw on it to replace it with a new drawing.")
