"""The charts of one run: loss and accuracy, and both as one picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.history_chart import PICTURE_RATIO, HistoryChart, Quantity

_MIN_CHART_HEIGHT = 130  # logical px
_NARROW, _TALL = 400, 620  # logical px of a column with one chart above the other
_SLACK = 60  # logical px of hysteresis
_PICTURE = QSize(640, 400)  # logical px of each chart in a saved picture
_PICTURE_MARGIN, _TITLE_HEIGHT = 16, 56  # logical px
_TITLE_POINTS, _TEXT_POINTS = 15.0, 10.0


@dataclass(frozen=True)
class ChartedRun:
    """The run in the title of a saved picture.

    Attributes:
        name: of its model, or of the preset while there is none.
        date: ISO 8601, or empty if unknown.
        data: the data set.
        images: number of training images; None if unknown.
        epochs: planned; None if unknown.
    """

    name: str
    date: str = ""
    data: str = "MNIST"
    images: int | None = None
    epochs: int | None = None


class ChartPair(Translated, QWidget):
    """Two charts side by side, or one above the other in a narrow and tall column.

    The arrangement depends on the column's size alone, with hysteresis: charts that are being
    watched do not jump.
    """

    save_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chartPair")
        self.loss = HistoryChart(Quantity.LOSS)
        self.accuracy = HistoryChart(Quantity.ACCURACY)
        self.run = ChartedRun("")
        self._copy = named("copyChartsButton", QToolButton(autoRaise=True))
        self._save = named("saveChartsButton", QToolButton(autoRaise=True))
        self._buttons = (self._copy, self._save)
        self._copy.clicked.connect(self.copy_requested)
        self._save.clicked.connect(self.save_requested)
        for chart in self.charts:
            chart.save_requested.connect(self.save_requested)
            chart.use_changed.connect(self._show_buttons)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.set_scale(1.0)
        self._paint_icons()
        self._show_buttons()
        self.retranslate()

    @property
    def charts(self) -> tuple[HistoryChart, HistoryChart]:
        """Loss and accuracy."""
        return self.loss, self.accuracy

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
        self._save.setText(self.tr("Save charts…"))
        self._save.setStatusTip(
            self.tr("Saves both charts as one PNG picture, dark on white, with the run's name.")
        )
        self._copy.setText(self.tr("Copy charts"))
        self._copy.setStatusTip(
            self.tr("Copies both charts as one picture, to be pasted into another program.")
        )

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        self._scale = scale
        for button in self._buttons:
            button.setIconSize(QSize(SIZE, SIZE) * scale)

    def set_run(self, run: ChartedRun) -> None:
        """Sets the run that is on the charts."""
        self.run = run

    def place(self, column: QSize) -> None:
        """Arranges the charts for a column of this size."""
        narrow, tall = _NARROW * self._scale, _TALL * self._scale
        direction = QBoxLayout.Direction
        if self._charts.direction() == direction.LeftToRight:
            if column.width() < narrow and column.height() >= tall + _SLACK:
                self._charts.setDirection(direction.TopToBottom)
        elif column.width() >= narrow + _SLACK or column.height() < tall:
            self._charts.setDirection(direction.LeftToRight)

    def picture(self, palette: QPalette) -> QImage:
        """Both charts with a title, always of the same size; PICTURE_RATIO px per logical px.

        Args:
            palette: its colours; dark on white for print.
        """
        size = QSize(2 * _PICTURE.width(), _PICTURE.height() + _TITLE_HEIGHT)
        size += QSize(2, 2) * _PICTURE_MARGIN
        image = QImage(size * PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(palette.color(QPalette.ColorRole.Base))
        font = QFont(self.font())
        font.setPointSizeF(_TEXT_POINTS)
        with QPainter(image) as painter:
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            self._paint_title(painter, QRect(_PICTURE_MARGIN + 8, 8, size.width(), _TITLE_HEIGHT))
            for chart, left in zip(self.charts, (0, _PICTURE.width()), strict=True):
                drawn = chart.picture(_PICTURE, palette, font)
                painter.drawImage(_PICTURE_MARGIN + left, _TITLE_HEIGHT + _PICTURE_MARGIN, drawn)
        return image

    def details(self) -> str:
        """The run's date, data, epochs and best epoch, in one line."""
        run, best = self.run, self.accuracy.best_epoch
        done = self.accuracy.validated_epochs
        data, images = self.tr("{data}, {images} training images"), f"{run.images or 0:,}"
        epochs = self.tr("1 epoch") if run.epochs == 1 else self.tr("{count} epochs")
        if run.epochs is not None and done not in (0, run.epochs):
            epochs = self.tr("{done} of {count} epochs")
        parts = [
            run.date[:10],
            run.data if run.images is None else data.format(data=run.data, images=images),
            "" if run.epochs is None else epochs.format(done=done, count=run.epochs),
            "" if best is None else self.tr("best: epoch {best}").format(best=best),
        ]
        return " · ".join(part for part in parts if part)

    def _paint_title(self, painter: QPainter, place: QRect) -> None:
        font = QFont(self.font())
        lines = (
            (self.run.name, _TITLE_POINTS, place.adjusted(0, 0, 0, 32 - place.height())),
            (self.details(), _TEXT_POINTS, place.adjusted(0, 32, 0, 0)),
        )
        for text, points, line in lines:
            font.setPointSizeF(points)
            font.setBold(points == _TITLE_POINTS)
            painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)

    def _show_buttons(self) -> None:
        """Shows them from the start of a run, so that its first points move nothing."""
        for button in self._buttons:
            button.setVisible(any(chart.is_in_use for chart in self.charts))
            button.setEnabled(any(chart.has_points for chart in self.charts))

    def _paint_icons(self) -> None:
        for button, name in ((self._copy, "copy"), (self._save, "save")):
            button.setIcon(icon(name, self.palette()))

    def _lay_out(self) -> None:
        self._charts.setSpacing(8)
        for chart in self.charts:
            chart.setMinimumHeight(_MIN_CHART_HEIGHT)
            self._charts.addWidget(chart, 1)
        for button in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = row_of(None, *self._buttons, spacing=4)
        column_of(self._charts, buttons, owner=self, spacing=2, growing=self._charts)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Redraws the icons for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
