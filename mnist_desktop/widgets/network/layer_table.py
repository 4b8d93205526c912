"""The layers of a network as a table, from the image at the top to the ten scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.recognition.networks.architectures import (
    CLASSES,
    Architecture,
    LayerRow,
    layer_rows,
    shape_text,
)
from mnist_desktop.recognition.networks.layer_rules import NEW_LAYERS
from mnist_desktop.recognition.networks.layers import Dense
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.network.layer_texts import LayerTexts


class LayerTable(Translated, QTableWidget):
    """Layer, output shape and parameters, one row per layer.

    Args:
        has_settings: whether the settings have a column of their own.
    """

    def __init__(self, parent: QWidget | None = None, *, has_settings: bool = False) -> None:
        super().__init__(0, 4 if has_settings else 3, parent)
        self.setObjectName("layerTable")
        self._texts = LayerTexts(self)
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
        self._set_texts()

    def _set_texts(self) -> None:
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
        """Shows rows; one may be marked as faulty, with the sentence that explains why."""
        self._rows = tuple(rows)
        self._fault = fault
        self._problem = problem
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Recolours the faulty row for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._fault is not None:
            self._fill()

    def _fill(self) -> None:
        self.setRowCount(len(self._rows))
        for row, line in enumerate(self._rows):
            is_fault = row == self._fault
            for column, text in enumerate(self._cells(row, line)):
                item = self.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(row, column, item)
                item.setText(text)
                item.setTextAlignment(_alignment(self._is_number(column)))
                item.setToolTip(self._problem if is_fault else "")
                color = self.palette().color(QPalette.ColorRole.BrightText)
                item.setData(Qt.ItemDataRole.ForegroundRole, color if is_fault else None)

    def _cells(self, row: int, line: LayerRow) -> list[str]:
        is_last = row == len(self._rows) - 1
        if is_last and isinstance(line.layer, Dense) and line.layer.units == CLASSES:
            name, settings = self._texts.scores(CLASSES), self.tr("always the last")
        elif self._has_settings:
            name = self._texts.kind(line.layer.kind)
            settings = self._texts.settings(line.layer)
        else:
            name, settings = self._texts.layer(line.layer), ""
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


class LayerButtons(Translated, QWidget):
    """Four buttons; the first has a menu of the kinds of layers."""

    add_requested = Signal(str)  # kind of layer
    remove_requested = Signal()
    move_requested = Signal(int)  # -1 up, 1 down

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = LayerTexts(self)
        self._add = named("addLayer", QPushButton(autoDefault=False))
        self._remove = push_button("removeLayer", self.remove_requested, autoDefault=False)
        move = self.move_requested.emit
        self._up = push_button("moveLayerUp", lambda: move(-1), autoDefault=False)
        self._down = push_button("moveLayerDown", lambda: move(1), autoDefault=False)
        self._menu = named("layerKinds", QMenu(self))
        self._menu.setToolTipsVisible(True)
        self._kinds = {kind: self._action(kind) for kind in NEW_LAYERS}
        self._add.setMenu(self._menu)
        row_of(self._add, self._remove, self._up, self._down, None, owner=self)
        self._set_texts()

    def _set_texts(self) -> None:
        self._add.setText(self.tr("&Add"))
        self._add.setToolTip(self.tr("Adds a layer after the chosen one"))
        self._remove.setText(self.tr("&Remove"))
        self._remove.setToolTip(self.tr("Removes the chosen layer (Delete in the table)"))
        self._up.setText(self.tr("Move &up"))
        self._up.setToolTip(self.tr("Puts the chosen layer before the one above it"))
        self._down.setText(self.tr("Move &down"))
        self._down.setToolTip(self.tr("Puts the chosen layer after the one below it"))
        for kind, action in self._kinds.items():
            action.setText(self._texts.kind(kind))
            action.setToolTip(self._texts.explanation(kind))

    def set_possible(self, *, add: bool, remove: bool, up: bool, down: bool) -> None:
        """Enables the buttons."""
        self._add.setEnabled(add)
        self._remove.setEnabled(remove)
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def _action(self, kind: str) -> QAction:
        action = named(f"add_{kind}", QAction(self))
        action.triggered.connect(partial(self._ask_to_add, kind))
        self._menu.addAction(action)
        return action

    def _ask_to_add(self, kind: str) -> None:
        self.add_requested.emit(kind)
