"""The kept drawings as a grid of small pictures with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QWidget,
)

from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.sample_list import SampleList

_PICTURE = 56  # logical px, twice the image's own
_PADDING = 5  # logical px around it
_MAX_ROWS = 4  # visible; more are scrolled
_Index = QModelIndex | QPersistentModelIndex


class SampleGrid(Translated, QListView):
    """Drawings to choose from; keys relabel, delete, undo and open them.

    Attributes:
        samples: the list; it asks for what is looked at.
    """

    chosen = Signal()  # others than before: `chosen_ids`
    relabel_requested = Signal(object, str)  # ids, a digit
    delete_requested = Signal(object)  # ids
    undo_requested = Signal()
    open_requested = Signal(int)  # id
    menu_requested = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleGrid")
        self.samples = SampleList()
        self.setModel(self.samples)
        self.samples.pictures_changed.connect(self.viewport().update)
        self.setItemDelegate(_Delegate(self))
        # Icon mode would lay out every item by itself, which takes seconds for thousands
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self._on_activated)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self._total = 0
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("My drawings"))
        self.setStatusTip(
            self.tr(
                "Each drawing as a network sees it, the newest first. Type a digit to relabel what"
                " is chosen, press Del to delete it, Ctrl+Z to undo; a double click or Enter opens"
                " it on the paper."
            )
        )

    def show_ids(self, ids: Sequence[int]) -> None:
        """Lists these drawings; those of them that were chosen stay so, where one looks stays."""
        before, place = set(self.chosen_ids()), self.verticalScrollBar().value()
        self.samples.set_ids(ids)
        if before and not self.selectionModel().hasSelection():
            rows = [row for row, number in enumerate(ids) if number in before]
            self._choose_rows(rows)
        self._fit_height()
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def set_total(self, count: int) -> None:
        """Sets how many drawings there are in all; a choice of them takes no less height."""
        self._total = count
        self._fit_height()

    def chosen_ids(self) -> list[int]:
        """The drawings that are chosen, in the order of the grid."""
        ids = self.samples.ids
        found: list[int] = []
        parts = self.selectionModel().selection().toList()
        for part in sorted(parts, key=lambda part: part.top()):
            found += ids[part.top() : part.bottom() + 1]
        return found

    def _choose_rows(self, rows: Sequence[int]) -> None:
        """Chooses rows, given in order."""
        selection = QItemSelection()
        ends = [at for at, (row, after) in enumerate(pairwise(rows)) if after > row + 1]
        firsts, lasts = [0, *(at + 1 for at in ends)], [*ends, len(rows) - 1]
        if rows:
            for first, last in zip(firsts, lasts, strict=True):  # a range each, which is fast
                top, bottom = self.samples.index(rows[first]), self.samples.index(rows[last])
                selection.select(top, bottom)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(selection, flags.ClearAndSelect)
            self.selectionModel().setCurrentIndex(self.samples.index(rows[0]), flags.NoUpdate)

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.samples.ids[index.row()])

    def _on_menu(self, place: QPoint) -> None:
        if self.chosen_ids():
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    # Size

    def cell(self) -> QSize:
        """Of one drawing with its label, in logical px."""
        side = _PICTURE + 2 * _PADDING
        return QSize(side, side + self.fontMetrics().height())

    def _fit_height(self) -> None:
        """As high as all its rows, up to some; so the column below begins where they end.

        The bar is there only if it is needed, which is decided here: to Qt the number of columns,
        so the height, would depend on the bar, and it on the height.
        """
        room = self.width() - 2 * self.frameWidth()
        has_bar = self._rows_in(room, self.samples.rowCount()) > _MAX_ROWS
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAlwaysOn if has_bar else policies.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        rows = min(self._rows_in(room, max(self.samples.rowCount(), self._total)), _MAX_ROWS)
        self.setFixedHeight(rows * self.cell().height() + 2 * self.frameWidth())

    def _rows_in(self, width: int, count: int) -> int:
        columns = max(width // self.cell().width(), 1)
        return max(-(-count // columns), 1)

    # Qt

    def event(self, event: QEvent) -> bool:
        """Takes its keys before the window's shortcuts: Del clears the paper elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = _digit_of(event) or event.matches(QKeySequence.StandardKey.Undo)
            keys = Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter
            if is_ours or event.matches(QKeySequence.StandardKey.SelectAll) or event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Relabels by a digit, deletes, undoes or opens."""
        ids, digit = self.chosen_ids(), _digit_of(event)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            if ids:
                self.delete_requested.emit(ids)
        elif digit:
            if ids:
                self.relabel_requested.emit(ids, digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: typed digits are labels, and most rows are not in memory."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follows the number of columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Makes room for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self._fit_height()


class _Delegate(QStyledItemDelegate):
    """Paints a picture with its label below."""

    def __init__(self, grid: SampleGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for all."""
        return self._grid.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A drawing that is not read yet is an empty square."""
        roles, flags = QPalette.ColorRole, QStyle.StateFlag
        palette, rect = self._grid.palette(), option.rect
        is_chosen = bool(option.state & flags.State_Selected)
        if is_chosen:
            painter.fillRect(rect.adjusted(1, 1, -1, -1), palette.color(roles.Highlight))
        left = rect.x() + (rect.width() - _PICTURE) // 2
        place = QRect(left, rect.y() + _PADDING, _PICTURE, _PICTURE)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)
        else:
            painter.fillRect(place, palette.color(roles.Midlight))
        label = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        below = rect.adjusted(2, place.bottom() + 1 - rect.y(), -2, 0)
        text = option.fontMetrics.elidedText(label, Qt.TextElideMode.ElideRight, below.width())
        painter.setPen(palette.color(roles.HighlightedText if is_chosen else roles.Text))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        if option.state & flags.State_HasFocus:
            focus = QStyleOptionFocusRect()
            focus.initFrom(self._grid)
            focus.rect = rect.adjusted(1, 1, -1, -1)
            element = QStyle.PrimitiveElement.PE_FrameFocusRect
            self._grid.style().drawPrimitive(element, focus, painter, self._grid)


def _digit_of(event: QKeyEvent) -> str:
    """The digit that a key types; empty for other keys and for Ctrl+1 and the like."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_typed = modifiers == Qt.KeyboardModifier.NoModifier
    return event.text() if is_typed and event.text() in tuple("0123456789") else ""
