"""A chart of the loss or the accuracy over the epochs of a training run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.hover import ChartHover
from mnist_desktop.widgets.chart.legend import ChartLegend
from mnist_desktop.widgets.chart.plot import HistoryPlot
from mnist_desktop.widgets.chart.series import Curve, History, Quantity, value_range

__all__ = ["HistoryChart", "Quantity"]

# A repaint takes 5 ms of the window's thread, which training shares; of two charts with the same
# interval both would be repainted at once, and the window be late by both
_REPAINT_MS = {Quantity.LOSS: 250, Quantity.ACCURACY: 290}
_MIN_HEIGHT = 90  # logical px
PICTURE_RATIO = 2  # px of a saved picture per logical px
_LOOK_EVENTS = (
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
)


class HistoryChart(Translated, QWidget):
    """Training and validation, live or from a model file; a sentence while there is neither.

    pyqtgraph is imported by `load()`: when a training run begins, or with the first points of a
    file.

    Attributes:
        quantity: what it shows.
        plot: what `load` builds; None before.

    Args:
        quantity: accuracies come in as shares in [0, 1] and are shown in percent.
    """

    point_explained = Signal(str)  # values under pointer or arrow keys; empty: none any more
    save_requested = Signal()  # by the context menu
    use_changed = Signal()  # `is_in_use` or `has_points` has changed

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{quantity}Chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.quantity = quantity
        self._history = History()
        self._is_running = self._is_zoomed = False
        self.plot: HistoryPlot | None = None
        self._repaint = QTimer(self, interval=_REPAINT_MS[quantity], singleShot=True)
        self._repaint.timeout.connect(self._draw)
        self.header = ChartLegend(self)
        self._sentence = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        named("chartSentence", self._sentence)
        self._sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._body = QStackedWidget(self)
        self._body.addWidget(self._sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._body, 1)
        self._hover = ChartHover(quantity, self._history, self)
        self._hover.explained.connect(self.point_explained)
        self._save = named("saveChartAction", QAction(self))
        self._save.triggered.connect(self.save_requested)
        self._reset = named("showEverythingAction", QAction(self))
        self._reset.triggered.connect(self.show_everything)
        self.addActions([self._save, self._reset])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.retranslate()

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
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
                "Accuracy: how many images out of a hundred are read correctly. Blue: the"
                " images it learns from; orange: images it does not learn from. Both should"
                " rise. Click, then the wheel zooms; a double click shows everything."
            )
        self.header.set_texts(titles, self.tr("training"), self.tr("validation"))
        self.setAccessibleName(titles[0])
        self.setStatusTip(tip)
        self._save.setText(self.tr("Save charts…"))
        self._reset.setText(self.tr("Show everything"))
        self._update_look()
        self._hover.stop()
        self._draw()

    # What is shown

    @property
    def has_points(self) -> bool:
        """Whether there is anything to see, now or at the next repaint."""
        return len(self._history) > 0

    @property
    def is_in_use(self) -> bool:
        """Whether a run is on the chart, even without a point yet."""
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
        if self.plot is None:
            self.plot = HistoryPlot(self.quantity, self)
            self._body.addWidget(self.plot.widget)
            self._hover.follow(self.plot)
            self.plot.zoomed.connect(self._on_zoom)
            self.plot.double_clicked.connect(self.show_everything)
            self._update_look()

    def begin(self, epochs: int) -> None:
        """Starts a run: no points yet, room for so many epochs."""
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
        self._add(self._history.training.add, epoch, value)

    def add_validation_point(self, epoch: float, value: float) -> None:
        """Adds to the dashed line."""
        self._add(self._history.validation.add, epoch, value)

    def _add(self, add: Callable[[float, float], None], epoch: float, value: float) -> None:
        is_first = not self.has_points
        add(epoch, value)
        if is_first:
            self.use_changed.emit()
        self._draw_soon()

    def set_best_epoch(self, epoch: int | None) -> None:
        """Marks the epoch whose weights are kept."""
        self._history.best_epoch = epoch
        self._draw_soon()

    def show_history(self, training: Curve, validation: Curve, best_epoch: int | None) -> None:
        """Shows a run of the past: values during it, after each epoch, and the epoch kept."""
        self.clear()
        self._history.read(training, validation)
        self.set_best_epoch(best_epoch)
        self.use_changed.emit()

    def clear(self) -> None:
        """Shows nothing, as before the first run."""
        self._history.clear()
        self._is_running = self._is_zoomed = False
        self._hover.stop()
        self.use_changed.emit()
        self._draw_soon()

    def show_everything(self) -> None:
        """Undoes zoom and pan."""
        self._is_zoomed = False
        self._draw()

    # A picture of it

    def picture(self, size: QSize, palette: QPalette, font: QFont) -> QImage:
        """The whole chart, `size` logical px times PICTURE_RATIO, whatever the window shows."""
        chart = HistoryChart(self.quantity)
        chart.setPalette(palette)
        chart.setFont(font)
        chart.resize(size)
        chart._history.copy_from(self._history)
        chart._render()  # lays it out
        chart._draw()
        chart._update_look(PICTURE_RATIO)
        if chart.plot is not None:
            chart.plot.axes.note.settle()
        image = chart._render()
        chart.deleteLater()
        return image

    def _render(self) -> QImage:
        """Header and body, without frame, pointer and focus."""
        image = QImage(self.size() * PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(self.palette().color(QPalette.ColorRole.Base))
        with QPainter(image) as painter:
            for part in (self.header, self._body):
                part.render(painter, part.pos(), renderFlags=QWidget.RenderFlag.DrawChildren)
        return image

    # Drawing

    def _update_look(self, ratio: float | None = None) -> None:
        if self.plot is not None:
            zoomed = self.tr("zoomed: a double click shows everything")
            self.plot.set_texts(self.tr("epoch"), self.tr("best"), zoomed)
            self.plot.set_look(self.palette(), self.font(), ratio or self.devicePixelRatioF())

    def _draw_soon(self) -> None:
        """At most four times a second, and not while nobody sees it."""
        if self.isVisible() and not self._repaint.isActive():
            self._repaint.start()

    def _draw(self) -> None:
        self._repaint.stop()
        history, has_points = self._history, self.has_points
        for action in (self._save, self._reset):
            action.setEnabled(has_points)
        self.setAccessibleDescription(self._hover.explanation(history.end()))
        if not has_points:
            self._sentence.setText(self._empty_sentence())
            self._body.setCurrentWidget(self._sentence)
            return
        self.load()
        assert self.plot is not None
        self.plot.show_lines(history.training.points(), history.validation.points())
        self.plot.show_best(history.best_epoch, history.best_point())
        if not self._is_zoomed:
            low, high = value_range(self.quantity, history.training, history.validation)
            end = max(history.epochs, history.end())
            self.plot.show_range(end, low, high, self._scale_note(low, high))
        self._body.setCurrentWidget(self.plot.widget)

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

    def _on_zoom(self) -> None:
        self._is_zoomed = True

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right explain epoch after epoch, Home shows everything."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Home:
            self.show_everything()
        elif direction and self.has_points:
            self._draw()
            self._hover.step(direction)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stops explaining."""
        super().focusOutEvent(event)
        self._hover.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Draws what has come in meanwhile."""
        super().showEvent(event)
        self._update_look()
        self._draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides the values, whose place is another now."""
        super().resizeEvent(event)
        self._hover.stop()

    def event(self, event: QEvent) -> bool:
        """Follows the theme, the size of the font and the screen."""
        is_done = super().event(event)
        if event.type() in _LOOK_EVENTS:
            self.header.updateGeometry()
            self.updateGeometry()
            self._update_look()
        return is_done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the background and its frame."""
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(roles.Highlight if self.hasFocus() else roles.Mid))
            painter.setBrush(self.palette().color(roles.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def minimumSizeHint(self) -> QSize:
        """Small enough for two charts over or beside each other in a small window."""
        return QSize(160, max(_MIN_HEIGHT, 5 * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        """As low as possible: a chart takes the room that is left, and does not ask for more."""
        return QSize(360, self.minimumSizeHint().height())
