"""A chart of the loss or the accuracy over the epochs of a training run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.hover import ChartHover
from mnist_desktop.widgets.chart.legend import ChartLegend
from mnist_desktop.widgets.chart.series import ChangeMark, Curve, History, Quantity

if TYPE_CHECKING:
    from mnist_desktop.widgets.chart.plot.history_plot import HistoryPlot

__all__ = ["HistoryChart", "Quantity"]

# A repaint takes 5 ms of the window's thread, which training shares; of two charts with the same
# interval both would be repainted at once, and the window be late by both
_REPAINT_MS = {Quantity.LOSS: 250, Quantity.ACCURACY: 290}
_MIN_HEIGHT = 90  # logical px


class HistoryChart(Translated, QWidget):
    """Training and validation, live or from a model file; a sentence while there is neither.

    pyqtgraph is imported by `load()`: when a training run begins, or with the first points of a
    file.

    Attributes:
        quantity: what it shows.
        history: what is on it, now or at the next repaint.
        plot: what `load` builds; None before.

    Args:
        quantity: accuracies come in as shares in [0, 1] and are shown in percent.
    """

    point_explained = Signal(str)  # values under pointer or arrow keys; empty: none any more
    save_requested = Signal()  # by the context menu
    changed = Signal()  # the history has

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{quantity}Chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.quantity = quantity
        self.history = History()
        self.overlaid: Sequence[Curve] = ()  # validation curves of other runs
        self.expected: Curve = ()  # what the person bet before the run
        self._pad: QWidget | None = None  # where that is drawn, while it is shown
        self.plot: HistoryPlot | None = None
        self._can_train = True
        self._moment: float | None = None  # of the film, in epochs
        self._repaint = QTimer(self, interval=_REPAINT_MS[quantity], singleShot=True)
        self._repaint.timeout.connect(self._draw)
        self.header = ChartLegend(self)
        sentence = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = named("chartSentence", sentence)
        self._sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._body = QStackedWidget(self)
        self._body.addWidget(self._sentence)
        parts, margins = (self.header, self._body), (8, 4, 8, 4)
        column_of(*parts, owner=self, margins=margins, spacing=0, growing=self._body)
        self._hover = ChartHover(self)
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
        self._name_expected()
        self.setAccessibleName(titles[0])
        self.setStatusTip(tip)
        self._save.setText(self.tr("Save charts…"))
        self._reset.setText(self.tr("Show everything"))
        self._hover.stop()
        self._draw()

    # What is shown

    @property
    def has_points(self) -> bool:
        """Whether there is anything to see, now or at the next repaint."""
        return len(self.history) > 0 or bool(self.overlaid)

    @property
    def has_pad(self) -> bool:
        """Whether a curve is drawn in place of the plot."""
        return self._pad is not None

    def load(self) -> None:
        """Imports pyqtgraph and builds the plot; takes a moment, once."""
        if self.plot is None:
            from mnist_desktop.widgets.chart.plot.history_plot import HistoryPlot

            self.plot = HistoryPlot(self.quantity, self)
            self._body.addWidget(self.plot)
            self.plot.pointed.connect(self._hover.explain)
            self.plot.left.connect(self._hover.stop)
            self.plot.show_moment(self._moment)

    def set_can_train(self, can_train: bool) -> None:
        """Sets whether a run can ever begin here, for the sentence while there is none."""
        self._can_train = can_train
        self._show_soon()

    def begin(self, epochs: int) -> None:
        """Starts a run: no points yet, room for so many epochs."""
        # Not with the first points: beside TensorFlow's thread it would hold the window up longer
        self.load()
        self._set_history(History(max(epochs, 1)))

    def show_history(self, training: Curve, validation: Curve, best_epoch: int | None) -> None:
        """Shows a run of the past: values during it, after each epoch, and the epoch kept."""
        self._set_history(History.of_points(training, validation, best_epoch))

    def set_overlaid(self, curves: Sequence[Curve]) -> None:
        """Sets the validation curves of other runs, which are drawn over this one's."""
        self.overlaid = curves
        self._show_soon()

    def set_expected(self, curve: Curve) -> None:
        """Draws the curve that was expected beside the run's, until another history is shown."""
        self.expected = curve
        self._name_expected()
        self._show_soon()

    def _name_expected(self) -> None:
        name = self.tr("expected") if self.expected or self.has_pad else ""
        self.header.set_expected(name, is_alone=self.has_pad)

    def show_pad(self, pad: QWidget | None) -> None:
        """Shows the widget on which a curve is drawn in place of the plot; None: the plot again."""
        if self._pad is not None and pad is None:
            self._body.removeWidget(self._pad)
        elif pad is not None and self._pad is None:
            self._body.addWidget(pad)
        self._pad = pad
        self.set_expected(self.expected)
        self._show_body()

    def clear(self) -> None:
        """Shows nothing, as before the first run."""
        self._set_history(History())

    def add_training_point(self, epoch: float, value: float) -> None:
        """Adds to the solid line, after so many (parts of) epochs; shown a moment later."""
        self.history.training.add(epoch, value)
        self._show_soon()

    def add_validation_point(self, epoch: float, value: float) -> None:
        """Adds to the dashed line."""
        self.history.validation.add(epoch, value)
        self._show_soon()

    def set_best_epoch(self, epoch: int | None) -> None:
        """Marks the epoch whose weights are kept."""
        self.history.best_epoch = epoch
        self._show_soon()

    def set_changes(self, changes: Sequence[ChangeMark]) -> None:
        """Marks where the run was changed while it went on."""
        self.history.changes = tuple(changes)
        self._show_soon()

    def show_moment(self, epoch: float | None) -> None:
        """Marks a moment of the film, after so many epochs; None removes the mark."""
        self._moment = epoch
        if self.plot is not None:
            self.plot.show_moment(epoch)

    def show_everything(self) -> None:
        """Undoes zoom and pan."""
        if self.plot is not None:
            self.plot.show_everything()

    def _set_history(self, history: History) -> None:
        self.history = history
        self.set_expected(())
        self.show_everything()
        self._hover.stop()
        self._show_soon()

    def _show_soon(self) -> None:
        """Asks for a repaint, four times a second at most and not while nobody sees it."""
        # At once: beside the other chart, which may be drawn before, it must not ask for a run
        self._sentence.setText(self._empty_sentence())
        self.changed.emit()
        if self.isVisible() and not self._repaint.isActive():
            self._repaint.start()

    def _empty_sentence(self) -> str:
        if self.history.epochs or self.has_points:
            return self.tr("The first point comes in a moment")
        if not self._can_train:
            return self.tr("Open a model whose file holds its curves to see them here")
        if self.quantity == Quantity.LOSS:
            return self.tr("Press Train: loss should fall")
        return self.tr("Press Train: accuracy should rise")

    def _draw(self) -> None:
        self._repaint.stop()
        for action in (self._save, self._reset):
            action.setEnabled(self.has_points)
        self.setAccessibleDescription(self._hover.explanation(self.history.end()))
        self._sentence.setText(self._empty_sentence())
        has_run = not self.overlaid or self.history.epochs > 0 or len(self.history) > 0
        self.header.set_has_lines(has_run, has_run)
        if self.has_points:
            self.load()
            assert self.plot is not None
            self.plot.draw(self.history, self.overlaid, self.expected)
        self._show_body()

    def _show_body(self) -> None:
        plot = self.plot if self.has_points else None
        self._body.setCurrentWidget(self._pad or plot or self._sentence)

    def draw_for_print(self, shown: HistoryChart, ratio: float) -> None:
        """Draws what another chart shows at once, for a picture of `ratio` px per logical px."""
        self.history, self.overlaid = shown.history, shown.overlaid
        self.set_expected(shown.expected)
        self._draw()
        lines = self.history.training, self.history.validation
        self.header.set_has_lines(*(line.known().size > 0 for line in lines))
        if self.plot is not None:
            self.plot.set_look(ratio, is_print=True)
            self.plot.settle()

    def cut_lines(self) -> None:
        """Leaves out what lies beyond the axes, for vector graphics; once it is laid out."""
        if self.plot is not None:
            self.plot.cut_lines()

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
        self._show_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides the values, whose place is another now."""
        super().resizeEvent(event)
        self._hover.stop()

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
