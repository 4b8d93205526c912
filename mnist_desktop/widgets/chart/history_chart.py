"""A chart of the loss or the accuracy over the epochs of a training."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.chart.chart_area import PICTURE_RATIO, ChartArea
from mnist_desktop.widgets.chart.hover import ChartHover
from mnist_desktop.widgets.chart.plot import HistoryPlot
from mnist_desktop.widgets.chart.series import (
    History,
    LearningCurve,
    Quantity,
    value_range,
)

__all__ = ["HistoryChart", "Quantity"]

# A repaint takes 5 ms of the window's thread, which training shares; of two charts with the same
# interval both would be repainted at once, and the window be late by both
_REPAINT_MS = {Quantity.LOSS: 250, Quantity.ACCURACY: 290}
_NEW_LOOKS = (
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
)


class HistoryChart(ChartArea):
    """Training and validation, live or from a model file.

    pyqtgraph is imported by `load()`: when a training begins, or with the first points of a file.

    Args:
        quantity: accuracies come in as shares in [0, 1] and are shown in percent.
        parent: the Qt parent.
    """

    point_explained = Signal(str)  # values under pointer or arrow keys; empty: none any more
    save_requested = Signal()  # by the context menu
    use_changed = Signal()  # `is_in_use` or `has_points` has

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{quantity}Chart")
        self.quantity = quantity
        self._history = History()
        self._is_running = self._is_zoomed = False
        self._plot: HistoryPlot | None = None
        self._repaint = QTimer(self, interval=_REPAINT_MS[quantity], singleShot=True)
        self._repaint.timeout.connect(self._draw)
        self._hover = ChartHover(quantity, self._history, self)
        self._hover.explained.connect(self.point_explained)
        self.save_action.triggered.connect(self.save_requested)
        self.reset_action.triggered.connect(self.show_everything)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        if self.quantity == Quantity.LOSS:
            titles = self.tr("Loss (lower is better)"), self.tr("Loss")
            tip = self.tr(
                "Loss: how far the answers are from the right ones. Blue: the images it learns"
                " from; orange: images it does not learn from. Both should fall. Click, then the"
                " wheel zooms; a double click shows everything."
            )
        else:
            titles = self.tr("Accuracy (higher is better)"), self.tr("Accuracy")
            tip = self.tr(
                "Accuracy: how many images of a hundred are read right. Blue: the images it learns"
                " from; orange: images it does not learn from. Both should rise. Click, then the"
                " wheel zooms; a double click shows everything."
            )
        self.header.set_texts(titles, self.tr("training"), self.tr("validation"))
        self.setAccessibleName(titles[0])
        self.setStatusTip(tip)
        self.save_action.setText(self.tr("Save charts…"))
        self.reset_action.setText(self.tr("Show everything"))
        self._dress_plot()
        self._hover.stop()
        self._draw()

    # What is shown

    @property
    def has_points(self) -> bool:
        """Whether there is anything to see, now or at the next repaint."""
        return len(self._history) > 0

    @property
    def is_in_use(self) -> bool:
        """Whether a run is on the chart, be it without a point yet."""
        return self._is_running or self.has_points

    @property
    def best_epoch(self) -> int | None:
        """The one that is marked."""
        return self._history.best_epoch

    @property
    def validated_epochs(self) -> int:
        """How many epochs have a validation point."""
        return len(self._history.validation)

    def load(self) -> None:
        """Imports pyqtgraph and builds the plot; takes a moment, once."""
        if self._plot is None:
            self._plot = HistoryPlot(self.quantity, self.body)
            self.body.addWidget(self._plot.widget)
            self._hover.follow(self._plot)
            self._plot.zoomed.connect(self._keep_zoom)
            self._plot.double_clicked.connect(self.show_everything)
            self._plot.wheel_zooms = self.hasFocus()
            self._dress_plot()

    def begin(self, epochs: int) -> None:
        """A training starts: no points yet, room for so many epochs."""
        self.clear()
        # Not with the first points: beside TensorFlow's thread it would hold the window up longer
        self.load()
        self._is_running = True
        self.set_epochs(epochs)
        self.use_changed.emit()

    def set_epochs(self, epochs: int) -> None:
        """Makes room for so many epochs."""
        self._history.epochs = max(epochs, 1)
        self._draw_soon()

    def add_training_point(self, epoch: float, value: float) -> None:
        """Adds to the solid line, after so many (parts of) epochs; shown a moment later."""
        self._add(self._history.training, epoch, value)

    def add_validation_point(self, epoch: float, value: float) -> None:
        """Adds to the dashed line."""
        self._add(self._history.validation, epoch, value)

    def _add(self, curve: LearningCurve, epoch: float, value: float) -> None:
        is_first = not self.has_points
        curve.add(epoch, value)
        if is_first:
            self.use_changed.emit()
        self._draw_soon()

    def set_best_epoch(self, epoch: int | None) -> None:
        """Marks the epoch whose weights are kept."""
        self._history.best_epoch = epoch
        self._draw_soon()

    def show_history(
        self,
        curve: Sequence[tuple[float, float]],
        validation: Sequence[tuple[float, float]],
        best_epoch: int | None,
    ) -> None:
        """Shows a training of the past.

        Args:
            curve: (epochs done, value) during training.
            validation: the same after each epoch.
            best_epoch: the one that was kept.
        """
        self.clear()
        self._history.read(curve, validation)
        self.set_best_epoch(best_epoch)
        self.use_changed.emit()

    def clear(self) -> None:
        """Shows nothing, as before the first training."""
        self._history.clear()
        self._is_running = self._is_zoomed = False
        self._hover.stop()
        self.use_changed.emit()
        self._draw_soon()

    def show_everything(self) -> None:
        """Undoes zoom and pan."""
        self._is_zoomed = False
        self._draw()

    def picture(self, size: QSize, palette: QPalette, font: QFont) -> QImage:
        """All of the chart, however the window shows it; PICTURE_RATIO px a logical px.

        Args:
            size: logical px.
            palette: its colours.
            font: its type.
        """
        chart = HistoryChart(self.quantity)
        chart.setPalette(palette)
        chart.setFont(font)
        chart.resize(size)
        history = self._history
        training, validation = history.training.points(), history.validation.points()
        chart.show_history(
            list(zip(*training, strict=True)),
            list(zip(*validation, strict=True)),
            history.best_epoch,
        )
        chart.set_epochs(history.epochs)
        image = chart.painted()
        chart.deleteLater()
        return image

    def painted(self) -> QImage:
        """As it would be on a screen, without frame, pointer and focus."""
        self._hover.stop()
        super().painted()  # which lays it out, where it was never shown
        self._draw()
        self._dress_plot(PICTURE_RATIO)
        if self._plot is not None:
            self._plot.settle()
        return super().painted()

    # Drawing

    def _dress_plot(self, ratio: float | None = None) -> None:
        if self._plot is not None:
            zoomed = self.tr("zoomed: a double click shows everything")
            self._plot.set_words(self.tr("epoch"), self.tr("best"), zoomed)
            ratio = self.devicePixelRatioF() if ratio is None else ratio
            self._plot.set_look(self.palette(), self.font(), ratio)

    def _draw_soon(self) -> None:
        """At most four times a second, and not while nobody sees it."""
        if self.isVisible() and not self._repaint.isActive():
            self._repaint.start()

    def _draw(self) -> None:
        self._repaint.stop()
        history, has_points = self._history, self.has_points
        self.save_action.setEnabled(has_points)
        self.reset_action.setEnabled(has_points)
        self.setAccessibleDescription(self._hover.explanation(history.end()))
        if not has_points:
            self.sentence.setText(self._empty_sentence())
            self.body.setCurrentWidget(self.sentence)
            return
        self.load()
        assert self._plot is not None
        self._plot.show_lines(history.training.points(), history.validation.points())
        self._plot.show_best(history.best_epoch, history.best_point())
        if not self._is_zoomed:
            low, high = value_range(self.quantity, history.training, history.validation)
            end = max(history.epochs, history.end())
            self._plot.show_range(end, low, high, self._scale_note(low, high))
        self.body.setCurrentWidget(self._plot.widget)

    def _empty_sentence(self) -> str:
        if self._is_running:
            return self.tr("The first point comes in a moment")
        if self.quantity == Quantity.LOSS:
            return self.tr("Press Train: loss should fall")
        return self.tr("Press Train: accuracy should rise")

    def _scale_note(self, low: float, high: float) -> str:
        """What the scale leaves out: nobody may take its lower end for 0, or its top for all."""
        if low > 0:
            return self.tr("starts at {value} %").format(value=f"{low:g}")
        largest = max(self._history.training.largest(), self._history.validation.largest())
        if self.quantity == Quantity.LOSS and largest > high:
            return self.tr("goes up to {value}").format(value=f"{largest:.3g}")
        return ""

    def _keep_zoom(self) -> None:
        self._is_zoomed = True

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right explain epoch after epoch, Home shows everything."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Home:
            self.show_everything()
        elif direction and len(self._history):
            self._draw()
            self._hover.step(direction)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The wheel zooms now; else it scrolls the column."""
        super().focusInEvent(event)
        if self._plot is not None:
            self._plot.wheel_zooms = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stops explaining."""
        super().focusOutEvent(event)
        if self._plot is not None:
            self._plot.wheel_zooms = False
        self._hover.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Draws what has come in meanwhile."""
        super().showEvent(event)
        self._dress_plot()
        self._draw_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draws no more."""
        super().hideEvent(event)
        self._repaint.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Moves the words in the plot along."""
        super().resizeEvent(event)
        self._hover.stop()

    def event(self, event: QEvent) -> bool:
        """Follows the theme, the size of the type and the screen."""
        is_done = super().event(event)
        if event.type() in _NEW_LOOKS:
            self._dress_plot()
        return is_done
