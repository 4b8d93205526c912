"""The confusion matrix as a table: a row per label, a column per answer; a click is a wish."""

from __future__ import annotations

from math import sqrt
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_desktop.insight.confusion import Confusion
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.labels import bold, plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.confusion_texts import ConfusionTexts

_Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int | None, int | None]
"""Label and answer; None stands for any."""
NO_CELL: Cell = (None, None)
_MIN_CELL, _GOOD_CELL, _MAX_CELL = 20, 32, 44  # logical px, the width of a cell
_MAX_NAME = 72  # logical px, the width of the labels where cells are narrower than good
_PADDING = 4  # logical px
_STRONGEST = 0.4  # how much of the highlight colour the commonest mistake has
_MIN_POINTS = 6.5


class _ConfusionModel(QAbstractTableModel):
    """Counts, and behind them how many of each label are read right."""

    def __init__(self, texts: ConfusionTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self.confusion: Confusion | None = None

    def set_confusion(self, confusion: Confusion | None) -> None:
        before, self.confusion = self.confusion, confusion
        is_same_size = before is not None and confusion is not None
        if is_same_size and before.counts.shape == confusion.counts.shape:  # type: ignore[union-attr]
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self.confusion is None or parent.isValid() else len(self.confusion.counts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        rows = self.rowCount(parent)
        return rows + 1 if rows else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.confusion is None or not index.isValid():
            return None
        is_text = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.StatusTipRole)
        row, column = index.row(), index.column()
        if column == self.rowCount():
            return self._accuracy(row, role)
        if is_text:
            return self._texts.cell(self.confusion, row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            count = int(self.confusion.counts[row, column])
            return str(count) if count else "\u00b7"  # most cells are empty, and should look it
        return None

    def _accuracy(self, row: int, role: int) -> Any:
        assert self.confusion is not None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.StatusTipRole):
            return self._texts.accuracy(self.confusion, row)
        if role == Qt.ItemDataRole.DisplayRole:
            share = self.confusion.accuracy_of(row).share
            return "" if share is None else f"{percentage(share)} %"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self.confusion is None:
            return None
        is_answer = orientation == Qt.Orientation.Horizontal
        is_accuracy = is_answer and section == self.rowCount()
        if role == Qt.ItemDataRole.StatusTipRole:
            return self._texts.header(self.confusion, section, is_answer=is_answer)
        if role == Qt.ItemDataRole.DisplayRole:
            if is_accuracy:
                return self._texts.right()
            # A column is too narrow for a name: it has the number that is beside the row's name
            return str(section) if is_answer else row_name(self.confusion, section)
        if role == Qt.ItemDataRole.ToolTipRole and not is_accuracy:
            return plain_tool_tip(self.confusion.name(section))
        return None


def row_name(confusion: Confusion, index: int) -> str:
    """A class name behind its number, or the digit."""
    name = confusion.name(index)
    return f"{index} {name}" if confusion.classes else name


class ConfusionMatrix(Translated, QTableView):
    """Rows are labels, columns answers; what is chosen has a frame.

    A second click on what is chosen, or Escape, chooses nothing again.
    """

    cell_chosen = Signal(object)  # Cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionMatrix")
        self._texts = ConfusionTexts(self)
        self._counts = _ConfusionModel(self._texts, self)
        self.chosen: Cell = NO_CELL
        self.setModel(self._counts)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)  # for the explanations of cells
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(_MIN_CELL)
            header.setSectionsClickable(True)
            header.setHighlightSections(False)
            header.setMouseTracking(True)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._on_clicked)
        self.verticalHeader().sectionClicked.connect(lambda row: self._choose((row, None)))
        self.horizontalHeader().sectionClicked.connect(self._on_answer)
        self._counts.modelReset.connect(self._fit)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setStatusTip(
            self.tr(
                "A row for each label, a column for each answer. Click a number to see its images,"
                " a digit at the edge to see all images with that label or answer."
            )
        )
        self._fit()

    @property
    def confusion(self) -> Confusion | None:
        """What is shown."""
        return self._counts.confusion

    def show_confusion(self, confusion: Confusion | None) -> None:
        """Shows counts; None for nothing."""
        self._counts.set_confusion(confusion)
        self._fit()

    def show_chosen(self, cell: Cell) -> None:
        """Frames the cells whose images are looked at."""
        self.chosen = cell
        self.viewport().update()

    # Choosing

    def _on_clicked(self, index: QModelIndex) -> None:
        is_accuracy = index.column() == self._counts.rowCount()
        self._choose((index.row(), None if is_accuracy else index.column()))

    def _on_answer(self, column: int) -> None:
        if column < self._counts.rowCount():
            self._choose((None, column))

    def _choose(self, cell: Cell) -> None:
        self.cell_chosen.emit(NO_CELL if cell == self.chosen else cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and space choose the cell, Escape nothing; arrows say what a cell means."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            if self.currentIndex().isValid():
                self._on_clicked(self.currentIndex())
        elif event.key() == keys.Key_Escape and self.chosen != NO_CELL:
            self.cell_chosen.emit(NO_CELL)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Describes the cell that the keys have reached."""
        super().currentChanged(current, previous)
        text = self._counts.data(current, Qt.ItemDataRole.AccessibleTextRole)
        self.setAccessibleDescription(text or "")

    # Size

    def _fit(self) -> None:
        """Shares out the width; the height follows from the rows."""
        confusion = self._counts.confusion
        if confusion is None:
            self.setFixedHeight(0)
            return
        k, metrics = len(confusion.counts), self.fontMetrics()
        names = [metrics.horizontalAdvance(row_name(confusion, index)) for index in range(k)]
        texts = ("100.0 %", self._texts.right())
        accuracy = max(map(metrics.horizontalAdvance, texts)) + 2 * _PADDING
        room = self.width() - accuracy - k * _GOOD_CELL
        header = min(max(names), max(_MAX_NAME, room)) + 3 * _PADDING
        room = self.width() - header - accuracy - 2 * self.frameWidth()
        cell = min(max(room // k, _MIN_CELL), _MAX_CELL)
        self.verticalHeader().setFixedWidth(header)
        for column in range(k):
            self.setColumnWidth(column, cell)
        self.setColumnWidth(k, accuracy)
        height = metrics.height() + 2
        self.verticalHeader().setDefaultSectionSize(max(height, _MIN_CELL))
        self._fit_font(cell, int(confusion.counts.max()))
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + 2 * self.frameWidth())

    def _fit_font(self, cell: int, largest: int) -> None:
        """Makes the numbers small enough for their cells."""
        font = QFont(self.horizontalHeader().font())
        room, width = cell - _PADDING, QFontMetrics(bold(font)).horizontalAdvance(str(largest))
        if width > room:
            font.setPointSizeF(max(font.pointSizeF() * room / width, _MIN_POINTS))
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Delegate)
        width = QFontMetrics(bold(font)).horizontalAdvance(str(largest))
        delegate.font, delegate.right_font = font, bold(font) if width <= cell else font

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares out the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the tab may be."""
        return QSize(200, self.height())


class _Delegate(QStyledItemDelegate):
    """Paints counts: right ones bold in a frame, mistakes the darker the commoner they are."""

    def __init__(self, view: ConfusionMatrix) -> None:
        super().__init__(view)
        self._view = view
        self.font = self.right_font = QFont(view.font())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints a cell."""
        confusion = self._view.confusion
        if confusion is None:
            return
        rect, palette = self._rect(option), self._view.palette()
        row, column, k = index.row(), index.column(), len(confusion.counts)
        painter.save()
        if column < k:
            self._paint_ground(painter, rect, confusion, (row, column))
        is_right = row == column
        painter.setFont(self.right_font if is_right else self.font)
        is_zero = column < k and not confusion.counts[row, column]
        role = QPalette.ColorRole.PlaceholderText if is_zero else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        if column == k:
            painter.setFont(self._view.font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        if self._is_chosen(row, column, k):
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if self._has_focus(option, index):
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, confusion: Confusion, cell: tuple[int, int]
    ) -> None:
        palette, inner = self._view.palette(), rect.adjusted(1, 1, -1, -1)
        if cell[0] == cell[1]:
            painter.setPen(palette.color(QPalette.ColorRole.Dark))
            painter.drawRect(inner.adjusted(0, 0, -1, -1))
        elif confusion.mistakes and confusion.counts[cell]:
            color = QColor(palette.color(QPalette.ColorRole.Highlight))
            share = sqrt(int(confusion.counts[cell]) / confusion.mistakes[0].count)
            color.setAlphaF(_STRONGEST * share)
            painter.fillRect(inner, color)

    def _is_chosen(self, row: int, column: int, k: int) -> bool:
        label, answer = self._view.chosen
        if (label, answer) == NO_CELL or column == k:
            return False
        return label in (None, row) and answer in (None, column)

    def _has_focus(self, option: QStyleOptionViewItem, index: _Index) -> bool:
        state = option.state
        return bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()

    def _rect(self, option: QStyleOptionViewItem) -> QRect:
        return QRect(option.rect)
