"""The models of a folder as a Qt model: sorted, filtered, their names edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPalette

from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.base.labels import bold, plain_tool_tip

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    """What is said of a model, the most wanted first: a narrow column shows only some."""

    NAME = 0
    VALIDATION = 1
    NETWORK = 2
    DATA = 3
    IMAGES = 4
    EPOCHS = 5
    TESTED = 6
    TIME = 7
    DEVICE = 8
    SEED = 9
    DATE = 10


NUMBERS = (
    *(Column.VALIDATION, Column.IMAGES, Column.EPOCHS, Column.TESTED, Column.TIME),
    *(Column.SEED, Column.DATE),
)
"""Columns whose largest value is looked for; the others are texts."""


class RunTable(QAbstractTableModel):
    """Pinned models first, then in the folder's order or that of a column.

    Attributes:
        shown: the models that pass the filter, in their order.
    """

    rename_requested = Signal(Path, str)  # what was typed

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[ModelSummary] = []
        self._all: Sequence[ModelSummary] = ()
        self._in_use: Path | None = None
        self._filter = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._bold = bold(QFont())

    # What is listed

    def set_models(self, summaries: Sequence[ModelSummary], in_use: Path | None) -> None:
        """Lists models, newest first; `in_use` is the file of the one that answers."""
        self._all, self._in_use = summaries, in_use
        self._arrange()

    @property
    def count(self) -> int:
        """How many models there are, those that are filtered out included."""
        return len(self._all)

    @property
    def models(self) -> Sequence[ModelSummary]:
        """All models, newest first."""
        return self._all

    def set_filter(self, text: str) -> None:
        """Shows only models with all of these words in what is said of them."""
        self._filter = text
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; a negative one is the folder's order."""
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()

    def row_of(self, path: Path) -> int | None:
        """Where a model is; None if it is not shown."""
        return next((row for row, one in enumerate(self.shown) if one.path == path), None)

    def _arrange(self) -> None:
        self.beginResetModel()
        words = self._filter.casefold().split()
        shown = [one for one in self._all if not words or self._has(one, words)]
        if self._sorted is not None:
            column, order = self._sorted
            # Models of which nothing is known come last either way
            known = [one for one in shown if _value(one, column) is not None]
            unknown = [one for one in shown if _value(one, column) is None]
            is_falling = order == Qt.SortOrder.DescendingOrder
            known.sort(key=lambda one: _value(one, column), reverse=is_falling)  # type: ignore[arg-type,return-value]
            shown = known + unknown
        self.shown = sorted(shown, key=lambda one: not one.is_pinned)
        self.endResetModel()

    def _has(self, summary: ModelSummary, words: list[str]) -> bool:
        # Without the local form of the date: making it takes 0.1 ms
        columns = Column.VALIDATION, Column.TESTED, Column.IMAGES, Column.EPOCHS, Column.SEED
        texts = [self._text(summary, column) for column in columns]
        texts += [self._name(summary), summary.architecture, summary.data, summary.device]
        text = " ".join([*texts, summary.date[:10]]).casefold()
        return all(word in text for word in words)

    # Qt

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many models are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """How much is said of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column says."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.NAME else flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for another name; it is shown when the file has it."""
        path, typed = self.shown[index.row()].path, str(value)
        if typed != path.stem:
            self.rename_requested.emit(path, typed)
        return False

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text and look."""
        if not 0 <= index.row() < len(self.shown):
            return None
        summary, column = self.shown[index.row()], index.column()
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return self._text(summary, column)
        if role == roles.EditRole:
            return summary.path.stem
        if role == roles.TextAlignmentRole:
            return _alignment(column)
        if role == roles.ToolTipRole:  # names may come from others
            return plain_tool_tip(self._text(summary, column))
        if role == roles.FontRole and column == Column.NAME and summary.path == self._in_use:
            return self._bold
        if role == roles.ForegroundRole and summary.problem is not None:
            return QPalette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def _titles(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Validation"),
            self.tr("Network"),
            self.tr("Data set"),
            self.tr("Images"),
            self.tr("Epochs"),
            self.tr("Tested"),
            self.tr("Time"),
            self.tr("Device"),
            self.tr("Seed"),
            self.tr("Date"),
        ]

    def _text(self, summary: ModelSummary, column: int) -> str:
        if column == Column.NAME:
            return self._name(summary)
        if summary.problem is not None:
            return self.tr("cannot be read") if column == Column.NETWORK else ""
        if column == Column.DATE:
            moment = QDateTime.fromString(summary.date, Qt.DateFormat.ISODate).toLocalTime()
            return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        if column == Column.IMAGES and summary.images is None:
            return self.tr("all") if summary.epochs else ""
        if column == Column.TIME:
            return "" if summary.seconds is None else self._duration(summary.seconds)
        value = _value(summary, column)
        if column in (Column.VALIDATION, Column.TESTED):
            if value is None:
                return self.tr("no test result") if column == Column.TESTED else ""
            return self.tr("{percent} %").format(percent=percentage(value, 2))  # type: ignore[arg-type]
        if column == Column.SEED:
            return "" if value is None else str(value)
        if isinstance(value, int):
            return f"{value:,}"
        texts = {Column.NETWORK: summary.architecture, Column.DATA: summary.data}
        return texts.get(Column(column), summary.device if column == Column.DEVICE else "")

    def _name(self, summary: ModelSummary) -> str:
        if summary.path == self._in_use:
            text = self.tr("{name} (in use)")
            if summary.is_pinned:
                text = self.tr("{name} (pinned, in use)")
        else:
            text = self.tr("{name} (pinned)") if summary.is_pinned else "{name}"
        return text.format(name=summary.name)

    def _duration(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{count} s").format(count=f"{seconds:.0f}")
        if seconds < 3600:
            return self.tr("{count} min").format(count=f"{seconds / 60:.0f}")
        return self.tr("{count} h").format(count=f"{seconds / 3600:.1f}")


def _value(summary: ModelSummary, column: int) -> float | str | None:
    """What a column is sorted by; None where nothing is known."""
    if column == Column.NAME:
        return summary.name.casefold()
    values: dict[int, float | str | None] = {
        Column.VALIDATION: summary.validation_accuracy,
        Column.NETWORK: summary.architecture.casefold(),
        Column.DATA: summary.data.casefold(),
        Column.IMAGES: summary.images,
        Column.EPOCHS: summary.epochs or None,
        Column.TESTED: summary.test_accuracy,
        Column.TIME: summary.seconds,
        Column.DEVICE: summary.device.casefold(),
        Column.SEED: summary.seed,
        Column.DATE: summary.date,
    }
    value = values[column]
    return None if value == "" else value


def _alignment(column: int) -> Qt.AlignmentFlag:
    is_number = column in NUMBERS and column != Column.DATE
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
