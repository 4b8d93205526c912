"""Training images side by side, each with its label and whether that is the answer's."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.insight.neighbours import Neighbour, NeighbourImages
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.labels import bold
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import image_of_greys

COUNT = 5
_GAP = 6  # logical px
_MIN_SIDE, _MAX_SIDE = 24, 72  # logical px
_FRAME = 2.0  # logical px


class NeighbourRow(Translated, QWidget):
    """Five images; a solid frame and a bold label for the answer's, a dashed frame for another."""

    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neighbourRow")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._found: NeighbourImages | None = None
        self._answer: int | None = None
        self._chosen = 0  # by the arrow keys
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("The training images most like the drawing"))
        self._describe()

    def show_images(self, found: NeighbourImages | None, answer: int | None) -> None:
        """Shows images; None for none.

        Args:
            found: the images.
            answer: the digit or class that was read; None if the drawing was not read as one.
        """
        self._found, self._answer = found, answer
        self._chosen = 0
        self._describe()
        self.update()

    def _describe(self) -> None:
        neighbours = () if self._found is None else self._found.neighbours
        self.setAccessibleDescription("; ".join(map(self._words, neighbours)))

    def _words(self, neighbour: Neighbour) -> str:
        """The label of an image, and whether the answer is the same."""
        name = self._name(neighbour)
        if self._answer is None:
            return name
        is_same = neighbour.label == self._answer
        text = self.tr("{label}, as it was read") if is_same else self.tr("{label}, another")
        return text.format(label=name)

    def _name(self, neighbour: Neighbour) -> str:
        return class_name(() if self._found is None else self._found.classes, neighbour.label)

    def _explanation(self, place: int | None) -> str:
        if self._found is None or place is None or place >= len(self._found.neighbours):
            return ""
        neighbour = self._found.neighbours[place]
        return self.tr(
            "A training image of {data}, labelled {label}. Similarity {similarity}: 1 is the same"
            " direction in the last features, 0 a right angle."
        ).format(
            data=self._found.data_set,
            label=self._name(neighbour),
            similarity=_similarity_text(neighbour.similarity),
        )

    # Places

    def _side(self, width: int) -> int:
        return max(min((width + _GAP) // COUNT - _GAP, _MAX_SIDE), _MIN_SIDE)

    def _rect(self, place: int) -> QRectF:
        side = self._side(self.width())
        return QRectF(place * (side + _GAP), 0, side, side).adjusted(1, 1, -1, -1)

    def place_at(self, point: QPointF) -> int | None:
        """Which image, from 0, is at a point."""
        place = int(point.x() // (self._side(self.width()) + _GAP))
        return place if 0 <= place < COUNT else None

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the image under the pointer."""
        self.explained.emit(self._explanation(self.place_at(event.position())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from image to image."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._found is None:
            super().keyPressEvent(event)
            return
        self._chosen = min(max(self._chosen + step, 0), len(self._found.neighbours) - 1)
        self.explained.emit(self._explanation(self._chosen))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the images over their labels; places for them while there are none."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in range(COUNT):
                if self._found is not None and place < len(self._found.neighbours):
                    self._paint_image(painter, place, self._found)
                elif self._found is None:
                    painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
                    painter.drawRect(self._rect(place))

    def _paint_image(self, painter: QPainter, place: int, found: NeighbourImages) -> None:
        roles, styles, palette = QPalette.ColorRole, Qt.PenStyle, self.palette()
        neighbour, rect = found.neighbours[place], self._rect(place)
        inner = rect.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)  # dashes need a plain background
        painter.drawImage(inner, image_of_greys(found.images[place]))
        is_same = neighbour.label == self._answer
        if self._answer is not None:
            color = palette.color(roles.Highlight if is_same else roles.WindowText)
            style = styles.SolidLine if is_same else styles.DashLine
            painter.setPen(QPen(color, _FRAME, style))
            painter.drawRect(rect)
        if self.hasFocus() and place == self._chosen:
            painter.setPen(QPen(Qt.GlobalColor.white, 1, styles.DotLine))
            painter.drawRect(inner.adjusted(1, 1, -1, -1))
        text = self._name(neighbour)
        painter.setFont(bold(self.font()) if is_same else self.font())
        painter.setPen(palette.color(roles.WindowText))
        line = QRectF(rect.left() - _GAP / 2, rect.bottom() + 3, rect.width() + _GAP, self._line())
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)

    def _line(self) -> int:
        return self.fontMetrics().height()

    def hasHeightForWidth(self) -> bool:
        """Images are square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of the images and the line of labels."""
        return self._side(width) + 4 + self._line()

    def sizeHint(self) -> QSize:
        """Five images of a fair size."""
        width = COUNT * (48 + _GAP) - _GAP
        return QSize(width, self.heightForWidth(max(self.width(), width)))


def _similarity_text(similarity: float) -> str:
    """Two decimals, more near 1: never a 1.00 that is only rounded to it."""
    for decimals in (2, 3, 4):
        text = f"{similarity:.{decimals}f}"
        if float(text) < 1:
            return text.replace("-", "\u2212")
    return "> 0.9999"
