"""The charts of one run: loss and accuracy, and both as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.history_chart import HistoryChart, Quantity
from mnist_desktop.widgets.chart.overlays import (
    LETTERS,
    MAX_OVERLAID,
    OverlaidRun,
    OverlayLegend,
)

_MIN_CHART_HEIGHT = 130  # logical px
_MIN_COMPARED_HEIGHT = 200  # of curves that are compared
_MIN_PAD_HEIGHT = 210  # to tell 90 from 95 %
_NARROW, _TALL = 400, 620  # logical px of a column with one chart above the other
_SLACK = 60  # logical px of hysteresis
_PICTURE = QSize(1312, 488)  # logical px of a saved picture
_PICTURE_RATIO = 2  # px of it per logical px
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
    overlaid_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chartPair")
        self.loss = HistoryChart(Quantity.LOSS)
        self.accuracy = HistoryChart(Quantity.ACCURACY)
        self.run = ChartedRun("")
        self.overlaid: tuple[OverlaidRun, ...] = ()
        self._slots: dict[str, int] = {}  # of these, by name: a letter and a colour
        self._min_height = _MIN_CHART_HEIGHT
        self._overlays = OverlayLegend()
        self._overlays.removal_requested.connect(self._on_removal)
        self._copy = named("copyChartsButton", QToolButton(autoRaise=True))
        self._save = named("saveChartsButton", QToolButton(autoRaise=True))
        self._buttons = {self._copy: "copy", self._save: "save"}  # and their icons
        self._copy.clicked.connect(self.copy_requested)
        self._save.clicked.connect(self.save_requested)
        for button in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(8)
        for chart in self.charts:
            chart.save_requested.connect(self.save_requested)
            chart.changed.connect(self._show_buttons)
            chart.setMinimumHeight(self._min_height)
            self._charts.addWidget(chart, 1)
        buttons = row_of(None, *self._buttons, spacing=4)
        column_of(
            self._charts, self._overlays, buttons, owner=self, spacing=2, growing=self._charts
        )
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
            self.tr("Saves both charts as one PNG or SVG picture, dark on white, with their names.")
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

    def set_overlaid(self, runs: Sequence[OverlaidRun]) -> None:
        """Lays just these over the run that is shown; of too many, the last MAX_OVERLAID.

        A run that was there before keeps its letter and colour.
        """
        self.overlaid = tuple(runs)[-MAX_OVERLAID:]
        known = {run.name: self._slots.get(run.name) for run in self.overlaid}
        free = [slot for slot in range(MAX_OVERLAID) if slot not in known.values()]
        self._slots = {name: free.pop(0) if slot is None else slot for name, slot in known.items()}
        by_slot = {self._slots[run.name]: run for run in self.overlaid}
        shown = [by_slot.get(slot) for slot in range(max(by_slot, default=-1) + 1)]
        self.loss.set_overlaid(tuple(() if run is None else run.loss for run in shown))
        self.accuracy.set_overlaid(tuple(() if run is None else run.accuracy for run in shown))
        self._overlays.show_names({slot: run.name for slot, run in by_slot.items()})
        self.overlaid_changed.emit()

    def add_overlaid(self, added: Sequence[OverlaidRun]) -> None:
        """Lays these over the charts too; of too many, those go first that nobody has chosen."""
        names = {run.name for run in added}
        runs = [*(run for run in self.overlaid if run.name not in names), *added]
        while len(runs) > MAX_OVERLAID:
            runs.remove(next((run for run in runs if not run.is_chosen), runs[0]))
        self.set_overlaid(runs)

    def overlay_shown(self) -> None:
        """Keeps the validation curves that are shown, for the next run to be compared with.

        They take the room of no curves that a person has chosen.
        """
        curves = [
            tuple(zip(*chart.history.validation.known().tolist(), strict=True))
            for chart in self.charts
        ]
        if all(curves):
            chosen = any(run.is_chosen for run in self.overlaid if run.name == self.run.name)
            loss, accuracy = curves
            self.add_overlaid([OverlaidRun(self.run.name, loss, accuracy, chosen)])

    def show_pad(self, pad: QWidget | None) -> None:
        """Shows what a curve is drawn on, in the room of both charts; None: these again."""
        self.accuracy.show_pad(pad)
        self.accuracy.setMinimumHeight(self._min_height if pad is None else _MIN_PAD_HEIGHT)
        self.loss.setVisible(pad is None)

    def set_compares(self, compares: bool) -> None:
        """Sets whether runs are compared: then charts have a height to tell their curves apart."""
        self._min_height = _MIN_COMPARED_HEIGHT if compares else _MIN_CHART_HEIGHT
        for chart in self.charts:
            chart.setMinimumHeight(max(self._min_height, _MIN_PAD_HEIGHT * chart.has_pad))

    def rename_overlaid(self, before: str, name: str) -> None:
        """Follows a model that has another name now."""
        if before in self._slots:
            self._slots[name] = self._slots.pop(before)
            renamed = (
                replace(run, name=name) if run.name == before else run for run in self.overlaid
            )
            self.set_overlaid(tuple(renamed))

    def _on_removal(self, name: str) -> None:
        self.set_overlaid([run for run in self.overlaid if run.name != name])

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
        """Both charts with a title, always of the same size; _PICTURE_RATIO px per logical px.

        Args:
            palette: its colours; dark on white for print.
        """
        image = QImage(_PICTURE * _PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PICTURE_RATIO)
        sheet = self._sheet(palette, _PICTURE_RATIO)
        sheet.render(image)
        sheet.deleteLater()
        return image

    def svg(self, palette: QPalette) -> bytes:
        """As `picture`, as vector graphics."""
        content = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(content)
        generator.setSize(_PICTURE)
        generator.setViewBox(QRect(QPoint(), _PICTURE))
        generator.setTitle(self._title())
        sheet = self._sheet(palette, 1)
        sheet.grab()  # lays out the plots
        for chart in sheet.findChildren(HistoryChart):
            chart.cut_lines()
        with QPainter(generator) as painter:
            painter.fillRect(sheet.rect(), sheet.palette().base())
            sheet.render(painter, QPoint())
        sheet.deleteLater()
        return bytes(content.data().data())

    def _sheet(self, palette: QPalette, ratio: int) -> QWidget:
        """What is painted on a picture, with `ratio` px per logical px."""
        colors, font = QPalette(palette), QFont(self.font())
        colors.setColor(QPalette.ColorRole.Mid, colors.base().color())  # charts without a frame
        colors.setColor(QPalette.ColorRole.Window, colors.base().color())
        font.setPointSizeF(_TEXT_POINTS)
        sheet = QWidget(palette=colors, font=font, size=_PICTURE)
        of_run = self.details() if any(len(chart.history) for chart in self.charts) else ""
        texts = (self._title(), " · ".join(filter(None, (of_run, self._letters()))))
        name, details = (  # elided, as a longer line would push a chart out of the picture
            ElidedLabel(text, textFormat=Qt.TextFormat.PlainText) for text in texts
        )
        for label, below in ((name, 0), (details, 8)):
            label.setMinimumHeight(32)
            label.setContentsMargins(8, 0, 0, below)
        font.setPointSizeF(_TITLE_POINTS)
        font.setBold(True)
        name.setFont(font)
        charts = [HistoryChart(chart.quantity) for chart in self.charts]
        row, margins = row_of(*charts, spacing=0), (16, 8, 16, 16)
        column_of(name, details, row, owner=sheet, margins=margins, spacing=0, growing=row)
        sheet.grab()  # lays it out
        for chart, shown in zip(charts, self.charts, strict=True):
            chart.draw_for_print(shown, ratio)
        return sheet

    def details(self) -> str:
        """The run's date, data, epochs and best epoch, in one line."""
        run, history = self.run, self.accuracy.history
        best, done = history.best_epoch, len(history.validation)
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

    def _letters(self) -> str:
        """Which letter is which run."""
        slots = sorted((slot, name) for name, slot in self._slots.items())
        return ", ".join(f"{LETTERS[slot]}: {name}" for slot, name in slots)

    def _title(self) -> str:
        """The name of the run, if it is on the charts at all."""
        has_run = any(len(chart.history) for chart in self.charts)
        return self.run.name if has_run else self.tr("Validation of several runs")

    def _show_buttons(self) -> None:
        """Shows them from the start of a run, so that its first points move nothing."""
        has_points = any(chart.has_points for chart in self.charts)
        has_run = any(chart.history.epochs for chart in self.charts)
        for button in self._buttons:
            button.setVisible(has_points or has_run)
            button.setEnabled(has_points)

    def _paint_icons(self) -> None:
        for button, name in self._buttons.items():
            button.setIcon(icon(name, self.palette()))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Redraws the icons for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
