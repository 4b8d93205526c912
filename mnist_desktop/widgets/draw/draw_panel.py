"""The first column: the canvas under its heading, and what explains the answer below it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.base.labels import ElidedLabel, Heading, named
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.draw.canvas_area import MIN_HEIGHT, CanvasArea
from mnist_desktop.widgets.draw.number_switch import NumberSwitch
from mnist_desktop.widgets.insight.evidence_legend import EvidenceLegend

_MIN_ROOM_BELOW = 560  # height of a column that has room for more than the paper, at a scale of 1
_PAPER_SHARE, _MIN_PAPER = 0.54, 300  # of such a column's height, for the paper; logical px
_PAPER_FIRST, _BELOW_NEXT = 100_000, 300  # stretch; empty space, which has 1, comes last


class DrawPanel(Translated, QWidget):
    """The canvas; beside the heading a line says what a picture is, under it is the *Why?* row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawPanel")
        self.heading = Heading()
        self.canvas = DrawingCanvas()
        self.numbers = NumberSwitch()
        self.why = EvidenceLegend()
        self._above: QWidget | None = None
        self._below: QWidget | None = None
        self._scale = 1.0
        self._caption = named("captionLabel", ElidedLabel())
        head = self.heading, self._caption, self.numbers
        self._head = row_of(*head, spacing=GAP, growing=self._caption)
        self._area, margins = CanvasArea(self.canvas), (16, 12, 8, 8)
        parts = (self._head, self._area, self.why, None)
        self._column = column_of(*parts, owner=self, margins=margins)
        self._column.setStretchFactor(self._area, _PAPER_FIRST)
        self.canvas.ink_changed.connect(self._show_caption)
        self.canvas.ink_changed.connect(self._fit_ink)
        self.canvas.edited.connect(self._fit_ink)
        for part in (self.canvas, self._area):
            part.installEventFilter(self)
        self._shown: Drawing | None = None
        for before, after in pairwise((self.canvas, *self.numbers.buttons)):
            QWidget.setTabOrder(before, after)
        self._set_texts()

    def _set_texts(self) -> None:
        self.heading.setText(self.tr("1  Draw"))
        self._shown = None
        self._show_caption()

    @property
    def has_room_below(self) -> bool:
        """Whether there is room for something under a paper that is still large enough."""
        return self.height() >= _MIN_ROOM_BELOW * self._scale

    def set_scale(self, scale: float) -> None:
        """Scales the heading, and the room that texts below need (presentation mode)."""
        self._scale = scale
        self.heading.set_scale(scale)

    def set_above(self, widget: QWidget) -> None:
        """Puts a widget between heading and paper, which makes room while it is shown."""
        self._above = widget
        widget.installEventFilter(self)
        self._column.insertWidget(1, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shares the height anew when the widget above the paper comes, goes or grows."""
        if watched in (self.canvas, self._area):
            if event.type() == QEvent.Type.Resize:
                self._put_below_paper()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self._share_room()
        return super().eventFilter(watched, event)

    def set_below(self, widget: QWidget | None) -> None:
        """Puts a widget under the paper, which makes room for it; None takes it away."""
        if self._below is not None:
            self._column.removeWidget(self._below)
        self._below = widget
        if widget is not None:
            self._column.insertWidget(self._column.count() - 1, widget, _BELOW_NEXT)
        self._share_room()

    def set_wide(self, is_wide: bool) -> None:
        """Lets the canvas be as wide as the column, for several digits, or square."""
        self._area.set_wide(is_wide)

    def _fit_ink(self) -> None:
        """Shows all ink, but moves nothing under the pen."""
        if not self.canvas.is_drawing:
            self._area.set_least_ratio(self.canvas.drawing().width / CANVAS_SIZE)

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
        if self._above is not None and not self._above.isHidden():
            others += self._above.sizeHint().height() + GAP
        return margins.top() + others + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new height."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        margins = self._column.contentsMargins()
        widest = self.width() - margins.left() - margins.right()
        self._area.setMaximumHeight(max(min(self._paper(self.height()), widest), MIN_HEIGHT))
        self._column.activate()  # else the old layout would flash up

    def _put_below_paper(self) -> None:
        """Keeps *Why?* under the middle of a paper that is narrower than the column."""
        beside = max(self._area.width() - self.canvas.width() - 2, 0)
        if beside != self.why.contentsMargins().right():
            self.why.setContentsMargins(0, 0, beside, 0)

    def _show_caption(self) -> None:
        picture = self.canvas.picture()
        if picture is self._shown and picture is not None:
            return
        self._shown = picture
        self._caption.setText("" if picture is None else self._caption_of(picture))

    def _caption_of(self, picture: Drawing) -> str:
        if picture.number is not None:
            return self._numbered_caption(picture)
        if picture.label is not None:
            label = picture.label_name or picture.label
            if picture.part != "test":  # altered there, so that it has no number any more
                return self.tr(
                    "Validation image of {set} as the page How sure shows it; its label is {label}."
                ).format(set=picture.data_set or "MNIST", label=label)
            if picture.data_set:
                return self.tr("Test image of {set}; its label is {label}.").format(
                    set=picture.data_set, label=label
                )
            return self.tr("MNIST test image; its label is {digit}.").format(digit=label)
        return self.tr("A picture; drawing replaces it.")

    def _numbered_caption(self, picture: Drawing) -> str:
        texts = {
            "train": self.tr("Training image {number} of {set}; its label is {label}."),
            "validation": self.tr("Validation image {number} of {set}; its label is {label}."),
            "test": self.tr("Test image {number} of {set}; its label is {label}."),
        }
        return texts[picture.part].format(
            number=f"{picture.number:,}",
            set=picture.data_set or "MNIST",
            label=picture.label_name or picture.label,
        )
