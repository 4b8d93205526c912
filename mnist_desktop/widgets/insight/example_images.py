"""What a channel likes: images that excite it most, and images that excite it a little."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.insight.channel_peaks import EXAMPLES, ChannelExamples, ExampleImage
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import cells_rect, image_of_greys, number_text

_GAP = 3  # logical px
_MAX_SIDE = 64  # logical px


class ExampleImages(Translated, QWidget):
    """Two rows of nine; a frame shows where in the image the channel answers."""

    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exampleImages")
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._examples: ChannelExamples | None = None
        self._looked_at: tuple[str, int] | None = None
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("What the channel likes"))
        self.setStatusTip(
            self.tr(
                "Validation images, which the network did not learn from: above, those that excite"
                " this channel most; below, some that do so a little. The frame is where."
            )
        )
        self._describe()
        self.update()

    def look_at(self, channel: tuple[str, int] | None) -> None:
        """Hides the examples of any other channel.

        Args:
            channel: name of its block, and its number; None for no channel.
        """
        if channel != self._looked_at:
            self._looked_at = channel
            self._show()

    def show_examples(self, examples: ChannelExamples | None) -> None:
        """Shows the examples of a channel, once that is looked at."""
        self._examples = examples
        self._show()

    def _show(self) -> None:
        examples = self._examples
        is_of_channel = (
            examples is not None and (examples.block, examples.channel) == self._looked_at
        )
        self.setVisible(is_of_channel)
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._examples is None:
            return self.setAccessibleDescription("")
        labels = ", ".join(str(one.label) for one in self._examples.highest)
        text = self.tr("Most: {labels}").format(labels=labels or self.tr("none"))
        return self.setAccessibleDescription(text)

    def _rows(self) -> tuple[tuple[str, tuple[ExampleImage, ...]], ...]:
        examples = self._examples
        most, little = self.tr("excite it most"), self.tr("excite it a little")
        if examples is None:
            return (most, ()), (little, ())
        if examples.looked_at < examples.count:
            text = self.tr("excite it most, of {done} of {count} images so far")
            most = text.format(done=f"{examples.looked_at:,}", count=f"{examples.count:,}")
        return (most, examples.highest), (little, examples.middling)

    # Places

    def _side(self, width: int) -> int:
        return max(min((width + _GAP) // EXAMPLES - _GAP, _MAX_SIDE), 16)

    def _caption_height(self) -> int:
        """Of a line; Chinese characters may be higher than the font says."""
        return self.fontMetrics().height() + 2 * _GAP

    def _row_height(self, width: int) -> int:
        return self._caption_height() + self._side(width) + _GAP

    def _place(self, row: int, index: int) -> QRectF:
        side = self._side(self.width())
        top = row * self._row_height(self.width()) + self._caption_height()
        return QRectF(index * (side + _GAP), top, side, side)

    def example_at(self, point: QPointF) -> ExampleImage | None:
        """The example at a point."""
        for row, (_, examples) in enumerate(self._rows()):
            for index, example in enumerate(examples):
                if self._place(row, index).contains(point):
                    return example
        return None

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the example under the pointer."""
        example = self.example_at(event.position())
        text = self.tr("A {label}; the channel's largest value in it is {peak}.")
        self.explained.emit(
            ""
            if example is None
            else text.format(label=example.label, peak=number_text(example.peak))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints both rows under their captions."""
        roles, palette = QPalette.ColorRole, self.palette()
        with QPainter(self) as painter:
            for row, (caption, examples) in enumerate(self._rows()):
                top = row * self._row_height(self.width())
                line = QRectF(0, top, self.width(), self.fontMetrics().height())
                painter.setPen(palette.color(roles.PlaceholderText))
                text = caption if examples else self.tr("{caption}: none").format(caption=caption)
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)
                for index, example in enumerate(examples):
                    place = self._place(row, index)
                    painter.drawImage(place, image_of_greys(example.image))
                    painter.setPen(QPen(palette.color(roles.Highlight), 1.5))
                    spans = example.region.rows, example.region.columns
                    rows, columns = example.image.shape
                    painter.drawRect(cells_rect(place, rows, columns, spans))

    def hasHeightForWidth(self) -> bool:
        """Images are square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of both rows."""
        return 2 * self._row_height(width)

    def sizeHint(self) -> QSize:
        """Nine images of a fair size."""
        return QSize(360, self.heightForWidth(max(self.width(), 360)))
