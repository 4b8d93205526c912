"""The table of runs as it is seen: sorting by the headers, editing of names, keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.runs.run_table import NUMBERS, Column, RunTable

_MEASURED = 30  # rows whose texts decide how wide a column is
_PADDING = 20  # logical px of a cell beside its text
_MAX_WIDTH = 34  # characters
_ROWS = 7  # that are seen without scrolling
_ORDERS = Qt.SortOrder
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)  # the latter is called Delete on a Mac
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, *_DELETE)
_Index = QModelIndex | QPersistentModelIndex


class RunView(QTableView):
    """Shows a `RunTable`; the models that are chosen stay chosen when it is listed anew.

    What comes while a name is edited waits until that has ended: nothing typed is lost.
    """

    chosen_changed = Signal()
    use_requested = Signal()
    delete_requested = Signal()
    editing_ended = Signal()

    def __init__(self, table: RunTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runsTable")
        self._table = table
        self._chosen: list[Path] = []
        self._sorted = -1, _ORDERS.AscendingOrder  # by which column, and how
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves it
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_header)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.installEventFilter(self)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._choose_again)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda _: self._on_activated())
        queued = Qt.ConnectionType.QueuedConnection  # the editor still exists when it comes
        self.itemDelegate().closeEditor.connect(self.editing_ended, queued)
        self._fit_height()

    @property
    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen(self) -> list[ModelSummary]:
        """The models that are selected, from the top down."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._table.shown[row] for row in rows if row < len(self._table.shown)]

    def choose(self, *paths: Path) -> None:
        """Selects models, such as one that has just been renamed, and scrolls to the first."""
        rows = [row for row in map(self._table.row_of, paths) if row is not None]
        flags = QItemSelectionModel.SelectionFlag
        for number, row in enumerate(rows):
            index = self._table.index(row, Column.NAME)
            if number == 0:
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
            else:
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def edit_name(self, typed: str | None = None) -> None:
        """Opens the field for the name of the model that is current, with a text of one's own."""
        index = self._table.index(self.currentIndex().row(), Column.NAME)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.edit(index)
        field = self.findChild(QLineEdit)
        if typed is not None and field is not None:
            field.setText(typed)

    def fit_columns(self) -> None:
        """Makes columns as wide as their texts."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for column in Column:
            rows = range(min(self._table.rowCount(), _MEASURED))
            cells = (self._table.index(row, column).data() for row in rows)
            widest = max((metrics.horizontalAdvance(cell) for cell in cells), default=0)
            most = _MAX_WIDTH * metrics.averageCharWidth()
            width = max(min(widest + _PADDING, most), header.sectionSizeHint(column) + 4)
            self.setColumnWidth(column, width)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sorts by a column; a negative one is the newest first."""
        self._sorted = column, order
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        header.setSortIndicator(column, order)
        self._table.sort(column, order)

    def _on_header(self, column: int) -> None:
        """A first click shows the best or the first; one on the same column turns the order."""
        order = _ORDERS.DescendingOrder if column in NUMBERS else _ORDERS.AscendingOrder
        if (column, order) == self._sorted:
            falls = order == _ORDERS.DescendingOrder
            order = _ORDERS.AscendingOrder if falls else _ORDERS.DescendingOrder
        self.sort_by(column, order)

    def _remember(self) -> None:
        self._chosen = [summary.path for summary in self.chosen()]

    def _choose_again(self) -> None:
        self.choose(*self._chosen)
        self.chosen_changed.emit()

    def _on_activated(self) -> None:
        if not self.is_editing:
            self.use_requested.emit()

    def _fit_height(self) -> None:
        row = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + _ROWS * row + self.horizontalScrollBar().sizeHint().height())

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits the columns to headings in another font (presentation mode)."""
        if watched is self.horizontalHeader() and event.type() == QEvent.Type.FontChange:
            self._fit_height()
            self.fit_columns()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses a model, F2 renames it, Del deletes what is selected."""
        key = Qt.Key(event.key())
        if self.is_editing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated()
        elif key == Qt.Key.Key_F2:
            self.edit_name()
        elif key in _DELETE:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps its keys from the window's shortcuts: Del clears the canvas elsewhere."""
        is_shortcut = event.type() == QEvent.Type.ShortcutOverride
        if is_shortcut and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Keeps the name in view: the arrow keys go up and down only."""
        horizontal = self.horizontalScrollBar().value()
        super().currentChanged(current, previous)
        self.horizontalScrollBar().setValue(horizontal)
