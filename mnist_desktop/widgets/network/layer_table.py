"""The layers of a network as a table, from the image at the top to the ten scores."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
from mnist_desktop.recognition.networks.layer_row import LayerRow, layer_rows, shape_text
from mnist_desktop.recognition.networks.layers import Dense
from mnist_desktop.widgets.network.layer_words import LayerWords


class LayerTable(QTableWidget):
    """Layer, output shape and parameters, a row each; rows are chosen whole.

    Args:
        parent: what it lies in.
        has_settings: whether the settings have a column of their own, after the layer's kind.
    """

    def __init__(self, parent: QWidget | None = None, *, has_settings: bool = False) -> None:
        super().__init__(0, 4 if has_settings else 3, parent)
        self.setObjectName("layerTable")
        self._words = LayerWords(self)
        self._has_settings = has_settings
        self._rows: tuple[LayerRow, ...] = ()
        self._fault: int | None = None
        self._problem = ""
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in range(1 + int(has_settings)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        settings = [self.tr("Settings")] if self._has_settings else []
        titles = [self.tr("Layer"), *settings, self.tr("Output"), self.tr("Parameters")]
        for column, title in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setTextAlignment(_alignment(self._is_number(column)))
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(self.tr("Layers of the network"))
        self.setStatusTip(
            self.tr(
                "The network from the image at the top to the ten scores at the bottom. Parameters"
                " are the numbers that it learns."
            )
        )
        self._fill()

    def show_architecture(self, architecture: Architecture) -> None:
        """Shows a whole network."""
        self.show_rows(layer_rows(architecture))

    def show_rows(
        self, rows: Sequence[LayerRow], *, fault: int | None = None, problem: str = ""
    ) -> None:
        """Shows rows; one of them may be marked as at fault, with the sentence that says why."""
        self._rows = tuple(rows)
        self._fault = fault
        self._problem = problem
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Colours the row at fault again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._fault is not None:
            self._fill()

    def _fill(self) -> None:
        self.setRowCount(len(self._rows))
        for row, line in enumerate(self._rows):
            is_fault = row == self._fault
            for column, text in enumerate(self._texts(row, line)):
                item = self.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(row, column, item)
                item.setText(text)
                item.setTextAlignment(_alignment(self._is_number(column)))
                item.setToolTip(self._problem if is_fault else "")
                color = self.palette().color(QPalette.ColorRole.BrightText)
                item.setData(Qt.ItemDataRole.ForegroundRole, color if is_fault else None)

    def _texts(self, row: int, line: LayerRow) -> list[str]:
        is_last = row == len(self._rows) - 1
        if is_last and isinstance(line.layer, Dense) and line.layer.units == CLASSES:
            name, settings = self._words.scores(CLASSES), self.tr("always the last")
        elif self._has_settings:
            name = self._words.kind(line.layer.kind)
            settings = self._words.settings(line.layer)
        else:
            name, settings = self._words.layer(line.layer), ""
        if row == self._fault:
            name = self.tr("⚠ {layer}").format(layer=name)
        output = shape_text(line.shape) if line.shape is not None else "–"
        if row == self._fault and line.shape is None:
            output = self.tr("does not fit")
        count = "–" if line.parameters is None else f"{line.parameters:,}"
        between = [settings] if self._has_settings else []
        return [name, *between, output, "" if count == "0" else count]

    def _is_number(self, column: int) -> bool:
        return column >= self.columnCount() - 2


def _alignment(is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
