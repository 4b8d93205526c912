"""How many images of each class there are, and how many of them are misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.widgets.base.translated import Translated

_GAP = 6  # logical px
_NAME_CHARACTERS = 9
_BAR_HEIGHT = 8.0


@dataclass(frozen=True)
class ClassCount:
    """The images of a class.

    Attributes:
        name: of the class.
        count: how many there are.
        misread: how many of them; None where not all are read.
    """

    name: str
    count: int
    misread: int | None


class ClassCounts(Translated, QWidget):
    """A row for each class: its name, a bar, the number in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classCounts")
        self._counts: Sequence[ClassCount] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Images of each class"))
        self.setStatusTip(
            self.tr(
                "How many of the images in the grid have each label. A class with far fewer"
                " training images than the others is often learned less well."
            )
        )
        self._describe()

    def show_counts(self, counts: Sequence[ClassCount]) -> None:
        """Shows other counts."""
        is_other = len(counts) != len(self._counts)
        self._counts = counts
        if is_other:
            self.updateGeometry()
        self._describe()
        self.update()

    def words(self, one: ClassCount) -> str:
        """The number beside a bar."""
        count = f"{one.count:,}"
        if one.misread is None:
            return count
        return self.tr("{count}, misread: {misread}").format(
            count=count, misread=f"{one.misread:,}"
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(
            "; ".join(f"{one.name}: {self.words(one)}" for one in self._counts)
        )
        self.update()

    def _line(self) -> int:
        return self.fontMetrics().height() + 2

    # Qt

    def sizeHint(self) -> QSize:
        """A line for each class."""
        return QSize(180, max(len(self._counts), 1) * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, bars as long as the counts are large, words."""
        roles, palette, metrics = QPalette.ColorRole, self.palette(), self.fontMetrics()
        most = max((one.count for one in self._counts), default=0)
        names = max((metrics.horizontalAdvance(one.name) for one in self._counts), default=0)
        name_width = min(names, _NAME_CHARACTERS * metrics.averageCharWidth())
        texts = [self.words(one) for one in self._counts]
        text_width = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        room = self.width() - name_width - text_width - 2 * _GAP
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        with QPainter(self) as painter:
            for row, (one, text) in enumerate(zip(self._counts, texts, strict=True)):
                line = QRectF(0, row * self._line(), self.width(), self._line())
                painter.setPen(palette.color(roles.WindowText))
                name = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, name_width)
                painter.drawText(line, flags, name)
                if room > 0 and most:
                    top = line.center().y() - _BAR_HEIGHT / 2
                    length = max(room * one.count / most, 1.0 if one.count else 0.0)
                    bar = QRectF(name_width + _GAP, top, length, _BAR_HEIGHT)
                    painter.fillRect(bar, palette.color(roles.Dark))
                at = line.adjusted(self.width() - text_width, 0, 0, 0)
                painter.drawText(at, flags, text)
