"""The first column: the canvas under its heading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.labels import ElidedLabel, Heading, named
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.draw.canvas import DrawingCanvas

_MIN_WIDTH = 240  # logical px
_MIN_HEIGHT = 220


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
    """The canvas; beside the heading a line says what a picture is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawPanel")
        self.heading = Heading()
        self.canvas = DrawingCanvas()
        self._caption = named("captionLabel", ElidedLabel())
        self._head = row_of(self.heading, self._caption, spacing=2 * GAP, growing=self._caption)
        area, margins = SquareArea(self.canvas), (16, 12, 8, 8)
        self._column = column_of(self._head, area, owner=self, margins=margins, growing=area)
        self.canvas.ink_changed.connect(self._show_caption)
        self._shown: Drawing | None = None
        self._set_texts()

    def _set_texts(self) -> None:
        self.heading.setText(self.tr("1  Draw"))
        self._shown = None
        self._show_caption()

    def width_for(self, height: int) -> int:
        """How wide a column of some height is when the square canvas fills it, in logical px."""
        margins = self._column.contentsMargins()
        side = max(height - self._height_without_canvas(), 0)
        return side + margins.left() + margins.right()

    def height_for(self, width: int) -> int:
        """How high a column of some width is when the square canvas fills it, in logical px."""
        return width - self.width_for(0) + self._height_without_canvas()

    def _height_without_canvas(self) -> int:
        margins = self._column.contentsMargins()
        head = self._head.sizeHint().height() + GAP
        return margins.top() + head + margins.bottom()

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
