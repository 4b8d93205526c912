"""The list of one's own models in a table: use, rename, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.screen_fit import ScreenFit
from mnist_desktop.window.menus import ModelWords

_SIZE = (760, 420)  # logical px
_NAME, _DATE, _DATA, _NETWORK, _TEST = range(5)


class ModelsDialog(QDialog):
    """Shows models, in the folder's order or sorted, and reports what is asked for."""

    use_requested = Signal(Path)
    rename_requested = Signal(Path, str)  # what was typed
    delete_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelsDialog")
        self.setWindowTitle(self.tr("Models"))
        self._words = ModelWords(self)
        self._in_use: Path | None = None
        self._summaries: Sequence[ModelSummary] = ()
        self._is_editing = False
        self._waiting: tuple[Sequence[ModelSummary], Path | None] | None = None
        self._typed = ""  # the name that was asked for last
        self._table = named("modelsTable", QTreeWidget())
        plain = Qt.TextFormat.PlainText
        self._problem = named("modelsProblem", QLabel(wordWrap=True, textFormat=plain))
        self._use = self._button("useModelButton", self._ask_for_use, self.tr("Use"))
        self._rename = self._button("renameModelButton", self._edit, self.tr("Rename"))
        self._delete = self._button("deleteModelButton", self._ask_for_deletion, self.tr("Delete…"))
        self._lay_out()
        self._show_possible()

    def show_models(self, summaries: Sequence[ModelSummary], in_use: Path | None) -> None:
        """Lists the models.

        Args:
            summaries: as the folder gives them.
            in_use: the file of the one that answers, None for the built-in model.
        """
        if self._is_editing:  # a run may end meanwhile; what is typed stays
            self._waiting = (summaries, in_use)
            return
        chosen = self._chosen()
        at = self._table.currentIndex().row()
        self._summaries, self._in_use = summaries, in_use
        self._table.setSortingEnabled(False)
        self._table.clear()
        for summary in summaries:
            self._table.addTopLevelItem(_Row(summary, self._cells(summary)))
        self._table.setSortingEnabled(True)
        rows = self._rows()
        again = [row for row in rows if chosen is not None and _path_of(row) == chosen.path]
        if rows:
            self._table.setCurrentItem(again[0] if again else rows[max(min(at, len(rows) - 1), 0)])
        self._show_possible()
        if self._typed and self._problem.text() and again:
            self._correct(self._typed)
        else:
            self._typed = ""

    def choose(self, path: Path) -> None:
        """Selects a model, such as one that has just been renamed."""
        for row in self._rows():
            if _path_of(row) == path:
                self._table.setCurrentItem(row)

    def show_problem(self, text: str) -> None:
        """Shows in one line what went wrong; the table stays true."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._problem.setAccessibleName(text)

    # What the person does

    def _ask_for_use(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.problem is None:
            self.show_problem("")
            self.use_requested.emit(chosen.path)

    def _ask_for_deletion(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.show_problem("")
            self.delete_requested.emit(chosen.path)

    def _edit(self) -> None:
        self.show_problem("")
        self._typed = ""
        self._edit_name()

    def _edit_name(self) -> None:
        item = self._table.currentItem()
        if item is not None:
            self._is_editing = True
            self._table.editItem(item, _NAME)

    def _end_editing(self) -> None:
        self._is_editing = False
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.show_models(*waiting)

    def _correct(self, typed: str) -> None:
        """Opens the field again with a name that was refused, to be corrected."""
        self._edit_name()
        field = self._table.findChild(QLineEdit)
        if field is not None:
            field.setText(typed)

    def _on_edited(self, item: QTreeWidgetItem, column: int) -> None:
        path, typed = _path_of(item), item.text(_NAME)
        if column != _NAME or typed == path.stem:
            return
        if typed == self._typed:  # refused before, and the field left as it was
            item.setText(_NAME, path.stem)
        else:
            self._typed = typed
            self.show_problem("")
            self.rename_requested.emit(path, typed)

    # What is shown

    def _chosen(self) -> ModelSummary | None:
        item = self._table.currentItem()
        if item is None:
            return None
        path = _path_of(item)
        return next((one for one in self._summaries if one.path == path), None)

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self._table.topLevelItem(at) for at in range(self._table.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _cells(self, summary: ModelSummary) -> list[str]:
        if summary.problem is not None:
            return [summary.name, "", "", self.tr("cannot be read"), ""]
        test = self._words.accuracy(summary)
        if summary.path == self._in_use:
            test = self.tr("{accuracy}, in use").format(accuracy=test)
        return [summary.name, summary.date[:10], summary.data, summary.architecture, test]

    def _show_possible(self) -> None:
        chosen = self._chosen()
        is_readable = chosen is not None and chosen.problem is None
        self._use.setEnabled(is_readable and chosen is not None and chosen.path != self._in_use)
        for button in (self._rename, self._delete):
            button.setEnabled(chosen is not None)

    def _lay_out(self) -> None:
        self._table.setHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Date"),
                self.tr("Data set"),
                self.tr("Network"),
                self.tr("Test accuracy"),
            ]
        )
        self._table.setRootIsDecorated(False)
        self._table.setUniformRowHeights(True)
        self._table.setAlternatingRowColors(True)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self._table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as the folder has them
        self._table.currentItemChanged.connect(lambda *_: self._show_possible())
        self._table.itemActivated.connect(lambda *_: self._ask_for_use())
        self._table.itemChanged.connect(self._on_edited)
        queued = Qt.ConnectionType.QueuedConnection  # the editor still exists when it comes
        self._table.itemDelegate().closeEditor.connect(self._end_editing, queued)
        self._table.installEventFilter(self)
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._problem.hide()
        close = self._button("closeModelsButton", self.close, self.tr("Close"))
        buttons = row_of(self._use, self._rename, self._delete, None, close)
        parts = (self._table, self._problem, buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=self._table)
        self.resize(*_SIZE)
        ScreenFit(self).fit()

    def _button(self, name: str, on_click: Callable[[], object], text: str) -> QPushButton:
        """Without autoDefault, as Enter is the table's: it uses the model."""
        button = push_button(name, on_click, autoDefault=False)
        button.setText(text)
        return button

    # Qt

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """F2 renames, Del deletes, in the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            wish = {Qt.Key.Key_F2: self._edit, Qt.Key.Key_Delete: self._ask_for_deletion}
            do = wish.get(Qt.Key(event.key()))
            if do is not None:
                do()
                return True
        return False


class _Row(QTreeWidgetItem):
    """A model's row; accuracies are sorted as numbers."""

    def __init__(self, summary: ModelSummary, cells: list[str]) -> None:
        super().__init__(cells)
        self.setData(_NAME, Qt.ItemDataRole.UserRole, str(summary.path))
        accuracy = -1.0 if summary.test_accuracy is None else summary.test_accuracy
        self.setData(_TEST, Qt.ItemDataRole.UserRole, accuracy)
        self.setFlags(self.flags() | Qt.ItemFlag.ItemIsEditable)
        if summary.problem is not None:
            self.setForeground(_NETWORK, QPalette().brush(QPalette.ColorRole.PlaceholderText))

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        """The order of the column that the person sorts by."""
        tree = self.treeWidget()
        column = _NAME if tree is None else tree.sortColumn()
        if column == _TEST:
            role = Qt.ItemDataRole.UserRole
            return float(self.data(_TEST, role)) < float(other.data(_TEST, role))
        return self.text(column).casefold() < other.text(column).casefold()


def _path_of(item: QTreeWidgetItem) -> Path:
    return Path(item.data(_NAME, Qt.ItemDataRole.UserRole))
