"""The upright lines of a chart where a run went on with other settings."""

from __future__ import annotations

from typing import Any

from pyqtgraph import InfiniteLine, PlotWidget
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette, QPen

from mnist_desktop.widgets.chart.series import ChangeMark, Quantity


class ChangeLines(QObject):
    """One line per change, with what has changed written across it.

    Args:
        plot: where they are; its palette and font are theirs.
        quantity: of its upright axis.
    """

    def __init__(self, plot: PlotWidget, quantity: Quantity) -> None:
        super().__init__(plot)
        self._plot = plot
        self._view: Any = plot.getViewBox()
        self._quantity = quantity
        self._changes: tuple[ChangeMark, ...] = ()
        self._lines: list[Any] = []

    def draw(self, changes: tuple[ChangeMark, ...]) -> None:
        """Draws the lines of these changes, unless they are there."""
        if changes != self._changes:
            self._changes = changes
            self.redraw()

    def redraw(self) -> None:
        """Draws them anew in the plot's palette, font and language."""
        for line in self._lines:
            self._view.removeItem(line)
        self._lines = [self._line(change) for change in self._changes]
        for line in self._lines:
            self._view.addItem(line, ignoreBounds=True)

    def place_texts(self) -> None:
        """Keeps each text within the chart: its line crosses it where it crosses the chart.

        Beside the line it would not fit in a small chart.
        """
        (start, end), _ = self._view.viewRange()
        for line in self._lines:
            share = min(max((line.value() - start) / (end - start), 0.0), 1.0)
            line.label.anchors = [(share, 0.5), (share, 0.5)]
            line.label.updatePosition()

    def _line(self, change: ChangeMark) -> Any:
        words = []
        if change.learning_rate is not None:
            words.append(self.tr("rate {rate}").format(rate=f"{change.learning_rate:.3g}"))
        if change.is_augmented is not None:
            varied = self.tr("varied") if change.is_augmented else self.tr("not varied")
            words.append(varied)
        # Where lines and the note rarely are: losses are low at the end, accuracies high
        position = 0.75 if self._quantity == Quantity.LOSS else 0.3
        colors, roles = self._plot.palette(), QPalette.ColorRole
        text_color, base = colors.color(roles.WindowText), colors.color(roles.Base)
        options = {"position": position, "color": text_color, "fill": base}
        pen = QPen(text_color, 1, Qt.PenStyle.DashDotLine)
        pen.setCosmetic(True)
        text = ", ".join(words).replace("{", "").replace("}", "")
        line = InfiniteLine(change.epoch, angle=90, pen=pen, label=text, labelOpts=options)
        line.label.setFont(self._plot.font())
        return line
